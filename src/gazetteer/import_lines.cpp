// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/import_lines.hpp"

#include "base/error.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>

namespace dateline {

namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 18U;
constexpr std::size_t longest_line = std::size_t{1} << 20U;

/// The path by which GDAL's virtual file systems read what is inside.
std::string inside(const std::filesystem::path& path) {
    const std::string extension = path.extension().string();
    if (extension == ".gz")
        return "/vsigzip/" + path.string();
    if (extension != ".zip")
        return path.string();
    const std::string archive = "/vsizip/" + path.string();
    std::string best;
    vsi_l_offset best_size = 0;
    const CPLStringList members{VSIReadDirRecursive(archive.c_str())};
    for (int i = 0; i < members.size(); ++i) {
        const std::filesystem::path member = members[i];
        const std::string ending = member.extension().string();
        if (ending != ".txt" && ending != ".tsv" && ending != ".csv")
            continue;
        VSIStatBufL status{};
        if (VSIStatL((archive + "/" + member.string()).c_str(), &status) != 0)
            continue;
        if (member.stem() == path.stem())
            return archive + "/" + member.string();
        const auto size = static_cast<vsi_l_offset>(status.st_size);
        if (best.empty() || size > best_size) {
            best = member.string();
            best_size = size;
        }
    }
    if (best.empty())
        fail<DataError>("{}: no readable archive with a text file in it", path.string());
    return archive + "/" + best;
}

} // namespace

ImportLines::ImportLines(const std::filesystem::path& path) : m_name(path.string()) {
    if (!std::filesystem::exists(path))
        fail<SystemError>("{}: no such file", m_name);
    m_file = VSIFOpenL(inside(path).c_str(), "rb");
    if (m_file == nullptr)
        fail<SystemError>("{}: cannot be opened", m_name);
}

ImportLines::~ImportLines() {
    if (m_file != nullptr)
        VSIFCloseL(static_cast<VSILFILE*>(m_file));
}

bool ImportLines::fill() {
    if (m_ended)
        return false;
    m_buffer.erase(0, m_at);
    m_at = 0;
    const std::size_t before = m_buffer.size();
    m_buffer.resize(before + chunk_bytes);
    const std::size_t read =
        VSIFReadL(m_buffer.data() + before, 1, chunk_bytes, static_cast<VSILFILE*>(m_file));
    m_buffer.resize(before + read);
    m_ended = read < chunk_bytes;
    return read > 0;
}

bool ImportLines::next(std::string_view& line) {
    std::size_t searched = m_at;
    while (true) {
        const std::size_t end = m_buffer.find('\n', searched);
        if (end != std::string::npos) {
            line = std::string_view{m_buffer}.substr(m_at, end - m_at);
            m_at = end + 1;
            break;
        }
        const std::size_t pending = m_buffer.size() - m_at;
        if (pending > longest_line)
            fail<DataError>("{}:{}:1: a line of more than a megabyte: no table of places", m_name,
                            m_number + 1);
        if (!fill()) {
            if (pending == 0)
                return false;
            line = std::string_view{m_buffer}.substr(m_at);
            m_at = m_buffer.size();
            break;
        }
        searched = m_at + pending;
    }
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    ++m_number;
    if (m_number == 1 && line.starts_with("\xEF\xBB\xBF"))
        line.remove_prefix(3);
    return true;
}

} // namespace dateline
