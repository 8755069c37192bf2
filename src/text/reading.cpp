// SPDX-License-Identifier: Apache-2.0
#include "text/reading.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/encoding.hpp"
#include "text/identify_language.hpp"
#include "text/kept_text.hpp"
#include "text/read_html.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace dateline {

void Reading::say(Diagnostic::Severity severity, std::optional<std::uint32_t> line, std::string message) {
    m_diagnostics.push_back({severity, m_file, line, std::move(message)});
}

void Reading::failed(std::optional<std::uint32_t> line, std::string message) {
    say(Diagnostic::Severity::failure, line, std::move(message));
}

void Reading::warn(std::optional<std::uint32_t> line, std::string message) {
    say(Diagnostic::Severity::warning, line, std::move(message));
}

void Reading::note(std::optional<std::uint32_t> line, std::string message) {
    say(Diagnostic::Severity::note, line, std::move(message));
}

std::string Reading::too_long() const {
    return fmt::format("longer than {} MB, the most one page or record may have: not read",
                       m_options.most_article_bytes >> 20U);
}

std::string Reading::text_too_long() const {
    return fmt::format("longer than {} MB, the most the text of one article may have: not read; if these are "
                       "many articles, give them as JSON lines",
                       m_options.most_text_bytes >> 20U);
}

void Reading::give(Article article, std::optional<std::uint32_t> line) {
    if (article.text.find_first_not_of(" \t\r\n") == std::string::npos) {
        failed(line, "there is no text in it");
        return;
    }
    if (article.text.size() > m_options.most_text_bytes) {
        failed(line, text_too_long());
        return;
    }
    if (const auto bad = find_invalid_utf8(article.text)) {
        failed(line, fmt::format("not UTF-8: byte {} is not part of a character", *bad));
        return;
    }
    if (article.source.empty())
        article.source = line ? fmt::format("{}:{}", m_file, *line) : m_file;
    complete(article);
    if (article.language.empty())
        article.language = identify_language(article.text);
    if (!has_rules(article.language))
        warn(line,
             fmt::format("its language, {}, has no rules yet: little will be found in it",
                         article.language.empty() ? "which could not be identified" : article.language));
    ++m_given;
    m_sink(std::move(article));
}

void Reading::give_bytes(Article article, std::string bytes, std::string_view declared_encoding,
                         std::optional<std::uint32_t> line) {
    if (bytes.empty()) {
        failed(line, "it is empty");
        return;
    }
    const auto bad = find_invalid_utf8(bytes);
    std::optional<DecodedText> decoded = decode_text(std::move(bytes), declared_encoding);
    if (!decoded) {
        failed(line,
               bad ? fmt::format(
                         "not UTF-8 (byte {} is not part of a character) nor any other known encoding", *bad)
                   : std::string{"not text in any known encoding"});
        return;
    }
    if (decoded->encoding != "UTF-8")
        note(line, fmt::format("read as {}", decoded->encoding));
    article.text = std::move(decoded->text);
    give(std::move(article), line);
}

void Reading::give_html(Article given, std::string bytes, std::string_view declared_encoding,
                        std::optional<std::uint32_t> line) {
    if (bytes.empty()) {
        failed(line, "it is empty");
        return;
    }
    const std::string declared =
        declared_encoding.empty() ? declared_html_encoding(bytes) : std::string{declared_encoding};
    std::optional<DecodedText> decoded = decode_text(std::move(bytes), declared);
    if (!decoded) {
        failed(line, "not a page in any known encoding");
        return;
    }
    if (decoded->encoding != "UTF-8")
        note(line, fmt::format("read as {}", decoded->encoding));
    fill_from(given, read_html(decoded->text));
    give(std::move(given), line);
}

void fill_from(Article& given, Article&& found) {
    for (std::string Article::*field :
         {&Article::id, &Article::url, &Article::site, &Article::title, &Article::language,
          &Article::published, &Article::updated, &Article::source, &Article::text}) {
        if ((given.*field).empty())
            given.*field = std::move(found.*field);
    }
    if (given.captions.empty())
        given.captions = std::move(found.captions);
}

Format format_of_name(const std::filesystem::path& name) {
    constexpr std::array<std::pair<std::string_view, Format>, 19> endings{{{".txt", Format::text},
                                                                           {".text", Format::text},
                                                                           {".md", Format::text},
                                                                           {".html", Format::html},
                                                                           {".htm", Format::html},
                                                                           {".xhtml", Format::html},
                                                                           {".json", Format::json},
                                                                           {".jsonl", Format::json_lines},
                                                                           {".ndjson", Format::json_lines},
                                                                           {".csv", Format::csv},
                                                                           {".tsv", Format::csv},
                                                                           {".xml", Format::feed},
                                                                           {".rss", Format::feed},
                                                                           {".atom", Format::feed},
                                                                           {".eml", Format::mail},
                                                                           {".mht", Format::mhtml},
                                                                           {".mhtml", Format::mhtml},
                                                                           {".warc", Format::warc},
                                                                           {".zip", Format::zip}}};
    const std::string ending = to_lower(name.extension().string());
    if (ending == ".gz" || ending == ".zst") {
        const Format inner = format_of_name(name.stem());
        return inner == Format::zip ? Format::unknown : inner;
    }
    for (const auto& [known, format] : endings) {
        if (ending == known)
            return format;
    }
    return Format::unknown;
}

Format format_of_bytes(std::string_view head) {
    if (head.starts_with("PK\x03\x04"))
        return Format::zip;
    if (head.starts_with("WARC/"))
        return Format::warc;
    if (head.starts_with("\xEF\xBB\xBF"))
        head.remove_prefix(3);
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return Format::unknown;
    head.remove_prefix(begin);
    if (head.front() == '{' || head.starts_with("[{") || head.starts_with("[\n") || head.starts_with("[ "))
        return Format::json;
    const std::string lower = to_lower(head.substr(0, 1024));
    if (lower.starts_with("<!doctype html") || lower.starts_with("<html") ||
        lower.find("<html") != std::string::npos)
        return lower.front() == '<' ? Format::html : Format::unknown;
    if (lower.starts_with("<?xml") || lower.starts_with("<rss") || lower.starts_with("<feed"))
        return lower.find("<rss") != std::string::npos || lower.find("<feed") != std::string::npos ||
                       lower.find("<rdf:rdf") != std::string::npos
                   ? Format::feed
                   : Format::unknown;
    return Format::unknown;
}

} // namespace dateline
