// SPDX-License-Identifier: Apache-2.0
#include "place/fellow_names.hpp"

#include "place/token_view.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

namespace dateline {

namespace {

bool is_listed_after(const TokenView& tokens, const Mention& one, const Mention& next) {
    constexpr std::uint32_t reach = 3;
    if (!tokens.same_sentence(one.first, next.first) || next.first <= one.end || next.first > one.end + reach)
        return false;
    for (std::uint32_t at = one.end; at < next.first; ++at)
        if (const std::string_view word = tokens.small(at);
            word != "," && word != "and" && word != "or" && word != "the" && word != ";")
            return false;
    return true;
}

/// `US` for a division of the United States, `*` for a country.
std::string kind_in_list(const EntryView& entry) {
    if (entry.type == "country")
        return "*";
    return entry.type == "state" || entry.type == "province" ? std::string{entry.country} : std::string{};
}

void read_list(std::size_t first, std::size_t end, EntryOptions& options) {
    std::map<std::string, std::size_t> sure;
    for (std::size_t i = first; i < end; ++i) {
        if (options[i].empty())
            continue;
        const std::string kind = kind_in_list(best_of(options[i]).entry);
        const bool rival = std::any_of(options[i].begin(), options[i].end(), [&](const Option& o) {
            return kind_in_list(o.entry) != kind &&
                   o.fixed > best_of(options[i]).fixed - prominence_weight / 2;
        });
        if (!kind.empty() && !rival)
            ++sure[kind];
    }
    const auto most = std::max_element(sure.begin(), sure.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == sure.end() || most->second < 2 || 2 * most->second < end - first)
        return;
    for (std::size_t i = first; i < end; ++i)
        for (Option& option : options[i])
            if (kind_in_list(option.entry) == most->first) {
                option.fixed += container_fits;
                option.reasons += "; of one kind with the others of the list";
            }
}

} // namespace

void read_lists(const std::vector<Mention>& mentions, const TokenView& tokens, EntryOptions& options) {
    for (std::size_t first = 0; first < mentions.size();) {
        std::size_t end = first + 1;
        while (end < mentions.size() && is_listed_after(tokens, mentions[end - 1], mentions[end]))
            ++end;
        if (end - first > 2)
            read_list(first, end, options);
        first = end;
    }
}

void read_longer_names(const std::vector<Mention>& mentions, EntryOptions& options) {
    constexpr double longer_fits = 1.5;
    constexpr std::size_t most_homonyms = 8;               // of a name that a longer one could tell
    std::unordered_map<EntryIndex, std::string_view> told; // entries named so that nothing else is meant
    for (std::size_t i = 0; i < mentions.size(); ++i)
        if (is_open(mentions[i]) && options[i].size() == 1)
            told.try_emplace(options[i].front().match.entry, mentions[i].key);
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (options[i].size() < 2 || options[i].size() > most_homonyms)
            continue;
        for (Option& option : options[i])
            if (const auto longer = told.find(option.match.entry);
                longer != told.end() && longer->second.size() > mentions[i].key.size() &&
                longer->second.find(mentions[i].key) != std::string_view::npos) {
                option.fixed += longer_fits;
                option.reasons += "; named in full elsewhere";
            }
    }
}

} // namespace dateline
