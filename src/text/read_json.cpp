// SPDX-License-Identifier: Apache-2.0
// JSON lines, JSON arrays and single JSON articles.
#include "text/json_records.hpp"
#include "text/reading.hpp"
#include "text/record_fields.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::json;

std::size_t most_record_bytes(const Reading& reading) {
    return static_cast<std::size_t>(reading.options().most_article_bytes);
}

std::string text_of(const Json& value) {
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_number_integer())
        return fmt::format("{}", value.get<std::int64_t>());
    if (value.is_object()) {
        for (const char* key : {"name", "title", "rendered", "value", "domain"}) {
            if (const auto found = value.find(key); found != value.end() && found->is_string())
                return found->get<std::string>();
        }
    }
    if (value.is_array() && !value.empty() && value.front().is_string()) {
        // Paragraphs of a text.
        std::string joined;
        for (const Json& part : value) {
            if (part.is_string())
                joined += (joined.empty() ? "" : "\n\n") + part.get<std::string>();
        }
        return joined;
    }
    return {};
}

bool looks_like_html(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return false;
    return text[begin] == '<' || text.find("<p>") != std::string_view::npos ||
           text.find("</p>") != std::string_view::npos;
}

void give_record(const Json& record, std::uint32_t line, Reading& reading) {
    RecordBuilder builder;
    for (const auto& [key, value] : record.items())
        builder.set(key, text_of(value));
    std::string html = builder.take_html();
    Article article = builder.take();
    if (article.text.empty() && html.empty()) {
        failed_without_text(record, line, reading);
        return;
    }
    if (article.text.empty() || looks_like_html(article.text)) {
        std::string page = article.text.empty() ? std::move(html) : std::move(article.text);
        article.text.clear();
        reading.give_html(std::move(article), std::move(page), "utf-8", line);
    } else {
        reading.give(std::move(article), line);
    }
}

} // namespace

void failed_without_text(const Json& record, std::uint32_t line, Reading& reading) {
    std::string names;
    for (const auto& [key, value] : record.items()) {
        if (names.size() < 80)
            names += (names.empty() ? "" : ", ") + key;
    }
    reading.failed(line, fmt::format("no text field with words in it; its fields are {}",
                                     names.empty() ? "none" : names));
}

void read_json_lines(ByteReader& bytes, Reading& reading) {
    std::uint32_t number = 0;
    std::string line;
    for (;;) {
        const ByteReader::Line state = bytes.read_line(line, most_record_bytes(reading));
        if (state == ByteReader::Line::end)
            break;
        ++number;
        if (state == ByteReader::Line::too_long) {
            reading.failed(number, reading.too_long());
            continue;
        }
        std::string_view record = line;
        if (number == 1 && record.starts_with("\xEF\xBB\xBF"))
            record.remove_prefix(3);
        if (record.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const Json json = Json::parse(record, nullptr, false);
        if (json.is_object())
            give_record(json, number, reading);
        else
            reading.failed(number, json.is_discarded()
                                       ? "not valid JSON: the line may be cut off or not be UTF-8"
                                       : "not a JSON object");
    }
    if (number == 0)
        reading.failed(std::nullopt, "it is empty");
}

void read_json(ByteReader& bytes, Reading& reading) {
    JsonRecords records{bytes, most_record_bytes(reading)};
    std::string record;
    std::uint32_t number = 0;
    for (;;) {
        const JsonRecords::State state = records.next(record);
        if (state == JsonRecords::State::end)
            break;
        ++number;
        if (state == JsonRecords::State::too_long) {
            reading.failed(records.line(), reading.too_long());
            continue;
        }
        if (state == JsonRecords::State::cut_off) {
            reading.failed(records.line(), "the JSON is cut off or damaged here");
            break;
        }
        const Json json = Json::parse(record, nullptr, false);
        if (!json.is_object()) {
            reading.failed(records.line(), "not valid JSON");
            continue;
        }
        give_record(json, records.line(), reading);
    }
    if (number == 0)
        reading.failed(std::nullopt, "there are no JSON objects in it");
}

} // namespace dateline
