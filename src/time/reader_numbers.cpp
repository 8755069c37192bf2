// SPDX-License-Identifier: Apache-2.0
// Numbers, ordinals, counts, and the names of months.
#include "time/reader.hpp"

namespace dateline {

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

} // namespace dateline
