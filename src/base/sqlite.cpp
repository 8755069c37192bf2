// SPDX-License-Identifier: Apache-2.0
#include "base/sqlite.hpp"

#include "base/error.hpp"

#include <sqlite3.h>

namespace dateline {

namespace {

[[noreturn]] void fail_with(sqlite3* database, std::string_view doing) {
    const char* file = sqlite3_db_filename(database, "main");
    const char* name = file == nullptr ? "database" : file;
    const int code = sqlite3_errcode(database) & 0xff;
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        fail<SqliteBusy>("{}: {}: {}", name, doing, sqlite3_errmsg(database));
    fail<SystemError>("{}: {}: {}", name, doing, sqlite3_errmsg(database));
}

/// What SQLite calls for a BlobFunction: the function itself is its user data.
void call_blob_function(sqlite3_context* context, int /*count*/, sqlite3_value** arguments) {
    const auto* function = static_cast<const SqliteDatabase::BlobFunction*>(sqlite3_user_data(context));
    const void* bytes = sqlite3_value_blob(arguments[0]);
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]));
    const std::string_view blob =
        bytes == nullptr ? std::string_view{} : std::string_view{static_cast<const char*>(bytes), size};
    if (const std::optional<double> value = (*function)(blob))
        sqlite3_result_double(context, *value);
    else
        sqlite3_result_null(context);
}

void delete_blob_function(void* function) {
    delete static_cast<SqliteDatabase::BlobFunction*>(function); // NOLINT(*-owning-memory): SQLite owned it
}

} // namespace

void SqliteStatement::Finalizer::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

SqliteStatement::SqliteStatement(sqlite3* database, std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    if (sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, &rest) !=
        SQLITE_OK)
        fail_with(database, sql);
    m_statement.reset(statement);
    const std::string_view unread = sql.substr(static_cast<std::size_t>(rest - sql.data()));
    if (unread.find_first_not_of(" \t\r\n;") != std::string_view::npos)
        fail<SystemError>("{}: only one statement is expected", unread);
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

bool SqliteStatement::is_integer(int column) const {
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_INTEGER;
}

bool SqliteStatement::is_real(int column) const {
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_FLOAT;
}

SqliteStatement::Cell SqliteStatement::cell(int column) const {
    switch (sqlite3_column_type(m_statement.get(), column)) {
    case SQLITE_NULL:
        return Cell::null;
    case SQLITE_INTEGER:
        return Cell::integer;
    case SQLITE_FLOAT:
        return Cell::real;
    default:
        return Cell::text;
    }
}

std::int64_t SqliteStatement::integer(int column) const {
    return sqlite3_column_int64(m_statement.get(), column);
}

double SqliteStatement::real(int column) const {
    return sqlite3_column_double(m_statement.get(), column);
}

std::string_view SqliteStatement::text_view(int column) const {
    const unsigned char* value = sqlite3_column_text(m_statement.get(), column);
    if (value == nullptr)
        return {};
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column));
    return {reinterpret_cast<const char*>(value), size}; // NOLINT(*-reinterpret-cast): SQLite's own type
}

std::string SqliteStatement::text(int column) const {
    return std::string{text_view(column)};
}

std::string_view SqliteStatement::blob_view(int column) const {
    const void* value = sqlite3_column_blob(m_statement.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column));
    return value == nullptr ? std::string_view{} : std::string_view{static_cast<const char*>(value), size};
}

std::string SqliteStatement::blob(int column) const {
    return std::string{blob_view(column)};
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
    // A connection belongs to one thread: no lock for every cell that is read.
    const int result = sqlite3_open_v2(path.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
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
    const int code = sqlite3_errcode(m_database.get()) & 0xff;
    const char* name = sqlite3_db_filename(m_database.get(), "main");
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        fail<SqliteBusy>("{}: {}: {}", name == nullptr ? "database" : name, reason, sql.substr(0, 200));
    fail<SystemError>("{}: {}: {}", name == nullptr ? "database" : name, reason, sql.substr(0, 200));
}

void SqliteDatabase::set_busy_timeout(std::chrono::milliseconds timeout) {
    sqlite3_busy_timeout(m_database.get(), static_cast<int>(timeout.count()));
}

void SqliteDatabase::add_function(const std::string& name, BlobFunction function) {
    auto owned = std::make_unique<BlobFunction>(function);
    // SQLite deletes the user data itself, also when the call fails.
    if (sqlite3_create_function_v2(m_database.get(), name.c_str(), 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                   owned.release(), call_blob_function, nullptr, nullptr,
                                   delete_blob_function) != SQLITE_OK)
        fail_with(m_database.get(), name);
}

SqliteStatement SqliteDatabase::prepare(std::string_view sql) {
    return {m_database.get(), sql};
}

} // namespace dateline
