// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/index_writer.hpp"

#include "base/error.hpp"
#include "gazetteer/fold.hpp"
#include "gazetteer/geometry_codec.hpp"
#include "gazetteer/index_format.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <unordered_map>

namespace dateline {

namespace fs = std::filesystem;
namespace format = index_format;

namespace {

/// Bytes that go to a scratch file, to be copied into the index at the end.
class ScratchSection {
public:
    explicit ScratchSection(const fs::path& path)
        : m_path(path), m_stream(path, std::ios::binary | std::ios::trunc) {
        if (!m_stream)
            fail<SystemError>("{}: cannot be written", path.string());
    }
    ~ScratchSection() {
        m_stream.close();
        std::error_code ignored;
        fs::remove(m_path, ignored);
    }
    ScratchSection(const ScratchSection&) = delete;
    ScratchSection& operator=(const ScratchSection&) = delete;

    void write(std::string_view bytes) {
        m_stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        m_bytes += bytes.size();
    }
    template <typename T>
    void write_record(const T& record) {
        std::array<char, sizeof(T)> bytes;
        std::memcpy(bytes.data(), &record, sizeof(T));
        write({bytes.data(), bytes.size()});
    }
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }

    void copy_to(std::ostream& out) {
        m_stream.flush();
        if (!m_stream)
            fail<SystemError>("{}: cannot be written; is the disk full?", m_path.string());
        if (m_bytes == 0)
            return;
        std::ifstream in{m_path, std::ios::binary};
        out << in.rdbuf();
    }

private:
    fs::path m_path;
    std::ofstream m_stream;
    std::uint64_t m_bytes = 0;
};

struct NameKey {
    std::uint64_t hash;
    std::uint32_t entry;
    std::uint32_t name;
    float prominence;
    std::uint32_t status;
};

std::uint64_t mix_id(std::string_view id) {
    return JoinedHash::of(id).mixed();
}

} // namespace

