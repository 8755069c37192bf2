// SPDX-License-Identifier: Apache-2.0
#include "base/sqlite.hpp"

#include "base/error.hpp"

#include <sqlite3.h>

namespace dateline {

namespace {

[[noreturn]] void fail_with(sqlite3* database, std::string_view doing) {
    const char* name = sqlite3_db_filename(database, "main");
    fail<SystemError>("{}: {}: {}", name == nullptr ? "database" : name, doing, sqlite3_errmsg(database));
}

} // namespace

void SqliteStatement::Finalizer::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

SqliteStatement::SqliteStatement(sqlite3* database, std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) !=
        SQLITE_OK)
        fail_with(database, sql);
    m_statement.reset(statement);
}

SqliteStatement& SqliteStatement::bind(int index, std::int64_t value) {
    if (sqlite3_bind_int64(m_statement.get(), index, value) != SQLITE_OK)
        fail_with(sqlite3_db_handle(m_statement.get()), "binding an integer");
    return *this;
}

SqliteStatement& SqliteStatement::bind(int index, double value) {
    if (sqlite3_bind_double(m_statement.get(), index, value) != SQLITE_OK)
        fail_with(sqlite3_db_handle(m_statement.get()), "binding a number");
    return *this;
}

SqliteStatement& SqliteStatement::bind(int index, std::string_view value) {
    if (sqlite3_bind_text64(m_statement.get(), index, value.data(), value.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8) != SQLITE_OK)
        fail_with(sqlite3_db_handle(m_statement.get()), "binding a text");
    return *this;
}

SqliteStatement& SqliteStatement::bind_blob(int index, std::string_view bytes) {
    if (sqlite3_bind_blob64(m_statement.get(), index, bytes.data(), bytes.size(), SQLITE_TRANSIENT) !=
        SQLITE_OK)
        fail_with(sqlite3_db_handle(m_statement.get()), "binding bytes");
    return *this;
}

SqliteStatement& SqliteStatement::bind_null(int index) {
    if (sqlite3_bind_null(m_statement.get(), index) != SQLITE_OK)
        fail_with(sqlite3_db_handle(m_statement.get()), "binding NULL");
    return *this;
}

bool SqliteStatement::step() {
    const int result = sqlite3_step(m_statement.get());
    if (result == SQLITE_ROW)
        return true;
    if (result != SQLITE_DONE)
        fail_with(sqlite3_db_handle(m_statement.get()), sqlite3_sql(m_statement.get()));
    return false;
}

void SqliteStatement::reset() {
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
}

bool SqliteStatement::is_null(int column) const {
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::int64_t SqliteStatement::integer(int column) const {
    return sqlite3_column_int64(m_statement.get(), column);
}

double SqliteStatement::real(int column) const {
    return sqlite3_column_double(m_statement.get(), column);
}

std::string SqliteStatement::text(int column) const {
    const unsigned char* value = sqlite3_column_text(m_statement.get(), column);
    if (value == nullptr)
        return {};
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column));
    return {reinterpret_cast<const char*>(value), size}; // NOLINT(*-reinterpret-cast): SQLite's own type
}

std::string SqliteStatement::blob(int column) const {
    const void* value = sqlite3_column_blob(m_statement.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column));
    return value == nullptr ? std::string{} : std::string{static_cast<const char*>(value), size};
}

int SqliteStatement::columns() const {
    return sqlite3_column_count(m_statement.get());
}

std::string SqliteStatement::column_name(int column) const {
    return sqlite3_column_name(m_statement.get(), column);
}

void SqliteDatabase::Closer::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}

SqliteDatabase::SqliteDatabase(const std::filesystem::path& path, Mode mode) {
    const int flags = mode == Mode::read_only ? SQLITE_OPEN_READONLY
                      : mode == Mode::create  ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                              : SQLITE_OPEN_READWRITE;
    sqlite3* database = nullptr;
    const int result = sqlite3_open_v2(path.c_str(), &database, flags, nullptr);
    m_database.reset(database);
    if (result != SQLITE_OK)
        fail<SystemError>("{}: cannot be opened as a database: {}", path.string(), sqlite3_errstr(result));
}

void SqliteDatabase::execute(std::string_view sql) {
    char* message = nullptr;
    if (sqlite3_exec(m_database.get(), std::string{sql}.c_str(), nullptr, nullptr, &message) == SQLITE_OK)
        return;
    const std::string reason = message == nullptr ? "unknown error" : message;
    sqlite3_free(message);
    const char* name = sqlite3_db_filename(m_database.get(), "main");
    fail<SystemError>("{}: {}: {}", name == nullptr ? "database" : name, reason, sql.substr(0, 200));
}

SqliteStatement SqliteDatabase::prepare(std::string_view sql) {
    return {m_database.get(), sql};
}

} // namespace dateline
