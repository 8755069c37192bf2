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
    };
    std::string id;
    Kind kind = Kind::period;
    std::vector<civil::Days> days; ///< of a period or founding: one; tabulated recurrences in order
    std::int8_t month = 0;         ///< of a yearly day
    std::int8_t day = 0;
    std::string source;
    std::size_t line = 0;
};

/// The named times of the chronology file: read once, then only asked.
///
/// The file has a header line and the columns `id`, `kind`, `when`, `names`, `source`; `#` starts a comment
/// line. `when` is an EDTF day, month, year or interval, `--MM-DD`, or several intervals separated by spaces.
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
    /// Cheap test whether any name may start with this piece.
    [[nodiscard]] bool may_start(std::string_view text, const Piece& piece) const;

private:
    struct Name {
        std::vector<std::string> words; ///< lower case, or as they stand when `exact`
        bool exact = false;
        std::int32_t entry = 0;
    };
    void add_name(std::string_view name, std::int32_t entry);

    std::vector<NamedTime> m_entries;
    std::vector<Name> m_names;
    std::unordered_map<std::string, std::vector<std::uint32_t>> m_by_first; ///< lower-case first word
    std::bitset<static_cast<std::size_t>(256) * 32> m_starts; ///< first byte and length of first words
};

} // namespace dateline
