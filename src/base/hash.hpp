// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// SHA-256 of the bytes, as 64 lower-case hexadecimal digits. Used for custody of articles and for stable
/// ids. Throws SystemError when the library refuses.
std::string sha256_hex(std::string_view bytes);

} // namespace dateline
