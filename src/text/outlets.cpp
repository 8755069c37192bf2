// SPDX-License-Identifier: Apache-2.0
#include "text/outlets.hpp"

#include "text/known_articles.hpp"
#include "text/word_table.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace dateline {

namespace embedded {
extern const std::string_view outlets_tsv;
}

namespace {

struct OutletName {
    std::string_view name;
    std::string_view key;
};

struct OutletList {
    std::vector<OutletName> names; ///< longest first
    std::vector<OutletName> hosts;
};

void split(std::string_view cell, std::string_view key, std::vector<OutletName>& into) {
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(';'), cell.size());
        if (end != 0)
            into.push_back({cell.substr(0, end), key});
        cell.remove_prefix(std::min(cell.size(), end + 1));
    }
}

const OutletList& outlets() {
    static const OutletList list = [] {
        OutletList all;
        for_each_row(embedded::outlets_tsv, "outlets.tsv", [&](const WordRow& row) {
            split(row.cell(1), row.cell(0), all.names);
            split(row.cell(2), row.cell(0), all.hosts);
        });
        std::stable_sort(all.names.begin(), all.names.end(), [](const OutletName& a, const OutletName& b) {
            return a.name.size() > b.name.size();
        });
        return all;
    }();
    return list;
}

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

struct NamedAt {
    std::string_view key;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The longest outlet name in `words`, standing by itself.
NamedAt find_outlet(std::string_view words) {
    for (const OutletName& outlet : outlets().names) {
        for (std::size_t at = words.find(outlet.name); at != std::string_view::npos;
             at = words.find(outlet.name, at + 1)) {
            const std::size_t end = at + outlet.name.size();
            const bool alone = (at == 0 || !is_word_byte(words[at - 1])) &&
                               (end == words.size() || !is_word_byte(words[end]));
            if (alone)
                return {outlet.key, at, end};
        }
    }
    return {};
}

/// Words right behind or right before a name that make it the source: a few words may stand between (`Yonhap
/// news agency in Seoul said`).
bool is_source(std::string_view sentence, const NamedAt& named) {
    constexpr std::array<std::string_view, 12> behind{"report", "said",   "says",  "say",
                                                      "wrote",  "writes", "quote", "cited",
                                                      "cites",  "told",   "learn", "has seen"};
    constexpr std::array<std::string_view, 9> before{"according to", "told",     "reported by",
                                                     "quoted by",    "cited by", "citing",
                                                     "reports by",   "informed", "quoting"};
    constexpr std::size_t reach = 40;
    const auto any_in = [](std::string_view words, const auto& list) {
        return std::any_of(list.begin(), list.end(),
                           [&](std::string_view word) { return words.find(word) != std::string_view::npos; });
    };
    const std::size_t from = named.begin > reach ? named.begin - reach : 0;
    // `..., reports The Wall Street Journal`
    std::string_view verb = sentence.substr(0, named.begin);
    for (const std::string_view article : {"the ", "The "})
        if (verb.ends_with(article))
            verb.remove_suffix(article.size());
    const bool inverted = verb.ends_with("reports ") || verb.ends_with("reported ") ||
                          verb.ends_with("wrote ") || verb.ends_with("says ") || verb.ends_with("said ");
    return inverted || any_in(sentence.substr(named.end, reach), behind) ||
           any_in(sentence.substr(from, named.begin - from), before);
}

} // namespace

std::string named_outlet(std::string_view words) {
    return std::string{find_outlet(words).key};
}

std::string outlet_of_page(std::string_view url, std::string_view site) {
    const std::string page = comparable_url(url);
    const std::string_view host = std::string_view{page}.substr(0, page.find('/'));
    for (const OutletName& outlet : outlets().hosts) {
        const bool inside = host.size() > outlet.name.size() && host.ends_with(outlet.name) &&
                            host[host.size() - outlet.name.size() - 1] == '.';
        if (host == outlet.name || inside || site == outlet.name)
            return std::string{outlet.key};
    }
    return named_outlet(site);
}

std::string stated_origin(const Document& document) {
    constexpr int sentences_read = 4; // headline and lead
    std::string origin;
    if (document.dateline && !document.dateline->agency.empty())
        origin = named_outlet(document.words(document.dateline->agency));
    int read = 0;
    for (const Sentence& sentence : document.sentences) {
        if (!origin.empty() || read == sentences_read)
            break;
        if (!document.told(sentence))
            continue;
        ++read;
        const std::string_view words = document.words(sentence.span);
        const NamedAt named = find_outlet(words);
        if (!named.key.empty() && is_source(words, named))
            origin = named.key;
    }
    return origin == outlet_of_page(document.article.url, document.article.site) ? std::string{} : origin;
}

} // namespace dateline
