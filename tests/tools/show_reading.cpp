// SPDX-License-Identifier: Apache-2.0
// What extraction sees: for each sentence of a text its words as parsed, its frames, and what every rule made
// of them. For writers of rules. Usage: show_reading DATA_FOLDER PUBLISHED < text
#include "event/analysis.hpp"
#include "event/entry.hpp"
#include "event/extract.hpp"
#include "event/token_classes.hpp"
#include "gazetteer/gazetteer.hpp"
#include "layers/definitions.hpp"
#include "place/read_places.hpp"
#include "syntax/parser.hpp"
#include "text/analyse.hpp"
#include "time/chronology.hpp"
#include "time/read_times.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

using namespace dateline;

namespace {

std::string names_of(const Lexicon& lexicon, const ClassSet& set) {
    std::string names;
    for (std::size_t id = 0; id < lexicon.words.size(); ++id) {
        if (set.test(id))
            names += (names.empty() ? "" : " ") + std::string{lexicon.words.name(static_cast<ClassId>(id))};
    }
    return names;
}

void show(const SentenceAnalysis& analysis) {
    const Lexicon& lexicon = analysis.lexicon();
    for (TokenIndex t = 0; t < analysis.size(); ++t) {
        const ParsedWord& word = analysis.word(t);
        fmt::print("  {:3} {:16} {:6} {:10} {:3} {:12} {}\n", t, analysis.written(t), to_string(word.upos),
                   to_string(word.deprel), word.head, word.lemma, names_of(lexicon, analysis.ends(t)));
    }
    for (const Frame& frame : analysis.frames()) {
        fmt::print("  [{}]{}{}{}{}{} {} {}\n", analysis.written(frame.predicate),
                   frame.nominal ? " nominal" : "", frame.passive ? " passive" : "",
                   frame.progressive ? " progressive" : "", frame.present ? " present" : "",
                   frame.infinitive ? " infinitive" : "", to_string(frame.standing), frame.standing_reason);
        const auto heads = [&](std::string_view label, const std::vector<TokenIndex>& tokens) {
            for (const TokenIndex token : tokens)
                fmt::print("      {} {} <{}>\n", label, analysis.written(token),
                           names_of(lexicon, analysis.noun_phrase(token).classes));
        };
        heads("agent", frame.agents);
        heads("patient", frame.patients);
        for (const auto& [role, token] : frame.complements)
            heads(to_string(role), {token});
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: show_reading DATA_FOLDER PUBLISHED < text\n";
        return 2;
    }
    const std::filesystem::path data = argv[1];
    const Gazetteer gazetteer{{data / "gazetteer/default.gaz"}};
    const Chronology chronology = Chronology::read(data / "gazetteer/chronology.tsv");
    const LayerDefinitions definitions = read_layer_definitions({data / "layers"});
    const Parser parser{data / "syntax/english.model"};
    Article article;
    article.id = "text";
    article.published = argv[2];
    for (std::string line; std::getline(std::cin, line);)
        article.text += line + "\n";
    const Document document = analyse(std::move(article));
    const DocumentTimes times = read_times(document, chronology);
    const std::vector<PlaceReference> places = read_places(document, gazetteer);
    const TokenClasses classes{definitions.lexicon, gazetteer};
    std::optional<SentenceAnalysis> last;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        const Sentence& whole = document.sentences[s];
        const Sentence told = without_head(document, whole, entry_at(document, whole, times));
        fmt::print("{}{}\n", document.told(document.sentences[s]) ? "" : "(furniture) ",
                   document.words(told.span));
        SentenceAnalysis analysis{document,
                                  s,
                                  told,
                                  parser.parse(document, told),
                                  definitions.lexicon,
                                  classes.of(document, told, places, times.expressions),
                                  last ? &*last : nullptr};
        show(analysis);
        last = std::move(analysis);
    }
    std::vector<ExplainedMention> steps;
    extract_reports(document, times, places, definitions.lexicon, parser, gazetteer, &steps);
    for (const ExplainedMention& step : steps)
        fmt::print("{}: {} -> {} {} | {} | {} | {} | {:.40}\n", document.words(step.word), step.rule,
                   step.verdict, step.standing, step.time, step.place, step.people,
                   document.words(step.sentence));
    return 0;
}
