// SPDX-License-Identifier: Apache-2.0
#include "time/direction.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace dateline {

namespace {

using Kind = Meaning::Kind;

constexpr std::size_t reach = 14; ///< pieces looked at on either side

enum class Verb : std::uint8_t {
    none,
    ahead,              ///< `will`, `due`
    past,               ///< `fled`
    participle_or_past, ///< `built`: `was built`, `will be built`
    be,                 ///< be, been, being
    is,                 ///< is, are: ahead only with `to`
    was,                ///< was, were, had, did
    has,
    to,
    scheduled, ///< `opens`: present tense of what stands in a calendar
    present,   ///< `stays`, `remains`
    plans,     ///< governs an infinitive that lies ahead
    break_,    ///< ends the clause
};

const std::unordered_map<std::string_view, Verb>& verbs() {
    static const std::unordered_map<std::string_view, Verb> table = [] {
        std::unordered_map<std::string_view, Verb> words;
        struct Listed {
            Verb verb;
            std::string_view words;
        };
        constexpr std::array listed{
            Listed{Verb::ahead, "will ll shall would due scheduled slated upcoming forthcoming planned must "
                                "expects forecasts predicts anticipates foresees"},
            Listed{Verb::plans, "plan plans planning expected expect set agreed agrees intend "
                                "intends intended hopes hope hoping vowed vows ready "
                                "prepares preparing going poised pledged pledges aims supposed likely "
                                "ordered deadline about wants want decides"},
            Listed{Verb::be, "be been being"},
            Listed{Verb::is, "is are am s re"},
            Listed{Verb::was, "was were had did d"},
            Listed{Verb::has, "has have having"},
            Listed{Verb::to, "to"},
            Listed{Verb::scheduled, "opens open begins begin starts start ends end expires expire meets meet "
                                    "convenes resumes resume takes takes visits visit "
                                    "arrives leaves closes falls runs reopens departs votes "
                                    "go goes heads travels"},
            Listed{
                Verb::present,
                "stays stay remains remain continues continue lasts can may might could should need needs"},
            Listed{Verb::past,
                   "fled came went saw fell rose grew ran got gave became broke drove flew spoke wrote began "
                   "took swam froze blew threw knew wore "
                   "tore woke drew ate stole hid chose forgot shook sang rang sank drank bore swore rode"},
            Listed{Verb::participle_or_past, "shot held made left met found lost won kept sent brought led "
                                             "built fought struck put cut hit set bought caught "
                                             "taught told said sold felt laid paid heard read shut burnt dug "
                                             "hung spent stood understood thought kept lay "
                                             "sat dealt bent split spread cast swept wed sunk gone seen done "
                                             "taken given known shown fallen driven "
                                             "flown broken frozen written begun become come run"},
            Listed{Verb::break_,
                   "that which who when while but because although where after before if whose"},
        };
        for (const Listed& entry : listed) {
            std::string_view rest = entry.words;
            while (!rest.empty()) {
                const std::size_t cut = std::min(rest.find(' '), rest.size());
                words.emplace(rest.substr(0, cut), entry.verb);
                rest.remove_prefix(std::min(cut + 1, rest.size()));
            }
        }
        return words;
    }();
    return table;
}

/// A word in lower case, without allocation; longer words are cut.
class Lower {
public:
    explicit Lower(std::string_view word) : m_size{std::min(word.size(), m_letters.size())} {
        for (std::size_t i = 0; i < m_size; ++i)
            m_letters[i] =
                word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] - 'A' + 'a') : word[i];
    }
    [[nodiscard]] std::string_view view() const { return {m_letters.data(), m_size}; }

private:
    std::array<char, 16> m_letters{};
    std::size_t m_size;
};

struct Clause {
    std::string_view text;
    const std::vector<Piece>& pieces;
    std::size_t begin; ///< of the sentence
    std::size_t end;
    bool until; ///< for `until X`: `has been shut until` says nothing about X

