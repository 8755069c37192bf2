// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/place_record.hpp"

#include <vector>

namespace dateline {

/// Names that follow by rule from those an entry states, with the status `generated`; none that it has
/// already in any spelling that folds to the same.
///
/// - English: `Musan County` gives `Musan`; `North Hamgyong Province` gives `North Hamgyong` and `N.
/// Hamgyong`; a bare
///   name gives the one with the words of its type (`Musan County`, `Gyodong Isle`).
/// - Korean, for what lies in Korea: the name without its generic term (무산군, 무산), the southern spelling
/// of northern
///   names (량강도, 양강도), the short form of paired provinces (함경북도, 함북).
/// - Latin forms of the Hangul in the three official systems and in the mixtures that the press uses, with
/// and without
///   the generic term in its forms (`Musan-gun`, `Musan-kun`), and with the English word.
///
/// Bare names are made only where they are no ordinary words: of settlements and divisions, two syllables or
/// more; in Hangul not of villages and wards, and not where the stem is an everyday word (위원군, 위원).
std::vector<PlaceName> name_variants(const PlaceRecord& record, const PlaceType& type);

} // namespace dateline
