// SPDX-License-Identifier: Apache-2.0
#include "syntax/inventory.hpp"

#include "base/error.hpp"
#include "syntax/lines.hpp"

namespace dateline {

namespace {
constexpr std::size_t max_tags = 255;
/// The parser's classes are one move without and two with a label.
constexpr std::size_t max_labels = 127;
} // namespace

Tag make_tag(Upos upos, std::string_view xpos) {
    Tag tag;
    tag.upos = upos;
    tag.xpos = xpos;
    tag.past = xpos == "VBD" || xpos == "VBN";
    tag.plural = xpos == "NNS" || xpos == "NNPS";
    tag.participle = xpos == "VBN" || xpos == "VBG";
    tag.finite = xpos == "VBD" || xpos == "VBP" || xpos == "VBZ" || xpos == "MD";
    tag.verbal = xpos.starts_with("VB") || xpos == "MD";
    return tag;
}

std::vector<Tag> read_tags(std::string_view lines) {
    std::vector<Tag> tags;
    for (const std::string_view line : split_lines(lines)) {
        const std::size_t bar = line.find('|');
        const auto upos = upos_from(line.substr(0, bar));
        if (bar == std::string_view::npos || !upos)
            fail<DataError>("model: '{}' is no part of speech", line);
        tags.push_back(make_tag(*upos, line.substr(bar + 1)));
    }
    if (tags.empty() || tags.size() > max_tags)
        fail<DataError>("model: {} parts of speech; 1 to {} are possible", tags.size(), max_tags);
    return tags;
}

std::string write_tags(const std::vector<Tag>& tags) {
    std::string lines;
    for (const Tag& tag : tags)
        lines += fmt::format("{}|{}\n", to_string(tag.upos), tag.xpos);
    return lines;
}

std::vector<Deprel> read_labels(std::string_view lines) {
    std::vector<Deprel> labels;
    for (const std::string_view line : split_lines(lines)) {
        const auto label = deprel_from(line);
        if (!label)
            fail<DataError>("model: '{}' is no dependency relation", line);
        labels.push_back(*label);
    }
    if (labels.empty() || labels.size() > max_labels)
        fail<DataError>("model: {} relations; 1 to {} are possible", labels.size(), max_labels);
    return labels;
}

std::string write_labels(const std::vector<Deprel>& labels) {
    std::string lines;
    for (const Deprel label : labels)
        lines += fmt::format("{}\n", to_string(label));
    return lines;
}

} // namespace dateline
