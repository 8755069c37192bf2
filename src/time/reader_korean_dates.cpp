// SPDX-License-Identifier: Apache-2.0
// Korean dates, from the year down to the minute.
#include "time/korean_words.hpp"
#include "time/reader.hpp"

namespace dateline {

namespace {

using Kind = Meaning::Kind;

} // namespace

/// `1990년대`, `1990년대 초`.
Reader::Result Reader::korean_decade(std::size_t at, std::size_t next) {
    if (!number(next) || piece(next).digits < 2 || !glued(next + 1) || piece(next).value % 10 != 0 ||
        !after_korean_stem(words(next + 1), "년대"))
        return std::nullopt;
    Meaning decade;
    decade.kind = Kind::decade;
    decade.rule = "korean-decade";
    decade.year = piece(next).digits == 4   ? piece(next).value
                  : piece(next).digits == 2 ? 1900 + piece(next).value
                                            : 0;
    if (decade.year < 1000)
        return std::nullopt;
    Found found = make(decade, at, next + 2);
    PartOf of = korean_part_of(words(next + 2));
    if (of == PartOf::none || !piece(next + 2).hangul)
        return found;
    Meaning whole;
    whole.kind = Kind::part;
    whole.rule = "korean-part";
    whole.part_of = of;
    whole.a = found.node;
    return make(whole, at, next + 3);
}

/// Halves, quarters and seasons of a year: `상반기`, `1분기`, `봄`. `whole` has the year.
Reader::Result Reader::korean_part_of_year(std::size_t at, std::size_t next, Meaning whole) {
    const bool first = after_korean_stem(words(next), "상반기").has_value();
    if (first || after_korean_stem(words(next), "하반기")) {
        whole.kind = Kind::period;
        whole.rule = "korean-half";
        whole.unit = TimeUnit::half;
        whole.ordinal = first ? 1 : 2;
        return make(whole, at, next + 1);
    }
    if (number(next) && piece(next).value >= 1 && piece(next).value <= 4 &&
        after_korean_stem(words(next + 1), "분기")) {
        whole.kind = Kind::period;
        whole.rule = "korean-quarter";
        whole.unit = TimeUnit::quarter;
        whole.ordinal = static_cast<std::int16_t>(piece(next).value);
        return make(whole, at, next + 2);
    }
    for (std::size_t i = 0; i < 4; ++i)
        if (const auto rest = after_korean_stem(words(next), korean_seasons[i]);
            rest && korean_ending(*rest) != KoreanEnding::none && piece(next).hangul) {
            whole.kind = Kind::season;
            whole.rule = "korean-season";
            whole.season = static_cast<Season>(i + 1);
            return make(whole, at, next + 1);
        }
    return std::nullopt;
}

/// `[지난|오는] [2024년] [10월] [15일] [(화)] [새벽|오전 9시 30분]`, `4월 초`, `1990년대`, `3일 전`.
Reader::Result Reader::korean_date(std::size_t at) {
    Meaning made;
    made.kind = Kind::calendar;
    made.rule = "korean-date";
    std::size_t next = at;
    if (words(next) == "지난") {
        made.which = Which::last;
        ++next;
    } else if (words(next) == "오는" || words(next) == "다음") {
        made.which = words(next) == "오는" ? Which::coming : Which::next;
        made.ahead = true;
        ++next;
    } else if (words(next) == "이번") {
        made.which = Which::this_;
        ++next;
    } else if (words(next) == "최근") {
        made.which = Which::recent;
        ++next;
    }
    KoreanEnding ending = KoreanEnding::plain;
    bool any = false;
    PartOf part = PartOf::none;
    const auto field = [&](std::string_view stem, std::int32_t low, std::int32_t high) -> std::int32_t {
        if (ending != KoreanEnding::plain || !number(next) || piece(next).value < low ||
            piece(next).value > high || !piece(next + 1).hangul || !(glued(next + 1)))
            return 0;
        const auto rest = after_korean_stem(words(next + 1), stem);
        if (!rest)
            return 0;
        const KoreanEnding kind = korean_ending(*rest);
        const PartOf glued_part = korean_part_of(*rest);
        if (kind == KoreanEnding::none && glued_part == PartOf::none)
            return 0;
        if (kind == KoreanEnding::length)
            return 0;
        ending = kind == KoreanEnding::none ? korean_ending_after_part(*rest) : kind;
        part = glued_part;
        any = true;
        const std::int32_t value = piece(next).value;
        next += 2;
        return value;
    };
    if (const auto counted = korean_counted(at, next, made.which))
        return counted;
    if (made.which == Which::recent)
        return std::nullopt;
    if (const auto decade = korean_decade(at, next))
        return decade;
    std::int32_t year_node = Meaning::none;
    // `다음 달 5일`, `이번 주 금요일`, `올 상반기`
    const bool of_this_year = words(next) == "올" && piece(next + 1).hangul;
    if (of_this_year ||
        (made.which != Which::none && (words(next) == "달" || words(next) == "주" || words(next) == "해"))) {
        Meaning unit;
        unit.kind = Kind::unit;
        unit.rule = "korean-unit";
        unit.unit = of_this_year || words(next) == "해" ? TimeUnit::year
                    : words(next) == "달"               ? TimeUnit::month
                                                        : TimeUnit::week;
        unit.which = of_this_year ? Which::this_ : made.which;
        year_node = make(unit, at, next + 1).node;
        made.which = Which::none;
        made.ahead = false;
        ++next;
    } else if (made.which == Which::none && !number(next)) {
        // `작년 10월`, `지난달 20일`, `이달 초`
        for (const KoreanPointer& word : korean_pointers)
            if (words(next) == word.stem && word.unit != TimeUnit::day && word.which != Which::none) {
                Meaning unit;
                unit.kind = Kind::unit;
                unit.rule = "korean-unit";
                unit.unit = word.unit;
                unit.which = word.which;
                year_node = make(unit, next, next + 1).node;
                ++next;
                break;
            }
    }
    const std::size_t before_fields = next;
    if (const int year = field("년", 1000, 2100); year != 0 && part == PartOf::none)
        made.year = year;
    else if (year != 0)
        made.year = year;
    if (part == PartOf::none)
        if (const int month = field("월", 1, 12); month != 0)
            made.month = static_cast<std::int8_t>(month);
    if (part == PartOf::none)
        if (const int day = field("일", 1, 31); day != 0)
            made.day = static_cast<std::int8_t>(day);
    // weekday, in brackets or in full
    if (any && mark(next, '(') && mark(next + 2, ')'))
        for (std::size_t i = 0; i < 7; ++i)
            if (words(next + 1) == korean_weekday_letters[i] || words(next + 1) == korean_weekdays[i]) {
                made.weekday = static_cast<std::int8_t>(i + 1);
                next += 3;
                break;
            }
    if (ending == KoreanEnding::plain && !(next > m_begin && words(next - 1) == "매주"))
        for (std::size_t i = 0; i < 7; ++i)
            if (const auto rest = after_korean_stem(words(next), korean_weekdays[i]);
                rest && piece(next).hangul && korean_ending(*rest) != KoreanEnding::none) {
                made.weekday = static_cast<std::int8_t>(i + 1);
                ending = korean_ending(*rest);
                any = true;
                ++next;
                break;
            }
    const bool bare_period =
        !any && next == at &&
        (after_korean_stem(words(next), "상반기") || after_korean_stem(words(next), "하반기") ||
         (number(next) && piece(next).value <= 4 && glued(next + 1) &&
          after_korean_stem(words(next + 1), "분기")));
    if (!any && year_node != Meaning::none && next == before_fields) {
        // `작년 말`, `올해 상반기`, `올해 1분기`, `작년 봄`
        if (piece(next).hangul && korean_part_of(words(next)) != PartOf::none) {
            Meaning whole;
            whole.kind = Kind::part;
            whole.rule = "korean-part";
            whole.part_of = korean_part_of(words(next));
            whole.a = year_node;
            return make(whole, at, next + 1);
        }
        made.a = year_node;
    } else if (!any && !bare_period) {
        return std::nullopt;
    } else {
        made.a = year_node;
    }
    // halves, quarters and seasons of a year
    if (made.month == 0 && made.day == 0 && made.weekday == 0 &&
        (made.year != 0 || made.a != Meaning::none || bare_period)) {
        Meaning whole;
        whole.a = made.a;
        whole.year = made.year;
        if (const auto found = korean_part_of_year(at, next, whole))
            return found;
    }
    if (!any)
        return std::nullopt; // the pointing word alone is read elsewhere
    Found found = make(made, at, next);
    if (part == PartOf::none && ending == KoreanEnding::plain && piece(next).hangul && made.day == 0) {
        part = korean_part_of(words(next));
        if (part != PartOf::none) {
            ending = korean_ending_after_part(words(next));
            ++next;
        }
    }
    if (part != PartOf::none) {
        Meaning whole;
        whole.kind = Kind::part;
        whole.rule = "korean-part";
        whole.part_of = part;
        whole.a = found.node;
        found = make(whole, at, next);
    }
    if (ending == KoreanEnding::plain && (made.day != 0 || made.weekday != 0) && piece(next).hangul)
        found = with_korean_clock(found, at);
    return with_korean_ending(found, at, ending);
}

} // namespace dateline
