// SPDX-License-Identifier: Apache-2.0
#include "base/diagnostic.hpp"

#include <fmt/format.h>

namespace dateline {

std::string to_string(const Diagnostic& diagnostic) {
    if (diagnostic.line)
        return fmt::format("{}:{}: {}", diagnostic.file, *diagnostic.line, diagnostic.message);
    if (diagnostic.file.empty())
        return diagnostic.message;
    return fmt::format("{}: {}", diagnostic.file, diagnostic.message);
}

} // namespace dateline
