// SPDX-License-Identifier: Apache-2.0
// Trains, measures and shows the model of sentence analysis.
#include "base/error.hpp"
#include "syntax/parser.hpp"
#include "syntax/train/evaluate.hpp"
#include "syntax/train/irregular_forms.hpp"
#include "syntax/train/train.hpp"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace dateline;
namespace fs = std::filesystem;

constexpr const char* usage = "usage: dateline-train train TREEBANK_DIR MODEL\n"
                              "       dateline-train evaluate MODEL FILE.conllu...\n"
                              "       dateline-train dump MODEL < sentences, tokens apart by spaces\n";

/// The parts of the treebanks that the model is trained on.
constexpr std::array training_files{"en_ewt-train.conllu", "en_gum_ccby-train.conllu"};
constexpr int news_weight = 3;

int train(const fs::path& treebank, const fs::path& model) {
    std::vector<GoldSentence> sentences;
    for (const char* name : training_files) {
        std::vector<GoldSentence> more = read_conllu(treebank / name);
        std::move(more.begin(), more.end(), std::back_inserter(sentences));
    }
    // Our own news sentences are few beside the treebanks: each counts several times.
    const std::vector<GoldSentence> news = read_conllu(DATELINE_NEWS_TREEBANK);
    for (int time = 0; time < news_weight; ++time)
        sentences.insert(sentences.end(), news.begin(), news.end());
    TrainOptions options;
    options.irregular_forms = read_irregular_forms(DATELINE_IRREGULAR_FORMS);
    options.report = [](std::string_view line) { std::cerr << line << std::endl; };
    const std::string bytes = train_model(std::move(sentences), options);
    const fs::path unfinished = model.string() + ".part";
    std::ofstream stream{unfinished, std::ios::binary};
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream)
        fail<SystemError>("{}: cannot be written", unfinished.string());
    fs::rename(unfinished, model);
    fmt::print("{} bytes\n", bytes.size());
    return 0;
}

int evaluate_files(const fs::path& model, const std::vector<std::string>& files) {
    const Parser parser{model};
    fmt::print("{:28} {:>7} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>9}\n", "file", "words", "UPOS", "bits",
               "lemma", "UAS", "LAS", "LAS-u", "words/s");
    for (const std::string& file : files) {
        const Evaluation result = evaluate(parser, read_conllu(fs::path{file}));
        const auto share = [&](std::size_t right) {
            return 100.0 * static_cast<double>(right) /
                   static_cast<double>(std::max<std::size_t>(result.words, 1));
        };
        fmt::print("{:28} {:7} {:6.2f} {:6.2f} {:6.2f} {:6.2f} {:6.2f} {:6.2f} {:9.0f}\n",
                   fs::path{file}.filename().string(), result.words, share(result.upos), share(result.bits),
                   share(result.lemma), share(result.head), share(result.labelled),
                   share(result.labelled_universal), static_cast<double>(result.words) / result.seconds);
    }
    return 0;
}

int dump(const fs::path& model) {
    const Parser parser{model};
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream stream{line};
        const std::vector<std::string> words{std::istream_iterator<std::string>{stream}, {}};
        const Parse parse = parser.parse(std::vector<std::string_view>{words.begin(), words.end()});
        for (std::size_t i = 0; i < words.size(); ++i) {
            const ParsedWord& word = parse.words[i];
            fmt::print("{:3} {:18} {:18} {:6} {:3} {:14} {:18}{}{}{}\n", i, words[i], word.lemma,
                       to_string(word.upos), word.head, to_string(word.deprel),
                       word.head < 0 ? "-" : words[static_cast<std::size_t>(word.head)],
                       word.past ? " past" : "", word.plural ? " plural" : "",
                       word.participle ? " participle" : "");
        }
        fmt::print("\n");
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    try {
        const std::vector<std::string> arguments{argv + 1, argv + argc};
        if (arguments.size() == 3 && arguments[0] == "train")
            return train(arguments[1], arguments[2]);
        if (arguments.size() >= 3 && arguments[0] == "evaluate")
            return evaluate_files(arguments[1], {arguments.begin() + 2, arguments.end()});
        if (arguments.size() == 2 && arguments[0] == "dump")
            return dump(arguments[1]);
        std::cerr << usage;
        return 2;
    } catch (const std::exception& error) {
        std::cerr << "dateline-train: " << error.what() << '\n';
        return 1;
    }
}
