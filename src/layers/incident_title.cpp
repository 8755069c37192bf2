// SPDX-License-Identifier: Apache-2.0
#include "layers/incident_title.hpp"

#include "base/ascii.hpp"
#include "layers/schema.hpp"

#include <string_view>

namespace dateline {

namespace {

std::string label_of(std::string_view list, std::string_view code) {
    for (const CodeLabel& known : value_list(list)) {
        if (known.code == code)
            return to_lower(known.label);
    }
    return std::string{code};
}

} // namespace

std::string incident_title(const Incident& incident, const std::vector<OwnType>& own) {
    std::string title = type_symbol(to_string(incident.kind), incident.type, own).label;
    if (!incident.status.empty() && incident.status != "reported")
        title += ", " + label_of("status", incident.status);
    const bool told_as_done =
        incident.modality == Modality::asserted || incident.modality == Modality::alleged;
    const std::string_view modality = to_string(incident.modality);
    if (!told_as_done && modality != incident.status)
        title += " (" + label_of("modality", modality) + ")";
    if (!incident.place_name.empty())
        title += ", " + incident.place_name;
    return title;
}

} // namespace dateline
