// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

/// The byte lengths of every Korean particle (or run of particles) that may end `word`, shortest first, so
/// that the longest stem is tried first: 무산군에서 gives 에서. The stem left over has two code points or
/// more, and the particle's form agrees with the stem's last sound where it ends in Hangul (은 after a
/// consonant, 는 after a vowel).
std::vector<std::uint32_t> particle_lengths(std::string_view word);

/// Whether the word ends in a Hangul syllable.
bool ends_in_hangul(std::string_view word);

} // namespace dateline
