// SPDX-License-Identifier: Apache-2.0
// Korean time words. Particles stand glued to the word before (`20일부터`): a word matches by its beginning,
// and what is left must be one of the endings listed.
#include "time/reader.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

using Kind = Meaning::Kind;
using Endings = std::string_view;

constexpr Endings case_endings =
    "||에|에는|엔|에도|은|는|이|의|도|과|와|로|께|경|쯤|께부터|자|중|이면|을|를|날|이후|";
constexpr Endings since_endings = "|부터|부터는|이래|";
constexpr Endings until_endings = "|까지|까지는|까지의|";
constexpr Endings length_endings = "|간|동안|여|째|여간|만에|만|가량|짜리|";

bool is_one_of(std::string_view ending, Endings list) {
    if (ending.empty())
        return list.substr(0, 2) == "||";
    for (std::size_t at = list.find(ending); at != std::string_view::npos; at = list.find(ending, at + 1))
        if (at > 0 && list[at - 1] == '|' && at + ending.size() < list.size() &&
            list[at + ending.size()] == '|')
            return true;
    return false;
}

/// What follows `stem` in `word`; nothing when the word does not start with it.
std::optional<std::string_view> after_stem(std::string_view word, std::string_view stem) {
    if (word.substr(0, stem.size()) != stem)
        return std::nullopt;
    return word.substr(stem.size());
}

enum class Ending : std::uint8_t { none, plain, since, until, length };

Ending ending_of(std::string_view rest) {
    if (is_one_of(rest, case_endings))
        return Ending::plain;
    if (is_one_of(rest, since_endings))
        return Ending::since;
    if (is_one_of(rest, until_endings))
        return Ending::until;
    if (is_one_of(rest, length_endings))
        return Ending::length;
    return Ending::none;
}

struct PointingWord {
    std::string_view stem;
    TimeUnit unit;
    Which which;
    int days; ///< for days: from today
};
constexpr std::array<PointingWord, 24> pointing_words{
    {{"오늘", TimeUnit::day, Which::none, 0},        {"어제", TimeUnit::day, Which::none, -1},
     {"어젯밤", TimeUnit::day, Which::none, -1},     {"그제", TimeUnit::day, Which::none, -2},
     {"그저께", TimeUnit::day, Which::none, -2},     {"내일", TimeUnit::day, Which::none, 1},
     {"모레", TimeUnit::day, Which::none, 2},        {"작년", TimeUnit::year, Which::last, 0},
     {"지난해", TimeUnit::year, Which::last, 0},     {"재작년", TimeUnit::year, Which::none, 0},
     {"올해", TimeUnit::year, Which::this_, 0},      {"금년", TimeUnit::year, Which::this_, 0},
     {"내년", TimeUnit::year, Which::next, 0},       {"지난달", TimeUnit::month, Which::last, 0},
     {"이달", TimeUnit::month, Which::this_, 0},     {"내달", TimeUnit::month, Which::next, 0},
     {"지난주", TimeUnit::week, Which::last, 0},     {"금주", TimeUnit::week, Which::this_, 0},
     {"내주", TimeUnit::week, Which::next, 0},       {"지난밤", TimeUnit::day, Which::none, -1},
     {"다음날", TimeUnit::day, Which::following, 0}, {"이튿날", TimeUnit::day, Which::following, 0},
     {"전날", TimeUnit::day, Which::previous, 0},    {"그날", TimeUnit::day, Which::that, 0}}};

struct KoreanPart {
    std::string_view stem;
    DayPart part;
};
constexpr std::array<KoreanPart, 10> parts{{{"새벽", DayPart::early_hours},
                                            {"아침", DayPart::morning},
                                            {"오전", DayPart::morning},
                                            {"오후", DayPart::afternoon},
                                            {"저녁", DayPart::evening},
                                            {"밤", DayPart::night},
                                            {"정오", DayPart::noon},
                                            {"자정", DayPart::midnight},
                                            {"낮", DayPart::daytime},
                                            {"심야", DayPart::night}}};

