// SPDX-License-Identifier: Apache-2.0
#include "base/hash.hpp"
#include "support/catch.hpp"

TEST_CASE("SHA-256 gives the published test vectors") { // FIPS 180-2, appendix B
    CHECK(dateline::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(dateline::sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
