// SPDX-License-Identifier: Apache-2.0
#include "syntax/train/conllu.hpp"

#include "base/error.hpp"

#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <string_view>

namespace dateline {

namespace {

constexpr std::size_t columns = 10;

/// Follow the heads of every word up to the root; false when one does not get there.
bool is_tree(const GoldSentence& sentence) {
    std::size_t roots = 0;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (sentence[i].head < 0)
            ++roots;
        std::size_t steps = 0;
        for (auto at = static_cast<std::int32_t>(i); at >= 0;
             at = sentence[static_cast<std::size_t>(at)].head)
            if (++steps > sentence.size())
                return false;
    }
    return roots == 1;
}

/// A word between the ends of the arc to `dependent` that does not hang below the arc's head.
bool crosses(const GoldSentence& sentence, std::int32_t dependent) {
    const std::int32_t head = sentence[static_cast<std::size_t>(dependent)].head;
    if (head < 0)
        return false;
    for (std::int32_t between = std::min(head, dependent) + 1; between < std::max(head, dependent);
         ++between) {
        std::int32_t at = between;
        while (at >= 0 && at != head)
            at = sentence[static_cast<std::size_t>(at)].head;
        if (at != head)
            return true;
    }
    return false;
}

/// The shortest crossing arc, by its dependent; -1 when there is none.
std::int32_t shortest_crossing(const GoldSentence& sentence) {
    std::int32_t shortest = -1;
    std::int32_t length = 0;
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(sentence.size()); ++i) {
        const std::int32_t distance = std::abs(sentence[static_cast<std::size_t>(i)].head - i);
        if (crosses(sentence, i) && (shortest < 0 || distance < length)) {
            shortest = i;
            length = distance;
        }
    }
    return shortest;
}

} // namespace

std::vector<GoldSentence> read_conllu(std::istream& stream, const std::string& name) {
    std::vector<GoldSentence> sentences;
    GoldSentence sentence;
    std::size_t line_number = 0;
    const auto finish = [&] {
        if (sentence.empty())
            return;
        for (const GoldWord& word : sentence)
            if (word.head >= static_cast<std::int32_t>(sentence.size()))
                fail<DataError>("{}:{}: a head is outside of the sentence that ends here", name, line_number);
        if (!is_tree(sentence))
            fail<DataError>("{}:{}: the sentence that ends here is not a tree with one root", name,
                            line_number);
        sentences.push_back(std::move(sentence));
        sentence.clear();
    };
    for (std::string line; std::getline(stream, line);) {
        ++line_number;
        if (line.empty()) {
            finish();
            continue;
        }
        if (line.front() == '#')
            continue;
        std::array<std::string_view, columns> cells;
        std::string_view rest = line;
        for (std::size_t i = 0; i < columns; ++i) {
            const std::size_t tab = rest.find('\t');
            if ((tab == std::string_view::npos) != (i + 1 == columns))
                fail<DataError>("{}:{}: not ten columns", name, line_number);
            cells.at(i) = rest.substr(0, tab);
            rest.remove_prefix(tab == std::string_view::npos ? rest.size() : tab + 1);
        }
        if (cells[0].find_first_of("-.") != std::string_view::npos)
            continue;
        std::int32_t head = 0;
        const char* const end = cells[6].data() + cells[6].size();
        const auto [stop, wrong] = std::from_chars(cells[6].data(), end, head);
        if (wrong != std::errc{} || stop != end || head < 0)
            fail<DataError>("{}:{}: '{}' is no head", name, line_number, cells[6]);
        sentence.push_back({std::string{cells[1]}, std::string{cells[2]}, std::string{cells[3]},
                            std::string{cells[4]}, head - 1, std::string{cells[7]}});
    }
    finish();
    return sentences;
}

std::vector<GoldSentence> read_conllu(const std::filesystem::path& path) {
    std::ifstream stream{path};
    if (!stream)
        fail<SystemError>("{}: cannot be opened", path.string());
    return read_conllu(stream, path.string());
}

bool is_projective(const GoldSentence& sentence) {
    return shortest_crossing(sentence) < 0;
}

void make_projective(GoldSentence& sentence) {
    for (std::int32_t arc = shortest_crossing(sentence); arc >= 0; arc = shortest_crossing(sentence)) {
        std::int32_t& head = sentence[static_cast<std::size_t>(arc)].head;
        head = sentence[static_cast<std::size_t>(head)].head;
    }
}

} // namespace dateline
