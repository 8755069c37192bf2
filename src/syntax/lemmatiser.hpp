// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/feature_table.hpp"
#include "syntax/inventory.hpp"
#include "syntax/word_form.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// How a lemma is made of a word: take bytes off its end, put others on.
struct LemmaScript {
    std::uint32_t strip = 0;
    std::string append;
    bool operator==(const LemmaScript&) const = default;
    auto operator<=>(const LemmaScript&) const = default;
};

/// Lemmas by exception (word and tag) and, for other words, by the longest known ending for the tag. Proper
/// names keep their capitals, all other lemmas are lower case.
class Lemmatiser {
public:
    static constexpr unsigned longest_ending = 6;

    Lemmatiser() = default;
    /// Throws DataError when a block is not one made by the trainer.
    Lemmatiser(std::string_view scripts, std::string_view table);

    [[nodiscard]] std::string lemma(std::string_view word, const WordForm& form, std::uint32_t tag_class,
                                    Upos upos) const;

    static std::uint64_t word_key(const WordForm& form, std::uint32_t tag_class);
    static std::uint64_t ending_key(const WordForm& form, std::uint32_t tag_class, unsigned length);

    static std::string write_scripts(const std::vector<LemmaScript>& scripts);

private:
    std::vector<LemmaScript> m_scripts;
    FeatureTable m_table; ///< pairs hold the number of a script
};

} // namespace dateline
