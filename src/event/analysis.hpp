// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/lexicon.hpp"
#include "event/noun_phrase.hpp"
#include "event/standing.hpp"
#include "syntax/parse.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// One predicate with its arguments: a clause, or an event noun with what belongs to it.
struct Frame {
    TokenIndex predicate = 0;
    bool nominal = false;
    bool passive = false;
    bool progressive = false;
    bool present = false; ///< simple present: a state, a habit, or a headline
    bool infinitive = false;
    bool sent = false;     ///< `sent troops to build`: what somebody was sent to do
    bool habitual = false; ///< often, usually, every year, in the past
    Standing standing = Standing::told;
    std::string standing_reason;    ///< the word that decided, for explanations
    std::vector<TokenIndex> agents; ///< heads, coordinated ones included
    std::vector<TokenIndex> patients;
    std::vector<std::pair<Role, TokenIndex>> complements;
    std::vector<TokenIndex> clause; ///< tokens that belong to it, ascending
    std::optional<TokenIndex>
        modified; ///< the noun whose clause it is (`the soldier who ...`, `August, when ...`)
    std::optional<TokenIndex> reporter; ///< the verb of saying above it
    std::uint32_t parent = no_parent;   ///< frame above, index into SentenceAnalysis::frames
    static constexpr std::uint32_t no_parent = ~0U;
};

/// A sentence analysed: its parse, the word classes met, and its frames in text order.
class SentenceAnalysis {
public:
    /// `told` is the sentence without a dateline at its head; the parse and the classes are of its tokens.
    /// `before` is the sentence before, where pronouns may find what they stand for; null: none.
    SentenceAnalysis(const Document& document, std::uint32_t index, const Sentence& told, Parse parse,
                     const Lexicon& lexicon, const std::vector<ClassSet>& place_classes,
                     const SentenceAnalysis* before);

