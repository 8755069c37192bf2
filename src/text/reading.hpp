// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/byte_source.hpp"
#include "text/read_articles.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// What the readers of the formats share while one input is read: where articles go, and where complaints go.
class Reading {
public:
    Reading(const ReadOptions& options, const std::function<void(Article&&)>& sink, Diagnostics& diagnostics)
        : m_options(options), m_sink(sink), m_diagnostics(diagnostics) {}

    /// Start on an input; `file` is how messages name it.
    void start(std::string file) {
        m_file = std::move(file);
        m_given = 0;
    }
    [[nodiscard]] const std::string& file() const { return m_file; }
    [[nodiscard]] const ReadOptions& options() const { return m_options; }
    /// Articles of this input that went to the sink.
    [[nodiscard]] std::uint64_t given() const { return m_given; }

    /// Check an article whose text is UTF-8 and pass it on; what is wrong with it becomes a failure. `line`
    /// is the line or number of its record.
    void give(Article article, std::optional<std::uint32_t> line = std::nullopt);
    /// As above for text in an unknown encoding.
    void give_bytes(Article article, std::string bytes, std::string_view declared_encoding,
                    std::optional<std::uint32_t> line = std::nullopt);
    /// A web page in an unknown encoding. What `given` has goes before what the page says.
    void give_html(Article given, std::string bytes, std::string_view declared_encoding,
                   std::optional<std::uint32_t> line = std::nullopt);

    void failed(std::optional<std::uint32_t> line, std::string message);
    void warn(std::optional<std::uint32_t> line, std::string message);
    void note(std::optional<std::uint32_t> line, std::string message);

    /// The messages for what is longer than a page or record, or than a text may be.
    [[nodiscard]] std::string too_long() const;
    [[nodiscard]] std::string text_too_long() const;

private:
    const ReadOptions& m_options;
    const std::function<void(Article&&)>& m_sink;
    Diagnostics& m_diagnostics;
    std::string m_file;
    std::uint64_t m_given = 0;

    void say(Diagnostic::Severity severity, std::optional<std::uint32_t> line, std::string message);
};

/// Fill the empty fields of `given` from `found`: given metadata comes before the page's own.
void fill_from(Article& given, Article&& found);

/// The kinds of input.
enum class Format : std::uint8_t { unknown, text, html, json, json_lines, csv, feed, mail, mhtml, warc, zip };

/// By the name, compression endings (`.gz`, `.zst`) left out.
Format format_of_name(const std::filesystem::path& name);
/// By the first bytes; `unknown` when they say nothing.
Format format_of_bytes(std::string_view head);

// One reader a format. Each reads all of `bytes` and gives the articles in order; `given` is what is known of
// the article, or of each, from outside.
void read_json_lines(ByteReader& bytes, Reading& reading);
void read_json(ByteReader& bytes, Reading& reading);
void read_csv(ByteReader& bytes, Reading& reading);
void read_feed(ByteReader& bytes, Reading& reading);
void read_mail(ByteReader& bytes, Reading& reading, const Article& given);
void read_warc(ByteReader& bytes, Reading& reading);

} // namespace dateline
