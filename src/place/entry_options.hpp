// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "place/mention.hpp"

#include <algorithm>
#include <string>
#include <string_view>
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

/// `CN/KP` holds CN.
inline bool has_country(std::string_view countries, std::string_view one) {
    return !one.empty() && (countries == one || (countries.size() == 5 && (countries.substr(0, 2) == one ||
                                                                           countries.substr(3) == one)));
}

/// A place that people live in, without land of its own that others lie in.
inline bool is_settlement(const Option& option) {
    const std::string_view type = option.entry.type;
    return type == "city" || type == "town" || type == "village" || type == "township";
}

} // namespace dateline
