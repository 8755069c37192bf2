// SPDX-License-Identifier: Apache-2.0
// Holds the #include lines of src/ against the table of src/README.md.
#include "support/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

const fs::path source_directory = fs::path{DATELINE_SOURCE_DIR} / "src";

/// The rows `| folder | values | may include |` of the table.
std::map<std::string, std::set<std::string>> read_table() {
    std::map<std::string, std::set<std::string>> table;
    std::ifstream stream{source_directory / "README.md"};
    std::string line;
    while (std::getline(stream, line)) {
        std::vector<std::string> cells;
        std::istringstream row{line};
        for (std::string cell; std::getline(row, cell, '|');)
            cells.push_back(cell);
        if (cells.size() < 4)
            continue;
        std::string folder;
        std::istringstream{cells[1]} >> folder;
        if (!fs::is_directory(source_directory / folder))
            continue;
        std::set<std::string>& allowed = table[folder];
        std::istringstream words{cells[3]};
        for (std::string word; words >> word;)
            allowed.insert(word);
    }
    return table;
}

} // namespace

TEST_CASE("every folder of src has a row in the table") {
    const auto table = read_table();
    for (const auto& entry : fs::directory_iterator{source_directory}) {
        if (entry.is_directory())
            CHECK(table.count(entry.path().filename().string()) == 1);
    }
}

TEST_CASE("sources include only what the table allows") {
    const auto table = read_table();
    REQUIRE(table.size() > 5);
    std::size_t includes = 0;
    for (const auto& entry : fs::recursive_directory_iterator{source_directory}) {
        const fs::path& path = entry.path();
        if (path.extension() != ".cpp" && path.extension() != ".hpp")
            continue;
        const std::string folder = (*fs::relative(path, source_directory).begin()).string();
        const std::set<std::string>& allowed = table.at(folder);
        std::ifstream stream{path};
        for (std::string line; std::getline(stream, line);) {
            if (line.rfind("#include \"", 0) != 0)
                continue;
            ++includes;
            const std::string target = line.substr(10, line.find('/') - 10);
            INFO(path << ": " << line);
            CHECK((target == folder || allowed.count(target) == 1 || allowed.count("everything") == 1));
        }
    }
    CHECK(includes > 10);
}

TEST_CASE("foreign headers stay behind their wrapper") {
    // Library header prefix, and the folders (or file prefixes in them) that may include it.
    const std::map<std::string, std::vector<std::string>> wrappers{
        {"<ogr", {"geo/", "gazetteer/import", "store/", "publish/"}},
        {"<gdal", {"geo/", "gazetteer/import", "store/", "publish/"}},
        {"<proj", {"geo/"}},
        {"<sqlite3", {"base/"}},
        {"<unicode/", {"text/"}},
        {"<CLI/", {"cli/"}},
    };
    for (const auto& entry : fs::recursive_directory_iterator{source_directory}) {
        const fs::path& path = entry.path();
        if (path.extension() != ".cpp" && path.extension() != ".hpp")
            continue;
        const std::string relative = fs::relative(path, source_directory).generic_string();
        std::ifstream stream{path};
        for (std::string line; std::getline(stream, line);) {
            if (line.rfind("#include <", 0) != 0)
                continue;
            for (const auto& [prefix, owners] : wrappers) {
                if (line.find(prefix) == std::string::npos)
                    continue;
                INFO(relative << ": " << line);
                CHECK(std::any_of(owners.begin(), owners.end(),
                                  [&](const std::string& owner) { return relative.rfind(owner, 0) == 0; }));
            }
        }
    }
}

TEST_CASE("a type name has one home") {
    // Two types of one name in one namespace link without a word and then free each other's memory.
    std::map<std::string, std::set<std::string>> homes;
    for (const auto& entry : fs::recursive_directory_iterator{source_directory}) {
        const fs::path& path = entry.path();
        if (path.extension() != ".hpp")
            continue;
        std::ifstream stream{path};
        std::string scope;
        for (std::string line; std::getline(stream, line);) {
            std::istringstream words{line};
            std::string word;
            std::string name;
            words >> word >> name;
            if (word == "namespace")
                scope = name;
            if (word == "enum" && name == "class")
                words >> name;
            const bool type = line.rfind("struct ", 0) == 0 || line.rfind("class ", 0) == 0 ||
                              line.rfind("enum class ", 0) == 0;
            if (type && line.find(';') == std::string::npos)
                homes[scope + "::" + name].insert(fs::relative(path, source_directory).generic_string());
        }
    }
    CHECK(homes.size() > 50);
    for (const auto& [name, files] : homes) {
        INFO(name << " is defined in " << files.size() << " headers, one of them " << *files.begin());
        CHECK(files.size() == 1);
    }
}
