// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/document.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What is kept of a text to tell how much of it another text shares: MinHash over shingles of four words
/// (Broder 1997). The estimate of the shared part errs by about 1 / sqrt(128) = 0.09. A regular value; equal
/// texts have equal sketches, whatever their furniture.
struct TextSketch {
    static constexpr std::size_t size = 128;
    std::array<std::uint32_t, size> minima{};
    std::uint32_t shingles = 0; ///< 0: no text, like nothing

    bool operator==(const TextSketch&) const = default;
};

/// The sketch of what an article tells: its words without case, marks, furniture.
TextSketch sketch_text(const Document& document);

/// A sketch as a line of text, to be kept beside an article, and back; nothing is kept of a text that has no
/// sketch, and what is no such line gives the sketch of no text.
std::string sketch_to_text(const TextSketch& sketch);
TextSketch sketch_from_text(std::string_view text);

/// The estimated share of shingles of both texts that they have in common (Jaccard), 0 to 1. Same story by
/// another hand: below 0.1; a lightly edited agency report: above 0.5.
double likeness(const TextSketch& a, const TextSketch& b);

/// Keys under which to look for texts at least about 0.5 alike: such texts share one of the keys with
/// probability above 0.85, texts less than 0.2 alike with less than 0.06 (bands of four minima).
std::vector<std::uint64_t> band_keys(const TextSketch& sketch);

} // namespace dateline
