// SPDX-License-Identifier: Apache-2.0
// Writes the made-up store of the tests: make_sample_store FILE.gpkg
#include "store/store.hpp"
#include "support/sample_contents.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "usage: make_sample_store FILE.gpkg\n");
        return 2;
    }
    try {
        dateline::StoreOptions options;
        options.overwrite = true;
        dateline::create_store(argv[1], dateline::sample_contents(), options);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
