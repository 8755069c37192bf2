// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/index_file.hpp"

#include <unordered_map>
#include <vector>

namespace dateline {

/// The files of one Gazetteer, first to last, and which entries of the earlier the later override.
struct Gazetteer::Index {
    struct File {
        IndexFile map;
        EntryIndex first = 0; ///< entry number 0 of this file
    };
    std::vector<File> files;
    EntryIndex size = 0;
    std::unordered_map<EntryIndex, EntryIndex> overrides; ///< overridden entry to the one in force

    [[nodiscard]] const File& file_of(EntryIndex index) const;
    [[nodiscard]] EntryIndex in_force(EntryIndex index) const {
        const auto found = overrides.find(index);
        return found == overrides.end() ? index : found->second;
    }
    [[nodiscard]] double prominence(EntryIndex index) const {
        const File& file = file_of(index);
        return file.map.entry(index - file.first).prominence;
    }
    /// One match an entry (its best status), most prominent first.
    void settle(std::vector<NameMatch>& matches) const;
};

} // namespace dateline
