// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publish/public_profile.hpp"
#include "store/store_contents.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// A name on the ground of the page.
struct PlaceLabel {
    std::string name;
    LonLat point;
    int from_zoom = 0; ///< zoom levels of web maps: 3 a continent, 7 a country, 12 a town
    int to_zoom = 0;   ///< inclusive
    bool water = false;
    bool operator==(const PlaceLabel&) const = default;
};

/// What the ground of the page says in words.
struct MapWords {
    std::vector<PlaceLabel> labels; ///< the first win where there is no room for all
    std::vector<std::string> notes; ///< about the lines drawn: who recognises them, how sure they are
};

struct WebOptions {
    std::string title = "Incidents and fortifications";
    std::function<MapWords(const StoreContents&)> words; ///< absent: a ground without names
    std::optional<PublicProfile> profile;                ///< absent: everything is told
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
