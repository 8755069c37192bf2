// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "support/catch.hpp"
#include "syntax/model_file.hpp"
#include "syntax/parser.hpp"
#include "syntax/train/random.hpp"
#include "syntax/train/train.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>

using namespace dateline;

namespace {

constexpr const char* small_treebank = "1\tSoldiers\tsoldier\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n"
                                       "2\tcrossed\tcross\tVERB\tVBD\t_\t0\troot\t_\t_\n"
                                       "3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\t_\n"
                                       "4\triver\triver\tNOUN\tNN\t_\t2\tobj\t_\t_\n"
                                       "\n"
                                       "# text = The villages were emptied\n"
                                       "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n"
                                       "2\tvillages\tvillage\tNOUN\tNNS\t_\t4\tnsubj:pass\t_\t_\n"
                                       "3\twere\tbe\tAUX\tVBD\t_\t4\taux:pass\t_\t_\n"
                                       "4\temptied\tempty\tVERB\tVBN\t_\t0\troot\t_\t_\n"
                                       "\n";

std::string small_model() {
    std::istringstream stream{small_treebank};
    TrainOptions options;
    options.folds = 2;
    options.rare_below = 1;
    options.tagger_pruning = {1, 1, 8};
    options.parser_pruning = {1, 1, 8};
    return train_model(read_conllu(stream, "small"), options);
}

/// A file that is gone when the test is over.
class KeptFile {
public:
    explicit KeptFile(const std::string& bytes) {
        static int number = 0; // a file that is mapped must not be written over
        m_path = std::filesystem::temp_directory_path() /
                 fmt::format("dateline-test-model-{}-{}", ::getpid(), number++);
        std::ofstream{m_path, std::ios::binary} << bytes;
    }
    ~KeptFile() { std::filesystem::remove(m_path); }
    KeptFile(const KeptFile&) = delete;
    KeptFile& operator=(const KeptFile&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

void parse_something(const Parser& parser) {
    const std::array<std::string_view, 6> words{"The", "soldiers", "crossed", "탈북", "\xFF", ""};
    CHECK(parser.parse(words).words.size() == words.size());
    CHECK(parser.parse(std::span<const std::string_view>{}).words.empty());
}

} // namespace

TEST_CASE("training twice gives the same bytes, and what was learnt is known") {
    const std::string model = small_model();
    CHECK(model == small_model());
    const KeptFile file{model};
    const Parser parser{file.path()};
    const std::array<std::string_view, 4> words{"Soldiers", "emptied", "the", "villages"};
    const Parse parse = parser.parse(words);
    CHECK(parse.words[2].upos == Upos::det);
    CHECK(parse.words[2].head == 3);
    CHECK(parse.words[3].lemma == "village");
    CHECK(parse.words[3].plural);
    parse_something(parser);
}

TEST_CASE("a model that is cut off or changed is refused") {
    const std::string model = small_model();
    for (std::size_t size = 0; size < model.size(); size += 1 + size / 16) {
        const KeptFile file{model.substr(0, size)};
        CHECK_THROWS_AS(Parser{file.path()}, DataError);
    }
    for (std::size_t at = 0; at < model.size(); at += 1 + at / 16) {
        std::string changed = model;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        const KeptFile file{changed};
        CHECK_THROWS_AS(Parser{file.path()}, DataError);
    }
    CHECK_THROWS_AS(Parser{"/nowhere/english.model"}, SystemError);
    CHECK_THROWS_AS(Parser{std::filesystem::temp_directory_path()}, DataError);
}

TEST_CASE("a model made by an enemy is refused or harmless") {
    const std::string model = small_model();
    const KeptFile kept{model};
    const ModelFile sound{kept.path()};
    Random random{4};
    std::size_t refused = 0;
    constexpr int trials = 400;
    for (int trial = 0; trial < trials; ++trial) {
        std::array<std::string, model_part_count> parts;
        for (std::size_t i = 0; i < parts.size(); ++i)
            parts.at(i) = sound.part(static_cast<ModelPart>(i));
        // The checksum is made over the changed parts: only the readers of the parts stand in the way.
        std::string& part = parts.at(random.below(parts.size()));
        for (std::size_t changes = 1 + random.below(8); changes > 0 && !part.empty(); --changes)
            part[random.below(part.size())] = static_cast<char>(random.next() & 0xFFU);
        if (random.percent(20))
            part.resize(random.below(part.size() + 1));
        const KeptFile file{write_model(parts)};
        try {
            parse_something(Parser{file.path()});
        } catch (const DataError&) {
            ++refused;
        }
    }
    CHECK(refused > 0);
    CHECK(refused < trials);
}
