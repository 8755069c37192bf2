// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "cli/emit.hpp"
#include "cli/extract_article.hpp"
#include "cli/resources.hpp"
#include "layers/rows.hpp"
#include "layers/schema.hpp"
#include "text/kept_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <limits>
#include <string>
#include <utility>

namespace dateline {

namespace {

std::string member(const nlohmann::json& record, const char* name) {
    const auto found = record.find(name);
    return found != record.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

/// The exported fields of a row under their names, as everywhere readers meet them.
nlohmann::ordered_json json_of(const Row& row, const TableDefinition& table) {
    nlohmann::ordered_json line;
    for (std::size_t i = 0; i < table.fields.size() && i < row.values.size(); ++i) {
        const FieldDefinition& field = table.fields[i];
        if (!field.exported)
            continue;
        std::visit(
            [&](const auto& value) {
                using Held = std::decay_t<decltype(value)>;
                if constexpr (std::is_same_v<Held, std::monostate>)
                    line[field.name] = nullptr;
                else if constexpr (std::is_same_v<Held, std::int64_t>) {
                    if (field.type == FieldType::boolean)
                        line[field.name] = value != 0;
                    else
                        line[field.name] = value;
                } else
                    line[field.name] = value;
            },
            row.values[i]);
    }
    return line;
}

/// One line for each report, or each figure: the columns of the tables `reports` and `figures`.
class ReportEmitter : public Emitter {
public:
    ReportEmitter(bool figures, const EmitOptions& options, const Session& session)
        : m_figures{figures}, m_resources{load_resources(session, options.gazetteers)} {}

    void emit(const nlohmann::json& record, const std::string& source) override {
        Article article;
        article.id = record_id(record, source);
        article.source = source;
        article.text = record["text"].get<std::string>();
        article.url = member(record, "url");
        article.site = member(record, "site");
        article.title = member(record, "title");
        article.language = member(record, "language");
        article.published = member(record, "published");
        article.updated = member(record, "updated");
        if (article.text.size() > std::numeric_limits<std::uint32_t>::max())
            throw DataError{"the text is longer than 4 GiB"};
        complete(article);
        const ArticleReports found = extract_article(std::move(article), m_resources).found;
        if (m_figures) {
            for (const Figure& figure : found.figures)
                write(figure_row(figure, false), "figures");
        } else {
            for (const Report& report : found.reports)
                write(report_row(report, {}), "reports");
        }
    }

private:
    static void write(const Row& row, std::string_view table_name) {
        const TableDefinition* table = find_table(table_name);
        if (table != nullptr)
            fmt::print("{}\n",
                       json_of(row, *table).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    }

    bool m_figures;
    Resources m_resources;
};

} // namespace

std::unique_ptr<Emitter> make_report_emitter(bool figures, const EmitOptions& options,
                                             const Session& session) {
    return std::make_unique<ReportEmitter>(figures, options, session);
}

} // namespace dateline
