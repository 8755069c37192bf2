// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "publish/web_page.hpp"
#include "store/store.hpp"
#include "support/catch.hpp"
#include "support/sample_contents.hpp"
#include "support/temporary_folder.hpp"

#include <nlohmann/json.hpp>

using namespace dateline;
using Json = nlohmann::json;

namespace {

std::string page_of(const StoreContents& contents, bool internal, WebSummary& summary) {
    WebOptions options;
    if (!internal)
        options.profile = PublicProfile{std::chrono::sys_days{std::chrono::year{2024} / 9 / 1}};
    try {
        return web_page(contents, options, summary);
    } catch (const SystemError& error) {
        WARN("not tested: " << error.what()); // built without Leaflet
        return {};
    }
}

Json data_of(const std::string& page) {
    const std::string mark = "<script type=\"application/json\" id=\"data\">";
    const std::size_t begin = page.find(mark) + mark.size();
    return Json::parse(page.substr(begin, page.find("</script>", begin) - begin));
}

} // namespace

TEST_CASE("the page tells every happening once") {
    WebSummary summary;
    const std::string page = page_of(sample_contents(), false, summary);
    if (page.empty())
        return;
    CHECK(summary == WebSummary{5, 0, 0});
    const Json data = data_of(page);
    REQUIRE(data["items"].size() == 5);
    CHECK(data["items"][0]["id"] == "DL-0001");
    CHECK(data["items"][0]["reports"].size() == 2);
    CHECK(data["items"][0]["reports"][0]["url"] == "https://news.example/a1?x=1&y=2");
    CHECK_FALSE(data["items"][0]["reports"][1].contains("url")); // javascript:
    CHECK(data["items"][3]["lines"].size() == 1);
    CHECK(data["attribution"] == "Made-up places of the tests");
}

TEST_CASE("types of own layers have a symbol on the page, and are kept back unless told otherwise") {
    StoreContents contents = sample_contents();
    OwnType type;
    type.symbol = {"incident", "kite", "Kite", "#123456", "star", 0.9, ""};
    type.table = "kites";
    type.finest = careful_finest;
    type.embargo_days = careful_embargo_days;
    contents.own_layers.tables = {{"kites", ReportKind::incident, "Kites", ""}};
    contents.own_layers.types = {type};
    for (Incident& incident : contents.incidents) {
        if (incident.type == "balloon_launch")
            incident.type = "kite";
    }
    WebSummary summary;
    std::string page = page_of(contents, true, summary);
    if (page.empty())
        return;
    const Json data = data_of(page);
    CHECK(data["items"].size() == 5);
    std::size_t kites = 0;
    for (const Json& item : data["items"])
        kites += data["types"][item["t"].get<std::size_t>()]["label"] == "Kite" ? 1U : 0U;
    CHECK(kites == 1);
    summary = {};
    page = page_of(contents, false, summary);
    CHECK(data_of(page)["items"].size() + summary.withheld == 5);
    CHECK(summary.withheld + summary.coarsened == 1);
}

TEST_CASE("the page asks for nothing from outside and names its scripts by hash") {
    WebSummary summary;
    const std::string page = page_of(sample_contents(), false, summary);
    if (page.empty())
        return;
    CHECK(page.find("default-src 'none'") != std::string::npos);
    CHECK(page.find("unsafe-inline") == std::string::npos);
    CHECK(page.find("<script src") == std::string::npos);
    CHECK(page.find("url(images") == std::string::npos);
    CHECK(page.find("sourceMappingURL") == std::string::npos);
    CHECK(page.find("{{") == std::string::npos);
}

TEST_CASE("a hostile article stays text") {
    StoreContents contents = sample_contents();
    const std::string evil = "</script><script>alert(1)</script><!-- \" ' \u202e {{scripts}}";
    contents.incidents[2].title = evil + std::string(1U << 20U, 'x');
    contents.reports.back().quote = evil;
    contents.articles.front().site = evil;
    WebSummary summary;
    const std::string page = page_of(contents, true, summary);
    if (page.empty())
        return;
    CHECK(page.find("<script>alert") == std::string::npos);
    CHECK(page.find("</script><script>a") == std::string::npos);
    CHECK(page.size() < 500000); // the title of a megabyte was cut
    CHECK(data_of(page)["items"][0]["title"].get<std::string>().starts_with(evil));
}

TEST_CASE("a title that looks like a part of the template stays a title") {
    WebOptions options;
    options.title = "{{scripts}} {{data}} <b>";
    WebSummary summary;
    try {
        const std::string page = web_page(sample_contents(), options, summary);
        CHECK(page.find("<h1>{{scripts}} {{data}} &lt;b&gt;</h1>") != std::string::npos);
        CHECK(data_of(page)["land"].size() == 1);
    } catch (const SystemError& error) {
        WARN("not tested: " << error.what());
    }
}

TEST_CASE("a public page holds no withheld value in its bytes") {
    StoreContents contents = sample_contents();
    contents.incidents[2].type = "repatriation";
    contents.incidents[2].where.precision = PlacePrecision::settlement;
    contents.incidents[2].where.point = {128.367, 38.481};
    contents.incidents[2].place_name = "Hidden Village";
    contents.incidents[2].title = "Return at Hidden Village";
    contents.reports.back().quote = "He was held in Hidden Village.";
    contents.articles.back().url = "https://news.example/hidden-village";
    WebSummary summary;
    const std::string page = page_of(contents, false, summary);
    if (page.empty())
        return;
    CHECK(summary.coarsened == 1);
    for (const char* secret : {"Hidden", "hidden-village", "128.367", "38.481", "walks"}) {
        INFO(secret);
        CHECK(page.find(secret) == std::string::npos);
    }
    const std::string open = page_of(contents, true, summary);
    CHECK(open.find("Hidden Village") != std::string::npos);
}

TEST_CASE("a page is not written over a file unasked") {
    const TemporaryFolder folder;
    create_store(folder / "s.gpkg", sample_contents(), {});
    std::ofstream{folder / "map.html"} << "mine";
    CHECK_THROWS_AS(write_web_page(folder / "s.gpkg", folder / "map.html", {}), UsageError);
    CHECK(read_bytes(folder / "map.html") == "mine");
}
