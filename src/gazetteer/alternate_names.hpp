// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/place_record.hpp"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace dateline {

/// Names that come in one order and are wanted in another: GeoNames lists alternate names by their own
/// numbers, an import writes them place by place. The texts wait in an unnamed file; in memory stay 4 bytes a
/// place and 16 a name.
class AlternateNames {
public:
    void expect(std::uint32_t place_id) { m_places.push_back(place_id); }
    void ready(); ///< all expected places are told

    /// Keep a name if its place is expected. Precondition: ready().
    void add(std::uint32_t place_id, const PlaceName& name);
    void sort(); ///< all names are told

    /// Append the names of a place. Precondition: sort(), or nothing ever added.
    void take(std::uint32_t place_id, std::vector<PlaceName>& names);

private:
    struct Closer {
        void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
    };
    struct Kept {
        std::uint32_t place = 0;
        std::uint32_t order = 0;
        std::uint64_t offset = 0;
    };
    std::vector<std::uint32_t> m_places;
    std::vector<Kept> m_names;
    std::unique_ptr<std::FILE, Closer> m_texts;
    std::uint64_t m_bytes = 0;
};

} // namespace dateline
