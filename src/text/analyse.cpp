// SPDX-License-Identifier: Apache-2.0
#include "text/analyse.hpp"

#include "text/find_dateline.hpp"
#include "text/give_roles.hpp"
#include "text/split_blocks.hpp"
#include "text/split_sentences.hpp"
#include "text/tokenise.hpp"

#include <utility>

namespace dateline {

Document analyse(Article article) {
    constexpr std::size_t bytes_per_token = 5;
    constexpr std::size_t bytes_per_sentence = 100;
    Document document;
    document.article = std::move(article);
    const std::string_view text = document.text();
    document.tokens.reserve(text.size() / bytes_per_token);
    document.sentences.reserve(text.size() / bytes_per_sentence);
    document.blocks = split_blocks(text);
    for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
        const auto first = static_cast<std::uint32_t>(document.tokens.size());
        tokenise(text, document.blocks[block].span, document.tokens);
        split_sentences(text, block, first, document.tokens, document.sentences);
    }
    give_roles(document);
    document.dateline = find_dateline(document);
    return document;
}

} // namespace dateline
