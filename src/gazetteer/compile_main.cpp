// SPDX-License-Identifier: Apache-2.0
// Compiles the default gazetteer while the project is built, before the program itself is there.
#include "base/error.hpp"
#include "gazetteer/compile.hpp"
#include "gazetteer/write_database.hpp"

#include <exception>
#include <filesystem>
#include <iostream>

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: compile_gazetteer SOURCE_FOLDER OUTPUT_FOLDER\n";
        return 2;
    }
    try {
        const std::filesystem::path folder = argv[2];
        std::filesystem::create_directories(folder);
        const dateline::GazetteerDefinitions definitions = dateline::read_definitions(argv[1]);
        dateline::compile_index(definitions, folder / "default.gaz");
        dateline::write_database(definitions, folder / "default.sqlite");
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
