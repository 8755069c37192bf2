// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/scratch_folder.hpp"
#include "text/read_articles.hpp"

#include <algorithm>
#include <string>
#include <vector>
#include <zip.h>
#include <zlib.h>
#include <zstd.h>

using namespace dateline;
namespace fs = std::filesystem;

namespace {

struct Result {
    std::vector<Article> articles;
    Diagnostics diagnostics;

    [[nodiscard]] std::size_t failures() const {
        return static_cast<std::size_t>(
            std::count_if(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
                return diagnostic.severity == Diagnostic::Severity::failure;
            }));
    }
};

Result read(const fs::path& input, const ReadOptions& options = {}) {
    Result result;
    read_articles(
        {input}, options, [&](Article&& article) { result.articles.push_back(std::move(article)); },
        result.diagnostics);
    return result;
}

/// The one failure, as printed, with the scratch folder's path cut off.
std::string failure_of(const Result& result, const ScratchFolder& folder) {
    REQUIRE(result.diagnostics.size() == 1);
    REQUIRE(result.failures() == 1);
    std::string message = to_string(result.diagnostics.front());
    const std::string prefix = folder.path().string();
    if (message.starts_with(prefix))
        message.erase(0, prefix.size());
    return message;
}

constexpr const char* sentence = "The soldier crossed the line on the way to the sea and was taken in.";

std::string gzip(const std::string& bytes) {
    std::string packed(compressBound(bytes.size()) + 64, '\0');
    z_stream stream{};
    constexpr int gzip_header = 15 + 16;
    REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, gzip_header, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string input = bytes;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

} // namespace

TEST_CASE("a text file takes its metadata from the index beside it and its id from its name") {
    const ScratchFolder folder;
    folder.write("a.txt", sentence);
    folder.write("b.txt", sentence);
    folder.write("index.json",
                 R"({"articles": [{"file": "a.txt", "id": "one", "url": "https://x.example/1", "site": "X",
        "title": "T", "published": "2023-05", "published_external": "2024-01-01", "note": "n"}]})");
    const Result result = read(folder.path());
    REQUIRE(result.articles.size() == 2);
    CHECK(result.diagnostics.empty());
    CHECK(result.articles[0].id == "one");
    CHECK(result.articles[0].url == "https://x.example/1");
    CHECK(result.articles[0].published == "2023-05");
    CHECK(result.articles[0].language == "en");
    CHECK(result.articles[1].id == "b");
    CHECK(result.articles[1].published.empty());
}

TEST_CASE("a table may be the index") {
    const ScratchFolder folder;
    folder.write("a.txt", sentence);
    folder.write("index.csv", "file;outlet;date\na.txt;X;2023-05-06\n");
    const Result result = read(folder.path() / "a.txt");
    REQUIRE(result.articles.size() == 1);
    CHECK(result.articles[0].site == "X");
    CHECK(result.articles[0].published == "2023-05-06");
}

TEST_CASE("a damaged index is a warning, the articles are read") {
    const ScratchFolder folder;
    folder.write("a.txt", sentence);
    folder.write("index.json", "{\"articles\": [");
    const Result result = read(folder.path());
    CHECK(result.articles.size() == 1);
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics[0].severity == Diagnostic::Severity::warning);
}

TEST_CASE("JSON lines with usual names of fields") {
    const ScratchFolder folder;
    const fs::path file = folder.write(
        "news.jsonl",
        std::string{R"({"id": 7, "headline": "T", "maintext": ")"} + sentence +
            R"(", "datePublished": "2024-08-20 12:21:00 -0400", "source": {"name": "X"}, "link": "u"})" +
            "\n\n" + R"({"text": ")" + sentence + "\"}\n");
    const Result result = read(file);
    REQUIRE(result.articles.size() == 2);
    CHECK(result.articles[0].id == "7");
    CHECK(result.articles[0].title == "T");
    CHECK(result.articles[0].published == "2024-08-20T12:21:00-04:00");
    CHECK(result.articles[0].site == "X");
    CHECK(result.articles[0].text == sentence);
    CHECK(result.articles[1].id == result.articles[1].content_hash.substr(0, 16));
    CHECK(result.articles[1].source == file.string() + ":3");
}

