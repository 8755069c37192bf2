// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace dateline {

/// A text output: standard output for "-", else a file written beside its place and renamed by `finish`.
/// Writes are gathered.
class OutputFile {
public:
    /// Throws UsageError when the file exists and `overwrite` is not set, SystemError when it cannot be made.
    OutputFile(std::filesystem::path path, bool overwrite);
    ~OutputFile(); ///< takes the file away unless it was finished
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    OutputFile(OutputFile&&) = delete;
    OutputFile& operator=(OutputFile&&) = delete;

    void write(std::string_view text);
    void finish();

private:
    void flush();

    struct Closer {
        void operator()(std::FILE* file) const;
    };
    std::filesystem::path m_path;
    std::filesystem::path m_part; ///< empty for standard output
    std::unique_ptr<std::FILE, Closer> m_file;
    std::string m_buffer;
};

/// Throws UsageError when an output may not be made there.
void check_output(const std::filesystem::path& path, bool overwrite);

} // namespace dateline
