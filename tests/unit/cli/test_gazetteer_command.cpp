// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "cli/command.hpp"
#include "gazetteer/gazetteer.hpp"
#include "support/catch.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

using namespace dateline;

namespace {

namespace fs = std::filesystem;

const char* const types = "code\tlabel\tprecision\tradius_m\tnear_m\twords\n"
                          "county\tCounty\tcounty\t20000\t10000\tCounty|군\n"
                          "country\tCountry\tcountry\t500000\t50000\t\n";
const char* const sources = "code\ttitle\tlicence\turl\tdate\tattribution\ntest\tMade up\tCC0-1.0\t\t\t\n";
const char* const header = "id\tname\ttype\tcountry\tparents\tlon\tlat\tnames\tsource\n";

/// A data directory with a small default gazetteer, and what is needed to run commands in it.
class Fixture {
public:
    Fixture() : m_folder(fs::temp_directory_path() / ("dateline-cli-" + std::to_string(::getpid()))) {
        fs::remove_all(m_folder);
        write("places/types.tsv", types);
        write("places/sources.tsv", sources);
        write("places/entries/all.tsv",
              std::string{header} + "kp\tNorth Korea\tcountry\tKP\t\t127\t40\t북한@ko\ttest\n"
                                    "kp.musan\tMusan County\tcounty\tKP\tkp\t129.2\t42.2\t무산군@ko\ttest\n");
        fs::create_directories(m_folder / "data/gazetteer");
        run({"gazetteer", "build", at("places"), "-o", at("data/gazetteer/default.gaz")});
    }
    ~Fixture() {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    Fixture(const Fixture&) = delete;
    Fixture& operator=(const Fixture&) = delete;

    [[nodiscard]] std::string at(const std::string& name) const { return (m_folder / name).string(); }
    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((m_folder / name).parent_path());
        std::ofstream{m_folder / name, std::ios::binary} << text;
    }

    /// Exit code as main gives it; what was printed is in `out` and `error`.
    int run(std::vector<std::string> words) {
        std::vector<std::string> all{"--data", at("data")};
        all.insert(all.end(), words.begin(), words.end());
        std::reverse(all.begin(), all.end()); // as CLI11 wants them
        std::fflush(stdout);
        std::fflush(stderr);
        const int old_out = ::dup(1);
        const int old_error = ::dup(2);
        redirect(1, at("out"));
        redirect(2, at("error"));
        const int code = run_redirected(all);
        std::fflush(stdout);
        std::fflush(stderr);
        ::dup2(old_out, 1);
        ::dup2(old_error, 2);
        ::close(old_out);
        ::close(old_error);
        out = read("out");
        error = read("error");
        return code;
    }
    [[nodiscard]] std::string read(const std::string& name) const {
        std::ostringstream text;
        text << std::ifstream{m_folder / name, std::ios::binary}.rdbuf();
        return text.str();
    }

    std::string out;
    std::string error;

private:
    static void redirect(int descriptor, const std::string& path) {
        const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600); // NOLINT(*-vararg)
        ::dup2(file, descriptor);
        ::close(file);
    }
    static int run_redirected(std::vector<std::string>& words) {
        Session session;
        CLI::App app{"test", "dateline"};
        app.add_option("--data", session.data_directory);
        app.add_flag("-q,--quiet", session.quiet);
        app.fallthrough();
        add_commands(app, session);
        try {
            app.parse(words);
        } catch (const CLI::ParseError& parse_error) {
            return app.exit(parse_error) == 0 ? 0 : 2;
        } catch (const UsageError& usage) {
            std::fprintf(stderr, "dateline: %s\n", usage.what());
            return 2;
        } catch (const std::exception& failure) {
            std::fprintf(stderr, "dateline: %s\n", failure.what());
            return 1;
        }
        return session.exit_code;
    }
    fs::path m_folder;
};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE_METHOD(Fixture, "search prints what a name leads to, and says when it leads nowhere") {
    CHECK(run({"gazetteer", "search", "무산군"}) == 0);
    CHECK(contains(out, "Musan County\n  County, KP (kp.musan)\n  in: North Korea\n"));
    CHECK(contains(out, "source: Made up (CC0-1.0)"));
    CHECK(run({"gazetteer", "search", "kp.musan"}) == 0);
    CHECK(contains(out, "Musan County"));
    CHECK(run({"gazetteer", "search", "Atlantis"}) == 0);
    CHECK(out.empty());
    CHECK(contains(error, "no place is called Atlantis"));
    CHECK(run({"gazetteer", "search"}) == 2);
    CHECK(run({"gazetteer"}) == 2);
}