constexpr std::array<std::string_view, 7> weekday_stems{"월요일", "화요일", "수요일", "목요일",
                                                        "금요일", "토요일", "일요일"};
constexpr std::array<std::string_view, 7> weekday_letters{"월", "화", "수", "목", "금", "토", "일"};
constexpr std::array<std::string_view, 4> season_stems{"봄", "여름", "가을", "겨울"};

struct KoreanUnit {
    std::string_view stem;
    TimeUnit unit;
};
constexpr std::array<KoreanUnit, 9> units{{{"년", TimeUnit::year},
                                           {"개월", TimeUnit::month},
                                           {"달", TimeUnit::month},
                                           {"주일", TimeUnit::week},
                                           {"주", TimeUnit::week},
                                           {"일", TimeUnit::day},
                                           {"시간", TimeUnit::hour},
                                           {"분", TimeUnit::minute},
                                           {"초", TimeUnit::second}}};

PartOf part_of_stem(std::string_view word) {
    struct Named {
        std::string_view stem;
        PartOf part;
    };
    constexpr std::array<Named, 9> names{{{"초반", PartOf::early},
                                          {"후반", PartOf::late},
                                          {"초순", PartOf::early},
                                          {"상순", PartOf::early},
                                          {"중순", PartOf::mid},
                                          {"하순", PartOf::late},
                                          {"초", PartOf::early},
                                          {"말", PartOf::late},
                                          {"중반", PartOf::mid}}};
    for (const Named& named : names)
        if (const auto rest = after_stem(word, named.stem);
            rest && ending_of(*rest) != Ending::none && ending_of(*rest) != Ending::length)
            return named.part;
    return PartOf::none;
}

Ending ending_after_part(std::string_view word) {
    for (const std::string_view stem : {"초반", "후반", "초순", "상순", "중순", "하순", "초", "말", "중반"})
        if (const auto rest = after_stem(word, stem); rest && ending_of(*rest) != Ending::none)
            return ending_of(*rest);
    return Ending::plain;
}

} // namespace

