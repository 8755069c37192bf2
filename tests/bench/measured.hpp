// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <functional>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dateline {

inline double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

inline double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// What a process measured.
struct Measured {
    double seconds = 0;
    double megabytes = 0;
    double more = 0;
};

/// Runs `work` in a child: its peak of memory is its own.
inline Measured in_a_process(const std::function<Measured()>& work) {
    int ends[2]; // NOLINT(*-avoid-c-arrays): pipe() wants one
    Measured measured;
    if (pipe(ends) != 0)
        return measured;
    const pid_t child = fork();
    if (child == 0) {
        measured = work();
        const bool told = write(ends[1], &measured, sizeof measured) == sizeof measured;
        _exit(told ? 0 : 1);
    }
    close(ends[1]);
    if (read(ends[0], &measured, sizeof measured) != sizeof measured)
        fmt::print(stderr, "a run ended early\n");
    close(ends[0]);
    waitpid(child, nullptr, 0);
    return measured;
}

} // namespace dateline
