// SPDX-License-Identifier: Apache-2.0
#include "base/data_path.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/emit.hpp"
#include "text/analyse.hpp"
#include "time/chronology.hpp"
#include "time/timex_mentions.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <limits>
#include <string>

namespace dateline {

namespace {

std::string_view type_name(TimeKind kind) {
    switch (kind) {
    case TimeKind::date:
        return "DATE";
    case TimeKind::time:
        return "TIME";
    case TimeKind::duration:
        return "DURATION";
    case TimeKind::set:
        return "SET";
    }
    return "";
}

std::string member(const nlohmann::json& record, const char* name) {
    const auto found = record.find(name);
    return found != record.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

/// One line for each time expression: `doc_id`, `start`, `end` (code points of the text as given), `text`,
/// `type`, `value`, after TimeML. The document's own date is `dct` or `published`.
class TimeEmitter : public Emitter {
public:
    explicit TimeEmitter(const Session& session)
        : m_chronology{
              Chronology::read(find_data_file(session.data_directories(), "gazetteer/chronology.tsv"))} {}

    void emit(const nlohmann::json& record, const std::string& source) override {
        Article article;
        article.id = record_id(record, source);
        article.source = source;
        article.text = record["text"].get<std::string>();
        article.url = member(record, "url");
        article.published = member(record, "dct");
        if (article.published.empty())
            article.published = member(record, "published");
        if (article.text.size() > std::numeric_limits<std::uint32_t>::max())
            throw DataError{"the text is longer than 4 GiB"};
        const std::string id = article.id;
        const Document document = analyse(std::move(article));
        const CodePointIndex index{document.text()};
        for (const TimexMention& mention : timex_mentions(document, m_chronology)) {
            nlohmann::ordered_json line;
            line["doc_id"] = id;
            line["start"] = index.code_points(mention.span.begin);
            line["end"] = index.code_points(mention.span.end);
            line["text"] = std::string{document.words(mention.span)};
            line["type"] = type_name(mention.kind);
            line["value"] = mention.value;
            fmt::print("{}\n", line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
        }
    }

private:
    Chronology m_chronology;
};

} // namespace

std::unique_ptr<Emitter> make_time_emitter(const Session& session) {
    return std::make_unique<TimeEmitter>(session);
}

} // namespace dateline
