// SPDX-License-Identifier: Apache-2.0
#include "text/article_index.hpp"

#include "base/error.hpp"
#include "text/csv_records.hpp"
#include "text/record_fields.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::json;

constexpr std::size_t most_bytes = std::size_t{256} << 20;

std::string text_of(const Json& value) {
    if (value.is_string())
        return value.get<std::string>();
    return value.is_number_integer() ? fmt::format("{}", value.get<std::int64_t>()) : std::string{};
}

/// Only these say something of the article; notes and dates found elsewhere do not.
constexpr std::array<const char*, 8> index_keys{"id",    "file",     "url",       "site",
                                                "title", "language", "published", "updated"};

} // namespace

bool ArticleIndexes::is_index(const std::filesystem::path& path) {
    return path.filename() == "index.json" || path.filename() == "index.csv";
}

Article ArticleIndexes::find(const std::filesystem::path& file) {
    const auto made = m_indexes.try_emplace(file.parent_path());
    const auto entry = made.first;
    if (made.second) {
        std::error_code error;
        const auto read = [&](const char* name, auto reader) {
            const std::filesystem::path index = file.parent_path() / name;
            if (!std::filesystem::is_regular_file(index, error))
                return;
            try {
                (this->*reader)(index, entry->second);
            } catch (const Error& failure) {
                m_diagnostics.push_back(
                    {Diagnostic::Severity::warning, index.string(), std::nullopt,
                     fmt::format("{}: the articles are read without it", failure.what())});
            }
        };
        read("index.json", &ArticleIndexes::read_json);
        read("index.csv", &ArticleIndexes::read_table);
    }
    const auto found = entry->second.find(file.filename().string());
    return found == entry->second.end() ? Article{} : found->second;
}

void ArticleIndexes::read_json(const std::filesystem::path& file, Index& index) {
    ByteReader bytes{open_file(file)};
    std::string text;
    if (!bytes.read_rest(text, most_bytes))
        fail<SystemError>("too long for an index");
    const Json json = Json::parse(text, nullptr, false);
    const Json* records = &json;
    if (json.is_object() && json.contains("articles"))
        records = &json.at("articles");
    if (!records->is_array())
        fail<SystemError>("not a list of articles in JSON");
    for (const Json& record : *records) {
        if (!record.is_object())
            continue;
        RecordBuilder builder;
        for (const char* key : index_keys) {
            if (const auto found = record.find(key); found != record.end())
                builder.set(key, text_of(*found));
        }
        const std::string name = builder.file();
        if (!name.empty())
            index.emplace(name, builder.take());
    }
}

void ArticleIndexes::read_table(const std::filesystem::path& file, Index& index) {
    ByteReader bytes{open_file(file)};
    CsvRecords records{bytes, most_bytes};
    std::vector<std::string> names;
    std::vector<std::string> cells;
    if (records.next(names) != CsvRecords::State::complete)
        fail<SystemError>("no header line");
    while (records.next(cells) == CsvRecords::State::complete) {
        RecordBuilder builder;
        for (std::size_t i = 0; i < std::min(names.size(), cells.size()); ++i) {
            const auto field = find_record_field(names[i]);
            if (field && field->field != RecordField::text && field->field != RecordField::html)
                builder.set(*field, std::move(cells[i]));
        }
        const std::string name = builder.file();
        if (!name.empty())
            index.emplace(name, builder.take());
    }
}

} // namespace dateline
