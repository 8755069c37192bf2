// SPDX-License-Identifier: Apache-2.0
#include "time/timex_mentions.hpp"

#include "time/document_resolver.hpp"
#include "time/timex.hpp"

#include <algorithm>

namespace dateline {

namespace {

using Kind = Meaning::Kind;

class MentionWriter {
public:
    MentionWriter(const FoundTimes& times, DocumentResolver& resolver, const Chronology& chronology,
                  std::vector<TimexMention>& mentions)
        : m_times{times}, m_resolver{resolver}, m_chronology{chronology}, m_mentions{mentions} {}

    void write(std::int32_t index) { write(index, m_times.node(index).span); }

private:
    void add(Span span, TimeKind kind, std::string value) {
        if (!value.empty())
            m_mentions.push_back({span, kind, std::move(value)});
    }

    /// The value of a node; `whole` of a part of a period.
    std::string value_of(std::int32_t index) {
        const Meaning& meaning = m_times.node(index);
        if (meaning.kind == Kind::part && meaning.a != Meaning::none)
            return value_of(meaning.a);
        // `a year earlier` than a quarter is a quarter
        if (meaning.kind == Kind::offset && meaning.a == Meaning::none && meaning.b == Meaning::none &&
            meaning.unit == TimeUnit::year && meaning.count == 1 && m_resolver.reference() &&
            (m_resolver.reference_grain() == TimeUnit::quarter ||
             m_resolver.reference_grain() == TimeUnit::month))
            return timex_of(civil::add_months(m_resolver.reference()->first, 12 * meaning.direction),
                            m_resolver.reference_grain());
        std::string value = m_resolver.part(index).timex;
        return value.empty() ? unknown_value(meaning) : value;
    }

    /// What is known of a time that nothing dates.
    static std::string unknown_value(const Meaning& meaning) {
        if (meaning.kind != Kind::unit && meaning.kind != Kind::offset)
            return "";
        switch (meaning.unit) {
        case TimeUnit::day:
        case TimeUnit::hour:
        case TimeUnit::minute:
            return "XXXX-XX-XX";
        case TimeUnit::week:
        case TimeUnit::weekend:
            return "XXXX-WXX";
        case TimeUnit::month:
            return "XXXX-XX";
        case TimeUnit::quarter:
            return "XXXX-QX";
        default:
            return "XXXX";
        }
    }

