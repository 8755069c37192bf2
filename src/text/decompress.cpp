// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "text/byte_source.hpp"

#include <array>
#include <zlib.h>
#include <zstd.h>

namespace dateline {

namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 16;

class GzipSource : public ByteSource {
public:
    explicit GzipSource(std::unique_ptr<ByteSource> source) : m_source(std::move(source)) {
        constexpr int gzip_or_zlib = 15 + 32;
        if (inflateInit2(&m_stream, gzip_or_zlib) != Z_OK)
            fail<SystemError>("cannot start the gzip decompressor");
    }
    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;
    ~GzipSource() override { inflateEnd(&m_stream); }

    std::size_t read(char* to, std::size_t most) override {
        most = std::min<std::size_t>(most, std::size_t{1} << 30U);
        m_stream.next_out = reinterpret_cast<Bytef*>(to);
        m_stream.avail_out = static_cast<uInt>(most);
        while (m_stream.avail_out == most) {
            if (m_stream.avail_in == 0 && !refill())
                return ended();
            if (m_between) {
                // One member ended: another one may follow.
                inflateReset(&m_stream);
                m_between = false;
            }
            const int status = inflate(&m_stream, Z_NO_FLUSH);
            if (status == Z_STREAM_END)
                m_between = true;
            else if (status != Z_OK && status != Z_BUF_ERROR)
                fail<SystemError>("damaged gzip data: {}",
                                  m_stream.msg != nullptr ? m_stream.msg : "unknown error");
        }
        return most - m_stream.avail_out;
    }

private:
    std::unique_ptr<ByteSource> m_source;
    z_stream m_stream{};
    std::array<char, buffer_size> m_input{};
    bool m_between = false;

    bool refill() {
        const std::size_t got = m_source->read(m_input.data(), m_input.size());
        m_stream.next_in = reinterpret_cast<Bytef*>(m_input.data());
        m_stream.avail_in = static_cast<uInt>(got);
        return got > 0;
    }

    [[nodiscard]] std::size_t ended() const {
        if (!m_between)
            fail<SystemError>("gzip data is cut off");
        return 0;
    }
};

class ZstandardSource : public ByteSource {
public:
    explicit ZstandardSource(std::unique_ptr<ByteSource> source)
        : m_source(std::move(source)), m_stream(ZSTD_createDStream()) {
        if (m_stream == nullptr)
            fail<SystemError>("cannot start the Zstandard decompressor");
    }
    ZstandardSource(const ZstandardSource&) = delete;
    ZstandardSource& operator=(const ZstandardSource&) = delete;
    ~ZstandardSource() override { ZSTD_freeDStream(m_stream); }

    std::size_t read(char* to, std::size_t most) override {
        ZSTD_outBuffer out{to, most, 0};
        while (out.pos == 0) {
            if (m_in.pos == m_in.size) {
                m_in = {m_input.data(), m_source->read(m_input.data(), m_input.size()), 0};
                if (m_in.size == 0) {
                    if (m_expected != 0)
                        fail<SystemError>("Zstandard data is cut off");
                    return 0;
                }
            }
            m_expected = ZSTD_decompressStream(m_stream, &out, &m_in);
            if (ZSTD_isError(m_expected) != 0)
                fail<SystemError>("damaged Zstandard data: {}", ZSTD_getErrorName(m_expected));
        }
        return out.pos;
    }

private:
    std::unique_ptr<ByteSource> m_source;
    ZSTD_DStream* m_stream;
    std::array<char, buffer_size> m_input{};
    ZSTD_inBuffer m_in{nullptr, 0, 0};
    std::size_t m_expected = 0;
};

} // namespace

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> source) {
    ByteReader reader{std::move(source)};
    const std::string_view head = reader.peek(4);
    const bool gzip = head.starts_with("\x1F\x8B");
    const bool zstandard = head == "\x28\xB5\x2F\xFD";
    std::unique_ptr<ByteSource> same = reader.release();
    if (gzip)
        return std::make_unique<GzipSource>(std::move(same));
    if (zstandard)
        return std::make_unique<ZstandardSource>(std::move(same));
    return same;
}

} // namespace dateline
