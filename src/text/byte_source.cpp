// SPDX-License-Identifier: Apache-2.0
#include "text/byte_source.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dateline {

namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 16;

class FileSource : public ByteSource {
public:
    explicit FileSource(const std::filesystem::path& path)
        : m_descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (m_descriptor < 0)
            fail<SystemError>("cannot be opened: {}", std::strerror(errno));
        ::fstat(m_descriptor, &m_before);
    }
    explicit FileSource(int descriptor) : m_descriptor(descriptor), m_owned(false) {
        ::fstat(m_descriptor, &m_before);
    }
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;
    ~FileSource() override {
        if (m_owned && m_descriptor >= 0)
            ::close(m_descriptor);
    }

    std::size_t read(char* to, std::size_t most) override {
        for (;;) {
            const ssize_t got = ::read(m_descriptor, to, most);
            if (got > 0)
                return static_cast<std::size_t>(got);
            if (got == 0) {
                check_unchanged();
                return 0;
            }
            if (errno != EINTR)
                fail<SystemError>("cannot be read: {}", std::strerror(errno));
        }
    }

private:
    int m_descriptor;
    bool m_owned = true;
    struct stat m_before {};

    void check_unchanged() const {
        struct stat now {};
        if (!S_ISREG(m_before.st_mode) || ::fstat(m_descriptor, &now) != 0)
            return;
        if (now.st_size != m_before.st_size || now.st_mtim.tv_sec != m_before.st_mtim.tv_sec ||
            now.st_mtim.tv_nsec != m_before.st_mtim.tv_nsec)
            fail<SystemError>("changed while it was read: run again when it is complete");
    }
};

class MemorySource : public ByteSource {
public:
    explicit MemorySource(std::string bytes) : m_bytes(std::move(bytes)) {}

    std::size_t read(char* to, std::size_t most) override {
        const std::size_t count = std::min(most, m_bytes.size() - m_at);
        m_bytes.copy(to, count, m_at);
        m_at += count;
        return count;
    }

private:
    std::string m_bytes;
    std::size_t m_at = 0;
};

/// What a reader had buffered, then the source behind it.
class JoinedSource : public ByteSource {
public:
    JoinedSource(std::string first, std::unique_ptr<ByteSource> rest)
        : m_first(std::move(first)), m_rest(std::move(rest)) {}

    std::size_t read(char* to, std::size_t most) override {
        if (const std::size_t count = m_first.read(to, most); count > 0)
            return count;
        return m_rest->read(to, most);
    }

private:
    MemorySource m_first;
    std::unique_ptr<ByteSource> m_rest;
};

} // namespace

std::unique_ptr<ByteSource> open_file(const std::filesystem::path& path) {
    return std::make_unique<FileSource>(path);
}

std::unique_ptr<ByteSource> standard_input() {
    return std::make_unique<FileSource>(STDIN_FILENO);
}

std::unique_ptr<ByteSource> bytes_in_memory(std::string bytes) {
    return std::make_unique<MemorySource>(std::move(bytes));
}

bool ByteReader::fill(std::size_t wanted) {
    while (!m_ended && m_buffer.size() - m_at < wanted) {
        if (m_at > 0) {
            m_buffer.erase(0, m_at);
            m_at = 0;
        }
        const std::size_t old = m_buffer.size();
        m_buffer.resize(old + std::max(buffer_size, wanted - old));
        const std::size_t got = m_source->read(m_buffer.data() + old, m_buffer.size() - old);
        m_buffer.resize(old + got);
        m_ended = got == 0;
    }
    return m_buffer.size() - m_at >= wanted;
}

void ByteReader::take(std::size_t count) {
    m_at += count;
    if (m_at == m_buffer.size()) {
        m_buffer.clear();
        m_at = 0;
    }
}

std::string_view ByteReader::peek(std::size_t count) {
    fill(count);
    return std::string_view{m_buffer}.substr(m_at, count);
}

ByteReader::Line ByteReader::read_line(std::string& line, std::size_t most) {
    line.clear();
    bool too_long = false;
    if (!fill(1))
        return Line::end;
    while (fill(1)) {
        const std::size_t end = m_buffer.find('\n', m_at);
        const std::size_t count = (end == std::string::npos ? m_buffer.size() : end) - m_at;
        too_long = too_long || line.size() + count > most;
        if (too_long)
            line.clear();
        else
            line.append(m_buffer, m_at, count);
        take(count + (end == std::string::npos ? 0 : 1));
        if (end != std::string::npos)
            break;
    }
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    return too_long ? Line::too_long : Line::complete;
}

bool ByteReader::read_rest(std::string& bytes, std::size_t most) {
    bytes.clear();
    while (fill(1)) {
        const std::size_t count = std::min(m_buffer.size() - m_at, most - bytes.size());
        bytes.append(m_buffer, m_at, count);
        take(count);
        if (bytes.size() == most)
            return !fill(1);
    }
    return true;
}

void ByteReader::read(std::string& bytes, std::size_t count) {
    while (count > 0 && fill(1)) {
        const std::size_t got = std::min(m_buffer.size() - m_at, count);
        bytes.append(m_buffer, m_at, got);
        take(got);
        count -= got;
    }
}

void ByteReader::skip(std::size_t count) {
    while (count > 0 && fill(1)) {
        const std::size_t got = std::min(m_buffer.size() - m_at, count);
        take(got);
        count -= got;
    }
}

std::unique_ptr<ByteSource> ByteReader::release() {
    std::string buffered = m_buffer.substr(m_at);
    m_buffer.clear();
    m_at = 0;
    return std::make_unique<JoinedSource>(std::move(buffered), std::move(m_source));
}

} // namespace dateline
