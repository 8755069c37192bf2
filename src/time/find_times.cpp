// SPDX-License-Identifier: Apache-2.0
#include "time/find_times.hpp"

#include "time/reader.hpp"

namespace dateline {

namespace {

/// Words that no expression starts with, though they are known.
bool never_starts(const WordFacts& facts) {
    switch (facts.key) {
    case Key::of:
    case Key::and_:
    case Key::to:
    case Key::or_:
    case Key::pronoun:
    case Key::copula:
    case Key::said:
    case Key::with:
    case Key::when:
    case Key::while_:
    case Key::because:
    case Key::but:
    case Key::it:
    case Key::measure:
    case Key::in:
    case Key::no:
    case Key::on:
    case Key::during:
    case Key::as:
    case Key::for_:
    case Key::ago:
    case Key::far:
    case Key::time:
    case Key::bc:
    case Key::ad:
    case Key::throughout:
    case Key::hence:
        return true;
    default:
        return false;
    }
}

void find_in(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t sentence,
             const Chronology& chronology, FoundTimes& result) {
    Reader reader{text, result.pieces, begin, end, chronology, result.nodes, result.bc};
    for (std::size_t at = begin; at < end;) {
        const Piece& piece = result.pieces[at];
        if (piece.facts != nullptr && never_starts(*piece.facts)) {
            ++at;
            continue;
        }
        if (const auto name_end = reader.name_at(at)) {
            at = *name_end;
            continue;
        }
        const std::size_t nodes_before = result.nodes.size();
        const auto found = reader.expression(at);
        if (!found) {
            result.nodes.resize(nodes_before);
            ++at;
            continue;
        }
        const Meaning& root = result.nodes[static_cast<std::size_t>(found->node)];
        result.found.push_back({root.span, found->node, sentence, static_cast<std::uint32_t>(at),
                                static_cast<std::uint32_t>(found->end)});
        at = found->end;
    }
}

bool counts_years_before_christ(const std::vector<Piece>& pieces) {
    int times = 0;
    for (std::size_t i = 1; i < pieces.size(); ++i)
        times +=
            pieces[i].is(Key::bc) && pieces[i].capital && pieces[i - 1].kind == Piece::Kind::number ? 1 : 0;
    return times >= 3;
}

} // namespace

FoundTimes find_times(const Document& document, const Chronology& chronology) {
    FoundTimes result;
    result.pieces.reserve(document.text().size() / 5);
    for (const Sentence& sentence : document.sentences) {
        result.sentence_pieces.push_back(static_cast<std::uint32_t>(result.pieces.size()));
        cut_pieces(document.text(), sentence.span, result.pieces);
    }
    result.sentence_pieces.push_back(static_cast<std::uint32_t>(result.pieces.size()));
    result.bc = counts_years_before_christ(result.pieces);
    for (std::uint32_t i = 0; i < document.sentences.size(); ++i)
        find_in(document.text(), result.sentence_pieces[i], result.sentence_pieces[i + 1], i, chronology,
                result);
    return result;
}

FoundTimes find_times(std::string_view text, Span part, const Chronology& chronology) {
    FoundTimes result;
    cut_pieces(text, part, result.pieces);
    result.sentence_pieces = {0, static_cast<std::uint32_t>(result.pieces.size())};
    find_in(text, 0, result.pieces.size(), 0, chronology, result);
    return result;
}

} // namespace dateline
