// SPDX-License-Identifier: Apache-2.0
#include "place/judge_use.hpp"

#include "place/place_words.hpp"
#include "place/token_view.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

namespace dateline {

namespace {

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
/// Before the name of a place, and seldom before that of a person.
constexpr std::array<std::string_view, 16> place_prepositions{
    "in",      "at",     "near",    "from",   "to",     "into",       "toward", "towards",
    "through", "across", "outside", "around", "inside", "throughout", "off",    "via"};
/// After these a clause begins, and with it a subject.
constexpr std::array<std::string_view, 24> clause_starts{
    "that",   "and", "but",   "because", "while", "as",    "after", "before",
    "when",   "if",  "since", "whether", "where", "which", "until", "although",
    "though", "so",  "what",  "how",     "why",   "then",  "or",    "says"};
constexpr std::array<std::string_view, 14> adverbs{
    "also",  "later",   "repeatedly", "again",    "reportedly", "recently", "then",
    "still", "already", "quickly",    "formally", "finally",    "now",      "never"};
/// What two governments have, do or break off.
constexpr std::array<std::string_view, 22> relation_nouns{
    "ties",      "relations", "talks",        "tensions",     "relationship", "agreement",
    "dialogue",  "alliance",  "treaty",       "cooperation",  "deal",         "summit",
    "diplomacy", "rivalry",   "hostilities",  "trade",        "hotline",      "accord",
    "exchange",  "war",       "negotiations", "rapprochement"};
/// Capitalised words after a name that leave it a place: `Seoul Station`, `Vladivostok Airport`.
constexpr std::array<std::string_view, 34> built_places{
    "airport", "station", "port",   "harbour",  "harbor",  "bridge", "street",  "road",      "avenue",
    "prison",  "stadium", "square", "terminal", "bay",     "beach",  "strait",  "peninsula", "valley",
    "basin",   "plain",   "desert", "coast",    "metro",   "subway", "railway", "highway",   "canal",
    "dam",     "reactor", "camp",   "base",     "complex", "border", "hotel"};
constexpr std::array<std::string_view, 3> quotes{"\"", "“", "'"};

template <std::size_t N>
bool in(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class Judge {
public:
    Judge(std::vector<Mention>& mentions, const TokenView& tokens, const Gazetteer& gazetteer)
        : m_mentions(mentions), m_tokens(tokens), m_gazetteer(gazetteer), m_words(PlaceWords::built_in()) {}

    void run() {
        for (std::size_t i = 0; i < m_mentions.size(); ++i)
            judge(i);
        spread_persons();
        spread_ordinary();
    }

private:
    std::vector<Mention>& m_mentions;
    const TokenView& m_tokens;
    const Gazetteer& m_gazetteer;
    const PlaceWords& m_words;
    std::unordered_set<std::string> m_persons;     ///< keys that are persons somewhere in the article
    std::unordered_set<std::string> m_seen_inside; ///< keys that stand with a capital inside a sentence

    void reject(Mention& mention, std::string_view reason) {
        mention.rejected = true;
        mention.reason = reason;
    }
    void associate(Mention& mention, std::string_view reason) {
        mention.use = PlaceUse::associative;
        mention.reason = reason;
    }

    [[nodiscard]] const PlaceToken& before(const Mention& m, int steps = 1) const {
        return m_tokens[std::int64_t{m.first} - steps];
    }
    [[nodiscard]] bool begins_after_preposition(const Mention& m) const {
        const bool article = before(m).small == "the";
        return in(before(m, article ? 2 : 1).small, place_prepositions) &&
               m_tokens.same_sentence(m.first, m.first - 1);
    }
    [[nodiscard]] bool single(const Mention& m) const { return m.end == m.first + 1; }

    void judge(std::size_t index) {
        Mention& m = m_mentions[index];
        if (m.kind == MentionKind::demonym)
            return;
        if (in_dateline(m)) {
            m.use = PlaceUse::dateline;
            m.reason = "dateline";
            return;
        }
        // `Southern`, `Central`: no place by itself, whatever is so called somewhere.
        if (single(m) && m.said_type.empty() && m_words.directions.has(m.key))
            return reject(m, "word of direction");
        if (is_calendar_word(m))
            return reject(m, "month or weekday");
        if (m.said_type.empty() && is_person(m)) {
            m_persons.insert(m.key);
            return;
        }
        if (is_ordinary_word(m))
            return reject(m, "ordinary word at the start of a sentence");
        if (is_ordinary_part(m))
            return reject(m, "ordinary word in a longer name");
        if (m_tokens.document().words(m.span).ends_with('$'))
            return reject(m, "money");
        if (single(m) && !m_tokens[m.first].starts_sentence && !m_tokens[m.first].in_headline)
            m_seen_inside.insert(m.key);
        if (is_in_longer_name(index))
            return;
        if (is_hyphenated(m))
            return associate(m, "hyphenated modifier");
        if (acts(index))
            return associate(m, "government that speaks or acts");
        if (is_partner(index))
            return associate(m, "government in relations");
        if (is_owner_of_body(m))
            return associate(m, "government or people of");
    }

    [[nodiscard]] bool in_dateline(const Mention& m) const {
        const auto& dateline = m_tokens.document().dateline;
        return dateline && dateline->place.contains(m.span);
    }

    [[nodiscard]] bool is_calendar_word(const Mention& m) const {
        return single(m) && m.said_type.empty() && (in(m.key, months) || in(m.key, weekdays));
    }

    /// Where the words before or after make a person of the name.
    bool is_person(Mention& m) {
        const PlaceToken& previous = before(m, before(m).small == "." ? 2 : 1);
        const PlaceToken& next = m_tokens[m.end];
        const bool beside = m_tokens.same_sentence(m.first, std::int64_t{m.first} - 1);
        if (beside && previous.capital && m_words.titles[strip_dot(previous.small)] == "before") {
            reject(m, "person after a title");
            return true;
        }
        const std::string_view title = m_words.titles[strip_dot(previous.small)];
        if (beside && (title == "role" || title == "kin") && (is_name_word(m.key) || follows_name(m)) &&
            !country(m)) {
            reject(m, "person after a role");
            return true;
        }
        // `Chad's eldest brother`: what a person has.
        if (m.possessive && single(m) && m_words.given_names.has(m.key) &&
            (is_kin(m.end + 1) ||
             (is_kin(m.end + 2) && m_tokens[m.end + 1].word && !m_tokens[m.end + 1].capital))) {
            reject(m, "person with kin");
            return true;
        }
        // `Lee Ju-won`: a surname of one syllable before a name that is written with a hyphen or stands
        // alone.
        if (beside && before(m).capital && m_words.surnames[before(m).small] == "syllable" && !country(m) &&
            m_words.directions[before(m).small].empty()) {
            reject(m, "given name after a surname");
            return true;
        }
        if (single(m) && m_words.surnames[m.key] == "syllable") {
            reject(m, "surname of one syllable");
            return true;
        }
        if (!single(m) || country(m))
            return false;
        const bool headline = m_tokens[m.first].in_headline;
        if (m_words.given_names.has(m.key) && next.capital && next.word &&
            m_tokens.same_sentence(m.first, m.end) &&
            (headline ? m_words.surnames.has(next.small) : !is_place_like(m.end)) &&
            !begins_after_preposition(m)) {
            reject(m, "given name before a surname");
            return true;
        }
        // `Victoria laughed`: a given name at the start of a sentence does what people do.
        if (m_words.given_names.has(m.key) && m_tokens[m.first].starts_sentence && !headline &&
            !government_seat(m) &&
            (is_past_form(m.end) || m_words.acting_verbs[m_tokens.small(m.end)] == "speech" ||
             m_words.acting_verbs[m_tokens.small(m.end)] == "act")) {
            reject(m, "given name of someone who acts");
            return true;
        }
        const PlaceToken& direct = before(m);
        if (beside && direct.capital && m_words.given_names.has(direct.small) && !mention_ends_at(m.first)) {
            reject(m, "surname after a given name");
            return true;
        }
        if (beside && is_initial(m.first - 1)) {
            reject(m, "surname after an initial");
            return true;
        }
        return false;
    }

    [[nodiscard]] bool is_kin(std::uint32_t token) const {
        return m_words.titles[m_tokens.small(token)] == "kin";
    }
    static std::string_view strip_dot(std::string_view word) {
        return !word.empty() && word.back() == '.' ? word.substr(0, word.size() - 1) : word;
    }
    [[nodiscard]] bool is_name_word(const std::string& key) const {
        return m_words.given_names.has(key) || m_words.surnames.has(key);
    }
    [[nodiscard]] bool follows_name(const Mention& m) const {
        return m_tokens[m.end].capital && m_tokens.same_sentence(m.first, m.end) && !is_place_like(m.end);
    }
    [[nodiscard]] bool is_initial(std::int64_t index) const {
        const std::string_view word = m_tokens.small(index);
        return m_tokens[index].capital && word.size() == 2 && word[1] == '.';
    }
    [[nodiscard]] bool mention_ends_at(std::uint32_t token) const {
        const auto next = std::lower_bound(m_mentions.begin(), m_mentions.end(), token,
                                           [](const Mention& m, std::uint32_t at) { return m.end < at; });
        return next != m_mentions.end() && next->end == token && !next->rejected;
    }
    /// A capitalised word that may follow the name of a place without making another name of both.
    [[nodiscard]] bool is_place_like(std::uint32_t token) const {
        const std::string_view word = m_tokens.small(token);
        return in(word, months) || in(word, weekdays) || in(word, built_places) ||
               m_words.directions.has(word) || m_words.place_nouns.has(word) ||
               m_words.titles.has(strip_dot(word)) || m_words.demonyms.has(word) || mention_begins_at(token);
    }
    [[nodiscard]] bool mention_begins_at(std::uint32_t token) const { return mention_at(token) != nullptr; }
    [[nodiscard]] const Mention* mention_at(std::uint32_t token) const {
        const auto next = std::lower_bound(m_mentions.begin(), m_mentions.end(), token,
                                           [](const Mention& m, std::uint32_t at) { return m.first < at; });
        return next != m_mentions.end() && next->first == token ? &*next : nullptr;
    }

    /// A country is among the most prominent bearers of the name.
    [[nodiscard]] bool country(const Mention& m) const {
        constexpr std::size_t considered = 3;
        for (std::size_t i = 0; i < std::min(considered, m.matches.size()); ++i)
            if (m_gazetteer.entry(m.matches[i].entry).type == "country")
                return true;
        return false;
    }
    [[nodiscard]] bool government_seat(const Mention& m) const {
        return country(m) || (!m.matches.empty() &&
                              m_words.capitals[m.key] == m_gazetteer.entry(m.matches.front().entry).country);
    }

    [[nodiscard]] bool is_ordinary_word(const Mention& m) const {
        if (!single(m) || !m.said_type.empty() || !m_words.ordinary.has(m.key) || begins_after_preposition(m))
            return false;
        const PlaceToken& token = m_tokens[m.first];
        if (!token.starts_sentence && !token.in_headline)
            return false;
        // `Turkey's president`, `Reading, England`: words beside it speak for the place.
        const bool container = m_tokens.small(m.end) == "," && mention_begins_at(m.end + 1);
        const bool speaks = m_words.acting_verbs[m_tokens.small(m.end)] == "speech" && government_seat(m);
        return !container && !speaks && !(m.possessive && government_seat(m));
    }

    /// `Toronto Police`, `Columbia University Medical Center`: written with a capital because of the name it
    /// is in.
    [[nodiscard]] bool is_ordinary_part(const Mention& m) const {
        if (!single(m) || !m.said_type.empty() || !m_words.ordinary.has(m.key) || country(m) ||
            m_tokens[m.first].in_headline || m_tokens[m.first].starts_sentence)
            return false;
        const PlaceToken& previous = before(m);
        return previous.word && previous.capital &&
               m_tokens.same_sentence(m.first, std::int64_t{m.first} - 1) &&
               !m_words.demonyms.has(previous.small) && !m_words.directions.has(previous.small) &&
               !(m_tokens.small(m.end) == "," && mention_begins_at(m.end + 1));
    }

    /// `The Washington Post`, `FC Seoul`, `the Treaty of Versailles`, `Moscow State University`.
    bool is_in_longer_name(std::size_t index) {
        Mention& m = m_mentions[index];
        if (names_before(m))
            return true;
        if (m_tokens[m.first].in_headline) {
            if (m_words.institutions.has(m_tokens.small(m.end)) && m_tokens.same_sentence(m.first, m.end) &&
                m_words.institutions[m_tokens.small(m.end)] == "newspaper")
                return associate(m, "in the name of a body"), true;
            return false;
        }
        if (m_words.institutions[m_tokens.small(m.end)] == "treaty" &&
            m_tokens.same_sentence(m.first, m.end) && m_tokens.small(m.end) != "talks" &&
            m_tokens.small(m.end) != "process") {
            associate(m, "in the name of a treaty");
            return true;
        }
        constexpr std::uint32_t farthest = 5;
        bool longer = false;
        for (std::uint32_t at = m.end; at < m.end + farthest; ++at) {
            const PlaceToken& token = m_tokens[at];
            if (!token.word || !token.capital || !m_tokens.same_sentence(m.first, at))
                break;
            const bool first = at == m.end;
            if (first && (in(token.small, months) || in(token.small, weekdays) ||
                          in(token.small, built_places) || m_words.titles.has(strip_dot(token.small))))
                return false;
            if (m_words.institutions.has(token.small)) {
                associate(m, "in the name of a body");
                return true;
            }
            if (first && (m_words.demonyms.has(token.small) || m_words.directions.has(token.small) ||
                          mention_begins_at(at)))
                return false;
            longer = true;
        }
        if (longer && m.said_type.empty() && !begins_after_preposition(m)) {
            associate(m, "in a longer name");
            return true;
        }
        return false;
    }

    bool names_before(Mention& m) {
        const PlaceToken& previous = before(m);
        if (!m_tokens.same_sentence(m.first, std::int64_t{m.first} - 1))
            return false;
        if (previous.small == "of" || previous.small == "free") {
            const std::string words = before(m, 2).small + " " + previous.small;
            if (before(m, 2).capital && m_words.institutions_before.has(words)) {
                associate(m, "in the name of a " + std::string{m_words.institutions_before[words]});
                return true;
            }
            if (before(m, 2).capital && !m_tokens[m.first].in_headline &&
                m_words.institutions.has(before(m, 2).small)) {
                associate(m, "in the name of a body");
                return true;
            }
            return false;
        }
        if ((previous.capital || previous.all_capitals) && m_words.institutions_before.has(previous.small) &&
            !m_tokens[m.first].in_headline) {
            associate(m, "in the name of a " + std::string{m_words.institutions_before[previous.small]});
            return true;
        }
        return false;
    }

    /// `anti-Pyongyang`, `Seoul-based`, `Moscow-Pyongyang`.
    [[nodiscard]] bool is_hyphenated(const Mention& m) const {
        const auto joined = [&](std::int64_t index) {
            return (m_tokens.small(index) == "-" || m_tokens.small(index) == "–") &&
                   m_tokens.same_sentence(m.first, index) &&
                   !m_tokens.document().tokens[static_cast<std::size_t>(index)].space_before;
        };
        const bool behind = joined(m.end) && m.end + 1 < m_tokens.size() &&
                            !m_tokens.document().tokens[m.end + 1].space_before && m_tokens[m.end + 1].word;
        const bool ahead = m.first > 1 && joined(std::int64_t{m.first} - 1) &&
                           !m_tokens.document().tokens[m.first].space_before;
        return behind || ahead;
    }

    /// `Seoul said`, `Washington and Tokyo agreed`, `said Beijing`.
    [[nodiscard]] bool acts(std::size_t index) const {
        const Mention& m = m_mentions[index];
        if (m_words.acting_verbs[before(m).small] == "speech" &&
            m_tokens.same_sentence(m.first, std::int64_t{m.first} - 1) && government_seat(m) &&
            !m_tokens[m.end].word)
            return true;
        if (begins_after_preposition(m))
            return false;
        return starts_clause(m) && has_acting_verb(index, before(m).small == "and" ? 1 : 0);
    }

    [[nodiscard]] bool starts_clause(const Mention& m) const {
        std::int64_t at = std::int64_t{m.first} - 1;
        if (m_tokens[m.first].starts_sentence)
            return true;
        if (m_tokens.small(at) == "the" || m_tokens.small(at) == "both" || m_tokens.small(at) == "neither")
            --at;
        if (m_tokens[at + 1].starts_sentence)
            return true;
        const PlaceToken& previous = m_tokens[at];
        return !previous.word || in(previous.small, clause_starts) || in(previous.small, adverbs) ||
               m_words.acting_verbs[previous.small] == "speech";
    }

    [[nodiscard]] bool has_acting_verb(std::size_t index, int depth) const {
        constexpr int deepest = 4;
        const Mention& m = m_mentions[index];
        std::uint32_t at = m.end;
        while (in(m_tokens.small(at), adverbs))
            ++at;
        if (!m_tokens.same_sentence(m.first, at))
            return false;
        const std::string_view word = m_tokens.small(at);
        const std::string_view kind = m_words.acting_verbs[word];
        if (kind == "speech" || (depth > 0 && speaks_as_one_of_several(word)))
            return true;
        if ((word == "and" || word == ",") && depth < deepest && index + 1 < m_mentions.size() &&
            m_mentions[index + 1].first == at + 1)
            return government_seat(m) && has_acting_verb(index + 1, depth + 1);
        if (!government_seat(m))
            return false;
        if (kind == "act" || (kind.empty() && is_past_form(at)))
            return true;
        if (kind != "auxiliary")
            return false;
        const std::string_view next = m_tokens.small(at + 1);
        const bool to_be = word == "is" || word == "was" || word == "are" || word == "were";
        const bool going_on = next.size() > 5 && next.substr(next.size() - 3) == "ing";
        return to_be ? going_on : true;
    }

    /// `deny`, `insist`: what several subjects do; the list has the form for one of them.
    [[nodiscard]] bool speaks_as_one_of_several(std::string_view word) const {
        const std::string base{word};
        if (m_words.acting_verbs[base + "s"] == "speech" || m_words.acting_verbs[base + "es"] == "speech")
            return true;
        return base.size() > 2 && base.back() == 'y' &&
               m_words.acting_verbs[base.substr(0, base.size() - 1) + "ies"] == "speech";
    }

    /// `vetoed`, `thanked`: lists of verbs end, the ending does not. `Seoul based` is none.
    [[nodiscard]] bool is_past_form(std::uint32_t at) const {
        const std::string_view word = m_tokens.small(at);
        return !m_tokens[at].capital && word.size() > 4 && word.substr(word.size() - 2) == "ed" &&
               word != "based" && m_tokens.small(at + 1) != "by";
    }

    /// `relations with Beijing`, `talks between Seoul and Tokyo`, `condemned by Washington`.
    [[nodiscard]] bool is_partner(std::size_t index) const {
        const Mention& m = m_mentions[index];
        if (!government_seat(m))
            return false;
        const bool article = before(m).small == "the";
        const int step = article ? 2 : 1;
        const std::string_view previous = before(m, step).small;
        if (!m_tokens.same_sentence(m.first, std::int64_t{m.first} - step))
            return false;
        if (previous == "by" || previous == "against" || previous == "urging" || previous == "accusing" ||
            previous == "told" ||
            (step == 1 &&
             (m_words.acting_verbs[previous] == "speech" || previous == "thanked" || previous == "informed")))
            return true;
        if (previous == "and" && index > 0 &&
            m_mentions[index - 1].end + static_cast<std::uint32_t>(step) == m.first)
            return m_mentions[index - 1].use == PlaceUse::associative &&
                   m_mentions[index - 1].reason == "government in relations";
        if (previous != "with" && previous != "between")
            return false;
        constexpr int reach = 4;
        for (int back = step + 1; back <= step + reach; ++back)
            if (in(before(m, back).small, relation_nouns))
                return true;
        return false;
    }

    /// `Seoul officials`, `South Korea's military`, `the Pyongyang regime`.
    [[nodiscard]] bool is_owner_of_body(const Mention& m) const {
        if (!government_seat(m))
            return false;
        std::uint32_t at = m.end + (m.possessive ? 1 : 0);
        constexpr std::uint32_t farthest = 3; // adjectives between: `Seoul's new unification minister`
        for (const std::uint32_t limit = at + farthest; at < limit && m_tokens.same_sentence(m.first, at);
             ++at) {
            if (m_words.government_nouns.has(m_tokens.small(at)))
                return true;
            if (m_tokens[at].capital && m_words.institutions.has(m_tokens.small(at)))
                return true;
            if (!m_tokens[at].word || m_words.place_nouns.has(m_tokens.small(at)) || !m.possessive)
                return false;
        }
        return false;
    }

    /// Once `Jordan Smith`, later `Jordan` is he, unless words of place stand beside it.
    void spread_persons() {
        for (Mention& m : m_mentions)
            if (!m.rejected && m.kind == MentionKind::name && m.said_type.empty() &&
                m_persons.contains(m.key) && !begins_after_preposition(m) && !country(m))
                reject(m, "person named before");
    }

    /// `Reading` at the start of a sentence stays a town where it is one inside another sentence too.
    void spread_ordinary() {
        for (Mention& m : m_mentions)
            if (m.rejected && m.reason == "ordinary word at the start of a sentence" &&
                m_seen_inside.contains(m.key)) {
                m.rejected = false;
                m.reason.clear();
            }
    }
};

} // namespace

void judge_use(std::vector<Mention>& mentions, const TokenView& tokens, const Gazetteer& gazetteer) {
    Judge{mentions, tokens, gazetteer}.run();
}

} // namespace dateline
