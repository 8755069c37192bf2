// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace dateline {

/// What cannot go on, sorted by who must act. A message says what, where, and what to do; `main` prints it
/// and chooses the exit code: 2 for UsageError, 1 for the others.
class Error : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The command line asks for something that does not exist or must not be done.
class UsageError : public Error {
    using Error::Error;
};

/// A data or definition file is wrong; the message starts with `file:line[:column]`.
class DataError : public Error {
    using Error::Error;
};

/// The machine refused: files, disk, memory, a library.
class SystemError : public Error {
    using Error::Error;
};

/// Throw `E` with a formatted message.
template <typename E, typename... Args>
[[noreturn]] void fail(fmt::format_string<Args...> format, Args&&... args) {
    throw E{fmt::format(format, std::forward<Args>(args)...)};
}

} // namespace dateline