struct IndexWriter::State {
    State(fs::path to, std::vector<PlaceType> all_types, std::vector<PlaceSource> all_sources)
        : output(std::move(to)), types(std::move(all_types)), sources(std::move(all_sources)),
          strings(beside(".strings")), entries(beside(".entries")), names(beside(".names")),
          geometry(beside(".geometry")) {
        strings.write(std::string_view{"\0\0", 2});
        std::sort(types.begin(), types.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
        std::sort(sources.begin(), sources.end(),
                  [](const auto& a, const auto& b) { return a.code < b.code; });
        for (std::uint32_t i = 0; i < types.size(); ++i)
            type_numbers.emplace(types[i].code, i);
    }

    [[nodiscard]] fs::path beside(const char* suffix) const {
        fs::path path = output;
        path += suffix;
        path += ".tmp";
        return path;
    }

    format::StringRef string(std::string_view text) {
        if (text.empty())
            return 0;
        if (text.size() > std::numeric_limits<std::uint16_t>::max())
            fail<DataError>("{}: a text of {} bytes is too long: {}...", output.string(), text.size(),
                            text.substr(0, 40));
        if (strings.bytes() + text.size() + 2 > std::numeric_limits<format::StringRef>::max())
            fail<DataError>("{}: more than 4 GiB of names; split the gazetteer", output.string());
        const auto reference = static_cast<format::StringRef>(strings.bytes());
        strings.write_record(static_cast<std::uint16_t>(text.size()));
        strings.write(text);
        return reference;
    }

    /// For texts that come again and again: languages, countries, lists of sources.
    format::StringRef shared_string(const std::string& text) {
        if (const auto known = shared.find(text); known != shared.end())
            return known->second;
        const format::StringRef reference = string(text);
        if (shared.size() < 100'000)
            shared.emplace(text, reference);
        return reference;
    }

    void add_name(std::uint32_t entry, format::StringRef text, const PlaceName& name, double prominence) {
        const FoldedName folded = fold_words(name.text);
        if (folded.letters.empty())
            return;
        const auto status = static_cast<std::uint32_t>(name.status);
        names.write_record(format::Name{text, shared_string(name.language), status});
        const JoinedHash whole = JoinedHash::of(folded.letters);
        keys.push_back({whole.mixed(), entry, name_count, static_cast<float>(prominence), status});
        ++name_count;
        beginnings.push_back(format::whole(whole.mixed()));
        // Hangul is spaced as writers please, so that a beginning is wherever a word of the name ends.
        const bool small = written_small(name.text);
        bool one_token = true; // text may keep `inter-Korean` together
        JoinedHash part;
        std::size_t at = 0;
        for (std::size_t word = 1; word < folded.words.size(); ++word) {
            for (; at < folded.words[word].begin; ++at)
                part.add(folded.letters[at]);
            beginnings.push_back(part.mixed());
            one_token = one_token && (word == 1 || folded.words[word - 1].after_hyphen);
            if (small && one_token)
                small_beginnings.push_back(part.mixed());
        }
        if (small && one_token && (folded.words.size() == 1 || folded.words.back().after_hyphen))
            small_beginnings.push_back(whole.mixed());
    }

    fs::path output;
    std::vector<PlaceType> types;
    std::vector<PlaceSource> sources;
    ScratchSection strings;
    ScratchSection entries;
    ScratchSection names;
    ScratchSection geometry;
    std::unordered_map<std::string, std::uint32_t> type_numbers;
    std::unordered_map<std::string, format::StringRef> shared;
    std::vector<NameKey> keys;
    std::vector<std::uint64_t> beginnings; ///< keys of the filter
    std::vector<std::uint64_t> small_beginnings;
    std::vector<std::uint64_t> id_hashes; ///< by entry
    std::vector<format::Parent> parents;
    std::vector<std::uint64_t> parent_hashes;
    std::uint32_t name_count = 0;
};

IndexWriter::IndexWriter(fs::path output, std::vector<PlaceType> types, std::vector<PlaceSource> sources)
    : m_state(std::make_unique<State>(std::move(output), std::move(types), std::move(sources))) {}

IndexWriter::~IndexWriter() = default;

void IndexWriter::add(const PlaceRecord& record) {
    State& state = *m_state;
    const auto type = state.type_numbers.find(record.type);
    if (type == state.type_numbers.end())
        fail<DataError>("{}: entry {}: unknown type '{}'", state.output.string(), record.id, record.type);
    const auto number = static_cast<std::uint32_t>(state.id_hashes.size());
    state.id_hashes.push_back(mix_id(record.id));

    format::Entry entry;
    entry.id = state.string(record.id);
    entry.name = state.string(record.name);
    entry.country = state.shared_string(record.country);
    entry.sources = state.shared_string(record.sources);
    entry.valid = state.string(record.valid);
    entry.note = state.string(record.note);
    entry.type = type->second;
    entry.first_parent = static_cast<std::uint32_t>(state.parents.size());
    entry.first_name = state.name_count;
    entry.lon = static_cast<std::int32_t>(std::lround(record.point.lon * format::coordinate_scale));
    entry.lat = static_cast<std::int32_t>(std::lround(record.point.lat * format::coordinate_scale));
    entry.radius_m = record.radius_m;
    entry.prominence = record.prominence;
    if (!record.shape.empty()) {
        const std::string bytes = encode_geometry(record.shape);
        entry.geometry = state.geometry.bytes();
        entry.geometry_bytes = static_cast<std::uint32_t>(bytes.size());
        state.geometry.write(bytes);
    }
    state.entries.write_record(entry);
    for (const std::string& parent : record.parents) {
        // Whether a parent is in this file is known when all are in: finish() links them.
        state.parents.push_back({0, state.shared_string(parent)});
        state.parent_hashes.push_back(mix_id(parent));
    }
    state.add_name(number, entry.name, {record.name, "en", NameStatus::official}, record.prominence);
    for (const PlaceName& name : record.names)
        state.add_name(number, state.string(name.text), name, record.prominence);
}

namespace {

/// Joins sections into the final file.
class IndexFile {
public:
    explicit IndexFile(const fs::path& path)
        : m_path(path), m_stream(path, std::ios::binary | std::ios::trunc) {
        m_header.magic = format::magic;
        m_header.version = format::version;
        m_header.sections = static_cast<std::uint32_t>(format::Section::count);
        write_header();
    }
    void section(format::Section section, ScratchSection& from) {
        begin(section, from.bytes());
        from.copy_to(m_stream);
        pad(from.bytes());
    }
    template <typename T>
    void section(format::Section section, const std::vector<T>& records) {
        const std::uint64_t bytes = records.size() * sizeof(T);
        begin(section, bytes);
        m_stream.write(
            reinterpret_cast<const char*>(records.data()), // NOLINT(*-reinterpret-cast): plain records
            static_cast<std::streamsize>(bytes));
        pad(bytes);
    }
    void finish() {
        m_header.file_bytes = m_at;
        m_stream.seekp(0);
        write_header();
        m_stream.close();
        if (!m_stream)
            fail<SystemError>("{}: cannot be written; is the disk full?", m_path.string());
    }

private:
    void write_header() {
        m_stream.write(reinterpret_cast<const char*>(&m_header),
                       sizeof(m_header)); // NOLINT(*-reinterpret-cast)
        if (!m_stream)
            fail<SystemError>("{}: cannot be written", m_path.string());
        m_at = std::max<std::uint64_t>(m_at, sizeof(m_header));
    }
    void begin(format::Section section, std::uint64_t bytes) {
        m_header.place[static_cast<std::size_t>(section)] = {m_at, bytes};
    }
    void pad(std::uint64_t bytes) {
        constexpr std::array<char, 8> zeros{};
        const std::uint64_t padding = (8 - bytes % 8) % 8;
        m_stream.write(zeros.data(), static_cast<std::streamsize>(padding));
        m_at += bytes + padding;
    }
    fs::path m_path;
    std::ofstream m_stream;
    format::Header m_header;
    std::uint64_t m_at = 0;
};

struct KeyTable {
    std::vector<format::Key> keys;
    std::vector<std::uint32_t> slots;
    std::vector<format::Posting> postings;
};

KeyTable make_key_table(std::vector<NameKey>& names) {
    std::sort(names.begin(), names.end(), [](const NameKey& a, const NameKey& b) {
        if (a.hash != b.hash)
            return a.hash < b.hash;
        if (a.prominence != b.prominence)
            return a.prominence > b.prominence;
        if (a.entry != b.entry)
            return a.entry < b.entry;
        if (a.status != b.status)
            return a.status < b.status;
        return a.name < b.name;
    });
    KeyTable table;
    table.postings.reserve(names.size());
    for (const NameKey& name : names) {
        if (table.keys.empty() || table.keys.back().hash != name.hash)
            table.keys.push_back({name.hash, static_cast<std::uint32_t>(table.postings.size()), 0});
        table.postings.push_back({name.entry, name.name});
    }
    const auto key_count = static_cast<std::uint32_t>(table.keys.size());
    const auto bits = static_cast<unsigned>(std::bit_width(key_count | 1U));
    table.slots.assign((std::size_t{1} << bits) + 1, key_count);
    std::uint32_t key = 0;
    for (std::size_t slot = 0; slot + 1 < table.slots.size(); ++slot) {
        table.slots[slot] = key;
        while (key < key_count && table.keys[key].hash >> (64U - bits) == slot)
            ++key;
    }
    table.keys.push_back({~std::uint64_t{0}, static_cast<std::uint32_t>(table.postings.size()), 0});
    return table;
}

std::vector<std::uint64_t> make_filter(std::vector<std::uint64_t>& beginnings) {
    std::sort(beginnings.begin(), beginnings.end());
    beginnings.erase(std::unique(beginnings.begin(), beginnings.end()), beginnings.end());
    // Twelve bits a key or more: about one foreign word in a hundred passes.
    const std::size_t blocks = std::bit_ceil(beginnings.size() * 12 / 512 + 1);
    std::vector<std::uint64_t> filter(blocks * 8, 0);
    for (const std::uint64_t hash : beginnings) {
        std::uint64_t* block = &filter[(format::filter_block(hash) & (blocks - 1)) * 8];
        for (unsigned n = 0; n < format::filter_bits; ++n) {
            const std::uint32_t bit = format::filter_bit(hash, n);
            block[bit / 64] |= std::uint64_t{1} << (bit % 64);
        }
    }
    return filter;
}

std::vector<format::IdSlot> make_id_slots(const std::vector<std::uint64_t>& hashes, const fs::path& output) {
    std::vector<format::IdSlot> slots(std::bit_ceil(hashes.size() * 2 + 1));
    for (std::uint32_t entry = 0; entry < hashes.size(); ++entry) {
        std::size_t slot = hashes[entry] & (slots.size() - 1);
        while (slots[slot].entry != 0) {
            if (hashes[slots[slot].entry - 1] == hashes[entry])
                fail<DataError>("{}: entries {} and {} (counted from one) have the same id", output.string(),
                                slots[slot].entry, entry + 1);
            slot = (slot + 1) & (slots.size() - 1);
        }
        slots[slot] = {entry + 1, format::id_tag(hashes[entry])};
    }
    return slots;
}

void link_parents(std::vector<format::Parent>& parents, const std::vector<std::uint64_t>& parent_hashes,
                  const std::vector<format::IdSlot>& id_slots, const std::vector<std::uint64_t>& id_hashes) {
    for (std::size_t i = 0; i < parents.size(); ++i) {
        std::size_t slot = parent_hashes[i] & (id_slots.size() - 1);
        while (id_slots[slot].entry != 0 && id_hashes[id_slots[slot].entry - 1] != parent_hashes[i])
            slot = (slot + 1) & (id_slots.size() - 1);
        parents[i].entry = id_slots[slot].entry;
    }
}

} // namespace

void IndexWriter::finish() {
    State& state = *m_state;
    // The sentinel closes the last entry's lists.
    format::Entry last;
    last.first_parent = static_cast<std::uint32_t>(state.parents.size());
    last.first_name = state.name_count;
    state.entries.write_record(last);
    std::vector<format::Type> types;
    for (const PlaceType& type : state.types) {
        std::string words;
        for (const std::string& word : type.words)
            words += (words.empty() ? "" : "|") + word;
        types.push_back({state.string(type.code), state.string(type.label), state.string(type.precision),
                         state.string(words), type.radius_m, type.near_m});
    }
    std::vector<format::Source> sources;
    for (const PlaceSource& source : state.sources)
        sources.push_back({state.string(source.code), state.string(source.title),
                           state.string(source.licence), state.string(source.url), state.string(source.date),
                           state.string(source.attribution)});

    const fs::path partial = state.beside("");
    try {
        IndexFile file{partial};
        file.section(format::Section::strings, state.strings);
        file.section(format::Section::entries, state.entries);
        const std::vector<format::IdSlot> id_slots = make_id_slots(state.id_hashes, state.output);
        link_parents(state.parents, state.parent_hashes, id_slots, state.id_hashes);
        file.section(format::Section::parents, state.parents);
        file.section(format::Section::names, state.names);
        {
            const KeyTable table = make_key_table(state.keys);
            file.section(format::Section::keys, table.keys);
            file.section(format::Section::key_slots, table.slots);
            file.section(format::Section::postings, table.postings);
        }
        file.section(format::Section::id_slots, id_slots);
        file.section(format::Section::filter, make_filter(state.beginnings));
        file.section(format::Section::small_filter, make_filter(state.small_beginnings));
        file.section(format::Section::geometry, state.geometry);
        file.section(format::Section::types, types);
        file.section(format::Section::sources, sources);
        file.finish();
        fs::rename(partial, state.output);
    } catch (const fs::filesystem_error& error) {
        std::error_code ignored;
        fs::remove(partial, ignored);
        fail<SystemError>("{}: {}", state.output.string(), error.what());
    } catch (...) {
        std::error_code ignored;
        fs::remove(partial, ignored);
        throw;
    }
}

} // namespace dateline
