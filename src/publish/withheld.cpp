// SPDX-License-Identifier: Apache-2.0
#include "publish/withheld.hpp"

#include "layers/row_fields.hpp"

#include <vector>

namespace dateline {

namespace {

constexpr std::size_t run_words = 6; ///< so many words in a row make a sentence known again

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Hashes of every run of words; one hash of all where there are fewer.
std::vector<std::uint64_t> runs_of(std::string_view text) {
    std::vector<std::uint64_t> words;
    for (std::size_t at = 0; at < text.size();) {
        std::uint64_t hash = 14695981039346656037ULL; // FNV-1a
        const std::size_t begin = at;
        for (; at < text.size() && !is_space(text[at]); ++at)
            hash = (hash ^ static_cast<unsigned char>(text[at])) * 1099511628211ULL;
        if (at > begin)
            words.push_back(hash);
        while (at < text.size() && is_space(text[at]))
            ++at;
    }
    std::vector<std::uint64_t> runs;
    const std::size_t length = std::min(words.size(), run_words);
    for (std::size_t first = 0; length > 0 && first + length <= words.size(); ++first) {
        std::uint64_t hash = length;
        for (std::size_t i = first; i < first + length; ++i)
            hash = (hash ^ words[i]) * 1099511628211ULL;
        runs.push_back(hash);
    }
    return runs;
}

/// A happening without a last day may have been yesterday.
bool is_recent(std::string_view last_day, int embargo_days, Day today) {
    const auto last = parse_iso_day(last_day);
    return embargo_days > 0 && (!last || *last + std::chrono::days{embargo_days} > today);
}

} // namespace

Withheld::Withheld(const RowSource& rows, const StoreTables& tables, Day today) {
    const TableDefinition& articles = *tables.find("articles");
    const TableDefinition& reports = *tables.find("reports");
    for (const OwnType& type : reports.own_types) {
        if (!type.finest.empty())
            m_own_rules.push_back({type.symbol.type, precision_named(type.finest), type.embargo_days});
    }
    std::vector<const TableDefinition*> happenings;
    for (const std::string& name : tables.happenings())
        happenings.push_back(tables.find(name));
    happenings.push_back(&reports);
    for (const TableDefinition* table : happenings)
        rows(table->name, [&](const Row& row) { learn_rule(row, *table, today); });
    if (m_rules.empty())
        return;
    for (const TableDefinition* table : happenings)
        rows(table->name, [&](const Row& row) { learn_keys(row, *table); });
    rows(articles.name, [&](const Row& row) {
        const RowCells cells{row, articles};
        if (holds_article(cells.text("article_id")) && !cells.text("url").empty())
            m_urls.emplace(cells.text("url"));
    });
}

void Withheld::learn_rule(const Row& row, const TableDefinition& table, Day today) {
    const RowCells cells{row, table};
    const std::optional<PublicRule> rule = rule_of(cells.text("type"));
    if (!rule)
        return;
    const std::string_view id = cells.text("incident_id");
    const auto [known, fresh] = m_rules.try_emplace(std::string{id}, *rule);
    if (!fresh && known->second.finest < rule->finest)
        known->second = *rule;
    if (is_recent(cells.text("date_end"), rule->embargo_days, today))
        m_embargoed.emplace(id);
}

void Withheld::learn_keys(const Row& row, const TableDefinition& table) {
    const RowCells cells{row, table};
    const std::string_view id = cells.text("incident_id");
    const std::optional<PublicRule> rule = rule_for(id, cells.text("type"));
    if (!rule)
        return;
    const bool withheld = embargoed(id) || precision_named(cells.text("precision")) < rule->finest;
    // Words and address of any article of a happening may name what is withheld about it.
    if (!withheld && !touches(id))
        return;
    m_touched.emplace(id);
    learn_words(cells.text("quote"));
    if (table.name != "reports") {
        if (!cells.text("source_url").empty())
            m_urls.emplace(cells.text("source_url"));
        return;
    }
    learn_words(cells.text("also_quotes"));
    m_articles.emplace(cells.text("article_id"));
    if (withheld && !cells.text("place_id").empty())
        m_places.emplace(cells.text("place_id"));
}

void Withheld::learn_words(std::string_view text) {
    for (const std::uint64_t run : runs_of(text))
        m_words.insert(run);
}

std::optional<PublicRule> Withheld::rule_of(std::string_view type) const {
    for (const PublicRule& rule : m_own_rules) {
        if (rule.type == type)
            return rule;
    }
    const PublicRule* ours = public_rule_for(type);
    return ours == nullptr ? std::nullopt : std::optional{*ours};
}

std::optional<PublicRule> Withheld::rule_for(std::string_view incident_id, std::string_view type) const {
    const auto known = m_rules.find(incident_id);
    return known == m_rules.end() ? rule_of(type) : known->second;
}

bool Withheld::embargoed(std::string_view incident_id) const {
    return m_embargoed.contains(incident_id);
}

bool Withheld::touches(std::string_view incident_id) const {
    return m_touched.contains(incident_id);
}

bool Withheld::holds_article(std::string_view article_id) const {
    return m_articles.contains(article_id);
}

bool Withheld::holds_url(std::string_view url) const {
    return m_urls.contains(url);
}

bool Withheld::holds_place(std::string_view place_id) const {
    return m_places.contains(place_id);
}

bool Withheld::holds_words(std::string_view text) const {
    if (m_words.empty())
        return false;
    for (const std::uint64_t run : runs_of(text)) {
        if (m_words.contains(run))
            return true;
    }
    return false;
}

} // namespace dateline
