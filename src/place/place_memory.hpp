// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/gazetteer.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace dateline {

struct PlacedFootprint;
class TypeWords;

/// What reading places has worked out with one gazetteer and needs again in the next article: shapes,
/// footprints of entries, footprints by the words they were made from. Results are the same with and without
/// it. Bounded: past `most_positions` vertices it forgets and begins anew. Usable from several threads.
class PlaceMemory {
public:
    static constexpr std::size_t most_positions = 4'000'000; ///< 64 MB of coordinates

    PlaceMemory();
    ~PlaceMemory();
    PlaceMemory(PlaceMemory&&) noexcept;
    PlaceMemory& operator=(PlaceMemory&&) noexcept;

    using Footprint = std::shared_ptr<const std::optional<PlacedFootprint>>;

    [[nodiscard]] std::shared_ptr<const Geometry> geometry(const Gazetteer& gazetteer,
                                                           EntryIndex entry) const;
    /// The footprint kept under `key`; `make` is asked for it when there is none yet.
    [[nodiscard]] Footprint footprint(const std::string& key,
                                      const std::function<std::optional<PlacedFootprint>()>& make) const;
    [[nodiscard]] std::shared_ptr<const TypeWords> type_words(const Gazetteer& gazetteer) const;

private:
    struct Kept;
    std::unique_ptr<Kept> m_kept;
};

} // namespace dateline