    [[nodiscard]] Verb verb(std::size_t at) const {
        const Piece& piece = pieces[at];
        if (piece.kind != Piece::Kind::word || piece.hangul || piece.span.size() > 14)
            return Verb::none;
        const Lower lowered{piece.span.of(text)};
        const std::string_view word = lowered.view();
        const auto found = verbs().find(word);
        if (found != verbs().end()) {
            if (word == "s" || word == "d" || word == "ll" || word == "re")
                return at > begin && pieces[at - 1].is_mark('\'') && (word == "ll" || word == "re")
                           ? found->second
                           : Verb::none;
            if (word == "may" && piece.capital)
                return Verb::none;
            return found->second;
        }
        if (word.size() > 3 && word.compare(word.size() - 2, 2, "ed") == 0 && word != "need" &&
            word != "indeed" && word != "speed" && !piece.capital)
            return Verb::participle_or_past;
        return Verb::none;
    }

    /// For a verb at `at`: what the helping verbs in front make of it.
    [[nodiscard]] Direction with_helpers(std::size_t at) const {
        Direction answer = Direction::behind;
        std::size_t seen = 0;
        for (std::size_t i = at; i > begin && seen < 5; ++seen) {
            --i;
            const Verb helper = verb(i);
            if (helper == Verb::has && until)
                return Direction::unknown;
            if (helper == Verb::be || helper == Verb::has)
                continue;
            if (helper == Verb::ahead)
                return Direction::ahead;
            if (helper == Verb::present)
                return Direction::unknown; // `stays shut`
            if (helper == Verb::to)
                return infinitive(i);
            if (helper == Verb::was || helper == Verb::is)
                return helper == Verb::is && verb(at) == Verb::be ? Direction::unknown : answer;
            if (pieces[i].kind == Piece::Kind::mark)
                break;
            const Lower lowered{pieces[i].span.of(text)};
            const std::string_view word = lowered.view();
            const bool adverb = word.size() > 2 && word.compare(word.size() - 2, 2, "ly") == 0;
            if (!adverb && word != "not" && word != "also" && word != "soon" && word != "never" &&
                word != "again" && word != "t" && word != "first")
                break;
        }
        return answer;
    }

    /// `to` at `at` before a verb: `are to meet`, `plans to open`, `managed to flee`.
    [[nodiscard]] Direction infinitive(std::size_t at) const {
        for (std::size_t i = at, seen = 0; i > begin && seen < 3; ++seen) {
            --i;
            const Verb governor = verb(i);
            if (governor == Verb::is || governor == Verb::plans || governor == Verb::ahead)
                return Direction::ahead;
            if (governor == Verb::was) // `were to meet`: ahead of the story, and mostly of the page
                return seen == 0 ? Direction::ahead : Direction::behind;
            if (governor == Verb::past || governor == Verb::participle_or_past)
                return Direction::behind;
        }
        // `reduced the office at Kaesong to rubble`: the sentence has its verb
        for (std::size_t i = at; i > begin; --i) {
            const Verb told = verb(i - 1);
            if (told == Verb::break_)
                break;
            if (told == Verb::past || told == Verb::participle_or_past)
                return Direction::unknown;
        }
        // headlines: `North Korea to reopen border`
        return at > begin && pieces[at - 1].capital ? Direction::ahead : Direction::unknown;
    }

    /// `it agreed`, `Seoul vowed`, as against `is expected`, `the agreed day`.
    [[nodiscard]] bool is_finite_past(std::size_t at) const {
        const std::string_view word = pieces[at].span.of(text);
        if (word.size() < 4 || word.substr(word.size() - 2) != "ed" || at == begin)
            return false;
        if (pieces[at - 1].is_mark(',')) // `Kim, in January, ordered his forces`
            return word != "supposed" && word != "expected";
        if (pieces[at - 1].kind != Piece::Kind::word)
            return false;
        const Verb before = verb(at - 1);
        const Lower left{pieces[at - 1].span.of(text)};
        return before == Verb::none && left.view() != "the" && left.view() != "a" && left.view() != "an" &&
               left.view() != "as" && word != "supposed" && word != "expected";
    }

