// SPDX-License-Identifier: Apache-2.0
#include "text/read_articles.hpp"

#include "base/utf8.hpp"
#include "text/kept_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <string>

namespace dateline {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::string all_of(std::istream& stream) {
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return std::move(bytes).str();
}

class ArticleReader {
public:
    ArticleReader(const ReadOptions& options, const std::function<void(Article&&)>& sink,
                  Diagnostics& diagnostics)
        : m_options(options), m_sink(sink), m_diagnostics(diagnostics) {}

    void read(const fs::path& input) {
        std::error_code error;
        if (input == "-")
            read_stream(std::cin, "-");
        else if (fs::is_directory(input, error))
            read_folder(input);
        else if (fs::exists(input, error))
            read_file(input, index_of(input.parent_path()));
        else
            failed(input.string(), std::nullopt, "no such file or folder");
    }

private:
    using Index = std::map<std::string, Article>;

    const ReadOptions& m_options;
    const std::function<void(Article&&)>& m_sink;
    Diagnostics& m_diagnostics;
    std::map<fs::path, Index> m_indexes;

    void failed(std::string file, std::optional<std::uint32_t> line, std::string message) {
        m_diagnostics.push_back({Diagnostic::Severity::failure, std::move(file), line, std::move(message)});
    }

    void give(Article article) {
        complete(article);
        m_sink(std::move(article));
    }

    static std::string text_of(const Json& record, const char* key) {
        const auto found = record.find(key);
        if (found == record.end() || found->is_null())
            return {};
        return found->is_string() ? found->get<std::string>() : found->dump();
    }

    static Article metadata_of(const Json& record) {
        Article article;
        article.id = text_of(record, "id");
        article.url = text_of(record, "url");
        article.site = text_of(record, "site");
        article.title = text_of(record, "title");
        article.language = text_of(record, "language");
        article.published = text_of(record, "published");
        article.updated = text_of(record, "updated");
        return article;
    }

    const Index& index_of(const fs::path& folder) {
        const auto [found, added] = m_indexes.try_emplace(folder);
        const fs::path file = folder / "index.json";
        std::error_code error;
        if (!added || !fs::is_regular_file(file, error))
            return found->second;
        std::ifstream stream{file, std::ios::binary};
        const Json json = Json::parse(stream, nullptr, false);
        const Json& records = json.is_object() && json.contains("articles") ? json.at("articles") : json;
        if (!records.is_array()) {
            m_diagnostics.push_back({Diagnostic::Severity::warning, file.string(), std::nullopt,
                                     "not an index of articles: going on without it"});
            return found->second;
        }
        for (const Json& record : records) {
            if (!record.is_object())
                continue;
            const std::string name = text_of(record, "file");
            if (!name.empty())
                found->second.emplace(name, metadata_of(record));
        }
        return found->second;
    }

    void read_folder(const fs::path& folder) {
        std::vector<fs::path> files;
        std::error_code error;
        for (fs::recursive_directory_iterator entry{folder, error}, end; !error && entry != end;
             entry.increment(error)) {
            const std::string extension = entry->path().extension().string();
            if (entry->is_regular_file(error) && (extension == ".txt" || extension == ".jsonl"))
                files.push_back(entry->path());
        }
        std::sort(files.begin(), files.end());
        if (files.empty())
            failed(folder.string(), std::nullopt, "no articles in this folder");
        for (const fs::path& file : files)
            read_file(file, index_of(file.parent_path()));
    }

    void read_file(const fs::path& path, const Index& index) {
        std::ifstream stream{path, std::ios::binary};
        if (!stream) {
            failed(path.string(), std::nullopt, "cannot be opened");
            return;
        }
        if (path.extension() == ".jsonl") {
            read_lines(stream, path.string());
            return;
        }
        std::string text = all_of(stream);
        Article article;
        if (const auto found = index.find(path.filename().string()); found != index.end())
            article = found->second;
        if (article.id.empty())
            article.id = path.stem().string();
        article.source = path.string();
        article.text = std::move(text);
        give_checked(std::move(article), path.string(), std::nullopt);
    }

    void give_checked(Article article, const std::string& file, std::optional<std::uint32_t> line) {
        if (article.text.find_first_not_of(" \t\r\n") == std::string::npos) {
            failed(file, line, "there is no text in it");
        } else if (article.text.size() > m_options.most_article_bytes) {
            failed(file, line, fmt::format("longer than {} bytes: not read", m_options.most_article_bytes));
        } else if (const auto bad = find_invalid_utf8(article.text)) {
            failed(file, line, fmt::format("not UTF-8: byte {} is not part of a character", *bad));
        } else {
            give(std::move(article));
        }
    }

    void read_stream(std::istream& stream, const std::string& name) {
        stream >> std::ws;
        if (stream.peek() == '{') {
            read_lines(stream, name);
            return;
        }
        Article article;
        article.source = name;
        article.text = all_of(stream);
        give_checked(std::move(article), name, std::nullopt);
    }

    void read_lines(std::istream& stream, const std::string& name) {
        std::uint32_t number = 0;
        for (std::string line; std::getline(stream, line);) {
            ++number;
            if (line.find_first_not_of(" \t\r") == std::string::npos)
                continue;
            const Json record = Json::parse(line, nullptr, false);
            if (!record.is_object()) {
                failed(name, number, "not a JSON object: the line may be cut off");
                continue;
            }
            Article article = metadata_of(record);
            article.text = text_of(record, "text");
            article.source = fmt::format("{}:{}", name, number);
            give_checked(std::move(article), name, number);
        }
    }
};

} // namespace

void read_articles(const std::vector<std::filesystem::path>& inputs, const ReadOptions& options,
                   const std::function<void(Article&&)>& sink, Diagnostics& diagnostics) {
    ArticleReader reader{options, sink, diagnostics};
    for (const std::filesystem::path& input : inputs)
        reader.read(input);
}

} // namespace dateline
