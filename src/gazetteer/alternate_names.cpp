// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/alternate_names.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

// A kept name in the file: status, two lengths, language, text.
constexpr std::size_t head_bytes = 4;

} // namespace

void AlternateNames::ready() {
    std::sort(m_places.begin(), m_places.end());
}

void AlternateNames::add(std::uint32_t place_id, const PlaceName& name) {
    if (!std::binary_search(m_places.begin(), m_places.end(), place_id) || name.text.size() > 0xFFFF ||
        name.language.size() > 0xFF)
        return;
    if (m_texts == nullptr)
        m_texts.reset(std::tmpfile());
    if (m_texts == nullptr)
        fail<SystemError>("no scratch file for alternate names can be made in the temporary folder");
    const std::array<unsigned char, head_bytes> head{static_cast<unsigned char>(name.status),
                                                     static_cast<unsigned char>(name.language.size()),
                                                     static_cast<unsigned char>(name.text.size() & 0xFFU),
                                                     static_cast<unsigned char>(name.text.size() >> 8U)};
    const bool written =
        std::fwrite(head.data(), 1, head.size(), m_texts.get()) == head.size() &&
        std::fwrite(name.language.data(), 1, name.language.size(), m_texts.get()) == name.language.size() &&
        std::fwrite(name.text.data(), 1, name.text.size(), m_texts.get()) == name.text.size();
    if (!written)
        fail<SystemError>("the scratch file for alternate names cannot be written; is the disk full?");
    m_names.push_back({place_id, static_cast<std::uint32_t>(m_names.size()), m_bytes});
    m_bytes += head_bytes + name.language.size() + name.text.size();
}

void AlternateNames::sort() {
    std::sort(m_names.begin(), m_names.end(), [](const Kept& a, const Kept& b) {
        return a.place != b.place ? a.place < b.place : a.order < b.order;
    });
    if (m_texts != nullptr && std::fflush(m_texts.get()) != 0)
        fail<SystemError>("the scratch file for alternate names cannot be written; is the disk full?");
}

void AlternateNames::take(std::uint32_t place_id, std::vector<PlaceName>& names) {
    auto kept = std::lower_bound(m_names.begin(), m_names.end(), place_id,
                                 [](const Kept& name, std::uint32_t id) { return name.place < id; });
    for (; kept != m_names.end() && kept->place == place_id; ++kept) {
        std::array<unsigned char, head_bytes> head{};
        PlaceName name;
        bool read = std::fseek(m_texts.get(), static_cast<long>(kept->offset), SEEK_SET) == 0 &&
                    std::fread(head.data(), 1, head.size(), m_texts.get()) == head.size();
        name.status = static_cast<NameStatus>(head[0]);
        name.language.resize(head[1]);
        name.text.resize(head[2] | static_cast<std::size_t>(head[3]) << 8U);
        read = read &&
               std::fread(name.language.data(), 1, name.language.size(), m_texts.get()) ==
                   name.language.size() &&
               std::fread(name.text.data(), 1, name.text.size(), m_texts.get()) == name.text.size();
        if (!read)
            fail<SystemError>("the scratch file for alternate names cannot be read back");
        names.push_back(std::move(name));
    }
}

} // namespace dateline
