// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/extract_article.hpp"
#include "cli/resources.hpp"
#include "store/store.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dateline {

struct MapSettings {
    bool keep_text = true; ///< false: only hash, offsets and quotes of the articles are kept
    std::string program{}; ///< name and version: what another version merged is merged anew as a whole
};

/// What a run made, for the closing words.
struct MapSummary {
    std::size_t articles = 0;
    std::size_t new_articles = 0;
    std::size_t reports = 0;
    std::size_t incidents = 0;
    std::size_t fortifications = 0;
    std::size_t figures = 0;
};

/// The contents of a store with these articles added (see put_articles). Undated articles are dated by others
/// that tell the same happening, then what that touched is merged anew. Depends on the set of articles only,
/// not on their order.
StoreContents add_articles(StoreContents contents, std::vector<ExtractedArticle> extracted,
                           const Resources& resources, const MapSettings& settings, MapSummary& summary);

} // namespace dateline
