// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/row.hpp"
#include "layers/schema.hpp"
#include "publish/withheld.hpp"
#include "time/interval.hpp"

#include <string>
#include <string_view>

namespace dateline {

/// What the public shall not see, and why: types and their rules stand in `layers/public.tsv`.
struct PublicProfile {
    Day today;           ///< embargoes are reckoned from this day
    Withheld withheld{}; ///< learnt from the store that is published; before, each row is judged by itself

    enum class Verdict : std::uint8_t { as_is, coarsened, withheld };

    /// Make a row fit for the public, in place: titles and texts of articles dropped, quotes cut to 25 words,
    /// names of private persons in them withheld, places of people at risk snapped to the middle of their
    /// tenth of a degree with the radius grown to match. Rows under embargo are withheld, and so is what
    /// other rows tell of the same.
    Verdict apply(Row& row, const TableDefinition& table) const;
};

/// The first `words` words of a text, with an ellipsis where some were cut. Two letters of a script that
/// leaves no spaces count as a word; no more than 16 letters a word are kept on average.
std::string first_words(std::string_view text, int words);

} // namespace dateline
