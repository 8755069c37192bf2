// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publish/public_profile.hpp"
#include "store/store_contents.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace dateline {

struct WebOptions {
    std::string title = "Incidents and fortifications";
    std::optional<PublicProfile> profile; ///< absent: everything is told
    bool overwrite = false;
};

struct WebSummary {
    std::uint64_t incidents = 0;
    std::uint64_t withheld = 0;
    std::uint64_t coarsened = 0;
    bool operator==(const WebSummary&) const = default;
};

/// One page of HTML that needs nothing else: map, time slider, filters and list over what a store shows.
/// Scripts and styles are those of this program, named by their hashes in the page's content security policy;
/// what articles say is data and only becomes text.
std::string web_page(const StoreContents& contents, const WebOptions& options, WebSummary& summary);

/// The page of a store, written beside its place and renamed.
WebSummary write_web_page(const std::filesystem::path& store, const std::filesystem::path& path,
                          const WebOptions& options);

} // namespace dateline
