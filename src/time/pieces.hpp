// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"
#include "time/words.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

/// The smallest bits that the rules look at: a run of letters, a run of digits, or one mark. Finer than a
/// Token
/// (`20th` is two pieces, `3:31` three), so that rules do not depend on how a writer joins numbers and
/// letters.
struct Piece {
    enum class Kind : std::uint8_t { word, number, mark };
    Span span;
    Kind kind = Kind::mark;
    bool space_before = false; ///< white space, or the start of the sentence
    bool capital = false;      ///< a word that starts with A-Z
    bool hangul = false;       ///< a word of Hangul syllables
    std::uint8_t digits = 0;   ///< of a number: how many, 255 for more
    char mark =
        0; ///< of a mark: its ASCII stand-in: `-` for all dashes, `'` and `"` for all quotes, `?` others
    std::int32_t value = -1; ///< of a number of at most nine digits
    const WordFacts* facts = nullptr;

    [[nodiscard]] Key key() const { return facts == nullptr ? Key::none : facts->key; }
    [[nodiscard]] bool is(Key wanted) const { return facts != nullptr && facts->key == wanted; }
    [[nodiscard]] bool is_mark(char wanted) const { return kind == Kind::mark && mark == wanted; }
};

/// The pieces of a part of a text, appended to `pieces`. Linear.
void cut_pieces(std::string_view text, Span part, std::vector<Piece>& pieces);

} // namespace dateline
