// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/chronology.hpp"
#include "time/meaning.hpp"
#include "time/pieces.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dateline {

struct TimeRule;
enum class KoreanEnding : std::uint8_t;

/// Reads time words of one sentence, without any context: each function tries one rule at one piece and gives
/// the node it made and the piece after it, or nothing. Rules call each other (a range is made of dates);
/// depth is bounded, and no rule looks further than a few pieces, so reading a sentence is linear.
class Reader {
public:
    struct Found {
        std::int32_t node = Meaning::none;
        std::size_t end = 0;
    };
    using Result = std::optional<Found>;

    /// Pieces [begin, end) are the sentence. Nodes are appended to `nodes`. `bc` tells that the text counts
    /// years before Christ.
    Reader(std::string_view text, const std::vector<Piece>& pieces, std::size_t begin, std::size_t end,
           const Chronology& chronology, std::vector<Meaning>& nodes, bool bc);

    /// Kinds of pieces that an expression can start with, as bits; 0: nothing starts here. A cheap test that
    /// keeps most rules from being tried at most words.
    [[nodiscard]] std::uint32_t starts_at(std::size_t at) const;
    /// The longest expression that starts at `at`.
    Result expression(std::size_t at);
    /// Where an expression that looks like a time but is a name ends; nothing when there is none at `at`.
    [[nodiscard]] std::optional<std::size_t> name_at(std::size_t at) const;

    // Relations and ranges (reader_relations.cpp, reader_counting.cpp)
    Result between(std::size_t at);       ///< `between June 9 and June 20`
    Result from_to(std::size_t at);       ///< `from 2020 to 2023`
    Result joined(std::size_t at);        ///< `June 9-20`, `Monday to Friday`
    Result since(std::size_t at);         ///< `since May 28`
    Result until_by(std::size_t at);      ///< `until March 31`, `by the end of the year`
    Result counted_from(std::size_t at);  ///< `12 days after one on August 8`
    Result ago(std::size_t at);           ///< `two weeks ago`, `a day later`
    Result span_of_units(std::size_t at); ///< `the past two weeks`, `recent years`
    Result earlier_later(std::size_t at); ///< `earlier this month`, `so far this year`

    // Dates (reader_dates.cpp, reader_weekdays.cpp, reader_periods.cpp)
    Result date(std::size_t at);        ///< `Aug. 9, 2024`, `15 October 2024`, `2024-08-20`, `May 2023`
    Result weekday(std::size_t at);     ///< `Tuesday`, `Tuesday (Jun 11)`, `last Saturday`
    Result ordinal_day(std::size_t at); ///< `the 20th`
    Result listed_day(std::size_t at);  ///< `April 3, 5 and 9`: the days after the first
    Result year(std::size_t at);        ///< `2019`, `480 BC`
    Result decade(std::size_t at);      ///< `the 1990s`, `the nineties`
    Result century(std::size_t at);     ///< `the 19th century`
    Result season(std::size_t at);      ///< `last winter`, `the autumn of 2017`
    Result period(std::size_t at);      ///< `the third quarter`, `the first half of this year`

    // Units, parts and names (reader_units.cpp)
    Result unit(std::size_t at);        ///< `last year`, `the following day`, `the weekend`
    Result day_word(std::size_t at);    ///< `yesterday`, `tonight`
    Result part(std::size_t at);        ///< `early July`, `the end of last month`
    Result nth(std::size_t at);         ///< `the first week of April`
    Result named(std::size_t at);       ///< `the pandemic`, `Chuseok in 2023`
    Result anniversary(std::size_t at); ///< `the 70th anniversary of the Workers' Party on Oct. 10`

    // Clock (reader_clock.cpp)
    Result clock(std::size_t at); ///< `3:31 p.m. on Nov. 13`, `the morning of the 20th`

    // No dates (reader_lengths.cpp)
    Result duration(std::size_t at);  ///< `three hours`, `a ten-year term`
    Result set(std::size_t at);       ///< `every morning`, `daily`
    Result reference(std::size_t at); ///< `now`, `the future`

    // Korean (reader_korean.cpp)
    Result korean(std::size_t at);

private:
    struct Count {
        double value = 0; ///< Meaning::vague: several
        std::size_t end = 0;
        bool plain_one = false; ///< `a`
        bool approximate = false;
    };
    struct DayPartWords {
        DayPart part = DayPart::none;
        std::size_t end = 0;
    };

