// SPDX-License-Identifier: Apache-2.0
#include "event/compare.hpp"
#include "event/merge.hpp"
#include "event/merge_blocks.hpp"
#include "event/merge_clusters.hpp"
#include "event/merge_units.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace dateline {

namespace {

// Weights are those of compare(): a shared day alone gives 0.5, overlapping footprints 0.2 to 0.35, the type
// 0.1.
constexpr double precise_threshold = 0.55;  ///< same weeks and place, or same day and any overlap
constexpr double attach_threshold = 0.38;   ///< a vague mention needs type, time and place to agree
constexpr double attach_margin = 0.06;      ///< and no second happening that fits nearly as well
constexpr double campaign_threshold = 0.34; ///< type and time, of what bears one name for weeks
constexpr int year_like_days = 200;

using Indices = std::vector<std::size_t>;

/// Precondition: sorted by article.
std::vector<std::uint32_t> numbered_articles(const std::vector<Report>& reports) {
    std::vector<std::uint32_t> article_of(reports.size());
    for (std::size_t i = 1; i < reports.size(); ++i)
        article_of[i] = article_of[i - 1] + (reports[i].article_id == reports[i - 1].article_id ? 0U : 1U);
    return article_of;
}

/// Reports that compare alike become one unit; units join along their edges, strongest first.
Indices join_alike(const std::vector<Report>& reports, const Indices& indices,
                   const std::vector<std::uint32_t>& article_of, double threshold, MergeClusters& clusters) {
    Indices units;
    for (MergeUnit& unit : collapse_alike(reports, indices, article_of))
        units.push_back(clusters.add(std::move(unit)));
    for (const MergeEdge& edge : edges_in_blocks(clusters, units, threshold))
        clusters.try_join(edge.a, edge.b);
    return units;
}

/// A happening that a vague mention fits, by the unit of it that fits best.
struct Fit {
    std::size_t unit = 0;
    double score = -1;
};

/// How a mention fits a cluster; nothing when any unit that speaks for it rules the mention out.
std::optional<Fit> fit(const MergeClusters& clusters, const ComparableReport& mention, std::size_t cluster) {
    // A year holds many happenings: where people are told of, `a group` does not tell which is meant.
    const bool needs_detail = mention.window.days() > year_like_days;
    Fit best;
    for (const std::size_t unit : clusters.speakers(cluster)) {
        const ComparableReport& told = clusters.unit(unit).told;
        const Comparison comparison = compare(mention, told, false);
        if (comparison.vetoed)
            return std::nullopt;
        const bool people_told = mention.report->people.told() || told.report->people.told();
        if (needs_detail && people_told && !comparison.detailed)
            continue;
        if (comparison.score > best.score)
            best = {unit, comparison.score};
    }
    return best;
}

/// All happenings that a mention fits.
std::vector<Fit> fits(const MergeClusters& clusters, const CandidateIndex& index,
                      const ComparableReport& mention) {
    Indices candidates;
    for (const std::size_t unit : index.find(mention))
        candidates.push_back(clusters.cluster_of(unit));
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::vector<Fit> found;
    for (const std::size_t cluster : candidates)
        if (const std::optional<Fit> one = fit(clusters, mention, cluster); one && one->score >= 0)
            found.push_back(*one);
    return found;
}

/// The one that fits, for a given article: what the article tells beside its mention is not what it mentions.
std::optional<Fit> clear_choice(const MergeClusters& clusters, const std::vector<Fit>& fits,
                                std::uint32_t article) {
    Fit best;
    double second = -1;
    for (const Fit& one : fits) {
        if (clusters.tells(clusters.cluster_of(one.unit), article))
            continue;
        if (one.score > best.score) {
            second = best.score;
            best = one;
        } else {
            second = std::max(second, one.score);
        }
    }
    if (best.score < attach_threshold || best.score - second < attach_margin)
        return std::nullopt;
    return best;
}

/// A vague mention goes to the one happening that it fits; gives those that fit none, or two.
Indices attach_vague(const std::vector<Report>& reports, const Indices& vague, const Indices& precise_units,
                     const std::vector<std::uint32_t>& article_of, MergeClusters& clusters) {
    struct Choice {
        std::size_t report;
        Fit fit;
    };
    const CandidateIndex index{clusters, precise_units};
    std::vector<Choice> choices; // all against the state before: the order of attaching does not matter
    Indices left;
    for (const MergeUnit& alike : collapse_alike(reports, vague, article_of)) {
        const std::vector<Fit> fitting = fits(clusters, index, alike.told);
        for (std::size_t i = 0; i < alike.reports.size(); ++i) {
            if (const auto choice = clear_choice(clusters, fitting, alike.articles[i]))
                choices.push_back({alike.reports[i], *choice});
            else
                left.push_back(alike.reports[i]);
        }
    }
    std::sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
        return std::tuple{-a.fit.score, a.report} < std::tuple{-b.fit.score, b.report};
    });
    for (const Choice& choice : choices) {
        // Those attached before may rule it out: then it is left.
        if (!clusters.try_join(choice.fit.unit,
                               clusters.add(single_unit(reports, choice.report, article_of)))) {
            clusters.abandon_last();
            left.push_back(choice.report);
        }
    }
    std::sort(left.begin(), left.end());
    return left;
}

} // namespace

std::vector<ReportGroup> group_reports(const std::vector<Report>& reports) {
    const std::vector<std::uint32_t> article_of = numbered_articles(reports);
    Indices precise;
    Indices vague;
    Indices campaigns;
    std::vector<ReportGroup> groups;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        if (reports[i].modality == Modality::denied || reports[i].modality == Modality::retracted)
            groups.push_back({{i}, {}});
        else if (is_campaign(reports[i]))
            campaigns.push_back(i);
        else
            (is_precise(reports[i]) ? precise : vague).push_back(i);
    }
    {
        MergeClusters clusters;
        const Indices units = join_alike(reports, precise, article_of, precise_threshold, clusters);
        vague = attach_vague(reports, vague, units, article_of, clusters);
        clusters.append_groups(groups, precise_threshold);
    }
    for (const auto& [indices, threshold] :
         {std::pair{vague, attach_threshold}, std::pair{campaigns, campaign_threshold}}) {
        MergeClusters clusters;
        join_alike(reports, indices, article_of, threshold, clusters);
        clusters.append_groups(groups, threshold);
    }
    std::sort(groups.begin(), groups.end(), [](const ReportGroup& a, const ReportGroup& b) {
        return a.members.front() < b.members.front();
    });
    return groups;
}

} // namespace dateline
