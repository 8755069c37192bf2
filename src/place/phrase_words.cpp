// SPDX-License-Identifier: Apache-2.0
// The words that phrases are made of: articles, countries, directions, numbers.
#include "place/phrase_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace dateline {

namespace {

constexpr std::array<std::string_view, 11> articles{"the",  "a",     "an",    "its", "their", "this",
                                                    "that", "these", "those", "our", "both"};
constexpr std::array<std::string_view, 21> number_words{
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::array<std::string_view, 10> tens{"",      "",      "twenty",  "thirty", "forty",
                                                "fifty", "sixty", "seventy", "eighty", "ninety"};

} // namespace

PhraseReader::PhraseReader(const TokenView& tokens, const std::vector<Mention>& mentions,
                           const Gazetteer& gazetteer)
    : m_tokens(tokens), m_mentions(mentions), m_gazetteer(gazetteer), m_words(PlaceWords::built_in()),
      m_starts(tokens.size(), -1) {
    for (std::size_t i = 0; i < mentions.size(); ++i)
        m_starts[mentions[i].first] = static_cast<std::int32_t>(i);
}

const Mention* PhraseReader::mention_at(std::uint32_t at) const {
    return at < m_starts.size() && m_starts[at] >= 0 ? &m_mentions[static_cast<std::size_t>(m_starts[at])]
                                                     : nullptr;
}

std::uint32_t PhraseReader::skip_article(std::uint32_t at) const {
    const bool article = std::find(articles.begin(), articles.end(), m_tokens.small(at)) != articles.end();
    return article && mention_at(at) == nullptr && m_tokens.same_sentence(at, at + 1) ? at + 1 : at;
}

std::string PhraseReader::country_of(const Mention& mention) const {
    if (mention.kind == MentionKind::demonym)
        return mention.country;
    // A country among the most prominent bearers of the name: `Mexico` is not first of all a city.
    constexpr std::size_t considered = 3;
    for (std::size_t i = 0;
         mention.kind == MentionKind::name && i < std::min(considered, mention.matches.size()); ++i)
        if (const EntryView entry = m_gazetteer.entry(mention.matches[i].entry); entry.type == "country")
            return std::string{entry.country};
    return {};
}

/// A demonym or the name of a country, with its possessive.
std::string PhraseReader::country_at(std::uint32_t at, std::uint32_t& end) const {
    const Mention* mention = mention_at(at);
    if (mention == nullptr)
        return {};
    std::string country = country_of(*mention);
    if (!country.empty())
        end = mention->end + (mention->possessive ? 1 : 0);
    return country;
}

DirectionWord PhraseReader::direction_at(std::uint32_t at, std::string_view form, std::uint32_t& end) const {
    if (const Mention* mention = mention_at(at); mention != nullptr && mention->end > at + 1)
        return {}; // `North Korea`, `South Hwanghae`
    std::string word{m_tokens.small(at)};
    std::uint32_t past = at + 1;
    if (m_tokens.small(at + 1) == "-" &&
        m_words.directions.has(word + "-" + std::string{m_tokens.small(at + 2)})) {
        word += "-" + std::string{m_tokens.small(at + 2)};
        past = at + 3;
    }
    const std::string_view bearing = m_words.directions[word];
    const std::string_view stands = m_words.directions.second(word);
    if (bearing.empty())
        return {};
    const bool adjective = stands == "adjective" || stands == "extreme" || stands == "reach";
    if ((form == "noun") != (stands == "noun") && !(form == "adjective" && adjective))
        return {};
    DirectionWord out;
    if (bearing == "middle") {
        out.form = DirectionWord::Form::middle;
    } else if (bearing == "upper" || bearing == "lower") {
        out.form = bearing == "upper" ? DirectionWord::Form::upper : DirectionWord::Form::lower;
    } else {
        out.form = DirectionWord::Form::bearing;
        std::from_chars(bearing.data(), bearing.data() + bearing.size(), out.bearing_deg);
        out.extreme = stands == "extreme";
    }
    end = past;
    return out;
}

/// `20`, `1,600`, `2.5`, `twenty`, `a few`, `half a`.
std::optional<double> PhraseReader::number_at(std::uint32_t at, std::uint32_t& end) const {
    if (!inside_text(at))
        return std::nullopt;
    const Token& token = m_tokens.document().tokens[at];
    if (token.kind == TokenKind::number) {
        std::string digits{m_tokens.document().words(token)};
        std::erase(digits, ',');
        double value = 0;
        const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{} || rest != digits.data() + digits.size())
            return std::nullopt;
        end = at + 1;
        return value;
    }
    const std::string_view word = m_tokens.small(at);
    if (word.empty())
        return std::nullopt;
    if (const auto found = std::find(number_words.begin(), number_words.end(), word);
        found != number_words.end()) {
        end = at + 1;
        return static_cast<double>(found - number_words.begin());
    }
    if (const auto found = std::find(tens.begin(), tens.end(), word); found != tens.end()) {
        end = at + 1;
        return 10.0 * static_cast<double>(found - tens.begin());
    }
    struct Vague {
        std::string_view words;
        double value;
    };
    // Vague counts at the middle of what readers take them for; the slack covers the rest.
    constexpr std::array<Vague, 9> vague{{{"a few", 3},
                                          {"several", 5},
                                          {"a couple of", 2},
                                          {"a couple", 2},
                                          {"some dozen", 12},
                                          {"half a", 0.5},
                                          {"a dozen", 12},
                                          {"dozens of", 40},
                                          {"a", 1}}};
    for (const Vague& entry : vague)
        if (const std::uint32_t past = m_tokens.match(at, entry.words); past != at) {
            end = past;
            return entry.value;
        }
    return std::nullopt;
}

} // namespace dateline
