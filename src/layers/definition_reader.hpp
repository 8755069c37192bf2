// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.hpp"
#include "event/lexicon.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Reads one definition file and says where it stands when something is wrong.
class DefinitionReader {
public:
    explicit DefinitionReader(const std::filesystem::path& file) : m_file{file} {
        try {
            m_root = toml::parse_file(file.string());
        } catch (const toml::parse_error& error) {
            const auto at = error.source().begin;
            fail<DataError>("{}:{}:{}: {}", file.string(), at.line, at.column, error.description());
        }
    }

    [[nodiscard]] const toml::table& root() const { return m_root; }

    [[noreturn]] void wrong(const toml::node& node, const std::string& what) const {
        const auto at = node.source().begin;
        fail<DataError>("{}:{}:{}: {}", m_file.string(), at.line, at.column, what);
    }

    [[nodiscard]] std::string text(const toml::table& table, std::string_view key,
                                   std::string otherwise = {}) const {
        const toml::node* node = table.get(key);
        if (node == nullptr)
            return otherwise;
        if (!node->is_string())
            wrong(*node, "'" + std::string{key} + "' must be a string");
        return node->as_string()->get();
    }

    [[nodiscard]] std::string required(const toml::table& table, std::string_view key) const {
        if (table.get(key) == nullptr)
            wrong(table, "'" + std::string{key} + "' is missing");
        return text(table, key);
    }

    [[nodiscard]] bool flag(const toml::table& table, std::string_view key, bool otherwise) const {
        const toml::node* node = table.get(key);
        if (node == nullptr)
            return otherwise;
        if (!node->is_boolean())
            wrong(*node, "'" + std::string{key} + "' must be true or false");
        return node->as_boolean()->get();
    }

    [[nodiscard]] double number(const toml::table& table, std::string_view key, double otherwise) const {
        const toml::node* node = table.get(key);
        if (node == nullptr)
            return otherwise;
        const auto value = node->value<double>();
        if (!value)
            wrong(*node, "'" + std::string{key} + "' must be a number");
        return *value;
    }

    /// Calls `each(node, string)` for every string of the array, which may be left out.
    template <typename Each>
    void strings(const toml::table& table, std::string_view key, Each each) const {
        const toml::node* node = table.get(key);
        if (node == nullptr)
            return;
        const toml::array* array = node->as_array();
        if (array == nullptr)
            wrong(*node, "'" + std::string{key} + "' must be a list of strings");
        for (const toml::node& item : *array) {
            if (!item.is_string())
                wrong(item, "'" + std::string{key} + "' must be a list of strings");
            each(item, item.as_string()->get());
        }
    }

    [[nodiscard]] std::vector<std::string> list(const toml::table& table, std::string_view key) const {
        std::vector<std::string> values;
        strings(table, key, [&](const toml::node&, const std::string& value) { values.push_back(value); });
        return values;
    }

    /// Calls `each(table)` for every `[[key]]`.
    template <typename Each>
    void tables(std::string_view key, Each each) const {
        const toml::node* node = m_root.get(key);
        if (node == nullptr)
            return;
        const toml::array* array = node->as_array();
        if (array == nullptr || !array->is_array_of_tables())
            wrong(*node, "'" + std::string{key} + "' must be written [[" + std::string{key} + "]]");
        for (const toml::node& item : *array)
            each(*item.as_table());
    }

    [[nodiscard]] ClassId word_class(const WordClasses& words, const toml::node& node,
                                     const std::string& name) const {
        const auto id = words.find(name);
        if (!id)
            wrong(node, "no word class '" + name + "' in words.toml");
        return *id;
    }

    [[nodiscard]] Conditions conditions(const WordClasses& words, const toml::table& table) const {
        Conditions made;
        strings(table, "all", [&](const toml::node& node, const std::string& line) {
            made.all.push_back(condition(words, node, line));
        });
        strings(table, "none", [&](const toml::node& node, const std::string& line) {
            made.none.push_back(condition(words, node, line));
        });
        return made;
    }

private:
    [[nodiscard]] Condition condition(const WordClasses& words, const toml::node& node,
                                      const std::string& line) const {
        Condition made;
        std::size_t begin = 0;
        while (begin <= line.size()) {
            const std::size_t end = std::min(line.find('|', begin), line.size());
            const std::string part = line.substr(begin, end - begin);
            const std::size_t colon = part.find(':');
            if (colon == std::string::npos)
                wrong(node, "'" + part + "' is not of the form role:class");
            const auto role = find_role(part.substr(0, colon));
            if (!role)
                wrong(node, "no role '" + part.substr(0, colon) + "'");
            made.emplace_back(*role, word_class(words, node, part.substr(colon + 1)));
            begin = end + 1;
        }
        return made;
    }

    std::filesystem::path m_file;
    toml::table m_root;
};

} // namespace dateline