TEST_CASE("JSON arrays and wrapped lists") {
    const ScratchFolder folder;
    const std::string record = std::string{R"({"text": ")"} + sentence + R"("})";
    CHECK(read(folder.write("list.json", "[" + record + ",\n " + record + "]")).articles.size() == 2);
    CHECK(read(folder.write("one.json", record)).articles.size() == 1);
    SECTION("a list inside an object is walked, what stands around it is not taken for an article") {
        const Result wrapped = read(
            folder.write("wrapped.json", R"({"status": "ok", "meta": {"page": 1}, "articles": [)" + record +
                                             ", " + record + R"(], "links": [{"next": "x"}]})"));
        CHECK(wrapped.articles.size() == 2);
        CHECK(wrapped.diagnostics.empty());
        CHECK(read(folder.write("deep.json", R"({"response": {"total": 1, "results": [)" + record + "]}}"))
                  .articles.size() == 1);
        CHECK(failure_of(read(folder.write("cut.json", R"({"articles": [)" + record + ",\n")), folder) ==
              "/cut.json:1: the JSON is cut off or damaged here");
    }
    SECTION("lists of words inside an article are none") {
        CHECK(read(folder.write("tags.json", R"({"items": ["x"], "hits": [], )" + record.substr(1)))
                  .articles.size() == 1);
    }
}

TEST_CASE("tables, with usual and with mapped columns") {
    const ScratchFolder folder;
    const std::string row = std::string{"\"A, \"\"b\"\"\",\""} + sentence + "\nSecond line.\",2024-08-20\n";
    const Result usual = read(folder.write("a.csv", "Title,content,pub_date\n" + row));
    REQUIRE(usual.articles.size() == 1);
    CHECK(usual.articles[0].title == "A, \"b\"");
    CHECK(usual.articles[0].text == std::string{sentence} + "\nSecond line.");
    CHECK(usual.articles[0].published == "2024-08-20");
    const fs::path odd = folder.write("b.csv", "Kopf,Inhalt,Tag\n" + row);
    CHECK(failure_of(read(odd), folder).find("/b.csv:1: no column of the table") == 0);
    ReadOptions options;
    options.columns = {{"text", "Inhalt"}, {"title", "Kopf"}, {"published", "Tag"}};
    CHECK(read(odd, options).articles.size() == 1);
}

TEST_CASE("feeds give one article an entry") {
    const ScratchFolder folder;
    const Result rss = read(folder.write(
        "a.rss",
        std::string{
            R"(<?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/">
        <channel><title>Wire</title><item><title>Head &amp; line</title><link>https://w.example/1</link>
        <pubDate>Tue, 20 Aug 2024 12:21:00 GMT</pubDate><description>Short.</description><c:encoded><![CDATA[<p>)"} +
            sentence + "</p>]]></c:encoded></item></channel></rss>"));
    REQUIRE(rss.articles.size() == 1);
    CHECK(rss.articles[0].title == "Head & line");
    CHECK(rss.articles[0].url == "https://w.example/1");
    CHECK(rss.articles[0].site == "Wire");
    CHECK(rss.articles[0].published == "2024-08-20T12:21:00Z");
    CHECK(rss.articles[0].text == std::string{"Head & line\n\n"} + sentence);
    const Result atom = read(folder.write(
        "b.xml",
        std::string{R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>T</title>
        <link rel="self" href="no"/><link href="https://w.example/2"/><updated>2024-08-20T12:21:00Z</updated>
        <content type="html">&lt;p&gt;)"} +
            sentence + "&lt;/p&gt;</content></entry></feed>"));
    REQUIRE(atom.articles.size() == 1);
    CHECK(atom.articles[0].url == "https://w.example/2");
    CHECK(atom.articles[0].published == "2024-08-20T12:21:00Z");
}

TEST_CASE("mail and pages saved whole") {
    const ScratchFolder folder;
    const Result mail = read(folder.write(
        "a.eml",
        std::string{"Subject: =?utf-8?B?7YOI67aB?=\r\nDate: Tue, 20 Aug 2024 12:21:00 -0400\r\nContent-Type: "
                    "multipart/alternative; boundary=\"x y\"\r\n\r\n--x y\r\nContent-Type: text/plain; "
                    "charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"} +
            "The soldier=E2=80=99s way over the =\r\nline was long and it was dark.\r\n--x y--\r\n"));
    REQUIRE(mail.articles.size() == 1);
    CHECK(mail.articles[0].title == "탈북");
    CHECK(mail.articles[0].published == "2024-08-20T12:21:00-04:00");
    CHECK(mail.articles[0].text == "The soldier’s way over the line was long and it was dark.\n");
    const Result page = read(folder.write(
        "b.mhtml",
        std::string{"Snapshot-Content-Location: https://w.example/3\nDate: Mon, 1 Sep 2025 10:00:00 "
                    "-0000\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: "
                    "text/html\nContent-Transfer-Encoding: base64\n\n"} +
            "PGgxPkhlYWRsaW5lPC9oMT48cD5UaGUgc29sZGllciBjcm9zc2VkIHRoZSBsaW5lIHRvIHRoZSBzb3V0aC48L3A+"
            "\n--b--\n"));
    REQUIRE(page.articles.size() == 1);
    CHECK(page.articles[0].url == "https://w.example/3");
    CHECK(page.articles[0].published.empty()); // the day it was saved says nothing
    CHECK(page.articles[0].text == "Headline\n\nThe soldier crossed the line to the south.");
}

TEST_CASE("web archives give their pages") {
    const ScratchFolder folder;
    const std::string body = std::string{"<html><body><h1>Head</h1><p>"} + sentence + "</p></body></html>";
    const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body;
    const auto record = [](const std::string& type, const std::string& block) {
        return "WARC/1.0\r\nWARC-Type: " + type +
               "\r\nWARC-Target-URI: https://w.example/4\r\nContent-Length: " + std::to_string(block.size()) +
               "\r\n\r\n" + block + "\r\n\r\n";
    };
    const std::string info = record("warcinfo", "software: x\r\n");
    const Result plain = read(folder.write("a.warc", info + record("response", http)));
    REQUIRE(plain.articles.size() == 1);
    CHECK(plain.articles[0].url == "https://w.example/4");
    CHECK(plain.articles[0].text == std::string{"Head\n\n"} + sentence);
    // As crawls store them: every record a gzip member of its own.
    const Result packed = read(folder.write("b.warc.gz", gzip(info) + gzip(record("response", http))));
    REQUIRE(packed.articles.size() == 1);
    CHECK(packed.articles[0].text == plain.articles[0].text);
    CHECK(failure_of(read(folder.write("c.warc", info + record("response", http).substr(0, 200))), folder) ==
          "/c.warc:2: the web archive is cut off in this record");
}

TEST_CASE("compressed files and archives are what is in them") {
    const ScratchFolder folder;
    const Result gz = read(folder.write("a.txt.gz", gzip(sentence)));
    REQUIRE(gz.articles.size() == 1);
    CHECK(gz.articles[0].id == "a");
    std::string packed(ZSTD_compressBound(100), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), sentence, std::string{sentence}.size(), 3));
    CHECK(read(folder.write("b.txt.zst", packed)).articles.size() == 1);
    int error = 0;
    zip_t* archive = zip_open((folder.path() / "c.zip").c_str(), ZIP_CREATE, &error);
    REQUIRE(archive != nullptr);
    for (const char* name : {"d/one.txt", "two.txt", "picture.png"})
        zip_file_add(archive, name, zip_source_buffer(archive, sentence, std::string{sentence}.size(), 0), 0);
    REQUIRE(zip_close(archive) == 0);
    const Result zip = read(folder.path() / "c.zip");
    REQUIRE(zip.articles.size() == 2);
    CHECK(zip.articles[0].id == "one");
}

TEST_CASE("legacy encodings are converted, offsets refer to the kept text") {
    const ScratchFolder folder;
    const Result korean = read(folder.write(
        "a.txt", "\xBA\xCF\xC7\xD1\xB1\xBA\xC0\xCC \xB1\xBA\xBB\xE7\xBA\xD0\xB0\xE8\xBC\xB1"
                 "\xC0\xBB \xB3\xD1\xBE\xEE\xBF\xD4\xB4\xD9\xB0\xED \xB9\xE0\xC7\xFB\xB4\xD9.\r\n"));
    REQUIRE(korean.articles.size() == 1);
    CHECK(korean.articles[0].text == "북한군이 군사분계선을 넘어왔다고 밝혔다.\n");
    CHECK(korean.articles[0].language == "ko");
    const Result western =
        read(folder.write("b.txt", "The caf\xE9 by the line \x96 closed.\r\rNothing more was said."));
    REQUIRE(western.articles.size() == 1);
    CHECK(western.articles[0].text == "The café by the line – closed.\n\nNothing more was said.");
    const Result wide = read(folder.write("c.txt", std::string{"\xFF\xFEN\0o\0.\0", 8}));
    REQUIRE(wide.articles.size() == 1);
    CHECK(wide.articles[0].text == "No.");
    const Result decomposed = read(folder.write("d.txt", "P'anmunjo\xCC\x86m is a place on the line."));
    CHECK(decomposed.articles.at(0).text == "P'anmunjŏm is a place on the line.");
}

TEST_CASE("an article in a language without rules is passed on and reported") {
    const ScratchFolder folder;
    const Result result =
        read(folder.write("a.txt", "Der Soldat ist in der Nacht über die Grenze in den Süden gegangen und "
                                   "hat dort um Schutz gebeten, wie das Militär mitteilte."));
    REQUIRE(result.articles.size() == 1);
    CHECK(result.articles[0].language == "de");
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics[0].severity == Diagnostic::Severity::warning);
    CHECK(result.diagnostics[0].message.find("its language, de, has no rules") == 0);
}

