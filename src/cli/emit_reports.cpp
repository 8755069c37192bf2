// SPDX-License-Identifier: Apache-2.0
#include "base/data_path.hpp"
#include "base/error.hpp"
#include "cli/emit.hpp"
#include "cli/gazetteer_files.hpp"
#include "event/extract.hpp"
#include "layers/definitions.hpp"
#include "layers/rows.hpp"
#include "layers/schema.hpp"
#include "place/read_places.hpp"
#include "text/analyse.hpp"
#include "text/kept_text.hpp"
#include "time/chronology.hpp"
#include "time/read_times.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <limits>
#include <string>
#include <utility>

namespace dateline {

namespace {

std::vector<std::filesystem::path> definition_folders(const Session& session) {
    std::vector<std::filesystem::path> folders;
    for (const std::filesystem::path& directory : session.data_directories())
        folders.push_back(directory / "layers");
    return folders;
}

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
        : m_figures{figures}, m_gazetteer{gazetteer_files(session, options.gazetteers)},
          m_chronology{
              Chronology::read(find_data_file(session.data_directories(), "gazetteer/chronology.tsv"))},
          m_definitions{read_layer_definitions(definition_folders(session))}, m_parser{find_data_file(
                                                                                  session.data_directories(),
                                                                                  "syntax/english.model")} {}

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
        const Document document = analyse(std::move(article));
        const ArticleReports found =
            extract_reports(document, read_times(document, m_chronology),
                            read_places(document, m_gazetteer, PlaceHints{}, m_memory), m_definitions.lexicon,
                            m_parser, m_gazetteer);
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
    Gazetteer m_gazetteer;
    PlaceMemory m_memory;
    Chronology m_chronology;
    LayerDefinitions m_definitions;
    Parser m_parser;
};

} // namespace

std::unique_ptr<Emitter> make_report_emitter(bool figures, const EmitOptions& options,
                                             const Session& session) {
    return std::make_unique<ReportEmitter>(figures, options, session);
}

} // namespace dateline
