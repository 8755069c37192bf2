// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// Something worth saying about one input that did not stop the others.
struct Diagnostic {
    enum class Severity : std::uint8_t {
        note,    ///< shown with -v
        warning, ///< shown, exit code unchanged
        failure, ///< this input is not in the output; the run ends with exit code 1
    };
    Severity severity = Severity::warning;
    std::string file;                  ///< as the user named it; "-" for standard input
    std::optional<std::uint32_t> line; ///< 1-based, where one is known
    std::string message;               ///< what is wrong and what was done

    bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// `file:line: message`, as compilers print it.
std::string to_string(const Diagnostic& diagnostic);

} // namespace dateline
