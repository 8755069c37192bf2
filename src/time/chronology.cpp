// SPDX-License-Identifier: Apache-2.0
#include "time/chronology.hpp"

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "time/edtf.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace dateline {

namespace {

constexpr int last_year = 9999; ///< of what still lasts

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto cut = text.find(at);
        parts.push_back(text.substr(0, cut));
        if (cut == std::string_view::npos)
            return parts;
        text.remove_prefix(cut + 1);
    }
}

NamedTime::Kind kind_of(std::string_view word, std::string_view file, std::size_t line) {
    if (word == "period")
        return NamedTime::Kind::period;
    if (word == "recurring")
        return NamedTime::Kind::recurring;
    if (word == "founding")
        return NamedTime::Kind::founding;
    if (word == "name")
        return NamedTime::Kind::name;
    if (word == "era")
        return NamedTime::Kind::era;
    fail<DataError>("{}:{}: kind '{}' is not period, recurring, founding, name or era", file, line, word);
}

void read_when(NamedTime& entry, std::string_view when, std::string_view file, std::size_t line) {
    if (when == "-" && entry.kind == NamedTime::Kind::name)
        return;
    if (when.size() == 7 && when.substr(0, 2) == "--") {
        const auto date = parse_edtf("2000-" + std::string{when.substr(2)});
        if (!date || date->start->day == 0)
            fail<DataError>("{}:{}: '{}' is no day of a year", file, line, when);
        entry.month = static_cast<std::int8_t>(date->start->month);
        entry.day = static_cast<std::int8_t>(date->start->day);
        return;
    }
    for (const std::string_view one : split(when, ' ')) {
        const auto edtf = parse_edtf(one);
        OpenDays days = edtf ? days_of(*edtf) : OpenDays{};
        if (entry.kind == NamedTime::Kind::era && !days.end)
            days.end = civil::days_of_year(last_year)->end;
        if (!days.first || !days.end || *days.end <= *days.first)
            fail<DataError>("{}:{}: '{}' is no bounded EDTF date or interval", file, line, one);
        entry.days.push_back({*days.first, *days.end});
    }
}

/// A piece as names are compared: marks by their stand-in, letters in lower case unless `exact`.
std::string_view as_stands(std::string_view text, const Piece& piece) {
    return piece.span.of(text);
}

bool equal_word(std::string_view text, const Piece& piece, const std::string& word, bool exact) {
    if (piece.kind == Piece::Kind::mark)
        return word.size() == 1 && word[0] == piece.mark;
    const std::string_view here = as_stands(text, piece);
    if (piece.hangul) // a particle may follow
        return here.substr(0, word.size()) == word;
    if (here.size() != word.size())
        return false;
    if (exact)
        return here == word;
    return std::equal(here.begin(), here.end(), word.begin(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

std::size_t start_bit(std::string_view first_word) {
    const auto c = static_cast<unsigned char>(first_word.front());
    const auto letter = static_cast<std::size_t>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return letter * 32 + std::min<std::size_t>(first_word.size(), 31);
}

constexpr std::size_t hangul_key_bytes = 3; ///< one syllable: names of Hangul are found by their first

} // namespace

void Chronology::Names::add(std::string_view name, std::int32_t entry) {
    std::vector<Piece> pieces;
    cut_pieces(name, {0, static_cast<std::uint32_t>(name.size())}, pieces);
    if (pieces.empty())
        return;
    Name made;
    made.entry = entry;
    made.exact = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.capital; });
    for (const Piece& piece : pieces) {
        std::string word =
            piece.kind == Piece::Kind::mark ? std::string(1, piece.mark) : std::string{piece.span.of(name)};
        made.words.push_back(made.exact ? word : to_lower(word));
    }
    std::string first = to_lower(made.words.front());
    if (pieces.front().hangul)
        first = first.substr(0, hangul_key_bytes);
    starts.set(start_bit(first));
    by_first[first].push_back(static_cast<std::uint32_t>(all.size()));
    all.push_back(std::move(made));
}

bool Chronology::Names::may_start(std::string_view text, const Piece& piece) const {
    if (piece.kind == Piece::Kind::mark)
        return false;
    const std::string_view word = as_stands(text, piece);
    return starts.test(start_bit(piece.hangul ? word.substr(0, hangul_key_bytes) : word));
}

std::optional<Chronology::Match> Chronology::Names::longest(std::string_view text,
                                                            const std::vector<Piece>& pieces, std::size_t at,
                                                            std::size_t end) const {
    if (at >= end || !may_start(text, pieces[at]))
        return std::nullopt;
    std::string first = to_lower(as_stands(text, pieces[at]));
    if (pieces[at].hangul)
        first = first.substr(0, hangul_key_bytes);
    const auto found = by_first.find(first);
    if (found == by_first.end())
        return std::nullopt;
    std::optional<Match> best;
    for (const std::uint32_t index : found->second) {
        const Name& name = all[index];
        if (at + name.words.size() > end || (best && best->end >= at + name.words.size()))
            continue;
        bool same = true;
        for (std::size_t i = 0; same && i < name.words.size(); ++i)
            same = equal_word(text, pieces[at + i], name.words[i], name.exact);
        if (same)
            best = Match{name.entry, at + name.words.size()};
    }
    return best;
}

std::optional<Chronology::Match> Chronology::longest(std::string_view text, const std::vector<Piece>& pieces,
                                                     std::size_t at, std::size_t end) const {
    return m_times.longest(text, pieces, at, end);
}

std::optional<Chronology::Match> Chronology::longest_era(std::string_view text,
                                                         const std::vector<Piece>& pieces, std::size_t at,
                                                         std::size_t end) const {
    return m_eras.longest(text, pieces, at, end);
}

Chronology Chronology::parse(std::string_view text, std::string_view name) {
    Chronology chronology;
    std::size_t number = 0;
    bool header = true;
    for (const std::string_view line : split(text, '\n')) {
        ++number;
        if (line.empty() || line.front() == '#')
            continue;
        const auto cells = split(line, '\t');
        if (cells.size() != 5)
            fail<DataError>("{}:{}: {} columns, there must be 5", name, number, cells.size());
        if (header) {
            if (line != "id\tkind\twhen\tnames\tsource")
                fail<DataError>("{}:{}: the header must be id, kind, when, names, source", name, number);
            header = false;
            continue;
        }
        NamedTime entry;
        entry.id = cells[0];
        entry.kind = kind_of(cells[1], name, number);
        entry.source = cells[4];
        entry.line = number;
        read_when(entry, cells[2], name, number);
        if (entry.id.empty() || cells[3].empty() || entry.source.empty())
            fail<DataError>("{}:{}: id, names and source must not be empty", name, number);
        const auto index = static_cast<std::int32_t>(chronology.m_entries.size());
        Names& names = entry.kind == NamedTime::Kind::era ? chronology.m_eras : chronology.m_times;
        for (const std::string_view word : split(cells[3], '|'))
            names.add(word, index);
        chronology.m_entries.push_back(std::move(entry));
    }
    return chronology;
}

Chronology Chronology::read(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream)
        fail<SystemError>("{}: cannot be read", file.string());
    std::ostringstream text;
    text << stream.rdbuf();
    return parse(text.str(), file.string());
}

} // namespace dateline
