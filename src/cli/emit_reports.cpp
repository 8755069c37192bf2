// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "cli/emit.hpp"
#include "cli/extract_article.hpp"
#include "cli/report_lines.hpp"
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

/// One line for each report, or each figure: the columns of the tables `reports` and `figures`.
class ReportEmitter : public Emitter {
public:
    ReportEmitter(bool figures, const EmitOptions& options, const Session& session)
        : m_figures{figures}, m_complete{options.complete}, m_resources{load_resources(session,
                                                                                       options.gazetteers)} {}

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
        const ExtractedArticle extracted = extract_article(std::move(article), m_resources);
        if (m_figures) {
            for (const Figure& figure : extracted.found.figures)
                fmt::print("{}\n", row_to_json(figure_row(figure, false), *find_table("figures"), false)
                                       .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
        } else {
            for (const Report& report : extracted.found.reports)
                fmt::print("{}\n", report_line(report, extracted.article, m_complete));
        }
    }

private:
    bool m_figures;
    bool m_complete;
    Resources m_resources;
};

} // namespace

std::unique_ptr<Emitter> make_report_emitter(bool figures, const EmitOptions& options,
                                             const Session& session) {
    return std::make_unique<ReportEmitter>(figures, options, session);
}

} // namespace dateline
