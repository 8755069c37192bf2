// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/index_file.hpp"

#include "base/error.hpp"
#include "gazetteer/fold.hpp"

#include <bit>
#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace dateline {

namespace format = index_format;

IndexFile::IndexFile(const std::filesystem::path& path) : m_path(path.string()) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC); // NOLINT(*-vararg): POSIX
    if (descriptor < 0)
        fail<SystemError>("{}: cannot be opened: {}", m_path, std::generic_category().message(errno));
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || status.st_size <= 0 ||
        static_cast<std::uint64_t>(status.st_size) < sizeof(format::Header)) {
        ::close(descriptor);
        fail<DataError>("{}: no gazetteer index: too short; make it with 'dateline gazetteer build'", m_path);
    }
    m_size = static_cast<std::size_t>(status.st_size);
    void* data = ::mmap(nullptr, m_size, PROT_READ, MAP_SHARED, descriptor, 0);
    const int reason = errno;
    ::close(descriptor);
    if (data == MAP_FAILED) // NOLINT(*-cstyle-cast,performance-no-int-to-ptr): POSIX macro
        fail<SystemError>("{}: cannot be mapped: {}", m_path, std::generic_category().message(reason));
    m_data = static_cast<const char*>(data);
    try {
        check_header();
    } catch (...) {
        unmap();
        throw;
    }
}

void IndexFile::check_header() {
    std::memcpy(&m_header, m_data, sizeof(m_header));
    if (m_header.magic != format::magic)
        fail<DataError>("{}: no gazetteer index; make it with 'dateline gazetteer build'", m_path);
    if (m_header.version != format::version ||
        m_header.sections != static_cast<std::uint32_t>(format::Section::count))
        fail<DataError>(
            "{}: a gazetteer index of version {}, not {}; build it anew with 'dateline gazetteer build'",
            m_path, m_header.version, format::version);
    if (m_header.file_bytes != m_size)
        corrupt("the file was cut short or grew");
    for (const format::SectionPlace& where : m_header.place)
        if (where.offset % 8 != 0 || where.offset > m_size || where.bytes > m_size - where.offset)
            corrupt("a section lies outside the file");
    const std::uint64_t entries = count<format::Entry>(format::Section::entries);
    const std::uint64_t slots = count<std::uint32_t>(format::Section::key_slots);
    const std::uint64_t ids = count<format::IdSlot>(format::Section::id_slots);
    if (entries < 1 || slots < 2 || !std::has_single_bit(slots - 1) || !std::has_single_bit(ids) ||
        ids <= entries - 1 || count<format::Key>(format::Section::keys) < 1)
        corrupt("a table has an impossible size");
    m_entries = static_cast<std::uint32_t>(entries - 1);
    m_filter = filter(format::Section::filter);
    m_small_filter = filter(format::Section::small_filter);
    m_id_mask = static_cast<std::uint32_t>(ids - 1);
    m_slot_bits = static_cast<unsigned>(std::countr_zero(slots - 1));
}

IndexFile::Filter IndexFile::filter(format::Section section) const {
    const std::uint64_t blocks = place(section).bytes / 64;
    if (!std::has_single_bit(blocks))
        corrupt("a table has an impossible size");
    return {m_data + place(section).offset, blocks - 1};
}

IndexFile::~IndexFile() {
    unmap();
}

void IndexFile::unmap() {
    if (m_data != nullptr)
        ::munmap(const_cast<char*>(m_data), m_size); // NOLINT(*-const-cast): POSIX takes void*
    m_data = nullptr;
}

IndexFile::IndexFile(IndexFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_data(std::exchange(other.m_data, nullptr)), m_size(other.m_size),
      m_header(other.m_header), m_entries(other.m_entries), m_filter(other.m_filter),
      m_small_filter(other.m_small_filter), m_id_mask(other.m_id_mask), m_slot_bits(other.m_slot_bits) {}

IndexFile& IndexFile::operator=(IndexFile&& other) noexcept {
    if (this != &other) {
        unmap();
        m_path = std::move(other.m_path);
        m_data = std::exchange(other.m_data, nullptr);
        m_size = other.m_size;
        m_header = other.m_header;
        m_entries = other.m_entries;
        m_filter = other.m_filter;
        m_small_filter = other.m_small_filter;
        m_id_mask = other.m_id_mask;
        m_slot_bits = other.m_slot_bits;
    }
    return *this;
}

void IndexFile::corrupt(std::string_view what) const {
    fail<DataError>("{}: damaged gazetteer index: {}; build it anew with 'dateline gazetteer build'", m_path,
                    what);
}

std::string_view IndexFile::string(format::StringRef reference) const {
    const format::SectionPlace& where = place(format::Section::strings);
    std::uint16_t length = 0;
    if (where.bytes < sizeof(length) || reference > where.bytes - sizeof(length))
        corrupt("a text lies outside the file");
    const char* begin = m_data + where.offset + reference;
    std::memcpy(&length, begin, sizeof(length));
    if (length > where.bytes - sizeof(length) - reference)
        corrupt("a text lies outside the file");
    return {begin + sizeof(length), length};
}

std::string_view IndexFile::geometry(const format::Entry& entry) const {
    const format::SectionPlace& where = place(format::Section::geometry);
    if (entry.geometry > where.bytes || entry.geometry_bytes > where.bytes - entry.geometry)
        corrupt("a shape lies outside the file");
    return {m_data + where.offset + entry.geometry, entry.geometry_bytes};
}

std::optional<std::uint32_t> IndexFile::find(std::string_view id) const {
    const std::uint64_t hash = JoinedHash::of(id).mixed();
    std::uint64_t slot = hash & m_id_mask;
    for (std::uint64_t probes = 0; probes <= m_id_mask; ++probes) {
        const auto found =
            record<format::IdSlot>(format::Section::id_slots, static_cast<std::uint32_t>(slot));
        if (found.entry == 0)
            return std::nullopt;
        if (found.entry > m_entries)
            corrupt("an id leads to no entry");
        if (found.tag == format::id_tag(hash) && string(entry(found.entry - 1).id) == id)
            return found.entry - 1;
        slot = (slot + 1) & m_id_mask;
    }
    return std::nullopt;
}

IndexFile::Range IndexFile::postings(std::uint64_t mixed_hash) const {
    const auto slot = static_cast<std::uint32_t>(m_slot_bits == 0 ? 0 : mixed_hash >> (64U - m_slot_bits));
    const auto begin = record<std::uint32_t>(format::Section::key_slots, slot);
    const auto end = record<std::uint32_t>(format::Section::key_slots, slot + 1);
    for (std::uint32_t i = begin; i < end; ++i) {
        const auto key = record<format::Key>(format::Section::keys, i);
        if (key.hash != mixed_hash)
            continue;
        const Range range{key.first_posting, record<format::Key>(format::Section::keys, i + 1).first_posting};
        if (range.end < range.first || range.end > count<format::Posting>(format::Section::postings))
            corrupt("a name has an impossible list of places");
        return range;
    }
    return {};
}

} // namespace dateline
