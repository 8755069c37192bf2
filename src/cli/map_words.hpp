// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "publish/web_page.hpp"

namespace dateline {

/// The names to draw on the ground of a page, most general first, about where the happenings of a store are;
/// and what the gazetteer says of the lines drawn there. Chosen by kind and prominence of the places alone:
/// no name tells that something happened there.
MapWords map_words(const Gazetteer& gazetteer, const StoreContents& contents);

} // namespace dateline