    // looking
    [[nodiscard]] const Piece& piece(std::size_t at) const { return at < m_end ? m_pieces[at] : m_nothing; }
    [[nodiscard]] const Piece& before(std::size_t at) const {
        return at > m_begin ? m_pieces[at - 1] : m_nothing;
    }
    [[nodiscard]] const WordFacts& facts(std::size_t at) const {
        static constexpr WordFacts no_facts;
        return piece(at).facts == nullptr ? no_facts : *piece(at).facts;
    }
    [[nodiscard]] bool key(std::size_t at, Key wanted) const { return piece(at).is(wanted); }
    [[nodiscard]] bool mark(std::size_t at, char wanted) const { return piece(at).is_mark(wanted); }
    [[nodiscard]] bool glued(std::size_t at) const { return at < m_end && !m_pieces[at].space_before; }
    [[nodiscard]] bool word_is(std::size_t at, std::string_view lower) const;
    [[nodiscard]] std::string_view words(std::size_t at) const { return piece(at).span.of(m_text); }
    [[nodiscard]] bool number(std::size_t at) const { return piece(at).kind == Piece::Kind::number; }
    [[nodiscard]] std::size_t skip_key(std::size_t at, Key wanted) const {
        return key(at, wanted) ? at + 1 : at;
    }
    [[nodiscard]] std::size_t skip_dot(std::size_t at) const {
        return mark(at, '.') && glued(at) ? at + 1 : at;
    }
    [[nodiscard]] std::size_t skip_hyphen(std::size_t at) const { return mark(at, '-') ? at + 1 : at; }
    /// A number that stands alone: no part of a decimal, a larger number, a code or an amount of money.
    [[nodiscard]] bool lone_number(std::size_t at) const;
    [[nodiscard]] bool year_number(std::size_t at) const; ///< four digits, 1000..2100, lone
    /// A year read by itself needs support from the words about it.
    [[nodiscard]] bool year_supported(std::size_t at) const;
    [[nodiscard]] std::optional<std::size_t>
    ordinal_suffix(std::size_t at) const; ///< after `20th`, with at its number
    [[nodiscard]] int ordinal_at(std::size_t at,
                                 std::size_t& end) const; ///< `third`, `3rd`, `twenty-first`; 0: none
    [[nodiscard]] int month_at(std::size_t at, std::size_t& end, bool supported) const;
    [[nodiscard]] int day_number(std::size_t at, std::size_t& end) const;
    [[nodiscard]] std::optional<Count> count(std::size_t at) const;
    [[nodiscard]] Which which_at(std::size_t at, std::size_t& end) const;
    [[nodiscard]] TimeUnit unit_at(std::size_t at) const { return facts(at).unit; }
    [[nodiscard]] std::optional<DayPartWords> day_part(std::size_t at) const;
    /// Does it lead to a time: `in` May, `since` 2019?
    static bool leads_to_time(const Piece& left);
    static int full_year(int two_digits); ///< 1941..2040
    [[nodiscard]] bool looks_like_name_after(std::size_t at) const;
    [[nodiscard]] Result bc_year(std::size_t at);

    // making
    Found make(Meaning node, std::size_t from, std::size_t end);
    Meaning& node(std::int32_t index) { return m_nodes[static_cast<std::size_t>(index)]; }
    /// One point or period in time, with what follows it (`Tuesday morning`): everything but relations and
    /// ranges.
    Result anchor(std::size_t at);
    Result core(std::size_t at);
    Result longest_of(const std::vector<TimeRule>& rules, std::size_t at);
    [[nodiscard]] bool starts_decade_word(std::size_t at) const;
    Result with_clock(Found day, std::size_t from);
    Result numeric_date(std::size_t at);
    Result month_first(std::size_t at);
    Result day_first(std::size_t at);
    std::size_t read_year_after(std::size_t at, Meaning& into) const;
    Result close_range(Found a, std::size_t from, std::size_t second);
    /// `the year`, `the week`, of the units from `least` on: the present one.
    Result present_unit(std::size_t at, TimeUnit least);
    /// A part of a day that has been read: `the next` and `morning`.
    Found part_of_day(Found day, DayPart part, std::string_view rule, std::size_t from);
    Found with_date_beside(Found offset, std::size_t from);
    Found with_finer_unit(Found offset, std::size_t from);
    void share_fields(std::int32_t a, std::int32_t b);
    struct ClockTime;
    [[nodiscard]] std::optional<ClockTime> clock_time(std::size_t at) const;
    [[nodiscard]] std::size_t zone_after(std::size_t at, Meaning& into) const;
    [[nodiscard]] std::size_t approximate_prefix(std::size_t at) const;
    Result korean_date(std::size_t at);
    Result korean_word(std::size_t at);
    Result korean_counted(std::size_t at, std::size_t next, Which which);
    Result korean_decade(std::size_t at, std::size_t next);
    Result korean_part_of_year(std::size_t at, std::size_t next, Meaning whole);
    Found with_korean_clock(Found day, std::size_t at);
    Found with_korean_ending(Found found, std::size_t at, KoreanEnding ending);

    std::string_view m_text;
    const std::vector<Piece>& m_pieces;
    std::size_t m_begin;
    std::size_t m_end;
    const Chronology& m_chronology;
    std::vector<Meaning>& m_nodes;
    bool m_bc;
    int m_depth = 0;
    Piece m_nothing;
};

/// A rule by name, for tests and explanations.
struct TimeRule {
    std::string_view name;
    Reader::Result (Reader::*read)(std::size_t at);
    std::uint32_t starts = 0; ///< kinds of first pieces it can start with, see Reader::starts_at
};

/// The rules tried at each place of a text, in order; the longest answer wins, the earlier one among equals.
const std::vector<TimeRule>& time_rules();
/// Those of the names given, in that order.
std::vector<TimeRule> rules_named(std::span<const std::string_view> names);

} // namespace dateline
