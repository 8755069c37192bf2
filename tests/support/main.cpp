// SPDX-License-Identifier: Apache-2.0
// Catch2's own main lives in this one translation unit: it takes seconds to compile.
#if __has_include(<catch2/catch.hpp>)
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#else
#include <catch2/catch_session.hpp>
int main(int argc, char** argv) {
    return Catch::Session().run(argc, argv);
}
#endif
