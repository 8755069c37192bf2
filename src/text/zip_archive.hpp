// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/byte_source.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace dateline {

/// The files of a ZIP archive. Throws SystemError when it is none.
class ZipArchive {
public:
    explicit ZipArchive(const std::filesystem::path& path);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    [[nodiscard]] std::size_t size() const;
    /// The name of an entry; folders end with `/`.
    [[nodiscard]] std::string name(std::size_t index) const;
    /// Its bytes, expanded as they are read. The archive must outlive them.
    [[nodiscard]] std::unique_ptr<ByteSource> open(std::size_t index) const;

private:
    struct Handle;
    std::unique_ptr<Handle> m_handle;
};

} // namespace dateline