TEST_CASE("faulty inputs are named and the rest is read") {
    const ScratchFolder folder;
    SECTION("missing file") {
        CHECK(failure_of(read(folder.path() / "no.txt"), folder) == "/no.txt: no such file or folder");
    }
    SECTION("empty file") {
        CHECK(failure_of(read(folder.write("a.txt", "")), folder) == "/a.txt: it is empty");
        CHECK(failure_of(read(folder.write("b.jsonl", "")), folder) == "/b.jsonl: it is empty");
        CHECK(failure_of(read(folder.write("c.txt", " \n\t\r\n")), folder) ==
              "/c.txt: there is no text in it");
        CHECK(failure_of(read(folder.write("d.html", "<html><body></body></html>")), folder) ==
              "/d.html: there is no text in it");
    }
    SECTION("folder without articles") {
        folder.write("picture.png", "x");
        CHECK(failure_of(read(folder.path()), folder).find(": there are no articles in this folder") == 0);
    }
    SECTION("bytes that are no UTF-8 nor anything else") {
        CHECK(failure_of(read(folder.write("a.txt", "The line \xFF\xFF\xFE is here.")), folder)
                  .find("/a.txt: not UTF-8 (byte 9 ") == 0);
        CHECK(failure_of(read(folder.write("b.txt", "It’s “broken” – here \xE2\x80 and there.")), folder)
                  .find("/b.txt: not UTF-8 (byte ") == 0);
    }
    SECTION("a JSON line that is cut off") {
        const Result result = read(
            folder.write("a.jsonl", std::string{R"({"text": ")"} + sentence + "\"}\n{\"text\": \"The sol"));
        CHECK(result.articles.size() == 1);
        CHECK(failure_of(result, folder).find("/a.jsonl:2: not valid JSON: the line may be cut off") == 0);
    }
    SECTION("a JSON array that is cut off") {
        const Result result = read(
            folder.write("a.json", std::string{R"([{"text": ")"} + sentence + "\"},\n{\"text\": \"The sol"));
        CHECK(result.articles.size() == 1);
        CHECK(failure_of(result, folder) == "/a.json:2: the JSON is cut off or damaged here");
    }
    SECTION("a record without text") {
        CHECK(failure_of(read(folder.write("a.jsonl", R"({"titel": "x", "words": ""})")), folder) ==
              "/a.jsonl:1: no text field with words in it; its fields are titel, words");
    }
    SECTION("a feed that is cut off") {
        const Result result = read(folder.write("a.rss", "<rss><channel><item><title>x</title>"));
        CHECK(result.failures() == 1);
    }
    SECTION("compressed data that is cut off or damaged") {
        const std::string packed = gzip(std::string(5000, 'x'));
        CHECK(failure_of(read(folder.write("a.txt.gz", packed.substr(0, packed.size() / 2))), folder) ==
              "/a.txt.gz: gzip data is cut off");
        CHECK(failure_of(read(folder.write("b.zip", "PK\x03\x04 no archive")), folder)
                  .find("/b.zip: cannot be opened as a ZIP archive") == 0);
    }
    SECTION("links that lead round in a circle") {
        folder.write("in/a.txt", sentence);
        fs::create_directory_symlink("..", folder.path() / "in" / "up");
        CHECK(read(folder.path()).articles.size() == 1);
        CHECK(read(folder.path()).diagnostics.empty());
        fs::create_symlink("b.txt", folder.path() / "b.txt");
        CHECK(failure_of(read(folder.path()), folder).find("/b.txt: cannot be followed") == 0);
    }
    SECTION("an article that is too long") {
        ReadOptions options;
        options.most_text_bytes = std::uint64_t{1} << 20;
        options.most_article_bytes = std::uint64_t{2} << 20;
        const std::string big(std::size_t{3} << 20, 'x');
        CHECK(
            failure_of(read(folder.write("a.txt", big), options), folder).find("/a.txt: longer than 1 MB") ==
            0);
        const Result lines =
            read(folder.write("b.jsonl", "{\"text\": \"" + big + big + "\"}\n{\"text\": \"Short one.\"}\n"),
                 options);
        CHECK(lines.articles.size() == 1);
        CHECK(failure_of(lines, folder).find("/b.jsonl:1: longer than 2 MB") == 0);
        const std::string page = "<html><body><p>" + big.substr(0, big.size() / 2) + "</p></body></html>";
        CHECK(failure_of(read(folder.write("c.html", page), options), folder)
                  .find("/c.html: longer than 1 MB") == 0);
    }
    SECTION("a file that changes while it is read") {
        std::string lines;
        for (int i = 0; i < 3000; ++i)
            lines += std::string{R"({"text": ")"} + sentence + "\"}\n";
        const fs::path file = folder.write("a.jsonl", lines);
        Result result;
        read_articles(
            {file}, {},
            [&](Article&& article) {
                result.articles.push_back(std::move(article));
                std::ofstream{file, std::ios::app} << "more\n";
            },
            result.diagnostics);
        CHECK(result.articles.size() >= 2);
        REQUIRE(result.failures() >= 1);
        CHECK(to_string(result.diagnostics.back()).find("changed while it was read") != std::string::npos);
    }
}
