// SPDX-License-Identifier: Apache-2.0
#include "time/reader.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr int deepest = 8; ///< `the end of the first week of ...`: more than this is no language

/// Bits of Reader::starts_at.
namespace starts {
constexpr std::uint32_t the = 1U << 0U, count = 1U << 1U, number = 1U << 2U, ordinal = 1U << 3U,
                        month = 1U << 4U, weekday = 1U << 5U, unit = 1U << 6U, season = 1U << 7U,
                        part = 1U << 8U, which = 1U << 9U, position = 1U << 10U, relation = 1U << 11U,
                        day_word = 1U << 12U, quote = 1U << 13U, hangul = 1U << 14U, repeated = 1U << 15U,
                        reference = 1U << 16U, name = 1U << 17U, opener = 1U << 18U;
} // namespace starts

} // namespace

const std::vector<TimeRule>& time_rules() {
    using namespace starts;
    static const std::vector<TimeRule> rules{
        {"day-word", &Reader::day_word, day_word | the},
        {"between", &Reader::between, relation},
        {"from-to", &Reader::from_to, relation},
        {"since", &Reader::since, relation | opener},
        {"until-by", &Reader::until_by, relation | opener},
        {"earlier-later", &Reader::earlier_later, relation | which | the | opener},
        {"counted-from", &Reader::counted_from, count | number | the | unit},
        {"joined", &Reader::joined, number | month | weekday | position},
        {"ago", &Reader::ago, count | number | the | unit},
        {"span-of-units", &Reader::span_of_units, the | which},
        {"clock", &Reader::clock,
         number | count | the | part | weekday | month | which | day_word | position | opener | name |
             ordinal | hangul},
        {"anniversary", &Reader::anniversary, the | number | ordinal | which | opener},
        {"part", &Reader::part, the | position | unit | opener},
        {"nth", &Reader::nth, the | number | ordinal | which | opener},
        {"period", &Reader::period, the | number | ordinal | which | opener},
        {"weekday", &Reader::weekday, the | weekday | which},
        {"date", &Reader::date, the | number | month | ordinal | which},
        {"ordinal-day", &Reader::ordinal_day, the},
        {"season", &Reader::season, the | season | which | number},
        {"decade", &Reader::decade, the | number | quote},
        {"century", &Reader::century, the | number | ordinal},
        {"named", &Reader::named, the | number | name},
        {"unit", &Reader::unit, the | which},
        {"year", &Reader::year, the | number | quote},
        {"korean", &Reader::korean, hangul | number},
        {"set", &Reader::set, repeated | number | count | weekday | part | unit},
        {"reference", &Reader::reference, the | reference | which},
        {"duration", &Reader::duration, the | number | count | unit},
    };
    return rules;
}

std::vector<TimeRule> rules_named(std::span<const std::string_view> names) {
    std::vector<TimeRule> chosen;
    for (const std::string_view name : names)
        for (const TimeRule& rule : time_rules())
            if (rule.name == name)
                chosen.push_back(rule);
    return chosen;
}

