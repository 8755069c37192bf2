// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "place/mention.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace dateline {

/// Weights that several kinds of evidence are told in. Prominence spans 0..1, so a container said beside the
/// name outweighs any fame. Tuned on the development articles; the order matters more than the values.
inline constexpr double prominence_weight = 3.0;
inline constexpr double container_fits = 4.0;

/// One entry that a name may mean, and what speaks for it.
struct Option {
    NameMatch match;
    EntryView entry;
    double fixed = 0;     ///< what does not depend on other choices
    double container = 0; ///< from words beside the name
    double score = 0;
    std::string reasons;
};

/// By mention: all that its name may mean; nothing for what is no open name.
using EntryOptions = std::vector<std::vector<Option>>;

/// A name that is not rejected and that the gazetteer knows.
inline bool is_open(const Mention& mention) {
    return mention.kind == MentionKind::name && !mention.rejected && !mention.matches.empty();
}

/// The option with the highest score so far; `options` must not be empty.
inline const Option& best_of(const std::vector<Option>& options) {
    return *std::max_element(options.begin(), options.end(),
                             [](const Option& a, const Option& b) { return a.score < b.score; });
}

} // namespace dateline
