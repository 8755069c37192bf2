// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gazetteer/import_report.hpp"
#include "gazetteer/index_writer.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace dateline {

/// What imports of all formats do at the end: leave out what the gazetteer imported over has, fill in what
/// the type gives, write, count.
class ImportWriter {
public:
    ImportWriter(const std::filesystem::path& output, const Gazetteer* base, PlaceSource source);

    [[nodiscard]] const std::vector<PlaceType>& types() const { return m_types; }

    /// Writes the entry unless the base has it, its id came before or its position is none; a radius of 0
    /// becomes the type's. `file` and `line` say where it comes from.
    void add(PlaceRecord record, const std::string& file, std::uint64_t line);

    /// Puts the index in place. Throws DataError when nothing was written.
    ImportReport finish();

    ImportReport report;

private:
    const Gazetteer* m_base;
    std::string m_output;
    std::string m_source;
    std::vector<PlaceType> m_types;
    std::map<std::string, std::size_t, std::less<>> m_type_numbers;
    std::unordered_set<std::uint64_t> m_ids; ///< their hashes
    IndexWriter m_writer;
};

/// A string of letters, digits and `._-:` made of any text, as ids are.
std::string id_of(std::string_view text);

} // namespace dateline
