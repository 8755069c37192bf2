// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/article.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// What a field of a JSON or CSV record, a feed or an index holds.
enum class RecordField : std::uint8_t {
    id,
    url,
    site,
    title,
    language,
    published,
    updated,
    text,
    html,
    file
};

/// The field that people call `name`: `datePublished`, `pub_date`, `headline`, `maintext` ... Case, `_` and
/// `-` do not count. The names are in `words/field_names.tsv`. `rank` is smaller for names that mean it more
/// surely.
struct NamedField {
    RecordField field = RecordField::text;
    std::uint32_t rank = 0;
};
std::optional<NamedField> find_record_field(std::string_view name);

/// Collects the fields of one record: of two names for the same field the surer one wins.
class RecordBuilder {
public:
    void set(std::string_view name, std::string value);
    void set(NamedField field, std::string value);

    [[nodiscard]] const std::string& html() const { return m_html; }
    [[nodiscard]] const std::string& file() const { return m_file; }
    /// The article so far; its times in ISO 8601 where they are understood, else as given.
    Article take();
    std::string take_html() { return std::move(m_html); }

private:
    Article m_article;
    std::string m_html;
    std::string m_file;
    std::array<std::uint32_t, 10> m_ranks{};

    std::string* target(RecordField field);
};

} // namespace dateline
