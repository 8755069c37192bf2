// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/merge.hpp"
#include "store/store_contents.hpp"

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace dateline {

/// What merging is given of a store; its reports are taken out.
MergeInput merge_input(StoreContents& contents);

/// Merges anew what an add touched, and leaves the rest as it stands.
///
/// Nothing is merged across families of types (type_family). So where no article of a family's reports came,
/// went or changed what is known of it, the family's incidents are those that merging all would give.
class AffectedMerge {
public:
    /// Remembers the store before articles are put in. `program` merges: what another version of it merged is
    /// merged anew as a whole.
    AffectedMerge(const StoreContents& before, std::string program);

    /// Merges the reports of the families that differ now; people's decisions go on.
    void merge(StoreContents& contents);

private:
    /// What merging looks at beside the reports; equal: nothing changed.
    [[nodiscard]] static std::string known_of(const StoredArticle& article);
    [[nodiscard]] std::set<std::string_view> touched_families(const StoreContents& contents) const;

    std::string m_program;
    bool m_whole = false;
    std::unordered_map<std::string, std::string> m_known;                   ///< of each article
    std::unordered_map<std::string, std::set<std::string_view>> m_families; ///< of its reports
    std::unordered_map<std::string, std::string_view> m_family_of;          ///< of each incident id in use
};

} // namespace dateline
