// SPDX-License-Identifier: Apache-2.0
// Writes the made-up store of the tests: make_sample_store FILE.gpkg [COUNT], with so many further incidents,
// one report each.
#include "layers/symbols.hpp"
#include "store/store.hpp"
#include "support/sample_contents.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <string>

namespace {

/// Copies of the crossing and its report, spread over places, days and types by fixed steps.
void multiply(dateline::StoreContents& contents, int count) {
    const dateline::Report report = contents.reports.back();
    const dateline::Incident incident = contents.incidents.at(2);
    const auto types = dateline::type_symbols("incident");
    for (int i = 0; i < count; ++i) {
        dateline::Report told = report;
        dateline::Incident happened = incident;
        happened.incident_id = fmt::format("DL-X{:08}", i);
        told.report_id = fmt::format("a1.x{:08}", i);
        told.incident_id = happened.incident_id;
        happened.report_ids = {told.report_id};
        happened.disagreements.clear();
        happened.type = types.at(static_cast<std::size_t>(i) % types.size()).type;
        told.type = happened.type;
        const dateline::Day day = *report.when.start - std::chrono::days{i % 7000};
        told.when.start = day;
        told.when.end = day + std::chrono::days{1};
        told.when.edtf = dateline::to_iso(day);
        told.when_from_text = told.when;
        happened.when = told.when;
        told.where.point = {124.5 + (i % 997) * 0.006, 34.0 + (i % 1009) * 0.0085};
        told.where.geometry = {};
        told.where.geometry.points = {told.where.point};
        told.where.radius_m = 5000;
        told.where.precision = dateline::PlacePrecision::settlement;
        happened.where = told.where;
        contents.reports.push_back(std::move(told));
        contents.incidents.push_back(std::move(happened));
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2 && argc != 3) {
        fmt::print(stderr, "usage: make_sample_store FILE.gpkg [COUNT]\n");
        return 2;
    }
    try {
        dateline::StoreOptions options;
        options.overwrite = true;
        dateline::StoreContents contents = dateline::sample_contents();
        if (argc == 3)
            multiply(contents, std::stoi(argv[2]));
        dateline::create_store(argv[1], contents, options);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
