// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "cli/command.hpp"
#include "event/compare.hpp"
#include "store/corrections.hpp"
#include "store/store.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace dateline {

namespace {

struct ExplainArguments {
    std::string store;
    std::string incident;
};

std::string or_unknown(const std::string& text) {
    return text.empty() ? "not known" : text;
}

std::string shown(const Quantity& quantity) {
    const auto number = [](const std::optional<double>& value) {
        return value ? fmt::format("{:g}", *value) : "open";
    };
    if (quantity.low == quantity.high && quantity.low)
        return number(quantity.low);
    return fmt::format("{} to {}", number(quantity.low), number(quantity.high));
}

std::string day_of(const Interval& when) {
    return when.start || when.end ? when.edtf : "no date";
}

std::string shown(const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return fmt::format("{}", *integer);
    if (const auto* real = std::get_if<double>(&value))
        return fmt::format("{:g}", *real);
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? "nothing" : *text;
}

/// An id that was merged away leads to the one that lives.
std::string living(const StoreContents& contents, std::string id) {
    for (std::size_t steps = 0; steps <= contents.aliases.size(); ++steps) {
        const auto alias = std::find_if(contents.aliases.begin(), contents.aliases.end(),
                                        [&](const IncidentAlias& a) { return a.old_id == id; });
        if (alias == contents.aliases.end())
            break;
        id = alias->new_id;
    }
    return id;
}

class Explanation {
public:
    Explanation(const StoreContents& contents, const Incident& incident)
        : m_contents(contents), m_incident(incident) {
        for (const StoredArticle& article : contents.articles)
            m_articles.emplace(article.article_id, &article);
        for (const Report& report : contents.reports)
            if (report.incident_id == incident.incident_id)
                m_reports.push_back(&report);
        std::sort(m_reports.begin(), m_reports.end(),
                  [](const Report* a, const Report* b) { return a->report_id < b->report_id; });
    }

    void print() const {
        print_incident();
        for (const Report* report : m_reports)
            print_report(*report);
        print_merging();
        print_disagreements();
        print_people();
    }

private:
    void print_incident() const {
        fmt::print("{}  {}\n", m_incident.incident_id, m_incident.title);
        fmt::print("  when        {}\n", day_of(m_incident.when));
        fmt::print("  where       {} ({}), within {:.0f} km\n", or_unknown(m_incident.place_name),
                   to_string(m_incident.where.precision), m_incident.where.radius_m / 1000);
        if (m_incident.people.told())
            fmt::print("  people      {}\n", shown(m_incident.people));
        fmt::print("  confidence  {}: {} articles, {} independent\n", m_incident.confidence,
                   m_incident.sources, m_incident.independent_sources);
        for (const StatusChange& change : m_incident.history)
            fmt::print("  status      {} {} ({})\n", day_of(change.when), change.status, change.report_id);
    }

    void print_report(const Report& report) const {
        fmt::print("\n{}\n", report.report_id);
        if (const auto found = m_articles.find(report.article_id); found != m_articles.end())
            print_source(*found->second);
        fmt::print("  says        \"{}\"\n", report.quote);
        for (const std::string& also : report.also_quotes)
            fmt::print("  and         \"{}\"\n", also);
        if (!report.attribution.empty())
            fmt::print("  who says so {}\n", report.attribution);
        fmt::print("  type        {} ({}), by {}\n", report.type, to_string(report.modality), report.rule);
        fmt::print("  when        {}, from {}\n", day_of(report.when),
                   report.when_derivation.empty() ? "nothing" : report.when_derivation);
        if (report.date_basis == DateBasis::merged)
            fmt::print("              the article alone: {}\n", day_of(report.when_from_text));
        fmt::print("  where       {} (\"{}\"), within {:.0f} km, from {}\n", or_unknown(report.place_name),
                   report.place_text, report.where.radius_m / 1000,
                   report.where_derivation.empty() ? "nothing" : report.where_derivation);
        if (!report.where.derivation.empty())
            fmt::print("              shape: {}\n", report.where.derivation);
        if (report.people.told())
            fmt::print("  people      {}\n", shown(report.people));
    }

