// SPDX-License-Identifier: Apache-2.0
#include "layers/row_fields.hpp"
#include "layers/style.hpp"
#include "store/contents_io.hpp"
#include "store/ddl.hpp"
#include "store/gpkg_geometry.hpp"
#include "store/layer_styles.hpp"
#include "store/metadata.hpp"
#include "store/own_layers_io.hpp"
#include "store/project.hpp"
#include "store/store_rows.hpp"
#include "store/table_io.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace dateline {

namespace {

namespace fs = std::filesystem;

/// A file that is taken away again unless it is kept.
class PartFile {
public:
    explicit PartFile(fs::path path) : m_path(std::move(path)) {
        std::error_code ignored;
        fs::remove(m_path, ignored);
    }
    ~PartFile() {
        std::error_code ignored;
        fs::remove(m_path, ignored);
        fs::remove(m_path.string() + "-journal", ignored);
    }
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    PartFile(PartFile&&) = delete;
    PartFile& operator=(PartFile&&) = delete;

    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

/// Wait until a file or folder is on the disk.
void flush_to_disk(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC); // NOLINT(*-vararg): POSIX has it so
    if (file < 0)
        fail<SystemError>("{}: cannot be opened: {}", path.string(), std::strerror(errno));
    const int result = ::fsync(file);
    const int reason = errno;
    ::close(file);
    if (result != 0 && reason != EINVAL && reason != EROFS)
        fail<SystemError>("{}: cannot be flushed to the disk: {}", path.string(), std::strerror(reason));
}

void check_folder(const fs::path& path) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path{"."};
    if (!fs::is_directory(folder))
        fail<UsageError>("{}: there is no folder {}", path.string(), folder.string());
    if (::access(folder.c_str(), W_OK) != 0)
        fail<SystemError>("{}: the folder {} cannot be written: {}", path.string(), folder.string(),
                          std::strerror(errno));
}

void fill(SqliteDatabase& database, const StoreContents& contents, const StoreOptions& options,
          const std::string& file_name) {
    const std::string timestamp = timestamp_of(contents, options);
    const StoreRows rows{contents};
    const StoreTables& tables = rows.tables();
    create_tables(database, tables, timestamp);
    add_type_values(database, contents.own_layers.types);
    set_store_value(database, "schema_version", std::to_string(store_schema_version));
    set_store_value(database, "program", options.program);
    std::string attribution;
    for (const std::string& line : contents.attribution)
        attribution += line + "\n";
    set_store_value(database, "attribution", attribution);
    keep_own_layers(database, contents.own_layers);
    for (const TableDefinition& table : tables.all()) {
        TableWriter writer{database, table};
        rows.each(table.name, [&](Row&& row) { writer.insert(row); });
        if (table.spatial())
            create_rtree(database, table);
        create_indexes(database, table);
        write_contents(database, table, timestamp);
    }
    SqliteStatement shape = database.prepare("INSERT INTO footprints(footprint_id, shape) VALUES (?, ?)");
    rows.each_footprint([&](const std::string& id, const Geometry& geometry) {
        shape.bind(1, id).bind_blob(2, encode_any_geometry(geometry)).step();
        shape.reset();
    });
    write_metadata(database, tables, contents.attribution, options.program, timestamp);
    write_styles(database, tables, timestamp);
    if (options.embed_project)
        embed_project(database, file_name, timestamp);
}

} // namespace

std::string timestamp_of(const StoreContents& contents, const StoreOptions& options) {
    if (!options.timestamp.empty())
        return options.timestamp;
    std::string last{"1970-01-01"};
    for (const StoredArticle& article : contents.articles) {
        if (parse_iso_day(article.published) && article.published.compare(0, 10, last) > 0)
            last = article.published.substr(0, 10);
    }
    return last + "T00:00:00.000Z";
}

void write_styles(SqliteDatabase& database, const StoreTables& tables, const std::string& timestamp) {
    create_layer_styles(database, timestamp);
    for (const TableDefinition& table : tables.all()) {
        if (table.kind != TableKind::hidden)
            add_layer_style(database,
                            {table.name, table.spatial() ? "geom" : "", layer_qml(table), layer_sld(table)},
                            timestamp);
    }
}

void create_store(const fs::path& path, const StoreContents& contents, const StoreOptions& options) {
    if (fs::exists(path) && !options.overwrite)
        fail<UsageError>("{}: exists already; --overwrite starts afresh", path.string());
    if (fs::is_directory(path))
        fail<UsageError>("{}: is a folder", path.string());
    check_folder(path);
    const PartFile part{path.string() + ".part"};
    {
        SqliteDatabase database{part.path(), SqliteDatabase::Mode::create};
        // Nobody else sees the file yet: no journal; one flush at the end.
        database.execute("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
                         "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536");
        add_gpkg_functions(database);
        database.execute("BEGIN");
        fill(database, contents, options, path.filename().string());
        database.execute("COMMIT");
    }
    flush_to_disk(part.path());
    std::error_code error;
    fs::rename(part.path(), path, error);
    if (error)
        fail<SystemError>("{}: cannot be put in place: {}", path.string(), error.message());
    flush_to_disk(path.has_parent_path() ? path.parent_path() : fs::path{"."});
}

} // namespace dateline
