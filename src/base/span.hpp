// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline {

/// A half-open range of bytes [begin, end) in the kept UTF-8 text of one article; both ends lie on code point
/// borders. Code point offsets, which readers of our output get, are reckoned at the way out (base/utf8.hpp).
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    auto operator<=>(const Span&) const = default;

    [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return begin == end; }
    [[nodiscard]] constexpr bool contains(Span other) const {
        return begin <= other.begin && other.end <= end;
    }
    [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }

    /// The words themselves. Precondition: the span lies inside `text`.
    [[nodiscard]] constexpr std::string_view of(std::string_view text) const {
        return text.substr(begin, static_cast<std::size_t>(size()));
    }
};

/// The smallest span that covers both.
constexpr Span cover(Span a, Span b) {
    return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

} // namespace dateline
