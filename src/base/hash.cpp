// SPDX-License-Identifier: Apache-2.0
#include "base/hash.hpp"

#include "base/error.hpp"

#include <openssl/evp.h>

#include <array>

namespace dateline {

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
        fail<SystemError>("cannot compute SHA-256: the cryptography library refused");
    std::string hex;
    hex.reserve(std::size_t{length} * 2);
    for (unsigned int i = 0; i < length; ++i)
        hex += fmt::format("{:02x}", digest[i]);
    return hex;
}

} // namespace dateline
