// SPDX-License-Identifier: Apache-2.0
#include "store/project.hpp"

#include <array>
#include <cstdint>

namespace dateline {

namespace {

/// CRC-32 as zip has it (polynomial 0xedb88320, reflected).
std::uint32_t crc32_of(std::string_view bytes) {
    static const std::array<std::uint32_t, 256> table = [] {
        std::array<std::uint32_t, 256> entries{};
        for (std::uint32_t i = 0; i < entries.size(); ++i) {
            std::uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = (value & 1U) != 0 ? (value >> 1U) ^ 0xedb88320U : value >> 1U;
            entries.at(i) = value;
        }
        return entries;
    }();
    std::uint32_t crc = 0xffffffffU;
    for (const char c : bytes)
        crc = (crc >> 8U) ^ table.at((crc ^ static_cast<unsigned char>(c)) & 0xffU);
    return crc ^ 0xffffffffU;
}

void append(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>((value >> (8 * i)) & 0xffU);
}

} // namespace

std::string stored_zip(std::string_view name, std::string_view content) {
    // What the local header and the central directory share; the time is zip's first, 1980-01-01.
    std::string shared;
    append(shared, 20, 2);             // version needed
    append(shared, 0, 2);              // flags
    append(shared, 0, 2);              // method: stored
    append(shared, 0, 2);              // time
    append(shared, (1U << 5U) + 1, 2); // date
    append(shared, crc32_of(content), 4);
    append(shared, static_cast<std::uint32_t>(content.size()), 4);
    append(shared, static_cast<std::uint32_t>(content.size()), 4);
    append(shared, static_cast<std::uint32_t>(name.size()), 2);
    append(shared, 0, 2); // no extra field

    std::string zip{"PK\x03\x04"};
    zip += shared;
    zip += name;
    zip += content;
    const auto directory = static_cast<std::uint32_t>(zip.size());
    zip += "PK\x01\x02";
    append(zip, 20, 2); // made by
    zip += shared;
    append(zip, 0, 2); // comment
    append(zip, 0, 2); // disk
    append(zip, 0, 2); // attributes
    append(zip, 0, 4);
    append(zip, 0, 4); // offset of the local header
    zip += name;
    const auto size = static_cast<std::uint32_t>(zip.size()) - directory;
    zip += "PK\x05\x06";
    append(zip, 0, 4); // disks
    append(zip, 1, 2);
    append(zip, 1, 2);
    append(zip, size, 4);
    append(zip, directory, 4);
    append(zip, 0, 2);
    return zip;
}

} // namespace dateline