    static void print_source(const StoredArticle& article) {
        fmt::print("  source      {}{}{}\n", article.site.empty() ? "outlet not known" : article.site,
                   article.url.empty() ? "" : ", ", article.url);
        fmt::print("  published   {} ({})\n", or_unknown(article.published),
                   or_unknown(article.published_basis));
        if (!article.assumed.empty())
            fmt::print("              taken to be {}: {}\n", article.assumed, article.assumed_from);
        if (!article.origin.empty())
            fmt::print("  follows     {}\n", article.origin);
        if (!article.story.empty())
            fmt::print("  story       shares its text with {}\n", article.story);
    }

    void print_merging() const {
        if (m_reports.size() < 2)
            return;
        fmt::print("\nmerged because\n");
        for (const std::string& reason : m_incident.merge_reasons)
            fmt::print("  {}\n", reason);
        fmt::print("pairs as they stand now\n");
        constexpr std::size_t most_pairs = 50;
        std::size_t pairs = 0;
        for (std::size_t i = 0; i < m_reports.size(); ++i) {
            for (std::size_t j = i + 1; j < m_reports.size() && pairs < most_pairs; ++j, ++pairs) {
                const Comparison comparison = compare(*m_reports[i], *m_reports[j]);
                fmt::print("  {} / {}: {:.2f}: {}\n", m_reports[i]->report_id, m_reports[j]->report_id,
                           comparison.score, comparison.reasons);
            }
        }
        if (const std::size_t all = m_reports.size() * (m_reports.size() - 1) / 2; all > pairs)
            fmt::print("  {} of {} pairs are shown\n", pairs, all);
    }

    void print_disagreements() const {
        if (m_incident.disagreements.empty())
            return;
        fmt::print("\nwhat disagrees\n");
        for (const Disagreement& disagreement : m_incident.disagreements) {
            for (std::size_t i = 0; i < disagreement.values.size(); ++i)
                fmt::print("  {:<11} {} ({})\n", i == 0 ? disagreement.field : "", disagreement.values[i],
                           i < disagreement.report_ids.size() ? disagreement.report_ids[i] : "");
        }
    }

    void print_people() const {
        const std::string& id = m_incident.incident_id;
        if (const auto review = m_contents.reviews.find(id); review != m_contents.reviews.end())
            fmt::print("\nreviewed by a person: {}{}{}{}\n", review->second.status,
                       review->second.merged_into.empty() ? "" : ", merged into ", review->second.merged_into,
                       review->second.note.empty() ? "" : "; " + review->second.note);
        for (const Correction& correction : m_contents.corrections) {
            if (correction.incident_id != id)
                continue;
            if (correction.field == moved_field)
                fmt::print("corrected by a person: the point was moved\n");
            else if (correction.field == deleted_field)
                fmt::print("taken out by a person\n");
            else
                fmt::print("corrected by a person: {} is {}\n", correction.field, shown(correction.value));
        }
    }

    const StoreContents& m_contents;
    const Incident& m_incident;
    std::map<std::string_view, const StoredArticle*> m_articles;
    std::vector<const Report*> m_reports;
};

void run_explain(const ExplainArguments& arguments) {
    const StoreContents contents = read_store(arguments.store);
    const std::string id = living(contents, arguments.incident);
    const auto incident = std::find_if(contents.incidents.begin(), contents.incidents.end(),
                                       [&](const Incident& i) { return i.incident_id == id; });
    if (incident == contents.incidents.end())
        fail<UsageError>("{}: there is no incident {}; ids stand in the field incident_id", arguments.store,
                         arguments.incident);
    if (id != arguments.incident)
        fmt::print("{} was merged into {}\n", arguments.incident, id);
    Explanation{contents, *incident}.print();
}

} // namespace

void add_explain_command(CLI::App& app, Session& /*session*/) {
    auto arguments = std::make_shared<ExplainArguments>();
    CLI::App* command = app.add_subcommand(
        "explain", "Say what an incident rests on: reports, sources, why merged, what disagrees");
    command->add_option("store", arguments->store, "The GeoPackage that dateline map wrote")->required();
    command->add_option("incident", arguments->incident, "Its incident_id")->required();
    command->callback([arguments] { run_explain(*arguments); });
}

} // namespace dateline
