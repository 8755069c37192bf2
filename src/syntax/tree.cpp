// SPDX-License-Identifier: Apache-2.0
#include "syntax/tree.hpp"

#include <algorithm>

namespace dateline {

namespace {

bool one_of(Deprel relation, std::initializer_list<Deprel> relations) {
    return std::find(relations.begin(), relations.end(), relation) != relations.end();
}

} // namespace

Tree::Tree(const Parse& parse) : m_parse{&parse}, m_children(parse.words.size()) {
    for (std::size_t i = 0; i < parse.words.size(); ++i) {
        const std::int32_t head = parse.words[i].head;
        if (head == ParsedWord::no_head)
            m_root = static_cast<std::int32_t>(i);
        else
            m_children[static_cast<std::size_t>(head)].push_back(static_cast<std::int32_t>(i));
    }
}

std::int32_t Tree::child(std::int32_t index, std::initializer_list<Deprel> relations) const {
    for (const std::int32_t child : children(index))
        if (one_of(word(child).deprel, relations))
            return child;
    return ParsedWord::no_head;
}

std::vector<std::int32_t> Tree::children(std::int32_t index, std::initializer_list<Deprel> relations) const {
    std::vector<std::int32_t> found;
    for (const std::int32_t child : children(index))
        if (one_of(word(child).deprel, relations))
            found.push_back(child);
    return found;
}

std::vector<std::int32_t> Tree::subtree(std::int32_t index) const {
    std::vector<std::int32_t> found{index};
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto& below = children(found[i]);
        found.insert(found.end(), below.begin(), below.end());
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::int32_t> Tree::ancestors(std::int32_t index) const {
    std::vector<std::int32_t> found;
    for (std::int32_t head = word(index).head; head != ParsedWord::no_head; head = word(head).head)
        found.push_back(head);
    return found;
}

bool Tree::dominates(std::int32_t above, std::int32_t below) const {
    while (below != above && below != ParsedWord::no_head)
        below = word(below).head;
    return below == above;
}

std::vector<std::int32_t> Tree::coordination(std::int32_t index) const {
    while (word(index).deprel == Deprel::conj)
        index = word(index).head;
    std::vector<std::int32_t> found{index};
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const std::int32_t child : children(found[i]))
            if (word(child).deprel == Deprel::conj)
                found.push_back(child);
    std::sort(found.begin(), found.end());
    return found;
}

std::int32_t Tree::clause_head(std::int32_t index) const {
    const auto is_clause = [&](std::int32_t at) {
        const ParsedWord& here = word(at);
        return here.upos == Upos::verb || here.head == ParsedWord::no_head ||
               one_of(here.deprel, {Deprel::acl, Deprel::acl_relcl, Deprel::advcl, Deprel::advcl_relcl,
                                    Deprel::ccomp, Deprel::csubj, Deprel::csubj_pass, Deprel::csubj_outer,
                                    Deprel::xcomp, Deprel::parataxis}) ||
               child(at, {Deprel::cop, Deprel::nsubj, Deprel::nsubj_pass}) != ParsedWord::no_head;
    };
    while (!is_clause(index))
        index = word(index).head;
    return index;
}

} // namespace dateline
