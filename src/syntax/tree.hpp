// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/parse.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace dateline {

/// Walks over the tree of a Parse: who depends on whom, made once per sentence. Holds a reference to the
/// parse. Words are indices into Parse::words throughout; lists are in the order of the sentence.
class Tree {
public:
    explicit Tree(const Parse& parse);

    [[nodiscard]] std::size_t size() const { return m_parse->words.size(); }
    [[nodiscard]] const ParsedWord& word(std::int32_t index) const {
        return m_parse->words[static_cast<std::size_t>(index)];
    }
    /// The root, or ParsedWord::no_head for an empty sentence.
    [[nodiscard]] std::int32_t root() const { return m_root; }

    /// The direct dependents.
    [[nodiscard]] const std::vector<std::int32_t>& children(std::int32_t index) const {
        return m_children[static_cast<std::size_t>(index)];
    }
    /// The first dependent with one of these relations, or ParsedWord::no_head.
    [[nodiscard]] std::int32_t child(std::int32_t index, std::initializer_list<Deprel> relations) const;
    /// All dependents with one of these relations.
    [[nodiscard]] std::vector<std::int32_t> children(std::int32_t index,
                                                     std::initializer_list<Deprel> relations) const;

    /// The word and everything below it.
    [[nodiscard]] std::vector<std::int32_t> subtree(std::int32_t index) const;
    /// Head, head of the head ... up to the root; empty for the root itself.
    [[nodiscard]] std::vector<std::int32_t> ancestors(std::int32_t index) const;
    /// True when `below` is `above` or hangs somewhere below it.
    [[nodiscard]] bool dominates(std::int32_t above, std::int32_t below) const;
    /// The word itself and everything joined to it by `conj` (whichever of them is asked for).
    [[nodiscard]] std::vector<std::int32_t> coordination(std::int32_t index) const;
    /// The nearest predicate above (or at) the word: a verb, or what a copula or clause relation makes one.
    [[nodiscard]] std::int32_t clause_head(std::int32_t index) const;

private:
    const Parse* m_parse;
    std::int32_t m_root = ParsedWord::no_head;
    std::vector<std::vector<std::int32_t>> m_children;
};

} // namespace dateline
