// SPDX-License-Identifier: Apache-2.0
#include "event/word_classes.hpp"

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "syntax/parse.hpp"

#include <algorithm>

namespace dateline {

namespace {

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        if (c == ' ' || c == '-') {
            if (!word.empty())
                words.push_back(std::move(word));
            word.clear();
        } else {
            word += c;
        }
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

bool ends_with(std::string_view word, std::string_view end) {
    return word.size() > end.size() + 1 && word.substr(word.size() - end.size()) == end;
}

/// `the North` is the state, `the North Hamgyong` is not: a bare direction is no entry before another
/// capital.
bool is_direction(std::string_view word) {
    return word == "North" || word == "South" || word == "NORTH" || word == "SOUTH";
}

} // namespace

ClassId WordClasses::declare(std::string_view name) {
    if (const auto known = find(name))
        return *known;
    if (m_names.size() >= max_word_classes)
        fail<DataError>("too many word classes: '{}' would be one more than {}", name, max_word_classes);
    const auto id = static_cast<ClassId>(m_names.size());
    m_names.emplace_back(name);
    m_ids.emplace(std::string{name}, id);
    m_holders.emplace_back().set(id);
    return id;
}

std::optional<ClassId> WordClasses::find(std::string_view name) const {
    const auto found = m_ids.find(name);
    return found == m_ids.end() ? std::nullopt : std::optional{found->second};
}

void WordClasses::add(ClassId word_class, std::string_view entry) {
    Entry made;
    made.as_written = std::any_of(entry.begin(), entry.end(), is_upper);
    made.words = split_words(entry);
    made.word_class = word_class;
    if (made.words.empty())
        return;
    m_by_first[to_lower(made.words.front())].push_back(static_cast<std::uint32_t>(m_entries.size()));
    m_entries.push_back(std::move(made));
}

void WordClasses::include(ClassId parent, ClassId child) {
    m_holders[child].set(parent);
}

void WordClasses::add_irregular(std::string_view form, std::string_view lemma) {
    m_irregular.emplace(std::string{form}, std::string{lemma});
}

void WordClasses::finish() {
    for (bool changed = true; changed;) {
        changed = false;
        for (ClassSet& holders : m_holders) {
            const ClassSet wider = closed(holders);
            changed = changed || wider != holders;
            holders = wider;
        }
    }
}

ClassSet WordClasses::closed(const ClassSet& set) const {
    ClassSet result = set;
    for (std::size_t id = 0; id < m_holders.size(); ++id) {
        if (set.test(id))
            result |= m_holders[id];
    }
    return result;
}

std::vector<std::string> WordClasses::base_forms(std::string_view word) const {
    std::string form = to_lower(word);
    std::vector<std::string> forms{form};
    if (const auto found = m_irregular.find(form); found != m_irregular.end())
        forms.push_back(found->second);
    const auto stem = [&](std::size_t cut, std::string_view tail) {
        forms.push_back(form.substr(0, form.size() - cut) + std::string{tail});
    };
    const auto unstem = [&](std::size_t cut) {
        stem(cut, "");
        stem(cut, "e");
        const std::size_t size = form.size() - cut;
        if (size > 3 && form[size - 1] == form[size - 2])
            forms.push_back(form.substr(0, size - 1));
    };
    if (ends_with(form, "ies"))
        stem(3, "y");
    if (ends_with(form, "es"))
        stem(2, "");
    if (ends_with(form, "s"))
        stem(1, "");
    if (ends_with(form, "ied"))
        stem(3, "y");
    if (ends_with(form, "ed"))
        unstem(2);
    if (ends_with(form, "ing"))
        unstem(3);
    return forms;
}

bool WordClasses::is_irregular_form(std::string_view word) const {
    const auto found = m_irregular.find(to_lower(word));
    return found != m_irregular.end() && found->second != found->first;
}

WordClasses::Found WordClasses::find_in(const Document& document, const Sentence& sentence,
                                        const Parse* parse) const {
    const std::size_t count = sentence.end_token - sentence.first_token;
    Found found{std::vector<ClassSet>(count), std::vector<ClassSet>(count)};
    std::vector<std::string_view> written(count);
    std::vector<std::vector<std::string>> forms(count);
    for (std::size_t i = 0; i < count; ++i) {
        written[i] = document.words(document.tokens[sentence.first_token + i]);
        forms[i] = base_forms(written[i]);
        if (parse != nullptr) {
            const ParsedWord& word = parse->words[i];
            std::string lemma = to_lower(word.lemma);
            // The tagger knows which base form is meant; the guesses stay for headlines, where it is often
            // wrong.
            if (word.upos == Upos::verb) {
                const auto irregular = m_irregular.find(forms[i].front());
                forms[i].resize(1);
                if (irregular != m_irregular.end())
                    forms[i].push_back(irregular->second);
            } else if (word.upos != Upos::propn) {
                forms[i].resize(1);
            }
            if (std::find(forms[i].begin(), forms[i].end(), lemma) == forms[i].end())
                forms[i].push_back(std::move(lemma));
        }
    }
    const auto is_hyphen = [&](std::size_t i) {
        return written[i] == "-" || written[i] == "‑" || written[i] == "–";
    };
    const auto matches = [&](const Entry& entry, std::size_t begin) -> std::size_t {
        std::size_t at = begin;
        for (std::size_t w = 0; w < entry.words.size(); ++w) {
            while (w > 0 && at < count && is_hyphen(at))
                ++at;
            if (at >= count)
                return 0;
            const std::string& wanted = entry.words[w];
            if (written[at].find('-') != std::string_view::npos && written[at].size() > 1 &&
                w + 1 < entry.words.size()) {
                // Prefixes keep their hyphen: `anti-tank` is one token.
                const std::string joined = wanted + "-" + entry.words[w + 1];
                if (to_lower(written[at]) == to_lower(joined)) {
                    ++w;
                    ++at;
                    continue;
                }
            }
            if (entry.as_written) {
                const bool small = std::none_of(wanted.begin(), wanted.end(), is_upper);
                if (small ? forms[at].front() != wanted : written[at] != wanted)
                    return 0;
            } else if (std::find(forms[at].begin(), forms[at].end(), wanted) == forms[at].end()) {
                return 0;
            }
            ++at;
        }
        if (entry.as_written && is_direction(entry.words.back()) && at < count &&
            is_upper(written[at].front()))
            return 0;
        return at;
    };
    for (std::size_t begin = 0; begin < count; ++begin) {
        std::vector<std::string> keys = forms[begin];
        if (const std::size_t hyphen = keys.front().find('-'); hyphen != std::string::npos && hyphen > 0)
            keys.push_back(keys.front().substr(0, hyphen));
        for (const std::string& key : keys) {
            const auto bucket = m_by_first.find(key);
            if (bucket == m_by_first.end())
                continue;
            for (const std::uint32_t index : bucket->second) {
                const Entry& entry = m_entries[index];
                const std::size_t end = matches(entry, begin);
                if (end == 0)
                    continue;
                found.ends[end - 1] |= m_holders[entry.word_class];
                for (std::size_t i = begin; i < end; ++i)
                    found.covers[i] |= m_holders[entry.word_class];
            }
        }
    }
    return found;
}

ClassSet WordClasses::of_verb(std::string_view lemma, const std::vector<FollowingWord>& rest) const {
    ClassSet classes;
    const auto bucket = m_by_first.find(to_lower(lemma));
    if (bucket == m_by_first.end())
        return classes;
    for (const std::uint32_t index : bucket->second) {
        const Entry& entry = m_entries[index];
        auto from = rest.begin();
        bool all = true;
        for (std::size_t w = 1; w < entry.words.size() && all; ++w) {
            const std::string wanted = to_lower(entry.words[w]);
            const bool last = w + 1 == entry.words.size();
            const auto at = std::find_if(from, rest.end(), [&](const FollowingWord& word) {
                return word.form == wanted && !(last && word.governs);
            });
            all = at != rest.end();
            from = all ? at + 1 : at;
        }
        if (all)
            classes |= m_holders[entry.word_class];
    }
    return classes;
}

} // namespace dateline