std::uint32_t Reader::starts_at(std::size_t at) const {
    const Piece& here = piece(at);
    if (here.kind == Piece::Kind::number)
        return starts::number;
    if (here.kind == Piece::Kind::mark)
        return here.mark == '\'' && number(at + 1) ? starts::quote : 0;
    std::uint32_t bits = m_chronology.may_start(m_text, here) ? starts::name : 0;
    if (here.hangul)
        return bits | starts::hangul;
    if (here.facts == nullptr)
        return bits;
    const WordFacts& word = *here.facts;
    bits |= word.month != 0 ? starts::month : 0;
    bits |= word.weekday != 0 ? starts::weekday : 0;
    bits |= word.unit != TimeUnit::none ? starts::unit : 0;
    bits |= word.number != 0 ? starts::count : 0;
    bits |= word.ordinal != 0 || word.number >= 20 ? starts::ordinal : 0;
    bits |= word.season != Season::none ? starts::season : 0;
    bits |= word.part != DayPart::none ? starts::part : 0;
    // What a grammatical word opens depends on a known word or number after it
    const Piece& next = piece(at + 1);
    const bool known_next = next.facts != nullptr || next.kind == Piece::Kind::number || next.is_mark('\'') ||
                            next.hangul ||
                            (next.kind == Piece::Kind::word && m_chronology.may_start(m_text, next));
    switch (word.key) {
    case Key::the:
        return bits | (known_next || word_is(at + 1, "moment") || word_is(at + 1, "latest") ||
                               word_is(at + 1, "foreseeable") || word_is(at + 1, "near") ||
                               word_is(at + 1, "distant") || word_is(at + 1, "immediate") ||
                               word_is(at + 1, "founding") || starts_decade_word(at + 1)
                           ? starts::the
                           : 0);
    case Key::a:
        return bits |
               (unit_at(at + 1) != TimeUnit::none || key(at + 1, Key::few) || key(at + 1, Key::couple) ||
                        key(at + 1, Key::dozen) || key(at + 1, Key::hundred) || key(at + 1, Key::half) ||
                        word_is(at + 1, "full") || word_is(at + 1, "mere")
                    ? starts::count
                    : 0);
    case Key::at:
        return bits | (key(at + 1, Key::less) ? starts::count : 0);
    case Key::between:
    case Key::from:
    case Key::since:
    case Key::until:
    case Key::by:
    case Key::through:
    case Key::so:
        return bits | (known_next ? starts::relation : 0);
    case Key::earlier:
    case Key::later:
        return bits | (known_next ? starts::relation : 0);
    case Key::around:
    case Key::about:
    case Key::approximately:
    case Key::some:
    case Key::over:
    case Key::more:
    case Key::less:
        return bits | (known_next ? starts::count : 0);
    case Key::few:
    case Key::several:
    case Key::couple:
    case Key::dozen:
    case Key::many:
    case Key::hundred:
    case Key::thousand:
    case Key::half:
    case Key::another:
        return bits | starts::count;
    case Key::last:
    case Key::past:
    case Key::this_:
    case Key::these:
    case Key::current:
    case Key::next:
    case Key::coming:
    case Key::previous:
    case Key::following:
    case Key::same:
    case Key::that:
    case Key::recent:
    case Key::present:
        return bits | starts::which | starts::reference;
    case Key::early:
    case Key::late:
    case Key::mid:
    case Key::beginning:
    case Key::start:
    case Key::end:
    case Key::middle:
    case Key::turn:
        return bits | starts::position;
    case Key::today:
    case Key::yesterday:
    case Key::tomorrow:
    case Key::tonight:
        return bits | starts::day_word;
    case Key::every:
    case Key::each:
    case Key::per:
    case Key::daily:
    case Key::nightly:
    case Key::hourly:
    case Key::weekly:
    case Key::monthly:
    case Key::quarterly:
    case Key::annually:
    case Key::once:
    case Key::twice:
        return bits | starts::repeated;
    case Key::now:
    case Key::currently:
    case Key::recently:
    case Key::previously:
    case Key::formerly:
    case Key::former:
    case Key::future:
        return bits | starts::reference;
    case Key::first:
        return bits | starts::ordinal;
    case Key::opener:
    case Key::anniversary:
        return bits | starts::opener;
    default:
        return bits;
    }
}

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

bool Reader::lone_number(std::size_t at) const {
    if (!number(at))
        return false;
    if (glued(at) && at > m_begin) {
        const Piece& left = m_pieces[at - 1];
        if (left.kind == Piece::Kind::word ||
            (left.kind == Piece::Kind::mark && (left.mark == '$' || left.mark == '#' || left.mark == '?' ||
                                                left.mark == '+' || left.mark == '@' || left.mark == '=')))
            return false;
        const bool joins =
            left.kind == Piece::Kind::mark && (left.mark == '.' || left.mark == ',' || left.mark == ':');
        if (joins && at >= m_begin + 2 && !left.space_before &&
            m_pieces[at - 2].kind == Piece::Kind::number && (left.mark != ',' || piece(at).digits == 3))
            return false;
    }
    if (glued(at + 1)) {
        const Piece& right = piece(at + 1);
        const bool joins =
            right.kind == Piece::Kind::mark && (right.mark == '.' || right.mark == ',' || right.mark == ':');
        if (joins && glued(at + 2) && number(at + 2) && (right.mark != ',' || piece(at + 2).digits == 3))
            return false;
        if (right.is_mark('%') || right.is_mark('$'))
            return false;
    }
    return true;
}