TEST_CASE_METHOD(Fixture,
                 "build refuses an existing output, and a folder with a fault by file, line and column") {
    CHECK(run({"gazetteer", "build", at("places"), "-o", at("a.gaz")}) == 0);
    CHECK(contains(error, "2 places"));
    CHECK(run({"gazetteer", "build", at("places"), "-o", at("a.gaz")}) == 2);
    CHECK(contains(error, "exists; give --overwrite"));
    CHECK(run({"gazetteer", "build", at("places"), "-o", at("a.gaz"), "--overwrite", "-q"}) == 0);
    CHECK(error.empty());
    CHECK(read("a.gaz") == read("data/gazetteer/default.gaz"));
    CHECK(run({"gazetteer", "build", at("places"), "-o", at("nowhere/a.gaz")}) == 2);
    CHECK(run({"gazetteer", "build", at("nothing"), "-o", at("b.gaz")}) == 1);
    CHECK(contains(error, "no such folder"));
    write("faulty/entries/x.tsv", std::string{header} + "x\tX\tpalace\tKP\t\t1\t1\t\ttest\n");
    const std::string before = read("a.gaz");
    CHECK(run({"gazetteer", "build", at("faulty"), "-o", at("a.gaz"), "--overwrite"}) == 1);
    CHECK(contains(error, "x.tsv:2:5: unknown type: palace"));
    CHECK(read("a.gaz") == before);
}

TEST_CASE_METHOD(Fixture, "entries of one's own override those of the default gazetteer") {
    write("own/entries/x.tsv",
          std::string{header} + "kp.musan\tMusan Fence\tcounty\tKP\tkp\t129.3\t42.3\t\ttest\n");
    CHECK(run({"gazetteer", "build", at("own"), "-o", at("own.gaz")}) == 0);
    CHECK(run({"gazetteer", "search", "kp.musan", "--gazetteer", at("own.gaz")}) == 0);
    CHECK(contains(out, "Musan Fence"));
    CHECK(contains(out, "in: North Korea"));
    CHECK(run({"gazetteer", "search", "Musan County", "--gazetteer", at("own.gaz")}) == 0);
    CHECK(out.empty());
    CHECK(run({"gazetteer", "search", "X", "--gazetteer", at("missing.gaz")}) == 1);
    CHECK(contains(error, "missing.gaz: cannot be opened"));
}

TEST_CASE_METHOD(Fixture, "check reads folders and indexes") {
    CHECK(run({"gazetteer", "check", at("places")}) == 0);
    CHECK(run({"gazetteer", "check"}) == 0);
    CHECK(contains(error, "2 places, all readable"));
    write("broken.gaz", read("data/gazetteer/default.gaz").substr(0, 700));
    CHECK(run({"gazetteer", "check", at("broken.gaz")}) == 1);
    CHECK(contains(error, "damaged gazetteer index"));
    write("faulty/entries/x.tsv", std::string{header} + "x\tX\tcounty\tKP\t\t999\t1\t\ttest\n");
    CHECK(run({"gazetteer", "check", at("faulty")}) == 1);
    CHECK(contains(error, "not a longitude in degrees: 999"));
}

TEST_CASE_METHOD(Fixture, "the database has the places, their names and the same bytes each time") {
    CHECK(run({"gazetteer", "build", at("places"), "-o", at("a.gaz"), "--database", at("a.sqlite")}) == 0);
    CHECK(run({"gazetteer", "build", at("places"), "-o", at("b.gaz"), "--database", at("b.sqlite")}) == 0);
    CHECK(read("a.sqlite").size() > 10000);
    CHECK(read("a.sqlite") == read("b.sqlite"));
    CHECK(contains(read("a.sqlite"), "Musan-gun"));
}

TEST_CASE_METHOD(Fixture, "imports say what they did and use what the default gazetteer has") {
    write("kn.txt", "UFI\tLAT\tLONG\tFC\tDSG\tCC1\tNT\tLC\tFULL_NAME_RO\n"
                    "5\t42.2\t129.3\tP\tPPL\tKN\tN\tkor\tKangsŏn\n"
                    "6\t42.2\t129.2\tA\tADM2\tKN\tN\tkor\tMusan County\n");
    CHECK(run({"gazetteer", "import", "gns", at("kn.txt"), "-o", at("kn.gaz")}) == 0);
    CHECK(contains(error, "1 places, 1 names; 1 left out that the gazetteer has"));
    CHECK(run({"gazetteer", "search", "Kangson", "--gazetteer", at("kn.gaz")}) == 0);
    CHECK(contains(out, "(gns.5)"));
    CHECK(run({"gazetteer", "import", "layer", at("kn.txt"), "-o", at("x.gaz")}) == 1);
    CHECK(run({"gazetteer", "import", "atlas", at("kn.txt"), "-o", at("x.gaz")}) == 2);
    CHECK_FALSE(fs::exists(at("x.gaz")));
}
