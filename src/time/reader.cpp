// SPDX-License-Identifier: Apache-2.0
#include "time/reader.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr int deepest = 8; ///< `the end of the first week of ...`: more than this is no language

} // namespace

Reader::Reader(std::string_view text, const std::vector<Piece>& pieces, std::size_t begin, std::size_t end,
               const Chronology& chronology, std::vector<Meaning>& nodes, bool bc)
    : m_text{text}, m_pieces{pieces}, m_begin{begin}, m_end{end},
      m_chronology{chronology}, m_nodes{nodes}, m_bc{bc} {}

Reader::Found Reader::make(Meaning made, std::size_t from, std::size_t end) {
    made.span = {piece(from).span.begin, m_pieces[end - 1].span.end};
    m_nodes.push_back(made);
    return {static_cast<std::int32_t>(m_nodes.size()) - 1, end};
}

Reader::Result Reader::expression(std::size_t at) {
    const std::uint32_t here = starts_at(at);
    if (here == 0)
        return std::nullopt;
    Result best;
    for (const TimeRule& rule : time_rules()) {
        if ((rule.starts & here) == 0)
            continue;
        const Result found = (this->*rule.read)(at);
        if (found && (!best || found->end > best->end))
            best = found;
    }
    // `around April`, `about 3 p.m.`: the words in front belong to it
    if (const std::size_t inner = approximate_prefix(at); inner != at && !best) {
        if (const Result found = anchor(inner)) {
            node(found->node).approximate = true;
            node(found->node).span.begin = piece(at).span.begin;
            best = found;
        }
    }
    return best;
}

std::size_t Reader::approximate_prefix(std::size_t at) const {
    if (key(at, Key::around) || key(at, Key::about) || key(at, Key::approximately))
        return at + 1;
    if (word_is(at, "sometime") || (key(at, Key::some) && key(at + 1, Key::time))) {
        const std::size_t next = key(at, Key::some) ? at + 2 : at + 1;
        return key(next, Key::in) || key(next, Key::during) || key(next, Key::around) ? next + 1 : next;
    }
    return at;
}

Reader::Result Reader::anchor(std::size_t at) {
    if (m_depth >= deepest || at >= m_end)
        return std::nullopt;
    ++m_depth;
    const std::size_t inner = approximate_prefix(at);
    Result found = core(inner);
    if (found && inner != at) {
        node(found->node).approximate = true;
        node(found->node).span.begin = piece(at).span.begin;
    }
    --m_depth;
    return found;
}

Reader::Result Reader::core(std::size_t at) {
    constexpr std::array<std::string_view, 17> points{
        "clock",  "anniversary", "part",  "nth",      "period", "weekday", "date", "ordinal-day", "season",
        "decade", "century",     "named", "day-word", "unit",   "year",    "ago",  "korean"};
    static const std::vector<TimeRule> rules = rules_named(points);
    return longest_of(rules, at);
}

Reader::Result Reader::longest_of(const std::vector<TimeRule>& rules, std::size_t at) {
    const std::uint32_t here = starts_at(at);
    Result best;
    if (here == 0)
        return best;
    for (const TimeRule& rule : rules) {
        if ((rule.starts & here) == 0)
            continue;
        const Result found = (this->*rule.read)(at);
        if (found && (!best || found->end > best->end))
            best = found;
    }
    return best;
}

bool Reader::starts_decade_word(std::size_t at) const {
    const std::string_view word = piece(at).kind == Piece::Kind::word ? words(at) : std::string_view{};
    return word.size() > 5 && word.substr(word.size() - 4) == "ties" && facts(at).key == Key::none;
}

bool Reader::word_is(std::size_t at, std::string_view lower) const {
    if (piece(at).kind != Piece::Kind::word)
        return false;
    const std::string_view here = words(at);
    return here.size() == lower.size() &&
           std::equal(here.begin(), here.end(), lower.begin(), [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
           });
}

Which Reader::which_at(std::size_t at, std::size_t& end) const {
    end = at + 1;
    switch (piece(at).key()) {
    case Key::last:
        return Which::last;
    case Key::past:
        return Which::last;
    case Key::this_:
        if (key(at + 1, Key::past) || word_is(at + 1, "coming")) {
            ++end;
            return key(at + 1, Key::past) ? Which::last : Which::coming;
        }
        return Which::this_;
    case Key::current:
        return Which::this_;
    case Key::next:
        return Which::next;
    case Key::coming:
        return Which::coming;
    case Key::previous:
        return Which::previous;
    case Key::following:
        return Which::following;
    case Key::same:
        return Which::same;
    case Key::that:
        if (key(at + 1, Key::same))
            ++end;
        return Which::that;
    default:
        end = at;
        return Which::none;
    }
}

std::optional<std::size_t> Reader::name_at(std::size_t at) const {
    const std::size_t from = skip_key(at, Key::the);
    const auto match = m_chronology.longest(m_text, m_pieces, from, m_end);
    if (match && m_chronology.entries()[static_cast<std::size_t>(match->entry)].kind == NamedTime::Kind::name)
        return match->end;
    return std::nullopt;
}

} // namespace dateline
