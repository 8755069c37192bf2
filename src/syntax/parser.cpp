// SPDX-License-Identifier: Apache-2.0
#include "syntax/parser.hpp"

#include "syntax/sentence_model.hpp"

#include <cassert>
#include <vector>

namespace dateline {

Parser::Parser(const std::filesystem::path& model) : m_model{std::make_unique<const SentenceModel>(model)} {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

Parse Parser::parse(const Document& document, const Sentence& sentence) const {
    assert(sentence.first_token <= sentence.end_token && sentence.end_token <= document.tokens.size());
    std::vector<std::string_view> words;
    words.reserve(sentence.end_token - sentence.first_token);
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i)
        words.push_back(document.words(document.tokens[i]));
    return parse(words);
}

Parse Parser::parse(std::span<const std::string_view> words) const {
    SentenceWork work;
    return m_model->parse(words, work);
}

} // namespace dateline
