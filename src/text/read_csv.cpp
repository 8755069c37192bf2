// SPDX-License-Identifier: Apache-2.0
#include "text/csv_records.hpp"
#include "text/encoding.hpp"
#include "text/reading.hpp"
#include "text/record_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace dateline {

void read_csv(ByteReader& bytes, Reading& reading) {
    if (bytes.peek(1).empty()) {
        reading.failed(std::nullopt, "it is empty");
        return;
    }
    CsvRecords records{bytes, static_cast<std::size_t>(reading.options().most_article_bytes)};
    std::vector<std::string> cells;
    if (records.next(cells) != CsvRecords::State::complete) {
        reading.failed(1, "the header line of the table cannot be read");
        return;
    }
    std::vector<std::optional<NamedField>> fields;
    bool has_text = false;
    for (const std::string& cell : cells) {
        const auto mapped = std::find_if(reading.options().columns.begin(), reading.options().columns.end(),
                                         [&](const auto& column) { return column.second == cell; });
        std::optional<NamedField> field =
            find_record_field(mapped == reading.options().columns.end() ? cell : mapped->first);
        if (field && mapped != reading.options().columns.end())
            field->rank = 1; // what the user says is surest
        has_text =
            has_text || (field && (field->field == RecordField::text || field->field == RecordField::html));
        fields.push_back(field);
    }
    if (!has_text) {
        reading.failed(
            1,
            fmt::format("no column of the table is known to hold the text; its columns are {}: name it by a "
                        "column mapping (text=COLUMN)",
                        fmt::join(cells, ", ")));
        return;
    }
    for (;;) {
        const CsvRecords::State state = records.next(cells);
        if (state == CsvRecords::State::end)
            break;
        if (state == CsvRecords::State::too_long) {
            reading.failed(records.line(), reading.too_long());
            continue;
        }
        if (state == CsvRecords::State::unclosed) {
            reading.failed(records.line(), "a quoted cell is never closed: the table may be cut off");
            break;
        }
        if (cells.size() == 1 && cells.front().empty())
            continue;
        RecordBuilder builder;
        for (std::size_t i = 0; i < std::min(cells.size(), fields.size()); ++i) {
            if (!fields[i])
                continue;
            std::optional<DecodedText> decoded = decode_text(std::move(cells[i]));
            builder.set(*fields[i], decoded ? std::move(decoded->text) : std::string{});
        }
        std::string html = builder.take_html();
        Article article = builder.take();
        if (article.text.empty() && !html.empty())
            reading.give_html(std::move(article), std::move(html), "utf-8", records.line());
        else
            reading.give(std::move(article), records.line());
    }
}

} // namespace dateline
