// SPDX-License-Identifier: Apache-2.0
#include "syntax/sentence_model.hpp"

#include <algorithm>

namespace dateline {

namespace {

/// `crossed` looks the same as past tense and as participle, and the tagger sees only its neighbours. The
/// tree knows more: the head of a clause with a subject but no auxiliary, hanging from nothing by a
/// participle's relation, is finite.
void settle_participles(Parse& parse) {
    constexpr std::uint8_t subject = 1;
    constexpr std::uint8_t auxiliary = 2;
    std::vector<std::uint8_t> has(parse.words.size(), 0);
    for (const ParsedWord& word : parse.words) {
        if (word.head == ParsedWord::no_head)
            continue;
        std::uint8_t& of_head = has[static_cast<std::size_t>(word.head)];
        if (word.deprel == Deprel::nsubj)
            of_head |= subject;
        else if (word.deprel == Deprel::aux || word.deprel == Deprel::aux_pass || word.deprel == Deprel::cop)
            of_head |= auxiliary;
    }
    for (std::size_t i = 0; i < parse.words.size(); ++i) {
        ParsedWord& word = parse.words[i];
        if (word.past && word.participle && word.upos == Upos::verb && has[i] == subject &&
            word.deprel != Deprel::conj && word.deprel != Deprel::acl && word.deprel != Deprel::xcomp)
            word.participle = false;
    }
}

} // namespace

SentenceModel::SentenceModel(const std::filesystem::path& path)
    : m_file{path}, m_tags{read_tags(m_file.part(ModelPart::tags))}, m_labels{read_labels(
                                                                         m_file.part(ModelPart::labels))},
      m_certain{m_file.part(ModelPart::certain), "certain words"}, m_tagger{m_file.part(ModelPart::tagger),
                                                                            "tagger"},
      m_parser{m_file.part(ModelPart::parser), "parser"}, m_masks{read_label_masks(m_labels)},
      m_lemmatiser{m_file.part(ModelPart::scripts), m_file.part(ModelPart::lemmas)} {}

void SentenceModel::tag(std::span<const std::string_view> words, SentenceWork& work) const {
    read_forms(words, work.forms);
    work.tags.resize(words.size());
    work.hints.resize(words.size());
    for (std::size_t i = 0; i < words.size(); ++i)
        work.hints[i].known = static_cast<std::uint32_t>(m_certain.find(certain_word_key(work.forms[i]))) &
                              0xFFU; // missing: known_word::nothing
    complete_hints(work.hints, m_tags);
    TagHistory history;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (work.hints[i].known < m_tags.size()) {
            work.tags[i] = {work.hints[i].known, TagChoice::no_other};
        } else {
            tagger_features(work.forms, work.hints, i, history, work.features);
            Scores scores{};
            m_tagger.score(work.features.keys(), scores);
            work.tags[i] = choose_tag(scores, m_tags.size());
        }
        history.push(work.tags[i].best, m_tags);
    }
}

void SentenceModel::attach(SentenceWork& work) const {
    read_tagged(work.forms, work.tags, m_tags, work.tagged);
    work.counts.reset(work.tagged);
    TransitionState& state = work.state;
    state.reset(static_cast<std::int32_t>(work.forms.size()));
    while (!state.finished()) {
        if (state.stack(0) == TransitionState::none) {
            state.apply(Move::shift, TransitionState::no_label);
            continue;
        }
        parser_features(state, work.tagged, work.counts, m_masks, work.features);
        Scores scores{};
        m_parser.score(work.features.keys(), scores);
        const MoveClass chosen = move_of_class(best_allowed(scores, state, m_labels.size()), m_labels.size());
        state.apply(chosen.move, chosen.label);
    }
}

Parse SentenceModel::parse(std::span<const std::string_view> words, SentenceWork& work) const {
    tag(words, work);
    attach(work);
    Parse parse;
    parse.words.resize(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        ParsedWord& word = parse.words[i];
        const Tag& tag = m_tags[work.tags[i].best];
        const TransitionState::Node& node = work.state.node(static_cast<std::int32_t>(i));
        word.upos = tag.upos;
        word.past = tag.past;
        word.plural = tag.plural;
        word.participle = tag.participle;
        word.head = node.head;
        word.deprel = node.head == TransitionState::none ? Deprel::root : m_labels[node.label];
        word.lemma = m_lemmatiser.lemma(words[i], work.forms[i], work.tags[i].best, tag.upos);
    }
    settle_participles(parse);
    return parse;
}

void read_tagged(std::span<const WordForm> forms, std::span<const TagChoice> tags,
                 const std::vector<Tag>& inventory, std::vector<TaggedForm>& tagged) {
    tagged.resize(forms.size());
    for (std::size_t i = 0; i < forms.size(); ++i) {
        const Tag& tag = inventory[tags[i].best];
        tagged[i] = {forms[i].word, tags[i].best + 1, static_cast<std::uint32_t>(tag.upos) + 1,
                     tags[i].other + 1, verb_form(tag)};
    }
}

std::size_t best_class(const Scores& scores, std::size_t begin, std::size_t end) {
    std::size_t best = begin;
    for (std::size_t i = begin + 1; i < end; ++i)
        if (scores[i] > scores[best]) // NOLINT(*-constant-array-index): classes are counted by the model
            best = i;
    return best;
}

std::size_t best_allowed(const Scores& scores, const TransitionState& state, std::size_t labels) {
    constexpr std::size_t no_class = 256;
    std::size_t best = state.allowed(Move::shift) ? 0 : no_class;
    const auto consider = [&](Move move) {
        if (!state.allowed(move))
            return;
        const std::size_t begin = class_of_move(move, 0, labels);
        const std::size_t candidate = best_class(scores, begin, begin + labels);
        if (best == no_class || scores.at(candidate) > scores.at(best))
            best = candidate;
    };
    consider(Move::left);
    consider(Move::right);
    return best;
}

} // namespace dateline
