// SPDX-License-Identifier: Apache-2.0
// Compiles the default gazetteer while the project is built, before the program itself is there.
#include "base/error.hpp"
#include "gazetteer/compile.hpp"
#include "gazetteer/write_database.hpp"

#include <cstdio>
#include <exception>
#include <filesystem>

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: compile_gazetteer SOURCE_FOLDER OUTPUT_FOLDER\n", stderr);
        return 2;
    }
    try {
        const std::filesystem::path folder = argv[2];
        std::filesystem::create_directories(folder);
        const dateline::GazetteerDefinitions definitions = dateline::read_definitions(argv[1]);
        dateline::compile_index(definitions, folder / "default.gaz");
        dateline::write_database(definitions, folder / "default.sqlite");
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
