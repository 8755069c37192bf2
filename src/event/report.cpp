// SPDX-License-Identifier: Apache-2.0
#include "event/report.hpp"

#include <array>

namespace dateline {

std::string_view to_string(ReportKind kind) {
    return kind == ReportKind::incident ? "incident" : "fortification";
}

std::string_view to_string(Modality modality) {
    constexpr std::array<std::string_view, 6> names{"asserted", "alleged", "denied",
                                                    "planned",  "ordered", "retracted"};
    return names[static_cast<std::size_t>(modality)];
}

std::string_view to_string(DateBasis basis) {
    constexpr std::array<std::string_view, 4> names{"text", "published", "merged", "none"};
    return names[static_cast<std::size_t>(basis)];
}

} // namespace dateline
