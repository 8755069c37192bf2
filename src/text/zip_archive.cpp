// SPDX-License-Identifier: Apache-2.0
#include "text/zip_archive.hpp"

#include "base/error.hpp"

#include <zip.h>

namespace dateline {

struct ZipArchive::Handle {
    zip_t* archive = nullptr;
};

namespace {

class ZipEntrySource : public ByteSource {
public:
    explicit ZipEntrySource(zip_file_t* file) : m_file(file) {}
    ZipEntrySource(const ZipEntrySource&) = delete;
    ZipEntrySource& operator=(const ZipEntrySource&) = delete;
    ~ZipEntrySource() override { zip_fclose(m_file); }

    std::size_t read(char* to, std::size_t most) override {
        const zip_int64_t got = zip_fread(m_file, to, most);
        if (got < 0)
            fail<SystemError>("damaged in the ZIP archive: {}", zip_file_strerror(m_file));
        return static_cast<std::size_t>(got);
    }

private:
    zip_file_t* m_file;
};

} // namespace

ZipArchive::ZipArchive(const std::filesystem::path& path) : m_handle(std::make_unique<Handle>()) {
    int code = 0;
    m_handle->archive = zip_open(path.c_str(), ZIP_RDONLY, &code);
    if (m_handle->archive == nullptr) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string message = zip_error_strerror(&error);
        zip_error_fini(&error);
        fail<SystemError>("cannot be opened as a ZIP archive: {}", message);
    }
}

ZipArchive::~ZipArchive() {
    zip_discard(m_handle->archive);
}

std::size_t ZipArchive::size() const {
    const zip_int64_t entries = zip_get_num_entries(m_handle->archive, 0);
    return entries < 0 ? 0 : static_cast<std::size_t>(entries);
}

std::string ZipArchive::name(std::size_t index) const {
    const char* name = zip_get_name(m_handle->archive, index, 0);
    return name == nullptr ? std::string{} : name;
}

std::unique_ptr<ByteSource> ZipArchive::open(std::size_t index) const {
    zip_file_t* file = zip_fopen_index(m_handle->archive, index, 0);
    if (file == nullptr)
        fail<SystemError>("cannot be read from the ZIP archive: {}", zip_strerror(m_handle->archive));
    return std::make_unique<ZipEntrySource>(file);
}

} // namespace dateline
