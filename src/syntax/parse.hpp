// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Universal part-of-speech tags (universaldependencies.org/u/pos).
enum class Upos : std::uint8_t {
    adj,
    adp,
    adv,
    aux,
    cconj,
    det,
    intj,
    noun,
    num,
    part,
    pron,
    propn,
    punct,
    sconj,
    sym,
    verb,
    x
};

/// Universal dependency relations, subtypes that rules need kept (`nsubj:pass`, `obl:tmod` ...).
enum class Deprel : std::uint8_t {
    acl,
    acl_relcl,
    advcl,
    advmod,
    amod,
    appos,
    aux,
    aux_pass,
    case_,
    cc,
    ccomp,
    compound,
    compound_prt,
    conj,
    cop,
    csubj,
    csubj_pass,
    dep,
    det,
    discourse,
    dislocated,
    expl,
    fixed,
    flat,
    goeswith,
    iobj,
    list,
    mark,
    nmod,
    nmod_poss,
    nsubj,
    nsubj_pass,
    nummod,
    obj,
    obl,
    obl_agent,
    obl_tmod,
    orphan,
    parataxis,
    punct,
    reparandum,
    root,
    vocative,
    xcomp,
    advcl_relcl,
    cc_preconj,
    csubj_outer,
    det_predet,
    nmod_desc,
    nmod_unmarked,
    nsubj_outer,
    obl_unmarked, ///< bare noun phrase as adverbial: `last year`, `Tuesday`, `three miles`; a time or a
                  ///< measure
};

inline constexpr std::size_t upos_count = static_cast<std::size_t>(Upos::x) + 1;
inline constexpr std::size_t deprel_count = static_cast<std::size_t>(Deprel::obl_unmarked) + 1;

/// The names of the treebanks: `PROPN`, `nsubj:pass`.
std::string_view to_string(Upos upos);
std::string_view to_string(Deprel deprel);
/// Back from the names. A relation with an unknown subtype gives the plain relation; nothing for unknown
/// words.
std::optional<Upos> upos_from(std::string_view name);
std::optional<Deprel> deprel_from(std::string_view name);

/// One analysed word. Indices count from 0 within the sentence's tokens.
struct ParsedWord {
    static constexpr std::int32_t no_head = -1;
    std::string lemma; ///< lower case except proper names
    Upos upos = Upos::x;
    Deprel deprel = Deprel::dep;
    std::int32_t head = no_head; ///< no_head for the root
    bool past = false;           ///< finite past or past participle (PTB VBD, VBN)
    bool plural = false;         ///< PTB NNS, NNPS
    bool participle = false;     ///< PTB VBN, VBG

    bool operator==(const ParsedWord&) const = default;
};

/// The analysis of one sentence: exactly one word for each of its tokens, a tree (one root, no cycles).
struct Parse {
    std::vector<ParsedWord> words;
    bool operator==(const Parse&) const = default;
};

} // namespace dateline
