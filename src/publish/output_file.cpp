// SPDX-License-Identifier: Apache-2.0
#include "publish/output_file.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <cstring>
#include <system_error>

namespace dateline {

namespace {
constexpr std::size_t buffer_bytes = 1U << 18U;
}

void OutputFile::Closer::operator()(std::FILE* file) const {
    // Whether all was written is asked before; here the file is only let go.
    if (file != stdout)
        static_cast<void>(std::fclose(file));
}

void check_output(const std::filesystem::path& path, bool overwrite) {
    if (path == "-")
        return;
    if (std::filesystem::is_directory(path))
        fail<UsageError>("{}: is a folder", path.string());
    if (std::filesystem::exists(path) && !overwrite)
        fail<UsageError>("{}: exists already; --overwrite replaces it", path.string());
    const std::filesystem::path folder =
        path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
    if (!std::filesystem::is_directory(folder))
        fail<UsageError>("{}: there is no folder {}", path.string(), folder.string());
}

OutputFile::OutputFile(std::filesystem::path path, bool overwrite) : m_path(std::move(path)) {
    check_output(m_path, overwrite);
    if (m_path == "-") {
        m_file.reset(stdout);
        return;
    }
    m_part = m_path.string() + ".part";
    m_file.reset(std::fopen(m_part.c_str(), "wb"));
    if (!m_file)
        fail<SystemError>("{}: cannot be written: {}", m_part.string(), std::strerror(errno));
}

OutputFile::~OutputFile() {
    if (m_part.empty() || !m_file)
        return;
    m_file.reset();
    std::error_code ignored;
    std::filesystem::remove(m_part, ignored);
}

void OutputFile::flush() {
    if (std::fwrite(m_buffer.data(), 1, m_buffer.size(), m_file.get()) != m_buffer.size())
        fail<SystemError>("{}: cannot be written: {}", m_path.string(), std::strerror(errno));
    m_buffer.clear();
}

void OutputFile::write(std::string_view text) {
    m_buffer += text;
    if (m_buffer.size() >= buffer_bytes)
        flush();
}

void OutputFile::finish() {
    flush();
    if (std::fflush(m_file.get()) != 0)
        fail<SystemError>("{}: cannot be written: {}", m_path.string(), std::strerror(errno));
    if (m_part.empty())
        return;
    m_file.reset();
    std::error_code error;
    std::filesystem::rename(m_part, m_path, error);
    if (error)
        fail<SystemError>("{}: cannot be put in place: {}", m_path.string(), error.message());
}

} // namespace dateline
