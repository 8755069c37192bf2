// SPDX-License-Identifier: Apache-2.0
#include "cli/merge_affected.hpp"

#include "event/merge_blocks.hpp"
#include "layers/incident_title.hpp"
#include "store/corrections.hpp"
#include "text/outlets.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline {

namespace {

ArticleSource source_of(const StoredArticle& article) {
    std::string outlet = outlet_of_page(article.url, article.site);
    if (outlet.empty())
        outlet = article.site;
    return {article.article_id, article.story, std::move(outlet), article.origin};
}

/// A family as a text that outlives the report it was asked for.
std::string_view lasting(std::string_view family) {
    static std::set<std::string, std::less<>> names; // one for each type there is
    const auto known = names.find(family);
    return known != names.end() ? *known : *names.emplace(family).first;
}

} // namespace

MergeInput merge_input(StoreContents& contents) {
    MergeInput input;
    input.reports = std::move(contents.reports);
    for (const StoredArticle& article : contents.articles)
        input.articles.push_back(source_of(article));
    input.issued = contents.issued;
    return input;
}

std::string AffectedMerge::known_of(const StoredArticle& article) {
    std::string known;
    for (const std::string* part : {&article.story, &article.origin, &article.site, &article.url,
                                    &article.replaced_by, &article.assumed, &article.content_hash})
        known += *part + '\x1f';
    return known;
}

AffectedMerge::AffectedMerge(const StoreContents& before, std::string program)
    : m_program{std::move(program)}, m_whole{before.reckoned_by != m_program} {
    if (m_whole)
        return;
    for (const StoredArticle& article : before.articles)
        m_known.emplace(article.article_id, known_of(article));
    for (const Report& report : before.reports) {
        const std::string_view family = lasting(type_family(report.type));
        m_families[report.article_id].insert(family);
        m_family_of.emplace(report.incident_id, family);
    }
}

std::set<std::string_view> AffectedMerge::touched_families(const StoreContents& contents) const {
    std::set<std::string> changed;
    for (const StoredArticle& article : contents.articles) {
        const auto known = m_known.find(article.article_id);
        if (known == m_known.end() || known->second != known_of(article))
            changed.insert(article.article_id);
    }
    std::set<std::string_view> touched;
    for (const std::string& article : changed)
        if (const auto families = m_families.find(article); families != m_families.end())
            touched.insert(families->second.begin(), families->second.end());
    for (const Report& report : contents.reports)
        if (changed.count(report.article_id) != 0)
            touched.insert(lasting(type_family(report.type)));
    // The machine's view of a row that a person took out is not in the store: it is made anew.
    for (const Correction& correction : contents.corrections)
        if (const auto family = m_family_of.find(correction.incident_id);
            correction.field == deleted_field && family != m_family_of.end())
            touched.insert(family->second);
    return touched;
}

void AffectedMerge::merge(StoreContents& contents) {
    const std::vector<Incident> before = std::move(contents.incidents);
    contents.incidents.clear();
    std::vector<Report> untouched;
    if (!m_whole) {
        const std::set<std::string_view> touched = touched_families(contents);
        const auto first_touched =
            std::partition(contents.reports.begin(), contents.reports.end(), [&](const Report& report) {
                return touched.count(type_family(report.type)) == 0;
            });
        std::move(contents.reports.begin(), first_touched, std::back_inserter(untouched));
        contents.reports.erase(contents.reports.begin(), first_touched);
        for (const Incident& incident : before) {
            const auto family = m_family_of.find(incident.incident_id);
            if (family == m_family_of.end() || touched.count(family->second) == 0)
                contents.incidents.push_back(incident);
        }
    }
    MergeOutput merged = merge_reports(merge_input(contents));
    for (Incident& incident : merged.incidents)
        incident.title = incident_title(incident, contents.own_layers.types);
    contents.reports = std::move(merged.reports);
    std::move(untouched.begin(), untouched.end(), std::back_inserter(contents.reports));
    std::move(merged.incidents.begin(), merged.incidents.end(), std::back_inserter(contents.incidents));
    contents.aliases.insert(contents.aliases.end(), merged.aliases.begin(), merged.aliases.end());
    contents.reckoned_by = m_program;
    carry_decisions_over(contents, before, merged.aliases);
}

} // namespace dateline
