// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace dateline {

/// Another connection holds a lock for longer than the busy timeout.
class SqliteBusy : public SystemError {
    using SystemError::SystemError;
};

/// A prepared statement: bind, step, read. Every failure is a SystemError with SQLite's own words.
class SqliteStatement {
public:
    SqliteStatement(sqlite3* database, std::string_view sql); ///< one statement, nothing behind it

    SqliteStatement& bind(int index, std::int64_t value); ///< 1-based index
    SqliteStatement& bind(int index, double value);
    SqliteStatement& bind(int index, std::string_view value);
    SqliteStatement& bind_blob(int index, std::string_view bytes);
    SqliteStatement& bind_null(int index);

    bool step();  ///< true while there is a row
    void reset(); ///< ready for new values; bindings cleared

    enum class Cell : std::uint8_t { null, integer, real, text };
    [[nodiscard]] Cell cell(int column) const;    ///< what stands there, bytes as `text`; 0-based column
    [[nodiscard]] bool is_null(int column) const; ///< 0-based column
    [[nodiscard]] bool is_integer(int column) const;
    [[nodiscard]] bool is_real(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::string blob(int column) const;
    /// Bytes that live until the next step.
    [[nodiscard]] std::string_view text_view(int column) const;
    [[nodiscard]] std::string_view blob_view(int column) const;
    [[nodiscard]] int columns() const;
    [[nodiscard]] std::string column_name(int column) const;

private:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
};

/// An SQLite database, for one thread at a time. Opening and every command throw SystemError naming the file.
class SqliteDatabase {
public:
    enum class Mode : std::uint8_t { read_only, read_write, create };
    SqliteDatabase(const std::filesystem::path& path, Mode mode);

    void execute(std::string_view sql);
    [[nodiscard]] SqliteStatement prepare(std::string_view sql);
    [[nodiscard]] sqlite3* handle() const { return m_database.get(); }

    /// How long a statement waits for a lock before it throws SqliteBusy.
    void set_busy_timeout(std::chrono::milliseconds timeout);

    /// An SQL function `name(blob)` that gives a number, or NULL for nothing. Deterministic.
    using BlobFunction = std::optional<double> (*)(std::string_view blob);
    void add_function(const std::string& name, BlobFunction function);

private:
    struct Closer {
        void operator()(sqlite3* database) const;
    };
    std::unique_ptr<sqlite3, Closer> m_database;
};

} // namespace dateline
