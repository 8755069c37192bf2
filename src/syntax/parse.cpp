// SPDX-License-Identifier: Apache-2.0
#include "syntax/parse.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, upos_count> upos_names{
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, deprel_count> deprel_names{
    "acl",           "acl:relcl",   "advcl",       "advmod",     "amod",        "appos",        "aux",
    "aux:pass",      "case",        "cc",          "ccomp",      "compound",    "compound:prt", "conj",
    "cop",           "csubj",       "csubj:pass",  "dep",        "det",         "discourse",    "dislocated",
    "expl",          "fixed",       "flat",        "goeswith",   "iobj",        "list",         "mark",
    "nmod",          "nmod:poss",   "nsubj",       "nsubj:pass", "nummod",      "obj",          "obl",
    "obl:agent",     "obl:tmod",    "orphan",      "parataxis",  "punct",       "reparandum",   "root",
    "vocative",      "xcomp",       "advcl:relcl", "cc:preconj", "csubj:outer", "det:predet",   "nmod:desc",
    "nmod:unmarked", "nsubj:outer", "obl:unmarked"};

template <typename Value, std::size_t count>
std::optional<Value> find_name(const std::array<std::string_view, count>& names, std::string_view name) {
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

} // namespace

std::string_view to_string(Upos upos) {
    return upos_names.at(static_cast<std::size_t>(upos));
}

std::string_view to_string(Deprel deprel) {
    return deprel_names.at(static_cast<std::size_t>(deprel));
}

std::optional<Upos> upos_from(std::string_view name) {
    return find_name<Upos>(upos_names, name);
}

std::optional<Deprel> deprel_from(std::string_view name) {
    if (const auto exact = find_name<Deprel>(deprel_names, name))
        return exact;
    return find_name<Deprel>(deprel_names, name.substr(0, name.find(':')));
}

} // namespace dateline
