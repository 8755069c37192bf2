// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/compile.hpp"
#include "gazetteer/gazetteer.hpp"
#include "text/document.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <unistd.h>

/// A folder under the temporary directory that is gone when the test is over.
class ScratchFolder {
public:
    ScratchFolder() {
        static int number = 0;
        m_path = std::filesystem::temp_directory_path() /
                 ("dateline-gazetteer-" + std::to_string(::getpid()) + "-" + std::to_string(number++));
        std::filesystem::create_directories(m_path);
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path write(std::string_view name, std::string_view text) const {
        const std::filesystem::path path = m_path / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream{path, std::ios::binary} << text;
        return path;
    }

private:
    std::filesystem::path m_path;
};

/// Records are easier to read with `;` for the tab.
inline std::string tabbed(std::string text) {
    for (char& c : text)
        if (c == ';')
            c = '\t';
    return text;
}

inline constexpr std::string_view little_types = R"(code;label;precision;radius_m;near_m;words
city;City;settlement;8000;5000;City|Si|시
country;Country;country;500000;50000;
county;County;county;20000;10000;County|Gun|Kun|군
island;Island;county;5000;5000;Island|Isle|Do|도
province;Province;province;80000;20000;Province|Do|도
river;River;stretch;100000;10000;River|Gang|강
zone;Zone;stretch;100000;10000;Zone
)";

inline constexpr std::string_view little_sources = R"(code;title;licence;url;date;attribution
test;Made up for tests;CC0-1.0;https://example.org;2024-01-01;Nobody
)";

inline constexpr std::string_view little_header =
    "id;name;type;country;parents;lon;lat;radius_m;prominence;shape;names;source;valid;note\n";

/// Writes types, sources and the rows given, and returns the folder.
inline void write_definitions(const ScratchFolder& folder, const std::string& rows,
                              const std::map<std::string, std::string>& shapes = {}) {
    folder.write("types.tsv", tabbed(std::string{little_types}));
    folder.write("sources.tsv", tabbed(std::string{little_sources}));
    folder.write("entries/places.tsv", tabbed(std::string{little_header} + rows));
    for (const auto& [stem, text] : shapes)
        folder.write("shapes/" + stem + ".geojson", text);
}

/// A document of one sentence, cut at spaces and marks the way the Universal Dependencies treebanks are.
inline dateline::Document sentence(std::string text) {
    using namespace dateline;
    Document document;
    const auto is_space = [](char c) { return c == ' ' || c == '\n'; };
    const auto is_mark = [](char c) {
        return std::string_view{",;:!?()\"/-'"}.find(c) != std::string_view::npos;
    };
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        if (is_space(text[at])) {
            space = true;
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        TokenKind kind = TokenKind::punctuation;
        const std::string_view rest = std::string_view{text}.substr(at);
        if (rest.starts_with("'s") && (rest.size() == 2 || is_space(rest[2]) || is_mark(rest[2]))) {
            end = at + 2;
            kind = TokenKind::word;
        } else if (!is_mark(text[at])) {
            while (end < text.size() && !is_space(text[end]) &&
                   (!is_mark(text[end]) || (text[end] == '\'' && end + 1 < text.size() &&
                                            !is_space(text[end + 1]) && text[end + 1] != 's')))
                ++end;
            kind = TokenKind::word;
            if (end == text.size() && end > at + 1 && text[end - 1] == '.')
                --end;
        }
        document.tokens.push_back(
            {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, kind, space});
        space = false;
        at = end;
    }
    const Span all{0, static_cast<std::uint32_t>(text.size())};
    document.blocks.push_back({all, BlockRole::body});
    document.sentences.push_back({all, 0, static_cast<std::uint32_t>(document.tokens.size()), 0});
    document.article.text = std::move(text);
    return document;
}
