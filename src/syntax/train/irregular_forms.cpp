// SPDX-License-Identifier: Apache-2.0
#include "syntax/train/irregular_forms.hpp"

#include "base/error.hpp"

#include <fstream>

namespace dateline {

std::vector<IrregularForm> read_irregular_forms(const std::filesystem::path& path) {
    std::ifstream stream{path};
    if (!stream)
        fail<SystemError>("{}: cannot be opened", path.string());
    std::vector<IrregularForm> forms;
    bool header_seen = false;
    std::size_t number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (line.empty() || line.front() == '#')
            continue;
        const std::size_t first = line.find('\t');
        const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
        if (second == std::string::npos || line.find('\t', second + 1) != std::string::npos)
            fail<DataError>("{}:{}: not form, tag and lemma apart by tabs", path.string(), number);
        if (header_seen)
            forms.push_back(
                {line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)});
        header_seen = true;
    }
    return forms;
}

} // namespace dateline
