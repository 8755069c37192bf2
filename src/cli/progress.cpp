// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <unistd.h>
#include <utility>

namespace dateline {

Progress::Progress(const Session& session, std::string what)
    : m_what(std::move(what)), m_shown(!session.quiet && isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
    done();
}

void Progress::set(std::size_t count) {
    if (m_shown)
        fmt::print(stderr, "\r{} {}", count, m_what);
}

void Progress::done() {
    if (std::exchange(m_shown, false))
        fmt::print(stderr, "\r\x1b[K");
}

} // namespace dateline