bool Reader::year_number(std::size_t at) const {
    return piece(at).digits == 4 && piece(at).value >= 1000 && piece(at).value <= 2100 && lone_number(at) &&
           !(glued(at + 1) && piece(at + 1).kind == Piece::Kind::word && !piece(at + 1).hangul);
}

std::optional<std::size_t> Reader::ordinal_suffix(std::size_t at) const {
    if (!number(at) || !glued(at + 1) || piece(at + 1).kind != Piece::Kind::word)
        return std::nullopt;
    if (word_is(at + 1, "st") || word_is(at + 1, "nd") || word_is(at + 1, "rd") || word_is(at + 1, "th"))
        return at + 2;
    return std::nullopt;
}

int Reader::ordinal_at(std::size_t at, std::size_t& end) const {
    if (const auto after = ordinal_suffix(at)) {
        end = *after;
        return piece(at).value > 0 && piece(at).value < 10000 ? piece(at).value : 0;
    }
    if (facts(at).ordinal != 0) {
        end = at + 1;
        return facts(at).ordinal;
    }
    if (facts(at).number >= 20 && mark(at + 1, '-') && facts(at + 2).ordinal != 0 &&
        facts(at + 2).ordinal < 10) {
        end = at + 3;
        return facts(at).number + facts(at + 2).ordinal;
    }
    return 0;
}

int Reader::month_at(std::size_t at, std::size_t& end, bool supported) const {
    const WordFacts& word = facts(at);
    if (word.month == 0)
        return 0;
    if (word.everyday && (!piece(at).capital || (!supported && !word.abbreviation)))
        return 0;
    end = word.abbreviation ? skip_dot(at + 1) : at + 1;
    return word.month;
}

int Reader::day_number(std::size_t at, std::size_t& end) const {
    if (!lone_number(at) || piece(at).digits > 2 || piece(at).value < 1 || piece(at).value > 31)
        return 0;
    if (const auto after = ordinal_suffix(at)) {
        end = *after;
        return piece(at).value;
    }
    if (glued(at + 1) && piece(at + 1).kind == Piece::Kind::word)
        return 0;
    end = at + 1;
    return piece(at).value;
}

