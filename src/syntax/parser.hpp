// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/parse.hpp"
#include "text/document.hpp"

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace dateline {

class SentenceModel;

/// Tagger, lemmatiser and dependency parser for English with a trained model. Immutable and usable from
/// several threads once made.
class Parser {
public:
    /// Read the model file made by the trainer. Throws DataError when it is not one, or is of another
    /// version.
    explicit Parser(const std::filesystem::path& model);
    ~Parser();
    Parser(Parser&&) noexcept;
    Parser& operator=(Parser&&) noexcept;

    /// Analyse one sentence of the document. Deterministic; linear in the number of tokens.
    [[nodiscard]] Parse parse(const Document& document, const Sentence& sentence) const;

    /// Analyse words that stand for themselves, cut as the treebanks cut them (see Token).
    [[nodiscard]] Parse parse(std::span<const std::string_view> words) const;

private:
    std::unique_ptr<const SentenceModel> m_model;
};

} // namespace dateline
