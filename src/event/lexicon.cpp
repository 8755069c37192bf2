// SPDX-License-Identifier: Apache-2.0
#include "event/lexicon.hpp"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::array<std::string_view, role_count> role_names{
    "verb", "agent", "patient", "path",     "to",      "from",  "at",
    "with", "mover", "clause",  "sentence", "article", "topic", "before"};

} // namespace

std::optional<Role> find_role(std::string_view name) {
    const auto found = std::find(role_names.begin(), role_names.end(), name);
    if (found == role_names.end())
        return std::nullopt;
    return static_cast<Role>(found - role_names.begin());
}

std::string_view to_string(Role role) {
    return role_names[static_cast<std::size_t>(role)];
}

Tags& Tags::operator|=(const Tags& other) {
    for (std::size_t i = 0; i < role_count; ++i)
        sets[i] |= other.sets[i];
    return *this;
}

bool Conditions::hold(const Tags& tags) const {
    const auto holds = [&](const Condition& condition) {
        return std::any_of(condition.begin(), condition.end(),
                           [&](const auto& part) { return tags[part.first].test(part.second); });
    };
    return std::all_of(all.begin(), all.end(), holds) && std::none_of(none.begin(), none.end(), holds);
}

const EventType* Lexicon::type(ReportKind kind, std::string_view name) const {
    for (const EventType& candidate : types) {
        if (candidate.kind == kind && candidate.name == name)
            return &candidate;
    }
    return nullptr;
}

bool Lexicon::has(const ClassSet& set, std::string_view class_name) const {
    const auto id = words.find(class_name);
    return id && set.test(*id);
}

void Lexicon::mark(ClassSet& set, std::string_view class_name) const {
    if (const auto id = words.find(class_name))
        set.set(*id);
}

bool switch_off(RuleFamilies& families, std::string_view name) {
    const std::array<std::pair<std::string_view, bool*>, 5> all{{{"clauses", &families.clauses},
                                                                 {"coreference", &families.coreference},
                                                                 {"discourse", &families.discourse},
                                                                 {"modality", &families.modality},
                                                                 {"furniture", &families.furniture}}};
    for (const auto& [own, family] : all) {
        if (own == name) {
            *family = false;
            return true;
        }
    }
    return false;
}

} // namespace dateline
