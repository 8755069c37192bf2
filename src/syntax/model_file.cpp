// SPDX-License-Identifier: Apache-2.0
#include "syntax/model_file.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace dateline {

namespace {

constexpr std::string_view magic = "dlsyntax";
constexpr std::uint32_t version = 2;
constexpr std::size_t checksum_at = 16;
constexpr std::size_t body_at = 24;
constexpr std::size_t parts_at = body_at + 8 * model_part_count;

/// Four independent lanes keep the processor busy: a model is checked in about a millisecond.
std::uint64_t checksum(std::string_view bytes) {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
    std::uint64_t lanes[4] = {1, 2, 3, 4}; // NOLINT(*-avoid-c-arrays)
    std::size_t at = 0;
    for (; at + 32 <= bytes.size(); at += 32)
        for (std::size_t lane = 0; lane < 4; ++lane) {
            const std::uint64_t mixed =
                (lanes[lane] ^ little_endian_64(bytes.data() + at + 8 * lane)) * factor;
            lanes[lane] = mixed ^ (mixed >> 32U);
        }
    std::uint64_t sum = bytes.size();
    for (const std::uint64_t lane : lanes)
        sum = (sum ^ lane) * factor;
    for (; at < bytes.size(); ++at)
        sum = (sum ^ static_cast<unsigned char>(bytes[at])) * factor;
    return sum ^ (sum >> 32U);
}

std::string system_message() {
    return std::generic_category().message(errno);
}

} // namespace

void append_little_endian_32(std::string& bytes, std::uint32_t number) {
    for (unsigned shift = 0; shift < 32; shift += 8)
        bytes.push_back(static_cast<char>(number >> shift & 0xFFU));
}

void append_little_endian_64(std::string& bytes, std::uint64_t number) {
    append_little_endian_32(bytes, static_cast<std::uint32_t>(number));
    append_little_endian_32(bytes, static_cast<std::uint32_t>(number >> 32U));
}

ModelFile::ModelFile(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC); // NOLINT(*-vararg)
    if (file < 0)
        fail<SystemError>("{}: cannot be opened: {}", path.string(), system_message());
    struct stat status {};
    if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(file);
        fail<DataError>("{}: not a file with a model", path.string());
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size < parts_at || size > 0xFFFFFFFFU) {
        ::close(file);
        fail<DataError>("{}: not a model made by dateline-train", path.string());
    }
    void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
    ::close(file);
    if (memory == MAP_FAILED)
        fail<SystemError>("{}: cannot be mapped: {}", path.string(), system_message());
    m_bytes = {static_cast<const char*>(memory), size};

    std::string wrong;
    if (m_bytes.substr(0, magic.size()) != magic)
        wrong = "not a model made by dateline-train";
    else if (little_endian_32(m_bytes.data() + 8) != version)
        wrong = fmt::format(
            "a model of version {}, this program reads version {}; make it again with dateline-train",
            little_endian_32(m_bytes.data() + 8), version);
    else if (little_endian_32(m_bytes.data() + 12) != model_part_count ||
             little_endian_64(m_bytes.data() + checksum_at) != checksum(m_bytes.substr(body_at)))
        wrong = "the model is damaged; fetch or make it again";
    else
        for (std::size_t i = 0; i < model_part_count && wrong.empty(); ++i) {
            const char* at = m_bytes.data() + body_at + 8 * i;
            const std::uint32_t begin = little_endian_32(at);
            const std::uint32_t end = little_endian_32(at + 4);
            if (begin < parts_at || begin > end || end > size)
                wrong = fmt::format("part {} of the model points outside of the file", i);
        }
    if (!wrong.empty()) {
        ::munmap(memory, size);
        fail<DataError>("{}: {}", path.string(), wrong);
    }
}

ModelFile::~ModelFile() {
    ::munmap(const_cast<char*>(m_bytes.data()), m_bytes.size()); // NOLINT(*-const-cast): mapped by us
}

std::string_view ModelFile::part(ModelPart part) const {
    const char* at = m_bytes.data() + body_at + 8 * static_cast<std::size_t>(part);
    const std::uint32_t begin = little_endian_32(at);
    return m_bytes.substr(begin, little_endian_32(at + 4) - begin);
}

std::string write_model(std::span<const std::string, model_part_count> parts) {
    std::string body;
    std::size_t begin = parts_at;
    for (const std::string& part : parts) {
        append_little_endian_32(body, static_cast<std::uint32_t>(begin));
        begin += part.size();
        append_little_endian_32(body, static_cast<std::uint32_t>(begin));
    }
    for (const std::string& part : parts)
        body += part;
    std::string file{magic};
    append_little_endian_32(file, version);
    append_little_endian_32(file, model_part_count);
    append_little_endian_64(file, checksum(body));
    return file + body;
}

} // namespace dateline
