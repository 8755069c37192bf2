// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/store_contents.hpp"

#include <string>
#include <vector>

namespace dateline {

/// What a store holds, as text for a terminal: counts of everything, happenings by type, year and place
/// precision as bars, and what is open: undated, disputed, not reviewed.
std::string summary_text(const StoreContents& contents);

/// A happening that a person should look at, and why.
struct ReviewItem {
    std::string incident_id;
    std::string title;
    int urgency = 0; ///< sum over the reasons
    std::vector<std::string> reasons;
    bool operator==(const ReviewItem&) const = default;
};

/// Happenings that nobody reviewed yet and that give reason to, the most urgent first: articles that
/// disagree, dates or places that are missing or coarse, claims and denials, single sources, merges of
/// reports without the same date.
std::vector<ReviewItem> review_items(const StoreContents& contents);

} // namespace dateline
