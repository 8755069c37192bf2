// SPDX-License-Identifier: Apache-2.0
#include "syntax/lemmatiser.hpp"

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "syntax/lines.hpp"

#include <charconv>

namespace dateline {

namespace {

std::uint64_t single_key(std::uint64_t name, std::uint64_t a, std::uint64_t b) {
    FeatureList list;
    list.clear();
    list.add(name, a, b);
    return list.keys().front();
}

} // namespace

Lemmatiser::Lemmatiser(std::string_view scripts, std::string_view table) : m_table{table, "lemmas"} {
    for (const std::string_view line : split_lines(scripts)) {
        const std::size_t tab = line.find('\t');
        LemmaScript script;
        const char* const end = line.data() + (tab == std::string_view::npos ? 0 : tab);
        const auto [stop, wrong] = std::from_chars(line.data(), end, script.strip);
        if (wrong != std::errc{} || stop != end)
            fail<DataError>("model: '{}' is no way to make a lemma", line);
        script.append = line.substr(tab + 1);
        m_scripts.push_back(script);
    }
}

std::string Lemmatiser::write_scripts(const std::vector<LemmaScript>& scripts) {
    std::string lines;
    for (const LemmaScript& script : scripts)
        lines += fmt::format("{}\t{}\n", script.strip, script.append);
    return lines;
}

std::uint64_t Lemmatiser::word_key(const WordForm& form, std::uint32_t tag_class) {
    return single_key(3000, form.word, tag_class);
}

std::uint64_t Lemmatiser::ending_key(const WordForm& form, std::uint32_t tag_class, unsigned length) {
    return single_key(3001, length == 0 ? 0 : form.suffix(length), tag_class << 8U | length);
}

std::string Lemmatiser::lemma(std::string_view word, const WordForm& form, std::uint32_t tag_class,
                              Upos upos) const {
    std::string lemma = upos == Upos::propn ? std::string{word} : to_lower(word);
    int found = m_table.find(word_key(form, tag_class));
    for (unsigned length = longest_ending + 1; found == FeatureTable::missing && length-- > 0;)
        found = m_table.find(ending_key(form, tag_class, length));
    if (found == FeatureTable::missing || static_cast<std::size_t>(found) >= m_scripts.size())
        return lemma;
    const LemmaScript& script = m_scripts[static_cast<std::size_t>(found)];
    if (script.strip > lemma.size() || (script.strip == lemma.size() && script.append.empty()))
        return lemma;
    lemma.resize(lemma.size() - script.strip);
    lemma += script.append;
    return lemma;
}

} // namespace dateline
