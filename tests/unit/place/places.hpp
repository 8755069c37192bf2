// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "place/read_places.hpp"
#include "text/analyse.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The default gazetteer as the build made it, opened once.
inline const dateline::Gazetteer& default_gazetteer() {
    static const dateline::Gazetteer gazetteer{{DATELINE_BINARY_DIR "/data/gazetteer/default.gaz"}};
    return gazetteer;
}

struct ReadText {
    dateline::Document document;
    std::vector<dateline::PlaceReference> places;

    [[nodiscard]] std::string words(const dateline::PlaceReference& place) const {
        return std::string{document.words(place.span)};
    }
    /// The reference whose words these are; nothing when there is none.
    [[nodiscard]] const dateline::PlaceReference* find(std::string_view text) const {
        for (const auto& place : places)
            if (document.words(place.span) == text)
                return &place;
        return nullptr;
    }
};

inline ReadText read_text(std::string text, const dateline::PlaceHints& hints = {}) {
    dateline::Article article;
    article.id = "text";
    article.text = std::move(text);
    ReadText read{dateline::analyse(std::move(article)), {}};
    read.places = dateline::read_places(read.document, default_gazetteer(), hints);
    return read;
}
