// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What rules of words ask of one token.
struct PlaceToken {
    std::string small;            ///< the word in small letters (ASCII letters; others as they stand)
    std::uint32_t sentence = 0;   ///< index into Document::sentences
    bool word = false;            ///< letters, not a number or mark
    bool capital = false;         ///< starts with a capital
    bool all_capitals = false;    ///< two or more letters, all capitals
    bool starts_sentence = false; ///< the first word of its sentence, opening quotes and marks passed over
    bool in_headline = false;     ///< most words of its sentence have capitals: they tell nothing
};

/// The tokens of a document, made ready for rules of words.
class TokenView {
public:
    explicit TokenView(const Document& document);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_tokens.size()); }
    /// An empty token, in no sentence, outside the document.
    [[nodiscard]] const PlaceToken& operator[](std::int64_t index) const;
    [[nodiscard]] std::string_view small(std::int64_t index) const { return (*this)[index].small; }
    [[nodiscard]] const Document& document() const { return *m_document; }
    [[nodiscard]] Span span(std::uint32_t first, std::uint32_t end) const {
        return {m_document->tokens[first].span.begin, m_document->tokens[end - 1].span.end};
    }
    [[nodiscard]] bool same_sentence(std::int64_t a, std::int64_t b) const;
    /// The end of the phrase of words `words` (blanks between; hyphens as blanks) at `first`, or `first`
    /// itself when it does not stand there.
    [[nodiscard]] std::uint32_t match(std::uint32_t first, std::string_view words) const;

private:
    const Document* m_document;
    std::vector<PlaceToken> m_tokens;
    PlaceToken m_none;
};

} // namespace dateline
