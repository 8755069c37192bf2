// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "syntax/tree.hpp"

#include <vector>

using namespace dateline;

namespace {

using Indices = std::vector<std::int32_t>;

/// `Soldiers crossed the river and lake because guards slept`
Parse crossing() {
    Parse parse;
    const auto add = [&](Upos upos, std::int32_t head, Deprel deprel) {
        ParsedWord word;
        word.upos = upos;
        word.head = head;
        word.deprel = deprel;
        parse.words.push_back(word);
    };
    add(Upos::noun, 1, Deprel::nsubj);
    add(Upos::verb, ParsedWord::no_head, Deprel::root);
    add(Upos::det, 3, Deprel::det);
    add(Upos::noun, 1, Deprel::obj);
    add(Upos::cconj, 5, Deprel::cc);
    add(Upos::noun, 3, Deprel::conj);
    add(Upos::sconj, 8, Deprel::mark);
    add(Upos::noun, 8, Deprel::nsubj);
    add(Upos::verb, 1, Deprel::advcl);
    return parse;
}

} // namespace

TEST_CASE("a tree knows what hangs where") {
    const Parse parse = crossing();
    const Tree tree{parse};
    CHECK(tree.root() == 1);
    CHECK(tree.children(1) == Indices{0, 3, 8});
    CHECK(tree.child(1, {Deprel::obj, Deprel::iobj}) == 3);
    CHECK(tree.child(1, {Deprel::iobj}) == ParsedWord::no_head);
    CHECK(tree.children(1, {Deprel::nsubj, Deprel::advcl}) == Indices{0, 8});
    CHECK(tree.subtree(3) == Indices{2, 3, 4, 5});
    CHECK(tree.ancestors(4) == Indices{5, 3, 1});
    CHECK(tree.ancestors(1).empty());
    CHECK(tree.dominates(3, 4));
    CHECK(tree.dominates(3, 3));
    CHECK_FALSE(tree.dominates(4, 3));
    CHECK(tree.coordination(5) == Indices{3, 5});
    CHECK(tree.coordination(3) == Indices{3, 5});
    CHECK(tree.clause_head(7) == 8);
    CHECK(tree.clause_head(2) == 1);
}

TEST_CASE("an empty sentence is an empty tree") {
    const Parse parse;
    CHECK(Tree{parse}.root() == ParsedWord::no_head);
}