    [[nodiscard]] const Document& document() const { return *m_document; }
    [[nodiscard]] const Lexicon& lexicon() const { return *m_lexicon; }
    [[nodiscard]] const Sentence& sentence() const { return m_told; }
    [[nodiscard]] std::uint32_t index() const { return m_index; }
    [[nodiscard]] bool headline() const { return m_headline; }
    [[nodiscard]] std::size_t size() const { return m_parse.words.size(); }
    [[nodiscard]] const ParsedWord& word(TokenIndex token) const { return m_parse.words[token]; }
    [[nodiscard]] std::string_view written(TokenIndex token) const;
    [[nodiscard]] Span span(TokenIndex token) const;
    [[nodiscard]] const std::vector<TokenIndex>& children(TokenIndex token) const {
        return m_children[token];
    }
    [[nodiscard]] const ClassSet& ends(TokenIndex token) const { return m_found.ends[token]; }
    [[nodiscard]] const ClassSet& covers(TokenIndex token) const { return m_found.covers[token]; }
    [[nodiscard]] bool is(const ClassSet& set, std::string_view class_name) const {
        return m_lexicon->has(set, class_name);
    }
    [[nodiscard]] const std::vector<Frame>& frames() const { return m_frames; }
    [[nodiscard]] NounPhrase noun_phrase(TokenIndex head) const;
    /// The nearest people before a verb, for where the parser lost its subject.
    [[nodiscard]] std::optional<TokenIndex> people_before(TokenIndex predicate) const;
    /// The first people after a verb, for where the parser lost its object.
    [[nodiscard]] std::optional<TokenIndex> people_after(TokenIndex predicate) const;
    /// An irregular past that the tagger took for a noun: `a community of nine left North Korea`.
    [[nodiscard]] bool misread_verb(TokenIndex token) const;
    /// A verb, or what the tagger took for another word: `a second one did the same`, an auxiliary alone.
    [[nodiscard]] bool stands_as_verb(TokenIndex token) const;
    /// A past participle without auxiliary: `the fence built in May`.
    [[nodiscard]] bool bare_participle(TokenIndex token) const;
    /// `the side let off shots`: past, though the form could be present.
    [[nodiscard]] bool past_without_form(TokenIndex predicate) const;
    /// True where a verb stands between the two tokens.
    [[nodiscard]] bool verb_between(TokenIndex a, TokenIndex b) const;
    /// The head and those coordinated with it.
    [[nodiscard]] std::vector<TokenIndex> coordinated(TokenIndex head) const;
    /// The classes of a predicate, with its particles.
    [[nodiscard]] ClassSet predicate_classes(const Frame& frame) const;
    [[nodiscard]] Tags tags(const Frame& frame) const;
    [[nodiscard]] const ClassSet& all_classes() const { return m_all; }
    /// The frame whose clause the token is in; Frame::no_parent: none.
    [[nodiscard]] std::uint32_t frame_of(TokenIndex token) const { return m_frame_of[token]; }

private:
    /// Undo what the parser is known to get wrong; the tree stays a tree.
    void mend_tree();
    /// `caught with a nephew on the way over the border, which is closed`: `which` is nobody, so the clause
    /// belongs to the nearest thing before it; and no clause belongs to a day.
    void move_relative_clauses();
    /// `Eleven North Koreans`, where the number was taken for a name.
    void count_people();
    /// `According to a source, on that night, three men were trying`: the men were.
    void find_subject_after_source();
    /// `She and her nephew, 17, had left`: the age has no subject.
    void set_ages_aside();
    /// `are holding 15 people from the North`: the people are.
    void give_people_homes();
    /// `the zone that the athletes crossed is sown with mines`: the zone is what they crossed.
    void give_relatives_objects();
    /// `by firing squad`, `a fishing boat`, where the parser has somebody fire a squad.
    void join_compounds();
    /// `the manager of a restaurant in Shenyang and two waitresses`: people join people, not the town;
    /// `a woman in her forties and two sons`.
    void join_people();
    /// `has taken down ten of its own`: the ten are taken down.
    void give_numbers_verbs();
    /// `switching on, for the first time in 11 years, the loudspeakers`: the years have no object.
    void give_objects_verbs();
    /// `flew 30 of those held in Shenyang to the border and returned them`: who flew them returned them.
    void raise_conjuncts();
    /// `Two staff sergeants lost their legs`, where the parser has a staff that sergeants lost.
    void name_ranks();
    /// `A family who had been arrested has been sent back`, where one verb got both subjects.
    void split_subjects();
    /// `Ryu, the counsellor in Kuwait, arrived`: read as two people, but nothing joins them.
    void name_appositions();
    void find_frames();
    /// Give each `it`, `they`, `them` the classes of what it stands for: the nearest earlier noun phrase of
    /// its number in this sentence or the one before, subjects first.
    void resolve_pronouns(const SentenceAnalysis* before);
    /// People spoken of, as later words may point back to them.
    struct SpokenOf {
        ClassSet classes; ///< side and calling
        bool plural = false;
        bool body = false; ///< the army: nobody in person
        std::uint32_t sentence = 0;
        std::uint32_t frame = 0;
    };
    /// Give `ten of its own`, `a second one`, `three shorter sections` the classes of the things last spoken
    /// of.
    void resolve_parts(const SentenceAnalysis* before);
    /// A number, `some`, a part that stands where a thing would: built, launched, taken down.
    [[nodiscard]] bool is_counted_part(TokenIndex token) const;
    /// Give `the posts` what `guard posts` told before has: things named in full once go on by their last
    /// word.
    void resolve_short_names(const SentenceAnalysis* before);
    /// Give `he`, `them`, `the soldier`, `the two` the side of those last spoken of whom they can stand for.
    void resolve_people(const SentenceAnalysis* before);
    /// Noun phrases a later pronoun may stand for, most likely first: subjects, then objects.
    [[nodiscard]] std::vector<TokenIndex> antecedents(TokenIndex before) const;
    void fill(Frame& frame, std::uint32_t index);
    void assess(std::uint32_t index);
    [[nodiscard]] bool heads_clause(TokenIndex token) const;
    [[nodiscard]] std::vector<TokenIndex> subjects_of(TokenIndex predicate, bool& passive, int depth) const;
    [[nodiscard]] std::optional<TokenIndex> subject_before_insertion(TokenIndex predicate) const;
    [[nodiscard]] std::optional<TokenIndex> child(TokenIndex token, Deprel relation) const;
    void add_nominal_arguments(Frame& frame) const;

    const Document* m_document;
    const Lexicon* m_lexicon;
    std::uint32_t m_index;
    Sentence m_told;
    bool m_headline = false;
    bool m_verbless = false; ///< the tagger saw no verb
    Parse m_parse;
    WordClasses::Found m_found;
    ClassSet m_all;
    std::vector<std::vector<TokenIndex>> m_children;
    std::vector<std::uint32_t> m_frame_of;
    std::vector<bool> m_is_thing;       ///< pronouns that stand for no person
    std::vector<ClassSet> m_stands_for; ///< by token: what it takes over from those it points back to
    std::map<std::string, ClassSet, std::less<>> m_named_things; ///< by the last word of the name
    ClassSet m_last_thing; ///< of the thing last spoken of; none where people were since
    std::uint32_t m_last_thing_sentence = 0;
    std::vector<SpokenOf> m_spoken_of; ///< the last few, of this sentence and those before, oldest first
    std::vector<Frame> m_frames;
};

} // namespace dateline
