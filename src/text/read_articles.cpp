// SPDX-License-Identifier: Apache-2.0
#include "text/read_articles.hpp"

#include "base/error.hpp"
#include "text/article_index.hpp"
#include "text/reading.hpp"
#include "text/zip_archive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

namespace dateline {

namespace {

namespace fs = std::filesystem;

class InputReader {
public:
    InputReader(const ReadOptions& options, const std::function<void(Article&&)>& sink,
                Diagnostics& diagnostics)
        : m_reading(options, sink, diagnostics), m_indexes(diagnostics) {}

    void read(const fs::path& input) {
        m_reading.start(input.string());
        if (input == "-") {
            guarded([&] { read_bytes(decompressed(standard_input()), Format::unknown, {}, {}); });
            return;
        }
        std::error_code error;
        const fs::file_status status = fs::status(input, error);
        if (status.type() == fs::file_type::directory)
            read_folder(input);
        else if (status.type() == fs::file_type::not_found)
            m_reading.failed(std::nullopt, "no such file or folder");
        else if (error)
            m_reading.failed(std::nullopt, fmt::format("cannot be read: {}", error.message()));
        else
            read_file(input);
    }

private:
    Reading m_reading;
    ArticleIndexes m_indexes;

    /// The border of one input: what is wrong with it is told, and the others go on.
    template <typename Work>
    void guarded(const Work& work) {
        try {
            work();
        } catch (const SystemError& error) {
            m_reading.failed(std::nullopt, error.what());
        }
    }

    /// Files of a folder and the folders in it, sorted by path. Links to folders are followed, each folder
    /// once.
    void collect(const fs::path& folder, std::set<fs::path>& visited, std::vector<fs::path>& files) {
        std::error_code error;
        if (!visited.insert(fs::canonical(folder, error)).second)
            return;
        fs::directory_iterator entry{folder, error};
        if (error) {
            m_reading.start(folder.string());
            m_reading.failed(std::nullopt, fmt::format("cannot be read: {}", error.message()));
            return;
        }
        for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
            const fs::path& path = entry->path();
            if (path.filename().string().starts_with("."))
                continue;
            std::error_code broken;
            const fs::file_status status = fs::status(path, broken);
            if (status.type() == fs::file_type::directory) {
                collect(path, visited, files);
            } else if (broken) {
                m_reading.start(path.string());
                m_reading.failed(std::nullopt, fmt::format("cannot be followed: {}", broken.message()));
            } else if (status.type() == fs::file_type::regular && format_of_name(path) != Format::unknown &&
                       !ArticleIndexes::is_index(path)) {
                files.push_back(path);
            }
        }
    }

    void read_folder(const fs::path& folder) {
        std::vector<fs::path> files;
        std::set<fs::path> visited;
        collect(folder, visited, files);
        std::sort(files.begin(), files.end());
        if (files.empty()) {
            m_reading.start(folder.string());
            m_reading.failed(std::nullopt,
                             "there are no articles in this folder (see `dateline map --help` for the kinds "
                             "of file that are read)");
        }
        for (const fs::path& file : files)
            read_file(file);
    }

    void read_file(const fs::path& path) {
        m_reading.start(path.string());
        guarded([&] {
            const Format format = format_of_name(path);
            if (format == Format::zip) {
                read_zip(path);
                return;
            }
            read_bytes(decompressed(open_file(path)), format, path, m_indexes.find(path));
        });
    }

    void read_zip(const fs::path& path) {
        ZipArchive archive{path};
        std::size_t articles = 0;
        for (std::size_t i = 0; i < archive.size(); ++i) {
            const fs::path name = archive.name(i);
            const Format format = format_of_name(name);
            if (format == Format::unknown || format == Format::zip || ArticleIndexes::is_index(name))
                continue;
            ++articles;
            m_reading.start(fmt::format("{}:{}", path.string(), name.string()));
            guarded([&] { read_bytes(decompressed(archive.open(i)), format, name, {}); });
        }
        m_reading.start(path.string());
        if (articles == 0)
            m_reading.failed(std::nullopt, "there are no articles in this archive");
    }

    void read_bytes(std::unique_ptr<ByteSource> source, Format format, const fs::path& path,
                    const Article& given) {
        constexpr std::size_t head_size = 4096;
        ByteReader bytes{std::move(source)};
        const Format seen = format_of_bytes(bytes.peek(head_size));
        // The bytes are surer than the name where they speak; mail looks like text.
        if (format == Format::unknown || (format == Format::text && seen == Format::html) ||
            (format == Format::feed && seen == Format::html) ||
            (format == Format::html && seen == Format::feed))
            format = seen == Format::unknown ? Format::text : seen;
        switch (format) {
        case Format::json_lines:
            read_json_lines(bytes, m_reading);
            break;
        case Format::json:
            read_json(bytes, m_reading);
            break;
        case Format::csv:
            read_csv(bytes, m_reading);
            break;
        case Format::feed:
            read_feed(bytes, m_reading);
            break;
        case Format::mail:
        case Format::mhtml:
            read_mail(bytes, m_reading, named(given, path));
            break;
        case Format::warc:
            read_warc(bytes, m_reading);
            break;
        case Format::html:
            read_whole(bytes, named(given, path), true);
            break;
        case Format::zip:
            m_reading.failed(std::nullopt, "a ZIP archive cannot be read as a stream: give it as a file");
            break;
        case Format::unknown:
        case Format::text:
            read_whole(bytes, named(given, path), false);
            break;
        }
    }

    void read_whole(ByteReader& bytes, Article given, bool html) {
        constexpr std::uint64_t widest_encoding = 2; // bytes of UTF-16 for one of UTF-8
        const std::uint64_t most = html ? m_reading.options().most_article_bytes
                                        : widest_encoding * m_reading.options().most_text_bytes;
        std::string all;
        if (!bytes.read_rest(all, static_cast<std::size_t>(most)))
            m_reading.failed(std::nullopt, html ? m_reading.too_long() : m_reading.text_too_long());
        else if (html)
            m_reading.give_html(std::move(given), std::move(all), {});
        else
            m_reading.give_bytes(std::move(given), std::move(all), {});
    }

    /// The id is the given one, else the file's stem.
    static Article named(Article given, const fs::path& path) {
        if (given.id.empty() && !path.empty()) {
            const std::string ending = path.extension().string();
            const bool compressed = ending == ".gz" || ending == ".zst";
            given.id = compressed ? path.stem().stem().string() : path.stem().string();
        }
        return given;
    }
};

} // namespace

void read_articles(const std::vector<std::filesystem::path>& inputs, const ReadOptions& options,
                   const std::function<void(Article&&)>& sink, Diagnostics& diagnostics) {
    InputReader reader{options, sink, diagnostics};
    for (const std::filesystem::path& input : inputs)
        reader.read(input);
}

} // namespace dateline
