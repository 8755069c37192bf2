// SPDX-License-Identifier: Apache-2.0
// Korean words that point (`작년`, `다음 주`, `두 달 전`), and what may follow a date or count.
#include "time/korean_words.hpp"
#include "time/reader.hpp"

namespace dateline {

namespace {

using Kind = Meaning::Kind;

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
        const KoreanEnding ending = korean_ending(rest);
        if (ending == KoreanEnding::since || ending == KoreanEnding::until) {
            Meaning relation;
            relation.kind = ending == KoreanEnding::since ? Kind::since : Kind::until;
            relation.rule = ending == KoreanEnding::since ? "korean-since" : "korean-until";
            relation.a = found.node;
            return make(relation, at, found.end);
        }
        return found;
    };
    if (which != Which::none && piece(next).hangul) {
        for (const KoreanUnit& named : korean_pointed_units)
            if (const auto rest = after_korean_stem(word, named.stem);
                rest && korean_ending(*rest) != KoreanEnding::none &&
                korean_ending(*rest) != KoreanEnding::length) {
                made.kind = Kind::unit;
                made.rule = "korean-unit";
                made.unit = named.unit;
                return finish(make(made, at, next + 1), *rest);
            }
        for (std::size_t i = 0; i < 4; ++i)
            if (const auto rest = after_korean_stem(word, korean_seasons[i]);
                rest && korean_ending(*rest) != KoreanEnding::none) {
                made.kind = Kind::season;
                made.rule = "korean-season";
                made.season = static_cast<Season>(i + 1);
                return finish(make(made, at, next + 1), *rest);
            }
        return std::nullopt;
    }
    // `두 달 전`, `한 해 전`
    for (std::size_t i = 0; i < korean_native_numbers.size(); ++i) {
        if (word != korean_native_numbers[i])
            continue;
        for (const KoreanUnit& named : korean_native_units)
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
    if (word == "같은" && after_korean_stem(words(at + 1), "날")) {
        made.kind = Kind::unit;
        made.rule = "korean-unit";
        made.unit = TimeUnit::day;
        made.which = Which::same;
        return make(made, at, at + 2);
    }
    for (const KoreanPointer& pointing : korean_pointers) {
        const auto rest = after_korean_stem(word, pointing.stem);
        if (!rest || korean_ending(*rest) == KoreanEnding::none ||
            korean_ending(*rest) == KoreanEnding::length)
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
            for (const KoreanPart& named : korean_parts)
                if (const auto part_rest = after_korean_stem(words(at + 1), named.stem);
                    part_rest && korean_ending(*part_rest) != KoreanEnding::none &&
                    korean_ending(*part_rest) != KoreanEnding::length) {
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

/// A length or something counted: `10년 전`, `3일간`, `지난 2년간`.
Reader::Result Reader::korean_counted(std::size_t at, std::size_t next, Which which) {
    if (!number(next) || !piece(next + 1).hangul || !glued(next + 1) || piece(next).value < 0)
        return std::nullopt;
    for (const KoreanUnit& unit : korean_units) {
        const auto rest = after_korean_stem(words(next + 1), unit.stem);
        if (!rest)
            continue;
        const std::string_view after = words(next + 2);
        const bool before_word =
            *rest == "전" || (rest->empty() && (after == "전" || after == "전에" || after == "전인" ||
                                                after == "전의" || after == "전부터"));
        const bool after_word =
            *rest == "뒤" || *rest == "후" ||
            (rest->empty() && (after == "뒤" || after == "후" || after == "후에" || after == "뒤에"));
        const bool length = is_korean_length(*rest, after);
        Meaning counted;
        counted.unit = unit.unit;
        counted.count = piece(next).value;
        const std::size_t end = rest->empty() && (before_word || after_word || length) ? next + 3 : next + 2;
        if (before_word || after_word) {
            counted.kind = Kind::offset;
            counted.rule = "korean-offset";
            counted.direction = static_cast<std::int8_t>(before_word ? -1 : 1);
            counted.spelled_ago = before_word;
            return make(counted, at, end);
        }
        if (length || unit.unit == TimeUnit::hour || unit.stem == "개월" || unit.stem == "주일") {
            counted.kind = which == Which::last || which == Which::recent ? Kind::span : Kind::duration;
            counted.rule = counted.kind == Kind::span ? "korean-span" : "korean-duration";
            counted.direction = -1;
            counted.spelled_ago = true;
            return make(counted, at, end);
        }
        return std::nullopt;
    }
    return std::nullopt;
}

/// `새벽`, `오전 9시 30분`, `밤 11시께` after a day.
Reader::Found Reader::with_korean_clock(Found day, std::size_t at) {
    std::size_t next = day.end;
    for (const KoreanPart& named : korean_parts) {
        const auto rest = after_korean_stem(words(next), named.stem);
        if (!rest || korean_ending(*rest) == KoreanEnding::none ||
            korean_ending(*rest) == KoreanEnding::length)
            continue;
        Meaning clock;
        clock.kind = Kind::clock;
        clock.rule = "korean-clock";
        clock.part = named.part;
        clock.a = day.node;
        ++next;
        if (number(next) && piece(next).value <= 24 && after_korean_stem(words(next + 1), "시") &&
            !after_korean_stem(words(next + 1), "시간")) {
            clock.hour = static_cast<std::int8_t>(
                piece(next).value + (named.part == DayPart::afternoon && piece(next).value < 12 ? 12 : 0));
            clock.minute = 0;
            next += 2;
            if (number(next) && piece(next).value < 60 && after_korean_stem(words(next + 1), "분")) {
                clock.minute = static_cast<std::int8_t>(piece(next).value);
                next += 2;
            }
        }
        return make(clock, at, next);
    }
    return day;
}

/// What the ending makes of a date: `8월 1일부터`, `8월 1일부터 20일까지`.
Reader::Found Reader::with_korean_ending(Found found, std::size_t at, KoreanEnding ending) {
    std::size_t next = found.end;
    if (ending == KoreanEnding::plain &&
        (words(next) == "이후" || words(next) == "이래" || words(next) == "이후로")) {
        ending = KoreanEnding::since;
        found.end = next + 1;
    }
    if (ending == KoreanEnding::since) {
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
    if (ending == KoreanEnding::until) {
        Meaning until;
        until.kind = Kind::until;
        until.rule = "korean-until";
        until.a = found.node;
        return make(until, at, found.end);
    }
    return found;
}

} // namespace dateline
