// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/civil.hpp"
#include "time/pieces.hpp"

#include <array>
#include <bitset>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

/// A time that has a name: what a place is to space.
struct NamedTime {
    enum class Kind : std::uint8_t {
        period,    ///< one interval: `the pandemic`
        recurring, ///< a day of every year, or tabulated days: `Liberation Day`, `Chuseok`
        founding,  ///< something with a birthday, for its anniversaries: `the Workers' Party`
        name,      ///< looks like a time and is none: `the May 24 measures`
        era,       ///< an office or topic that is spoken of from its first day on: it bounds a publication
    };
    std::string id;
    Kind kind = Kind::period;
    std::vector<civil::Days> days; ///< of a period or founding: one; tabulated recurrences and eras in order
    std::int8_t month = 0;         ///< of a yearly day
    std::int8_t day = 0;
    std::string source;
    std::size_t line = 0;
};

/// The named times of the chronology file: read once, then only asked.
///
/// The file has a header line and the columns `id`, `kind`, `when`, `names`, `source`; `#` starts a comment
/// line. `when` is an EDTF day, month, year or interval, `--MM-DD`, or several intervals separated by spaces;
/// an era may still last (`2011-12-17/..`).
/// `names` are separated by `|`, without `the`; a name with capitals matches only with them.
class Chronology {
public:
    /// Throws DataError (`file:line: ...`) when a line is not as described above, SystemError when it cannot
    /// be read.
    static Chronology read(const std::filesystem::path& file);
    /// The same from text; `name` stands for the file in messages.
    static Chronology parse(std::string_view text, std::string_view name);

    [[nodiscard]] const std::vector<NamedTime>& entries() const { return m_entries; }

    struct Match {
        std::int32_t entry = 0;
        std::size_t end = 0; ///< piece after the name
    };
    /// The longest name that starts at `pieces[at]`, of the kinds asked for.
    [[nodiscard]] std::optional<Match> longest(std::string_view text, const std::vector<Piece>& pieces,
                                               std::size_t at, std::size_t end) const;
    /// The longest name of an era that starts at `pieces[at]`.
    [[nodiscard]] std::optional<Match> longest_era(std::string_view text, const std::vector<Piece>& pieces,
                                                   std::size_t at, std::size_t end) const;
    /// Cheap test whether any name of a time may start with this piece.
    [[nodiscard]] bool may_start(std::string_view text, const Piece& piece) const {
        return m_times.may_start(text, piece);
    }

private:
    struct Name {
        std::vector<std::string> words; ///< lower case, or as they stand when `exact`
        bool exact = false;
        std::int32_t entry = 0;
    };
    /// Names by their first word.
    struct Names {
        std::vector<Name> all;
        std::unordered_map<std::string, std::vector<std::uint32_t>> by_first; ///< lower-case first word
        std::bitset<static_cast<std::size_t>(256) * 32> starts; ///< first byte and length of first words

        void add(std::string_view name, std::int32_t entry);
        [[nodiscard]] bool may_start(std::string_view text, const Piece& piece) const;
        [[nodiscard]] std::optional<Match> longest(std::string_view text, const std::vector<Piece>& pieces,
                                                   std::size_t at, std::size_t end) const;
    };

    std::vector<NamedTime> m_entries;
    Names m_times;
    Names m_eras;
};

} // namespace dateline
