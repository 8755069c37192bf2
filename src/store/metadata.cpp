// SPDX-License-Identifier: Apache-2.0
#include "store/metadata.hpp"

#include "layers/xml.hpp"

namespace dateline {

namespace {

constexpr std::string_view dublin_core = "http://purl.org/dc/elements/1.1/";

std::string element(std::string_view name, std::string_view content) {
    return content.empty()
               ? std::string{}
               : "<dc:" + std::string{name} + ">" + xml_escaped(content) + "</dc:" + std::string{name} + ">";
}

std::string record(std::string_view content) {
    return "<metadata xmlns:dc=\"" + std::string{dublin_core} + "\">" + std::string{content} + "</metadata>";
}

} // namespace

void set_store_value(SqliteDatabase& database, std::string_view key, std::string_view value) {
    SqliteStatement put = database.prepare(
        "INSERT INTO dateline_store(key, value) VALUES (?1, ?2) ON CONFLICT(key) DO UPDATE SET value = ?2");
    put.bind(1, key).bind(2, value).step();
}

std::string store_value(SqliteDatabase& database, std::string_view key) {
    SqliteStatement get = database.prepare("SELECT value FROM dateline_store WHERE key = ?");
    get.bind(1, key);
    return get.step() ? get.text(0) : std::string{};
}

void write_metadata(SqliteDatabase& database, const StoreTables& tables,
                    const std::vector<std::string>& attribution, const std::string& program,
                    const std::string& timestamp) {
    database.execute("DELETE FROM gpkg_metadata_reference");
    database.execute("DELETE FROM gpkg_metadata");
    SqliteStatement metadata = database.prepare("INSERT INTO gpkg_metadata VALUES (?, ?, ?, 'text/xml', ?)");
    SqliteStatement reference =
        database.prepare("INSERT INTO gpkg_metadata_reference VALUES (?, ?, NULL, NULL, ?, ?, NULL)");
    std::int64_t id = 0;
    const auto add = [&](std::string_view scope, const std::string& table, const std::string& content) {
        ++id;
        metadata.bind(1, id).bind(2, scope).bind(3, dublin_core).bind(4, record(content)).step();
        metadata.reset();
        reference.bind(1, std::string_view{table.empty() ? "geopackage" : "table"});
        if (table.empty())
            reference.bind_null(2);
        else
            reference.bind(2, table);
        reference.bind(3, timestamp).bind(4, id).step();
        reference.reset();
    };
    std::string whole = element("title", "Incidents and fortifications told by news reports");
    whole +=
        element("description", "Happenings that news articles report, each with its place, date, evidence "
                               "and how precisely the words "
                               "give them. Points and areas are no finer than the sentences they rest on.");
    whole += element("creator", program);
    whole +=
        element("provenance",
                "Extracted by rules from the articles in the table articles; reports of one happening are "
                "merged into one incident; corrections of people are kept.");
    for (const std::string& line : attribution)
        whole += element("rights", line);
    add("dataset", {}, whole);
    for (const TableDefinition& table : tables.all()) {
        if (table.kind != TableKind::hidden)
            add(table.spatial() ? "featureType" : "nonGeographicDataset", table.name,
                element("title", table.title) + element("description", table.description));
    }
}

} // namespace dateline
