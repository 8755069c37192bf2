// SPDX-License-Identifier: Apache-2.0
#include "base/data_path.hpp"

#include "base/error.hpp"

#include <cstdlib>

namespace dateline {

namespace fs = std::filesystem;

std::vector<fs::path> data_directories(const fs::path& given) {
    std::vector<fs::path> directories;
    if (!given.empty())
        directories.push_back(given);
    const auto environment = [](const char* name) -> fs::path {
        const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): start-up, one thread
        return value == nullptr ? fs::path{} : fs::path{value};
    };
    if (const fs::path data = environment("DATELINE_DATA"); !data.empty())
        directories.push_back(data);
    if (const fs::path xdg = environment("XDG_DATA_HOME"); !xdg.empty())
        directories.push_back(xdg / "dateline");
    else if (const fs::path home = environment("HOME"); !home.empty())
        directories.push_back(home / ".local/share/dateline");
    std::error_code unreadable;
    if (const fs::path self = fs::read_symlink("/proc/self/exe", unreadable); !unreadable) {
        directories.push_back(self.parent_path() / "data");
        directories.push_back(self.parent_path().parent_path() / "share/dateline");
    }
    return directories;
}

fs::path find_data_file(const std::vector<fs::path>& directories, std::string_view relative) {
    std::string looked;
    for (const fs::path& directory : directories) {
        fs::path path = directory / relative;
        std::error_code unreadable;
        if (fs::exists(path, unreadable))
            return path;
        looked += "\n  " + path.string();
    }
    fail<SystemError>("data file '{}' not found; set DATELINE_DATA to the folder that holds it. Looked at:{}",
                      relative, looked);
}

} // namespace dateline
