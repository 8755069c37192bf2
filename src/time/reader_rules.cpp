// SPDX-License-Identifier: Apache-2.0
// The table of rules, and which words each can start with.
#include "time/reader.hpp"

namespace dateline {

namespace {

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
        {"listed-day", &Reader::listed_day, number},
        {"season", &Reader::season, the | season | which | number},
        {"decade", &Reader::decade, the | number | quote},
        {"century", &Reader::century, the | number | ordinal},
        {"named", &Reader::named, the | number | name},
        {"unit", &Reader::unit, the | which},
        {"year", &Reader::year, the | number | quote | opener},
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
    case Key::since:
        return bits | (known_next || word_is(at + 1, "then") ? starts::relation : 0);
    case Key::between:
    case Key::from:
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
    case Key::overnight:
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

} // namespace dateline
