// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/emit.hpp"
#include "cli/gazetteer_files.hpp"
#include "gazetteer/gazetteer.hpp"
#include "place/read_places.hpp"
#include "text/analyse.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <limits>

namespace dateline {

namespace {

/// One line for each name of a place: `doc_id`, `start`, `end` (code points of the text as given), `text`,
/// `lat`, `lon`, `radius_m`, `name`, `use`. With `spans` in the record, exactly those are resolved.
class PlaceEmitter : public Emitter {
public:
    PlaceEmitter(const EmitOptions& options, const Session& session)
        : m_gazetteer(gazetteer_files(session, options.gazetteers)), m_candidates(options.candidates) {}

    void emit(const nlohmann::json& record, const std::string& source) override {
        Article article;
        article.id = record_id(record, source);
        article.source = source;
        article.text = record["text"].get<std::string>();
        if (article.text.size() > std::numeric_limits<std::uint32_t>::max())
            throw DataError{"the text is longer than 4 GiB"};
        const Document document = analyse(std::move(article));
        const CodePointIndex index{document.text()};
        const std::vector<Span> spans = read_spans(record, index, document.text().size());
        if (record.contains("spans") && spans.empty())
            return;
        for (const PlaceReference& reference : read_toponyms(document, m_gazetteer, spans, m_memory))
            write(reference, document, index);
    }

private:
    Gazetteer m_gazetteer;
    PlaceMemory m_memory;
    bool m_candidates;

    static std::vector<Span> read_spans(const nlohmann::json& record, const CodePointIndex& index,
                                        std::size_t size) {
        std::vector<Span> spans;
        const auto given = record.find("spans");
        if (given == record.end())
            return spans;
        const auto number = [](const nlohmann::json& value) {
            if (!value.is_number_unsigned())
                throw DataError{"'spans' must be pairs of code point offsets, or objects with start and end"};
            return value.get<std::uint64_t>();
        };
        if (!given->is_array())
            throw DataError{"'spans' must be an array"};
        for (const nlohmann::json& item : *given) {
            const bool pair = item.is_array() && item.size() == 2;
            if (!pair && !(item.is_object() && item.contains("start") && item.contains("end")))
                throw DataError{"'spans' must be pairs of code point offsets, or objects with start and end"};
            const std::uint64_t start = number(pair ? item[0] : item["start"]);
            const std::uint64_t end = number(pair ? item[1] : item["end"]);
            if (start >= end || end > size)
                throw DataError{fmt::format("span {}-{} does not lie in the text", start, end)};
            spans.push_back({index.bytes(static_cast<std::uint32_t>(start)),
                             index.bytes(static_cast<std::uint32_t>(end))});
        }
        return spans;
    }

    void write(const PlaceReference& reference, const Document& document, const CodePointIndex& index) const {
        nlohmann::ordered_json line;
        line["doc_id"] = document.article.id;
        line["start"] = index.code_points(reference.span.begin);
        line["end"] = index.code_points(reference.span.end);
        line["text"] = std::string{document.words(reference.span)};
        const bool placed = reference.footprint.has_value();
        line["lat"] =
            placed ? nlohmann::ordered_json(std::round(reference.footprint->point.lat * 1e5) / 1e5) : nullptr;
        line["lon"] =
            placed ? nlohmann::ordered_json(std::round(reference.footprint->point.lon * 1e5) / 1e5) : nullptr;
        line["radius_m"] =
            placed ? nlohmann::ordered_json(std::round(reference.footprint->radius_m)) : nullptr;
        line["name"] = reference.name;
        line["use"] = reference.use == PlaceUse::literal    ? "literal"
                      : reference.use == PlaceUse::dateline ? "dateline"
                                                            : "associative";
        if (m_candidates) {
            line["candidates"] = nlohmann::ordered_json::array();
            for (const NameMatch& match : m_gazetteer.named(document.words(reference.span))) {
                const LonLat point = m_gazetteer.entry(match.entry).point;
                line["candidates"].push_back({point.lon, point.lat});
            }
        }
        fmt::print("{}\n", line.dump());
    }
};

} // namespace

std::unique_ptr<Emitter> make_place_emitter(const EmitOptions& options, const Session& session) {
    return std::make_unique<PlaceEmitter>(options, session);
}

} // namespace dateline
