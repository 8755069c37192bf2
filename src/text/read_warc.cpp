// SPDX-License-Identifier: Apache-2.0
// Web archives (ISO 28500), as Common Crawl's news archive: the pages among the responses.
#include "base/error.hpp"
#include "text/mime.hpp"
#include "text/reading.hpp"

#include <fmt/format.h>

#include <charconv>

namespace dateline {

namespace {

std::optional<std::uint64_t> number_of(std::string_view digits) {
    std::uint64_t value = 0;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return parsed.ec == std::errc{} && parsed.ptr != digits.data() ? std::optional{value} : std::nullopt;
}

/// HTTP's chunked transfer form undone; what is damaged ends it.
std::string dechunked(std::string_view body) {
    std::string bytes;
    while (!body.empty()) {
        std::size_t size = 0;
        const auto parsed = std::from_chars(body.data(), body.data() + body.size(), size, 16);
        const std::size_t line_end = body.find('\n');
        if (parsed.ec != std::errc{} || line_end == std::string_view::npos || size == 0)
            break;
        body.remove_prefix(line_end + 1);
        bytes += body.substr(0, size);
        body.remove_prefix(std::min(body.size(), size + 2));
    }
    return bytes;
}

std::string expanded(std::string body, const MimeHeaders& http, std::size_t most) {
    if (http.get("transfer-encoding") == "chunked")
        body = dechunked(body);
    if (http.get("content-encoding") != "gzip")
        return body;
    ByteReader reader{decompressed(bytes_in_memory(std::move(body)))};
    std::string bytes;
    reader.read_rest(bytes, most);
    return bytes;
}

void give_response(const MimeHeaders& record, std::string_view block, std::uint32_t number,
                   Reading& reading) {
    std::string_view rest = block;
    const std::string_view status = rest.substr(0, rest.find('\n'));
    if (!status.starts_with("HTTP/") || status.find(" 200") == std::string_view::npos)
        return;
    const MimeHeaders http = MimeHeaders::take(rest);
    const std::string type = http.media_type();
    if (type != "text/html" && type != "application/xhtml+xml" && type != "text/plain")
        return;
    Article article;
    article.source = fmt::format("{}:record {}", reading.file(), number);
    const std::string_view url = record.get("warc-target-uri");
    std::string bytes;
    try {
        bytes =
            expanded(std::string{rest}, http, static_cast<std::size_t>(reading.options().most_article_bytes));
    } catch (const SystemError& error) {
        reading.failed(number, fmt::format("the page {}: {}", url, error.what()));
        return;
    }
    // The address asked for, unless the page names its own.
    if (type == "text/plain") {
        article.url = url;
        reading.give_bytes(std::move(article), std::move(bytes), http.parameter("content-type", "charset"),
                           number);
        return;
    }
    article.url = url;
    reading.give_html(std::move(article), std::move(bytes), http.parameter("content-type", "charset"),
                      number);
}

} // namespace

void read_warc(ByteReader& bytes, Reading& reading) {
    constexpr std::size_t longest_header = std::size_t{1} << 16;
    const std::uint64_t most = reading.options().most_article_bytes;
    std::uint32_t number = 0;
    std::string line;
    for (;;) {
        ByteReader::Line state = bytes.read_line(line, longest_header);
        while (state == ByteReader::Line::complete && line.empty())
            state = bytes.read_line(line, longest_header);
        if (state == ByteReader::Line::end)
            break;
        ++number;
        if (!line.starts_with("WARC/")) {
            reading.failed(number, "the web archive is damaged at this record: the rest is not read");
            return;
        }
        MimeHeaders headers;
        while (bytes.read_line(line, longest_header) == ByteReader::Line::complete && !line.empty())
            headers.add_line(line);
        const std::optional<std::uint64_t> size = number_of(headers.get("content-length"));
        if (!size) {
            reading.failed(number, "a record without length: the rest is not read");
            return;
        }
        if (headers.get("warc-type") != "response" && headers.get("warc-type") != "resource") {
            bytes.skip(static_cast<std::size_t>(*size));
            continue;
        }
        if (*size > most) {
            reading.failed(number, reading.too_long());
            bytes.skip(static_cast<std::size_t>(*size));
            continue;
        }
        std::string block;
        bytes.read(block, static_cast<std::size_t>(*size));
        if (block.size() < *size) {
            reading.failed(number, "the web archive is cut off in this record");
            return;
        }
        if (headers.get("warc-type") == "response") {
            give_response(headers, block, number, reading);
        } else if (headers.media_type() == "text/html") {
            Article article;
            article.url = headers.get("warc-target-uri");
            reading.give_html(std::move(article), std::move(block),
                              headers.parameter("content-type", "charset"), number);
        }
    }
    if (number == 0)
        reading.failed(std::nullopt, "it is empty");
    else if (reading.given() == 0)
        reading.warn(std::nullopt, "no pages in this web archive");
}

} // namespace dateline
