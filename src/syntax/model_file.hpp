// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

/// Numbers of the model file are little-endian whatever the machine.
inline std::uint32_t little_endian_32(const char* at) {
    const auto byte = [at](int i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(at[i])); };
    return byte(0) | byte(1) << 8U | byte(2) << 16U | byte(3) << 24U;
}
inline std::uint64_t little_endian_64(const char* at) {
    return little_endian_32(at) | static_cast<std::uint64_t>(little_endian_32(at + 4)) << 32U;
}
void append_little_endian_32(std::string& bytes, std::uint32_t number);
void append_little_endian_64(std::string& bytes, std::uint64_t number);

/// The parts of a model file, in the order in which they stand.
enum class ModelPart : std::uint8_t { tags, labels, certain, tagger, parser, scripts, lemmas };
inline constexpr std::size_t model_part_count = 7;

/// A model file mapped into memory. It is: eight bytes of magic, version (4), number of parts (4), checksum
/// of all that follows (8), begin and end of each part (4 + 4), the parts.
class ModelFile {
public:
    /// Throws SystemError when the file cannot be read, DataError when it is not a model of this version or
    /// is damaged.
    explicit ModelFile(const std::filesystem::path& path);
    ~ModelFile();
    ModelFile(const ModelFile&) = delete;
    ModelFile& operator=(const ModelFile&) = delete;
    ModelFile(ModelFile&&) = delete;
    ModelFile& operator=(ModelFile&&) = delete;

    [[nodiscard]] std::string_view part(ModelPart part) const;

private:
    std::string_view m_bytes;
};

/// The bytes of a model file made of these parts.
std::string write_model(std::span<const std::string, model_part_count> parts);

} // namespace dateline
