// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// A text as the content of an XML element or attribute: markup escaped, characters that XML 1.0 forbids left
/// out.
std::string xml_escaped(std::string_view text);

} // namespace dateline
