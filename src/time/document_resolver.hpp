// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/publication.hpp"
#include "time/resolve.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// Resolves the expressions of one document one after another, keeping what the next ones are read against:
/// the date last named, the publication day, and whether the text is a story of the past.
class DocumentResolver {
public:
    /// All arguments must outlive the resolver.
    DocumentResolver(const Document& document, const Chronology& chronology, const FoundTimes& times,
                     const FoundPublication& published);

    /// Resolve the expression `times.found[index]`; to be called for 0, 1, 2 ... in turn. `confidence` is
    /// lowered by what publication leaves open.
    ResolvedTime next(std::size_t index, double& confidence);
    /// Resolve a part of the expression given last, in the same context.
    [[nodiscard]] ResolvedTime part(std::int32_t node);

    /// The date last named before the expression given last.
    [[nodiscard]] const std::optional<civil::Days>& reference() const {
        return m_last_contexts.front().reference;
    }
    [[nodiscard]] TimeUnit reference_grain() const { return m_last_contexts.front().reference_grain; }
    [[nodiscard]] Direction direction() const { return m_contexts.front().direction; }
    [[nodiscard]] bool narrative() const { return m_contexts.front().narrative; }

private:
    /// The year that a date without year takes from what its sentence or paragraph has told.
    [[nodiscard]] std::optional<int> year_told_before(std::size_t index, Direction direction) const;
    void remember_year(std::size_t index, const ResolvedTime& resolved);
    void leave_heading(std::uint32_t block);
    void remember_heading(const FoundTime& found, const ResolvedTime& resolved);
    ResolvedTime read_all(std::int32_t root, double& confidence);

    const Document& m_document;
    const Chronology& m_chronology;
    const FoundTimes& m_times;
    const FoundPublication& m_published;
    /// One context for each publication day that stands for all that are possible: each has its own story of
    /// dates named, and what they agree on holds. The first one is taken where one must be.
    std::vector<TimeContext> m_contexts;
    std::vector<TimeContext> m_last_contexts;        ///< of the expression given last
    bool m_stand_in = false;                         ///< the years are stand-ins
    std::vector<std::optional<int>> m_heading_years; ///< for each block: of the year it is listed under
    bool m_narrative = false;                        ///< most of the text is a story of the past
    bool m_moves_story = true;           ///< may the expression given last become the date last named?
    bool m_said = false;                 ///< is it when something was said?
    std::uint32_t m_reference_block = 0; ///< paragraph of the date last named
    std::uint32_t m_block = 0;           ///< paragraph of the expression given last
    /// A year that the text states, for dates without one that follow in its sentence or paragraph.
    struct ToldYear {
        int year = 0;            ///< 0: none
        int month = 0;           ///< of the date; 0: a year alone
        std::uint32_t place = 0; ///< sentence or paragraph
    };
    ToldYear m_sentence_year;  ///< `Last year, ..., on June 15`
    ToldYear m_paragraph_year; ///< `On Nov. 7, 2019 ... On Nov. 9 ...`
    /// The month that stands above this paragraph as its heading.
    std::optional<civil::Days> m_heading_month;
    std::uint32_t m_heading_block = 0;
};

/// Replace the year of a TIMEX3 value by `XXXX`; empty when nothing else is left.
std::string without_year(std::string value);

} // namespace dateline
