// SPDX-License-Identifier: Apache-2.0
#include "syntax/train/evaluate.hpp"

#include "base/ascii.hpp"
#include "syntax/inventory.hpp"
#include "syntax/word_form.hpp"

#include <ctime>
#include <string_view>

namespace dateline {

namespace {

std::string_view universal(std::string_view relation) {
    return relation.substr(0, relation.find(':'));
}

} // namespace

Evaluation evaluate(const Parser& parser, const std::vector<GoldSentence>& gold) {
    Evaluation result;
    std::vector<std::vector<std::string_view>> words(gold.size());
    for (std::size_t i = 0; i < gold.size(); ++i)
        for (const GoldWord& word : gold[i])
            words[i].push_back(word.form);
    std::vector<Parse> parses(gold.size());
    const std::clock_t begin = std::clock();
    for (std::size_t i = 0; i < gold.size(); ++i)
        parses[i] = parser.parse(words[i]);
    result.seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;

    for (std::size_t i = 0; i < gold.size(); ++i)
        for (std::size_t at = 0; at < gold[i].size(); ++at) {
            const GoldWord& want = gold[i][at];
            const ParsedWord& got = parses[i].words[at];
            const Tag tag = make_tag(got.upos, want.xpos);
            ++result.words;
            result.upos += to_string(got.upos) == want.upos ? 1U : 0U;
            result.bits +=
                tag.past == got.past && tag.plural == got.plural && tag.participle == got.participle ? 1U
                                                                                                     : 0U;
            result.lemma += to_lower(got.lemma) == to_lower(want.lemma) ? 1U : 0U;
            if (got.head != want.head)
                continue;
            ++result.head;
            result.labelled += to_string(got.deprel) == want.deprel ? 1U : 0U;
            result.labelled_universal += universal(to_string(got.deprel)) == universal(want.deprel) ? 1U : 0U;
        }
    return result;
}

} // namespace dateline
