// SPDX-License-Identifier: Apache-2.0
#include "cli/open_gazetteer.hpp"

#include "base/data_path.hpp"

namespace dateline {

Gazetteer open_gazetteer(const Session& session, const std::vector<std::filesystem::path>& more) {
    std::vector<std::filesystem::path> indexes{
        find_data_file(session.data_directories(), "gazetteer/default.gaz")};
    indexes.insert(indexes.end(), more.begin(), more.end());
    return Gazetteer{indexes};
}

} // namespace dateline