std::optional<Reader::Count> Reader::count(std::size_t at) const {
    Count result;
    // `more than two`, `at least three`, `about a`
    if (key(at, Key::about) || key(at, Key::around) || key(at, Key::approximately) || key(at, Key::some)) {
        result.approximate = true;
        ++at;
    } else if ((key(at, Key::more) || key(at, Key::less)) && key(at + 1, Key::than)) {
        result.approximate = true;
        at += 2;
    } else if (key(at, Key::at) && key(at + 1, Key::less)) {
        result.approximate = true;
        at += 2;
    } else if (key(at, Key::over)) {
        result.approximate = true;
        ++at;
    }
    if (key(at, Key::a)) {
        if (key(at + 1, Key::few) || key(at + 1, Key::couple) || key(at + 1, Key::dozen) ||
            key(at + 1, Key::hundred)) {
            ++at;
        } else if (word_is(at + 1, "full") || word_is(at + 1, "mere")) {
            if (facts(at + 2).number != 0) {
                at += 2;
            } else {
                result.value = 1;
                result.plain_one = true;
                result.end = at + 2;
                return result;
            }
        } else if (key(at + 1, Key::half)) {
            result.value = 0.5;
            result.end = skip_hyphen(at + 2);
            return result;
        } else {
            result.value = 1;
            result.plain_one = true;
            result.end = at + 1;
            return result;
        }
    }
    if (key(at, Key::another)) {
        const auto inner = count(at + 1);
        if (inner && !inner->plain_one && unit_at(inner->end) != TimeUnit::none) {
            result.value = inner->value;
            result.end = inner->end;
            return result;
        }
        result.value = 1;
        result.plain_one = true;
        result.end = at + 1;
        return result;
    }
    if (key(at, Key::few) || key(at, Key::several) || key(at, Key::many)) {
        result.value = Meaning::vague;
        result.end = at + 1;
        return result;
    }
    if (key(at, Key::couple)) {
        result.value = 2;
        result.end = skip_key(at + 1, Key::of);
        return result;
    }
    if (key(at, Key::dozen)) {
        result.value = 12;
        result.end = skip_key(at + 1, Key::of);
        return result;
    }
    if (key(at, Key::hundred) || key(at, Key::thousand)) {
        const bool exact = words(at).back() != 's';
        result.value = !exact ? Meaning::vague : key(at, Key::hundred) ? 100 : 1000;
        result.end = skip_key(at + 1, Key::of);
        return result;
    }
    if (key(at, Key::half)) {
        if (key(at + 1, Key::a)) {
            result.value = key(at + 2, Key::dozen) ? 6 : 0.5;
            result.end = key(at + 2, Key::dozen) ? at + 3 : at + 2;
            return result;
        }
        return std::nullopt;
    }
    double value = 0;
    if (number(at)) {
        if (glued(at) && at > m_begin && m_pieces[at - 1].kind == Piece::Kind::mark &&
            (m_pieces[at - 1].mark == '$' || m_pieces[at - 1].mark == '.' || m_pieces[at - 1].mark == ','))
            return std::nullopt;
        if (piece(at).value < 0)
            return std::nullopt;
        value = piece(at).value;
        ++at;
        while (mark(at, ',') && glued(at) && number(at + 1) && glued(at + 1) && piece(at + 1).digits == 3 &&
               value < 1e9) {
            value = value * 1000 + piece(at + 1).value;
            at += 2;
        }
        if (mark(at, '.') && glued(at) && number(at + 1) && glued(at + 1) && piece(at + 1).digits <= 3) {
            double scale = 1;
            for (int i = 0; i < piece(at + 1).digits; ++i)
                scale *= 10;
            value += piece(at + 1).value / scale;
            at += 2;
        }
    } else if (facts(at).number != 0) {
        value = facts(at).number;
        ++at;
        if (value >= 20 && mark(at, '-') && facts(at + 1).number > 0 && facts(at + 1).number < 10) {
            value += facts(at + 1).number;
            at += 2;
        } else if (value >= 20 && facts(at).number > 0 && facts(at).number < 10) {
            value += facts(at).number;
            ++at;
        }
        if (key(at, Key::hundred)) {
            value *= 100;
            ++at;
        }
    } else {
        return std::nullopt;
    }
    if (key(at, Key::and_) && key(at + 1, Key::half)) {
        value += 0.5;
        at += 2;
    } else if (key(at, Key::and_) && key(at + 1, Key::a) && key(at + 2, Key::half)) {
        value += 0.5;
        at += 3;
    } else if (mark(at, '-') && key(at + 1, Key::and_) && mark(at + 2, '-') && key(at + 3, Key::a) &&
               mark(at + 4, '-') && key(at + 5, Key::half)) {
        value += 0.5;
        at += 6;
    }
    // `two or three days`, `10 to 12 weeks`, `3-4 years`: the lower stands for both
    if ((key(at, Key::or_) || key(at, Key::to) || mark(at, '-')) && unit_at(at + 2) != TimeUnit::none &&
        (facts(at + 1).number != 0 || (number(at + 1) && piece(at + 1).value >= 0))) {
        result.approximate = true;
        at += 2;
    }
    if (word_is(at, "full") || word_is(at, "straight") || word_is(at, "consecutive") || word_is(at, "long") ||
        key(at, Key::more))
        ++at;
    result.value = value;
    result.end = at;
    return result;
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