Reader::Result Reader::korean(std::size_t at) {
    if (m_depth >= 6 ||
        !(piece(at).hangul || (number(at) && piece(at + 1).hangul) || (number(at) && mark(at + 1, '~'))))
        return std::nullopt;
    ++m_depth;
    Result found = korean_date(at);
    const Result word = korean_word(at);
    if (word && (!found || word->end > found->end))
        found = word;
    --m_depth;
    return found;
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
    Ending ending = Ending::plain;
    bool any = false;
    PartOf part = PartOf::none;
    const auto field = [&](std::string_view stem, std::int32_t low, std::int32_t high) -> std::int32_t {
        if (ending != Ending::plain || !number(next) || piece(next).value < low || piece(next).value > high ||
            !piece(next + 1).hangul || !(glued(next + 1)))
            return 0;
        const auto rest = after_stem(words(next + 1), stem);
        if (!rest)
            return 0;
        const Ending kind = ending_of(*rest);
        const PartOf glued_part = part_of_stem(*rest);
        if (kind == Ending::none && glued_part == PartOf::none)
            return 0;
        if (kind == Ending::length)
            return 0;
        ending = kind == Ending::none ? ending_after_part(*rest) : kind;
        part = glued_part;
        any = true;
        const std::int32_t value = piece(next).value;
        next += 2;
        return value;
    };
    // a length or something counted: `10년 전`, `3일간`, `지난 2년간`
    if (number(next) && piece(next + 1).hangul && glued(next + 1) && piece(next).value >= 0) {
        for (const KoreanUnit& unit : units) {
            const auto rest = after_stem(words(next + 1), unit.stem);
            if (!rest)
                continue;
            const std::string_view after = words(next + 2);
            const bool before_word =
                *rest == "전" || (rest->empty() && (after == "전" || after == "전에" || after == "전인" ||
                                                    after == "전의" || after == "전부터"));
            const bool after_word =
                *rest == "뒤" || *rest == "후" ||
                (rest->empty() && (after == "뒤" || after == "후" || after == "후에" || after == "뒤에"));
            const bool length = is_one_of(*rest, length_endings) ||
                                (rest->empty() && (after_stem(after, "동안") || after == "만에" ||
                                                   after == "가까이" || after == "간" || after == "이상"));
            Meaning counted;
            counted.unit = unit.unit;
            counted.count = piece(next).value;
            const std::size_t end =
                rest->empty() && (before_word || after_word || length) ? next + 3 : next + 2;
            if (before_word || after_word) {
                counted.kind = Kind::offset;
                counted.rule = "korean-offset";
                counted.direction = static_cast<std::int8_t>(before_word ? -1 : 1);
                counted.spelled_ago = before_word;
                return make(counted, at, end);
            }
            if (length || unit.unit == TimeUnit::hour || unit.stem == "개월" || unit.stem == "주일") {
                counted.kind =
                    made.which == Which::last || made.which == Which::recent ? Kind::span : Kind::duration;
                counted.rule = counted.kind == Kind::span ? "korean-span" : "korean-duration";
                counted.direction = -1;
                counted.spelled_ago = true;
                return make(counted, at, end);
            }
            break;
        }
    }
    if (made.which == Which::recent)
        return std::nullopt;
    // `1990년대`
    if (number(next) && piece(next).digits >= 2 && glued(next + 1))
        if (const auto rest = after_stem(words(next + 1), "년대"); rest && piece(next).value % 10 == 0) {
            Meaning decade;
            decade.kind = Kind::decade;
            decade.rule = "korean-decade";
            decade.year = piece(next).digits == 4   ? piece(next).value
                          : piece(next).digits == 2 ? 1900 + piece(next).value
                                                    : 0;
            if (decade.year < 1000)
                return std::nullopt;
            Found found = make(decade, at, next + 2);
            PartOf of = part_of_stem(words(next + 2));
            if (of == PartOf::none || !piece(next + 2).hangul)
                return found;
            Meaning whole;
            whole.kind = Kind::part;
            whole.rule = "korean-part";
            whole.part_of = of;
            whole.a = found.node;
            return make(whole, at, next + 3);
        }
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
        for (const PointingWord& word : pointing_words)
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
            if (words(next + 1) == weekday_letters[i] || words(next + 1) == weekday_stems[i]) {
                made.weekday = static_cast<std::int8_t>(i + 1);
                next += 3;
                break;
            }
    if (ending == Ending::plain && !(next > m_begin && words(next - 1) == "매주"))
        for (std::size_t i = 0; i < 7; ++i)
            if (const auto rest = after_stem(words(next), weekday_stems[i]);
                rest && piece(next).hangul && ending_of(*rest) != Ending::none) {
                made.weekday = static_cast<std::int8_t>(i + 1);
                ending = ending_of(*rest);
                any = true;
                ++next;
                break;
            }
    const bool bare_period =
        !any && next == at &&
        (after_stem(words(next), "상반기") || after_stem(words(next), "하반기") ||
         (number(next) && piece(next).value <= 4 && glued(next + 1) && after_stem(words(next + 1), "분기")));
    if (!any && year_node != Meaning::none && next == before_fields) {
        // `작년 말`, `올해 상반기`, `올해 1분기`, `작년 봄`
        if (piece(next).hangul && part_of_stem(words(next)) != PartOf::none) {
            Meaning whole;
            whole.kind = Kind::part;
            whole.rule = "korean-part";
            whole.part_of = part_of_stem(words(next));
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
        const bool first = after_stem(words(next), "상반기").has_value();
        if (first || after_stem(words(next), "하반기")) {
            whole.kind = Kind::period;
            whole.rule = "korean-half";
            whole.unit = TimeUnit::half;
            whole.ordinal = first ? 1 : 2;
            return make(whole, at, next + 1);
        }
        if (number(next) && piece(next).value >= 1 && piece(next).value <= 4 &&
            after_stem(words(next + 1), "분기")) {
            whole.kind = Kind::period;
            whole.rule = "korean-quarter";
            whole.unit = TimeUnit::quarter;
            whole.ordinal = static_cast<std::int16_t>(piece(next).value);
            return make(whole, at, next + 2);
        }
        for (std::size_t i = 0; i < 4; ++i)
            if (const auto rest = after_stem(words(next), season_stems[i]);
                rest && ending_of(*rest) != Ending::none && piece(next).hangul) {
                whole.kind = Kind::season;
                whole.rule = "korean-season";
                whole.season = static_cast<Season>(i + 1);
                return make(whole, at, next + 1);
            }
    }
    if (!any)
        return std::nullopt; // the pointing word alone is read elsewhere
    Found found = make(made, at, next);
    if (part == PartOf::none && ending == Ending::plain && piece(next).hangul && made.day == 0) {
        part = part_of_stem(words(next));
        if (part != PartOf::none) {
            ending = ending_after_part(words(next));
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
    // `새벽`, `오전 9시 30분`, `밤 11시께`
    if (ending == Ending::plain && (made.day != 0 || made.weekday != 0) && piece(next).hangul)
        for (const KoreanPart& named : parts) {
            const auto rest = after_stem(words(next), named.stem);
            if (!rest || ending_of(*rest) == Ending::none || ending_of(*rest) == Ending::length)
                continue;
            Meaning clock;
            clock.kind = Kind::clock;
            clock.rule = "korean-clock";
            clock.part = named.part;
            clock.a = found.node;
            ++next;
            if (number(next) && piece(next).value <= 24 && after_stem(words(next + 1), "시") &&
                !after_stem(words(next + 1), "시간")) {
                clock.hour = static_cast<std::int8_t>(
                    piece(next).value +
                    (named.part == DayPart::afternoon && piece(next).value < 12 ? 12 : 0));
                clock.minute = 0;
                next += 2;
                if (number(next) && piece(next).value < 60 && after_stem(words(next + 1), "분")) {
                    clock.minute = static_cast<std::int8_t>(piece(next).value);
                    next += 2;
                }
            }
            found = make(clock, at, next);
            break;
        }
    if (ending == Ending::plain &&
        (words(next) == "이후" || words(next) == "이래" || words(next) == "이후로")) {
        ending = Ending::since;
        found.end = next + 1;
    }
    if (ending == Ending::since) {
        // `8월 1일부터 20일까지`
        if (number(next) || piece(next).hangul)
            if (const auto other = korean_date(next); other && node(other->node).kind == Kind::until) {
                const std::int32_t b = node(other->node).a;
                share_fields(found.node, b);
                Meaning range;
                range.kind = Kind::range;
                range.rule = "korean-range";
                range.a = found.node;
                range.b = b;
                return make(range, at, other->end);
            }
        Meaning since;
        since.kind = Kind::since;
        since.rule = "korean-since";
        since.a = found.node;
        return make(since, at, found.end);
    }
    if (ending == Ending::until) {
        Meaning until;
        until.kind = Kind::until;
        until.rule = "korean-until";
        until.a = found.node;
        return make(until, at, found.end);
    }
    return found;
}

Reader::Result Reader::korean_word(std::size_t at) {
    if (!piece(at).hangul)
        return std::nullopt;
    // `이번 달`, `다음 주`, `지난 겨울`, `지난 주말`
    std::size_t next = at;
    Which which = Which::none;
    if (words(at) == "지난" || words(at) == "올")
        which = words(at) == "올" ? Which::this_ : Which::last;
    else if (words(at) == "이번")
        which = Which::this_;
    else if (words(at) == "다음" || words(at) == "오는")
        which = words(at) == "다음" ? Which::next : Which::coming;
    if (which != Which::none)
        ++next;
    const std::string_view word = words(next);
    Meaning made;
    made.which = which;
    const auto finish = [&](Found found, std::string_view rest) -> Result {
        const Ending ending = ending_of(rest);
        if (ending == Ending::since || ending == Ending::until) {
            Meaning relation;
            relation.kind = ending == Ending::since ? Kind::since : Kind::until;
            relation.rule = ending == Ending::since ? "korean-since" : "korean-until";
            relation.a = found.node;
            return make(relation, at, found.end);
        }
        return found;
    };
    if (which != Which::none && piece(next).hangul) {
        struct Named {
            std::string_view stem;
            TimeUnit unit;
        };
        constexpr std::array<Named, 5> names{{{"주말", TimeUnit::weekend},
                                              {"주", TimeUnit::week},
                                              {"달", TimeUnit::month},
                                              {"해", TimeUnit::year},
                                              {"분기", TimeUnit::quarter}}};
        for (const Named& named : names)
            if (const auto rest = after_stem(word, named.stem);
                rest && ending_of(*rest) != Ending::none && ending_of(*rest) != Ending::length) {
                made.kind = Kind::unit;
                made.rule = "korean-unit";
                made.unit = named.unit;
                return finish(make(made, at, next + 1), *rest);
            }
        for (std::size_t i = 0; i < 4; ++i)
            if (const auto rest = after_stem(word, season_stems[i]);
                rest && ending_of(*rest) != Ending::none) {
                made.kind = Kind::season;
                made.rule = "korean-season";
                made.season = static_cast<Season>(i + 1);
                return finish(make(made, at, next + 1), *rest);
            }
        return std::nullopt;
    }
    // `두 달 전`, `한 해 전`
    constexpr std::array<std::string_view, 10> native{"한",   "두",   "세",   "네",   "다섯",
                                                      "여섯", "일곱", "여덟", "아홉", "열"};
    for (std::size_t i = 0; i < native.size(); ++i) {
        if (word != native[i])
            continue;
        struct Named {
            std::string_view stem;
            TimeUnit unit;
        };
        constexpr std::array<Named, 4> names{{{"달", TimeUnit::month},
                                              {"주", TimeUnit::week},
                                              {"해", TimeUnit::year},
                                              {"시간", TimeUnit::hour}}};
        for (const Named& named : names)
            if (words(at + 1) == named.stem && (words(at + 2) == "전" || words(at + 2) == "전에" ||
                                                words(at + 2) == "뒤" || words(at + 2) == "후")) {
                made.kind = Kind::offset;
                made.rule = "korean-offset";
                made.unit = named.unit;
                made.count = static_cast<double>(i + 1);
                made.direction = static_cast<std::int8_t>(words(at + 2).substr(0, 3) == "전" ? -1 : 1);
                made.spelled_ago = made.direction < 0;
                return make(made, at, at + 3);
            }
        return std::nullopt;
    }
    if (word == "같은" && after_stem(words(at + 1), "날")) {
        made.kind = Kind::unit;
        made.rule = "korean-unit";
        made.unit = TimeUnit::day;
        made.which = Which::same;
        return make(made, at, at + 2);
    }
    for (const PointingWord& pointing : pointing_words) {
        const auto rest = after_stem(word, pointing.stem);
        if (!rest || ending_of(*rest) == Ending::none || ending_of(*rest) == Ending::length)
            continue;
        made.rule = "korean-pointing";
        if (pointing.unit == TimeUnit::day && pointing.which == Which::none) {
            made.kind = Kind::offset;
            made.unit = TimeUnit::day;
            made.count = pointing.days < 0 ? -pointing.days : pointing.days;
            made.direction = static_cast<std::int8_t>(pointing.days > 0 ? 1 : -1);
            made.spelled_ago = true;
        } else if (pointing.stem == "재작년") {
            made.kind = Kind::offset;
            made.unit = TimeUnit::year;
            made.count = 2;
            made.direction = -1;
            made.spelled_ago = true;
        } else {
            made.kind = Kind::unit;
            made.unit = pointing.unit;
            made.which = pointing.which;
        }
        Found found = make(made, at, at + 1);
        if (made.unit == TimeUnit::day && piece(at + 1).hangul)
            for (const KoreanPart& named : parts)
                if (const auto part_rest = after_stem(words(at + 1), named.stem);
                    part_rest && ending_of(*part_rest) != Ending::none &&
                    ending_of(*part_rest) != Ending::length) {
                    Meaning clock;
                    clock.kind = Kind::clock;
                    clock.rule = "korean-clock";
                    clock.part = named.part;
                    clock.a = found.node;
                    return make(clock, at, at + 2);
                }
        return finish(found, *rest);
    }
    return std::nullopt;
}

} // namespace dateline