    [[nodiscard]] Direction judge(std::size_t at) const {
        switch (verb(at)) {
        case Verb::ahead:
            return Direction::ahead;
        case Verb::plans:
            return Direction::unknown;
        case Verb::past:
            return Direction::behind;
        case Verb::participle_or_past:
        case Verb::be:
            return with_helpers(at);
        case Verb::was:
            return Direction::behind;
        case Verb::has:
            return until                                       ? Direction::unknown
                   : at > begin && verb(at - 1) == Verb::ahead ? Direction::ahead
                                                               : Direction::behind;
        case Verb::scheduled: {
            if (at > begin && (verb(at - 1) == Verb::to))
                return infinitive(at - 1);
            if (at > begin && verb(at - 1) == Verb::ahead)
                return Direction::ahead;
            const std::string_view word = pieces[at].span.of(text);
            // `drills begin on`: the plural of what stands in a calendar
            if (at > begin && word.back() != 's' && pieces[at - 1].kind == Piece::Kind::word &&
                pieces[at - 1].facts == nullptr && pieces[at - 1].span.of(text).back() == 's')
                return Direction::ahead;
            return word.back() == 's' && !pieces[at].capital ? Direction::ahead : Direction::unknown;
        }
        case Verb::to:
            return at + 1 < end && pieces[at + 1].kind == Piece::Kind::word &&
                           pieces[at + 1].facts == nullptr && !pieces[at + 1].capital
                       ? infinitive(at)
                       : Direction::unknown;
        default:
            return Direction::unknown;
        }
    }
};

/// Korean ends its sentences with the verb: `열릴 예정이다`, `시작된다`.
Direction korean_direction(std::string_view text, const std::vector<Piece>& pieces, std::size_t from,
                           std::size_t end) {
    constexpr std::array<std::string_view, 12> ahead{"예정",     "계획",     "방침",     "전망",
                                                     "것이다",   "열린다",   "시작된다", "시작한다",
                                                     "개최한다", "재개된다", "재개한다", "실시한다"};
    std::size_t seen = 0;
    for (std::size_t i = from; i < end && seen < 2 * reach; ++i, ++seen) {
        if (!pieces[i].hangul)
            continue;
        const std::string_view word = pieces[i].span.of(text);
        for (const std::string_view stem : ahead)
            if (word.substr(0, stem.size()) == stem)
                return Direction::ahead;
        constexpr std::string_view will = "겠다";
        if (word.size() >= will.size() && word.substr(word.size() - will.size()) == will)
            return Direction::ahead;
    }
    return Direction::unknown;
}

/// `December delivery`, `March futures`: what is traded is still to come.
bool is_traded(std::string_view text, const FoundTimes& times, const FoundTime& found, std::size_t end) {
    const Meaning& meaning = times.node(found.root);
    if (meaning.kind != Kind::calendar || meaning.month == 0 || meaning.day != 0 || found.end_piece >= end)
        return false;
    constexpr std::array<std::string_view, 5> words{"delivery", "contract", "contracts", "futures", "expiry"};
    const std::string_view next = times.pieces[found.end_piece].span.of(text);
    return std::find(words.begin(), words.end(), next) != words.end();
}

/// `extended to Nov. 14`, `put off until Monday`: the day it was moved to.
bool is_moved_to(std::string_view text, const FoundTimes& times, std::size_t begin, std::size_t at) {
    if (at < begin + 2 || !(times.pieces[at - 1].is(Key::to) || times.pieces[at - 1].is(Key::until)))
        return false;
    constexpr std::array<std::string_view, 7> words{"extended", "postponed", "delayed", "rescheduled",
                                                    "deferred", "adjourned", "off"};
    const std::string_view verb = times.pieces[at - 2].span.of(text);
    return std::find(words.begin(), words.end(), verb) != words.end();
}

} // namespace

