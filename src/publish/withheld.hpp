// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/row.hpp"
#include "layers/store_tables.hpp"
#include "publish/public_rules.hpp"
#include "time/interval.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace dateline {

/// Gives every row of a table to a sink.
using RowSource = std::function<void(std::string_view table, const std::function<void(const Row&)>& sink)>;

/// What is withheld in one row stands in others too: the same sentence under another happening, the address
/// of the article, the place among the places, the value among the disagreements. This holds the keys of all
/// of it; its size grows with the happenings that a rule touches, not with the store.
class Withheld {
public:
    Withheld() = default;
    /// Learn from the happenings, reports and articles of a store.
    Withheld(const RowSource& rows, const StoreTables& tables, Day today);

    /// The rule of a happening: its own or, for a report merged into another type's incident, that one's.
    [[nodiscard]] std::optional<PublicRule> rule_for(std::string_view incident_id,
                                                     std::string_view type) const;
    [[nodiscard]] bool embargoed(std::string_view incident_id) const;
    /// Something about this happening is told more coarsely than it is known, or not at all.
    [[nodiscard]] bool touches(std::string_view incident_id) const;
    [[nodiscard]] bool holds_article(std::string_view article_id) const;
    [[nodiscard]] bool holds_url(std::string_view url) const;
    [[nodiscard]] bool holds_place(std::string_view place_id) const;
    /// The words hold a sentence, or most of one, that stands as evidence of what is withheld.
    [[nodiscard]] bool holds_words(std::string_view text) const;

private:
    using Names = std::set<std::string, std::less<>>;
    void learn_rule(const Row& row, const TableDefinition& table, Day today);
    void learn_keys(const Row& row, const TableDefinition& table);
    void learn_words(std::string_view text);

    /// Of a type of one's own, else of ours.
    [[nodiscard]] std::optional<PublicRule> rule_of(std::string_view type) const;

    std::map<std::string, PublicRule, std::less<>> m_rules; ///< by incident
    std::vector<PublicRule> m_own_rules;                    ///< of types of one's own
    Names m_embargoed;
    Names m_touched;
    Names m_articles;
    Names m_urls;
    Names m_places;
    std::unordered_set<std::uint64_t> m_words; ///< hashes of runs of words
};

} // namespace dateline
