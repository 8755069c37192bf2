// SPDX-License-Identifier: Apache-2.0
// Particles stand glued to the word before (`20일부터`): a word matches by its beginning, and what is left
// must be one of the endings listed.
#include "time/korean_words.hpp"

namespace dateline {

namespace {

using Endings = std::string_view;

constexpr Endings case_endings =
    "||에|에는|엔|에도|은|는|이|의|도|과|와|로|께|경|쯤|께부터|자|중|이면|을|를|날|이후|";
constexpr Endings since_endings = "|부터|부터는|이래|";
constexpr Endings until_endings = "|까지|까지는|까지의|";
constexpr Endings length_endings = "|간|동안|여|째|여간|만에|만|가량|짜리|";

bool is_one_of(std::string_view ending, Endings list) {
    if (ending.empty())
        return list.substr(0, 2) == "||";
    for (std::size_t at = list.find(ending); at != std::string_view::npos; at = list.find(ending, at + 1))
        if (at > 0 && list[at - 1] == '|' && at + ending.size() < list.size() &&
            list[at + ending.size()] == '|')
            return true;
    return false;
}

struct NamedPart {
    std::string_view stem;
    PartOf part;
};
constexpr std::array<NamedPart, 9> period_parts{{{"초반", PartOf::early},
                                                 {"후반", PartOf::late},
                                                 {"초순", PartOf::early},
                                                 {"상순", PartOf::early},
                                                 {"중순", PartOf::mid},
                                                 {"하순", PartOf::late},
                                                 {"초", PartOf::early},
                                                 {"말", PartOf::late},
                                                 {"중반", PartOf::mid}}};

} // namespace

const std::array<KoreanPointer, 24> korean_pointers{
    {{"오늘", TimeUnit::day, Which::none, 0},        {"어제", TimeUnit::day, Which::none, -1},
     {"어젯밤", TimeUnit::day, Which::none, -1},     {"그제", TimeUnit::day, Which::none, -2},
     {"그저께", TimeUnit::day, Which::none, -2},     {"내일", TimeUnit::day, Which::none, 1},
     {"모레", TimeUnit::day, Which::none, 2},        {"작년", TimeUnit::year, Which::last, 0},
     {"지난해", TimeUnit::year, Which::last, 0},     {"재작년", TimeUnit::year, Which::none, 0},
     {"올해", TimeUnit::year, Which::this_, 0},      {"금년", TimeUnit::year, Which::this_, 0},
     {"내년", TimeUnit::year, Which::next, 0},       {"지난달", TimeUnit::month, Which::last, 0},
     {"이달", TimeUnit::month, Which::this_, 0},     {"내달", TimeUnit::month, Which::next, 0},
     {"지난주", TimeUnit::week, Which::last, 0},     {"금주", TimeUnit::week, Which::this_, 0},
     {"내주", TimeUnit::week, Which::next, 0},       {"지난밤", TimeUnit::day, Which::none, -1},
     {"다음날", TimeUnit::day, Which::following, 0}, {"이튿날", TimeUnit::day, Which::following, 0},
     {"전날", TimeUnit::day, Which::previous, 0},    {"그날", TimeUnit::day, Which::that, 0}}};
const std::array<KoreanPart, 10> korean_parts{{{"새벽", DayPart::early_hours},
                                               {"아침", DayPart::morning},
                                               {"오전", DayPart::morning},
                                               {"오후", DayPart::afternoon},
                                               {"저녁", DayPart::evening},
                                               {"밤", DayPart::night},
                                               {"정오", DayPart::noon},
                                               {"자정", DayPart::midnight},
                                               {"낮", DayPart::daytime},
                                               {"심야", DayPart::night}}};
const std::array<KoreanUnit, 9> korean_units{{{"년", TimeUnit::year},
                                              {"개월", TimeUnit::month},
                                              {"달", TimeUnit::month},
                                              {"주일", TimeUnit::week},
                                              {"주", TimeUnit::week},
                                              {"일", TimeUnit::day},
                                              {"시간", TimeUnit::hour},
                                              {"분", TimeUnit::minute},
                                              {"초", TimeUnit::second}}};
const std::array<KoreanUnit, 5> korean_pointed_units{{{"주말", TimeUnit::weekend},
                                                      {"주", TimeUnit::week},
                                                      {"달", TimeUnit::month},
                                                      {"해", TimeUnit::year},
                                                      {"분기", TimeUnit::quarter}}};
const std::array<KoreanUnit, 4> korean_native_units{
    {{"달", TimeUnit::month}, {"주", TimeUnit::week}, {"해", TimeUnit::year}, {"시간", TimeUnit::hour}}};
const std::array<std::string_view, 10> korean_native_numbers{"한",   "두",   "세",   "네",   "다섯",
                                                             "여섯", "일곱", "여덟", "아홉", "열"};
const std::array<std::string_view, 7> korean_weekdays{"월요일", "화요일", "수요일", "목요일",
                                                      "금요일", "토요일", "일요일"};
const std::array<std::string_view, 7> korean_weekday_letters{"월", "화", "수", "목", "금", "토", "일"};
const std::array<std::string_view, 4> korean_seasons{"봄", "여름", "가을", "겨울"};

std::optional<std::string_view> after_korean_stem(std::string_view word, std::string_view stem) {
    if (word.substr(0, stem.size()) != stem)
        return std::nullopt;
    return word.substr(stem.size());
}

KoreanEnding korean_ending(std::string_view rest) {
    if (is_one_of(rest, case_endings))
        return KoreanEnding::plain;
    if (is_one_of(rest, since_endings))
        return KoreanEnding::since;
    if (is_one_of(rest, until_endings))
        return KoreanEnding::until;
    if (is_one_of(rest, length_endings))
        return KoreanEnding::length;
    return KoreanEnding::none;
}

bool is_korean_length(std::string_view rest, std::string_view next_word) {
    return is_one_of(rest, length_endings) ||
           (rest.empty() && (after_korean_stem(next_word, "동안") || next_word == "만에" ||
                             next_word == "가까이" || next_word == "간" || next_word == "이상"));
}

PartOf korean_part_of(std::string_view word) {
    for (const NamedPart& named : period_parts)
        if (const auto rest = after_korean_stem(word, named.stem);
            rest && korean_ending(*rest) != KoreanEnding::none &&
            korean_ending(*rest) != KoreanEnding::length)
            return named.part;
    return PartOf::none;
}

KoreanEnding korean_ending_after_part(std::string_view word) {
    for (const NamedPart& named : period_parts)
        if (const auto rest = after_korean_stem(word, named.stem);
            rest && korean_ending(*rest) != KoreanEnding::none)
            return korean_ending(*rest);
    return KoreanEnding::plain;
}

} // namespace dateline