bool follows_saying(const FoundTimes& times, const FoundTime& found) {
    constexpr std::size_t reach = 4;
    const std::size_t begin = times.sentence_pieces[found.sentence];
    for (std::size_t n = 1; n <= reach && found.first_piece >= begin + n; ++n) {
        const Piece& left = times.pieces[found.first_piece - n];
        if (left.is(Key::said))
            return true;
        if (left.kind == Piece::Kind::mark)
            return false;
    }
    return false;
}

bool told_as_bound(std::string_view text, const FoundTimes& times, const FoundTime& found) {
    constexpr std::size_t longest = 12;
    const std::size_t begin = times.sentence_pieces[found.sentence];
    for (std::size_t n = 1; n <= longest && found.first_piece >= begin + n; ++n) {
        const Piece& left = times.pieces[found.first_piece - n];
        if (left.kind == Piece::Kind::mark)
            return false;
        if (left.span.of(text) == "since")
            return true;
    }
    return false;
}

bool told_as_background(std::string_view text, const FoundTimes& times, const FoundTime& found) {
    const std::size_t begin = times.sentence_pieces[found.sentence];
    const Clause clause{text, times.pieces, begin, times.sentence_pieces[found.sentence + 1], false};
    std::size_t seen = 0;
    for (std::size_t i = found.first_piece; i > begin && seen < reach; ++seen) {
        --i;
        const Verb verb = clause.verb(i);
        if (verb == Verb::none || verb == Verb::to)
            continue;
        // the verb nearest before: `who had fled`
        return (verb == Verb::past || verb == Verb::participle_or_past) && i >= begin + 2 &&
               times.pieces[i - 1].span.of(text) == "had" && clause.verb(i - 2) == Verb::break_;
    }
    return false;
}

Direction direction_of(std::string_view text, const FoundTimes& times, const FoundTime& found) {
    const std::size_t begin = times.sentence_pieces[found.sentence];
    const std::size_t end = times.sentence_pieces[found.sentence + 1];
    const Kind kind = times.node(found.root).kind;
    const Clause clause{text, times.pieces, begin, end, kind == Kind::until || kind == Kind::by};
    // Korean says it with the word in front
    if (times.node(found.root).ahead)
        return Direction::ahead;
    if (korean_direction(text, times.pieces, found.end_piece, end) == Direction::ahead)
        return Direction::ahead;
    // `the deadline is on Oct. 10`
    std::size_t copula = found.first_piece;
    if (copula > begin && (times.pieces[copula - 1].is(Key::on) || times.pieces[copula - 1].is(Key::in)))
        --copula;
    if (copula > begin && clause.verb(copula - 1) == Verb::is)
        return Direction::ahead;
    if (is_traded(text, times, found, end) || is_moved_to(text, times, begin, found.first_piece))
        return Direction::ahead;
    std::size_t seen = 0;
    for (std::size_t i = found.first_piece; i > begin && seen < reach; ++seen) {
        --i;
        if (clause.pieces[i].is_mark(';') || clause.pieces[i].is_mark(':'))
            break;
        const Direction answer = clause.judge(i);
        if (answer != Direction::unknown)
            return answer;
        if (clause.verb(i) == Verb::break_)
            break;
    }
    seen = 0;
    for (std::size_t i = found.end_piece; i < end && seen < reach; ++i, ++seen) {
        if (clause.pieces[i].is_mark(';') || clause.verb(i) == Verb::break_)
            break;
        // `In late August it ordered guards to shoot`: the order was given then
        if (clause.verb(i) == Verb::plans && clause.is_finite_past(i))
            return Direction::behind;
        const Direction answer = clause.judge(i);
        if (answer != Direction::unknown)
            return answer;
    }
    return Direction::unknown;
}

} // namespace dateline
