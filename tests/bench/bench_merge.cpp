// SPDX-License-Identifier: Apache-2.0
// Merging at scale.
//   cmake --preset bench && cmake --build --preset bench --target bench_merge default_gazetteer
//   layer_definitions && build/bench/tests/bench/bench_merge [reports to merge, at most] [reports in the
//   store]
// Says time and memory for growing numbers, and how they grow when the number doubles: 2 is linear, 2.1 is
// n log n at this size. Each size runs in a process of its own.
#include "bench/measured.hpp"
#include "event/merge.hpp"
#include "support/made_up_reports.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>

namespace {

using namespace dateline;

Measured merge_of(const MadeUpWorld& world) {
    return in_a_process([&] {
        MergeInput input;
        input.reports = made_up_reports(world);
        const double reports_alone = peak_megabytes();
        const double begin = cpu_seconds();
        const MergeOutput merged = merge_reports(std::move(input));
        fmt::print(stderr, "  {} incidents", merged.incidents.size());
        return Measured{cpu_seconds() - begin, peak_megabytes(), reports_alone};
    });
}

/// Twice as many reports again and again, up to `most`.
void merge_growth(std::size_t most, const char* how, const std::function<MadeUpWorld(std::size_t)>& world) {
    fmt::print("merging, {}\n{:>10} {:>9} {:>8} {:>10} {:>14}\n", how, "reports", "seconds", "growth",
               "peak MB", "MB of reports");
    double before = 0;
    for (std::size_t n = most / 8; n <= most; n *= 2) {
        const Measured measured = merge_of(world(n));
        fmt::print("{:>10} {:>9.2f} {:>8} {:>10.0f} {:>14.0f}\n", n, measured.seconds,
                   before > 0 ? fmt::format("{:.2f}", measured.seconds / before) : "", measured.megabytes,
                   measured.more);
        std::fflush(stdout);
        before = measured.seconds;
    }
}

} // namespace

int main(int argc, char** argv) {
    const std::size_t most = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    merge_growth(most, "more years with the number", [&](std::size_t n) {
        MadeUpWorld world;
        world.reports = n;
        world.years = static_cast<int>(20 * n / most) + 1;
        return world;
    });
    merge_growth(most, "more happenings in the same 20 years", [](std::size_t n) {
        MadeUpWorld world;
        world.reports = n;
        return world;
    });
    merge_growth(most, "more articles about the same happenings", [&](std::size_t n) {
        MadeUpWorld world;
        world.reports = n;
        world.reports_a_happening = 6.0 * 8 * static_cast<double>(n) / static_cast<double>(most);
        return world;
    });
}
