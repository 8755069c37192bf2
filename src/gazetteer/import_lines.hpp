// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace dateline {

/// Reads a text file line by line in bounded memory: plain, gzip (`.gz`) or the one text file in a `.zip` (of
/// several the one named like the archive, else the largest). Throws SystemError when it cannot be read,
/// DataError when an archive holds no text or a line is longer than a megabyte.
class ImportLines {
public:
    explicit ImportLines(const std::filesystem::path& path);
    ~ImportLines();
    ImportLines(const ImportLines&) = delete;
    ImportLines& operator=(const ImportLines&) = delete;

    /// The next line without its end; false when there is none. The view holds until the next call.
    bool next(std::string_view& line);
    [[nodiscard]] std::uint64_t line_number() const { return m_number; }
    [[nodiscard]] const std::string& name() const { return m_name; }

private:
    bool fill();
    std::string m_name;
    void* m_file = nullptr; ///< VSILFILE of GDAL
    std::string m_buffer;
    std::size_t m_at = 0;
    std::uint64_t m_number = 0;
    bool m_ended = false;
};

} // namespace dateline