    void write(std::int32_t index, Span span) {
        const Meaning& meaning = m_times.node(index);
        switch (meaning.kind) {
        case Kind::since:
        case Kind::until:
        case Kind::by:
            write(meaning.a);
            return;
        case Kind::earlier:
        case Kind::later:
            if (meaning.rule == std::string_view{"so-far"})
                write(meaning.a);
            else
                add(span, TimeKind::date, value_of(meaning.a));
            return;
        case Kind::range:
            write(meaning.a);
            write(meaning.b);
            return;
        case Kind::clock:
            // `11 a.m. on Nov. 11` is a time and a date
            if (meaning.a != Meaning::none && meaning.hour >= 0 &&
                meaning.rule == std::string_view{"clock-time"}) {
                const Span day = m_times.node(meaning.a).span;
                if (day.begin > span.begin && day.begin - span.begin > 4 && preposition_before(day)) {
                    add(trimmed({span.begin, m_preposition.begin}), TimeKind::time, value_of(index));
                    write(meaning.a);
                    return;
                }
            }
            add(span, TimeKind::time, value_of(index));
            return;
        case Kind::offset:
            if (meaning.b != Meaning::none && !meaning.spelled_ago) {
                // `two days earlier, on June 18`: two ways of saying one date
                add({span.begin, separator_before(m_times.node(meaning.b).span)}, TimeKind::date,
                    value_of(meaning.b));
                write(meaning.b);
                return;
            }
            if (meaning.a != Meaning::none) {
                // `two days after the attack on June 5`: a length and a date
                add({span.begin, unit_end(span)}, TimeKind::duration, plain_length(meaning));
                write(meaning.a);
                return;
            }
            add(span, TimeKind::date, value_of(index));
            return;
        case Kind::span:
            add(span, TimeKind::duration, plain_timex(meaning));
            return;
        case Kind::nth: {
            const bool day = meaning.unit == TimeUnit::day && meaning.count == 1;
            if (day) {
                add(span, TimeKind::date, value_of(index));
            } else {
                Meaning length;
                length.kind = Kind::duration;
                length.count = meaning.count;
                length.unit = meaning.unit;
                add(span, TimeKind::duration, plain_timex(length));
            }
            return;
        }
        case Kind::named:
            if (m_chronology.entries()[static_cast<std::size_t>(meaning.entry)].kind ==
                NamedTime::Kind::recurring)
                add(span, TimeKind::date, value_of(index));
            return;
        case Kind::anniversary:
            if (meaning.a != Meaning::none)
                write(meaning.a);
            return;
        case Kind::duration:
            if (meaning.rule != std::string_view{"age"} && meaning.rule != std::string_view{"rate"})
                add(span, TimeKind::duration, plain_timex(meaning));
            return;
        case Kind::set:
            add(span, TimeKind::set, plain_timex(meaning));
            return;
        case Kind::reference:
            if (meaning.unit != TimeUnit::none) {
                if (m_resolver.reference() && m_resolver.reference_grain() == meaning.unit)
                    add(span, TimeKind::date, timex_of(m_resolver.reference()->first, meaning.unit));
            } else if (meaning.rule != std::string_view{"reference-adverb"}) {
                add(span, TimeKind::date, plain_timex(meaning));
            }
            return;
        default:
            add(span, TimeKind::date, value_of(index));
            return;
        }
    }

    static std::string plain_length(const Meaning& meaning) {
        Meaning length = meaning;
        length.kind = Kind::duration;
        return plain_timex(length);
    }

    [[nodiscard]] std::vector<Piece>::const_iterator first_piece(std::uint32_t begin) const {
        return std::lower_bound(m_times.pieces.begin(), m_times.pieces.end(), begin,
                                [](const Piece& piece, std::uint32_t at) { return piece.span.begin < at; });
    }

    /// The preposition that stands before a span, kept for the caller.
    bool preposition_before(Span span) {
        const auto at = first_piece(span.begin);
        if (at == m_times.pieces.begin())
            return false;
        const Piece& left = *(at - 1);
        m_preposition = left.span;
        return left.is(Key::on) || left.is(Key::of);
    }
    /// Where the words before `, on DATE` end.
    [[nodiscard]] std::uint32_t separator_before(Span date) const {
        const auto at = first_piece(date.begin);
        return at - m_times.pieces.begin() >= 3 ? (at - 3)->span.end : date.begin;
    }
    static Span trimmed(Span span) { return span.size() > 1 ? Span{span.begin, span.end - 1} : span; }

    [[nodiscard]] std::uint32_t unit_end(Span span) const {
        for (auto at = first_piece(span.begin); at != m_times.pieces.end() && at->span.begin < span.end; ++at)
            if (at->facts != nullptr && at->facts->unit != TimeUnit::none)
                return at->span.end;
        return span.end;
    }

    const FoundTimes& m_times;
    DocumentResolver& m_resolver;
    const Chronology& m_chronology;
    std::vector<TimexMention>& m_mentions;
    Span m_preposition;
};

} // namespace

std::vector<TimexMention> timex_mentions(const Document& document, const Chronology& chronology) {
    const FoundTimes times = find_times(document, chronology);
    const FoundPublication published = find_publication(document, times, chronology);
    DocumentResolver resolver{document, chronology, times, published};
    std::vector<TimexMention> mentions;
    MentionWriter writer{times, resolver, chronology, mentions};
    for (std::size_t i = 0; i < times.found.size(); ++i) {
        double confidence = 1;
        static_cast<void>(resolver.next(i, confidence));
        writer.write(times.found[i].root);
    }
    return mentions;
}

} // namespace dateline
