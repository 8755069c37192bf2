// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace dateline {

/// Where bytes come from: a file, standard input, memory, a decompressor.
class ByteSource {
public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;

    /// Up to `most` bytes into `to`; 0 only at the end. Throws SystemError.
    virtual std::size_t read(char* to, std::size_t most) = 0;
};

/// A file. Reading throws SystemError at the end when the file changed while it was read.
std::unique_ptr<ByteSource> open_file(const std::filesystem::path& path);
std::unique_ptr<ByteSource> standard_input();
std::unique_ptr<ByteSource> bytes_in_memory(std::string bytes);

/// Buffers a source: look ahead, lines, the rest. Memory is bounded by what is asked for.
class ByteReader {
public:
    explicit ByteReader(std::unique_ptr<ByteSource> source) : m_source(std::move(source)) {}

    /// The next `count` bytes without taking them; fewer at the end.
    std::string_view peek(std::size_t count);

    enum class Line { end, complete, too_long };
    /// The next line without its end. A line of more than `most` bytes is skipped.
    Line read_line(std::string& line, std::size_t most);

    /// All that is left. False when that is more than `most` bytes (`bytes` then holds the first of them).
    bool read_rest(std::string& bytes, std::size_t most);

    /// Append `count` bytes to `bytes`; fewer at the end.
    void read(std::string& bytes, std::size_t count);
    /// Pass over `count` bytes.
    void skip(std::size_t count);

    /// Take what is left as a source of its own.
    std::unique_ptr<ByteSource> release();

private:
    std::unique_ptr<ByteSource> m_source;
    std::string m_buffer;
    std::size_t m_at = 0;
    bool m_ended = false;

    bool fill(std::size_t wanted); ///< at least `wanted` bytes in the buffer, unless the end is near
    void take(std::size_t count);
};

/// When the bytes are gzip or Zstandard data, what they expand to (members one after another); else
/// themselves.
std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> source);

} // namespace dateline
