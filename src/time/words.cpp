// SPDX-License-Identifier: Apache-2.0
#include "time/words.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace dateline {

namespace {

constexpr std::size_t longest_word = 16;

WordFacts key_word(std::string_view word, Key key) {
    return {.word = word, .key = key};
}

std::vector<WordFacts> english_words() {
    std::vector<WordFacts> all;

    struct Month {
        std::string_view name, short_name;
        bool everyday;
    };
    constexpr std::array<Month, 12> months{{{"january", "jan", false},
                                            {"february", "feb", false},
                                            {"march", "mar", true},
                                            {"april", "apr", false},
                                            {"may", "", true},
                                            {"june", "jun", false},
                                            {"july", "jul", false},
                                            {"august", "aug", false},
                                            {"september", "sept", false},
                                            {"october", "oct", false},
                                            {"november", "nov", false},
                                            {"december", "dec", false}}};
    for (std::uint8_t i = 0; i < 12; ++i) {
        const auto number = static_cast<std::uint8_t>(i + 1);
        all.push_back({.word = months[i].name, .month = number, .everyday = months[i].everyday || i == 7});
        if (!months[i].short_name.empty())
            all.push_back(
                {.word = months[i].short_name, .month = number, .abbreviation = true, .everyday = true});
    }
    all.push_back({.word = "sep", .month = 9, .abbreviation = true, .everyday = true});

    struct Weekday {
        std::string_view name, plural;
        std::array<std::string_view, 3> short_names;
    };
    constexpr std::array<Weekday, 7> weekdays{{{"monday", "mondays", {"mon", "", ""}},
                                               {"tuesday", "tuesdays", {"tue", "tues", ""}},
                                               {"wednesday", "wednesdays", {"wed", "weds", ""}},
                                               {"thursday", "thursdays", {"thu", "thur", "thurs"}},
                                               {"friday", "fridays", {"fri", "", ""}},
                                               {"saturday", "saturdays", {"sat", "", ""}},
                                               {"sunday", "sundays", {"sun", "", ""}}}};
    for (std::uint8_t i = 0; i < 7; ++i) {
        const auto number = static_cast<std::uint8_t>(i + 1);
        all.push_back({.word = weekdays[i].name, .weekday = number});
        all.push_back({.word = weekdays[i].plural, .weekday = number, .plural = true});
        for (const auto& name : weekdays[i].short_names)
            if (!name.empty())
                all.push_back({.word = name, .weekday = number, .abbreviation = true, .everyday = true});
    }

    struct Unit {
        std::string_view one, many;
        TimeUnit unit;
    };
    constexpr std::array<Unit, 14> units{{{"second", "seconds", TimeUnit::second},
                                          {"minute", "minutes", TimeUnit::minute},
                                          {"hour", "hours", TimeUnit::hour},
                                          {"day", "days", TimeUnit::day},
                                          {"weekend", "weekends", TimeUnit::weekend},
                                          {"week", "weeks", TimeUnit::week},
                                          {"fortnight", "fortnights", TimeUnit::fortnight},
                                          {"month", "months", TimeUnit::month},
                                          {"quarter", "quarters", TimeUnit::quarter},
                                          {"year", "years", TimeUnit::year},
                                          {"decade", "decades", TimeUnit::decade},
                                          {"century", "centuries", TimeUnit::century},
                                          {"season", "seasons", TimeUnit::season},
                                          {"millennium", "millennia", TimeUnit::millennium}}};
    for (const auto& unit : units) {
        all.push_back({.word = unit.one,
                       .unit = unit.unit,
                       .ordinal = static_cast<std::uint8_t>(unit.unit == TimeUnit::second ? 2 : 0)});
        all.push_back({.word = unit.many, .unit = unit.unit, .plural = true});
    }
    all.push_back({.word = "mins", .unit = TimeUnit::minute, .plural = true});
    all.push_back({.word = "hrs", .unit = TimeUnit::hour, .plural = true});
    all.push_back({.word = "yrs", .unit = TimeUnit::year, .plural = true});

    constexpr std::array<std::string_view, 20> small{
        "one",     "two",     "three",     "four",     "five",     "six",      "seven",
        "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    for (std::int16_t i = 0; i < 20; ++i)
        all.push_back(
            {.word = small[static_cast<std::size_t>(i)], .number = static_cast<std::int16_t>(i + 1)});
    constexpr std::array<std::string_view, 7> tens{"thirty",  "forty",  "fifty", "sixty",
                                                   "seventy", "eighty", "ninety"};
    for (std::int16_t i = 0; i < 7; ++i)
        all.push_back(
            {.word = tens[static_cast<std::size_t>(i)], .number = static_cast<std::int16_t>((i + 3) * 10)});
    constexpr std::array<std::string_view, 20> ordinals{
        "",          "",          "third",       "fourth",     "fifth",      "sixth",      "seventh",
        "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth", "fourteenth",
        "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};
    for (std::uint8_t i = 2; i < 20; ++i)
        all.push_back({.word = ordinals[i], .ordinal = static_cast<std::uint8_t>(i + 1)});
    all.push_back({.word = "thirtieth", .ordinal = 30});
    all.push_back({.word = "fortieth", .ordinal = 40});
    all.push_back({.word = "fiftieth", .ordinal = 50});
    all.push_back({.word = "sixtieth", .ordinal = 60});
    all.push_back({.word = "seventieth", .ordinal = 70});
    all.push_back({.word = "eightieth", .ordinal = 80});
    all.push_back({.word = "ninetieth", .ordinal = 90});
    all.push_back({.word = "hundredth", .ordinal = 100});
    all.push_back({.word = "first", .key = Key::first, .ordinal = 1});

    all.push_back({.word = "spring", .season = Season::spring, .everyday = true});
    all.push_back({.word = "springtime", .season = Season::spring});
    all.push_back({.word = "summer", .season = Season::summer});
    all.push_back({.word = "summertime", .season = Season::summer});
    all.push_back({.word = "autumn", .season = Season::autumn});
    all.push_back({.word = "fall", .season = Season::autumn, .everyday = true});
    all.push_back({.word = "winter", .season = Season::winter});
    all.push_back({.word = "wintertime", .season = Season::winter});

    struct Part {
        std::string_view one;
        DayPart part;
        bool plural;
    };
    constexpr std::array<Part, 20> parts{
        {{"morning", DayPart::morning, false},     {"mornings", DayPart::morning, true},
         {"midmorning", DayPart::morning, false},  {"afternoon", DayPart::afternoon, false},
         {"afternoons", DayPart::afternoon, true}, {"midafternoon", DayPart::afternoon, false},
         {"evening", DayPart::evening, false},     {"evenings", DayPart::evening, true},
         {"night", DayPart::night, false},         {"nights", DayPart::night, true},
         {"nighttime", DayPart::night, false},     {"dawn", DayPart::dawn, false},
         {"daybreak", DayPart::dawn, false},       {"sunrise", DayPart::dawn, false},
         {"dusk", DayPart::evening, false},        {"sunset", DayPart::evening, false},
         {"nightfall", DayPart::evening, false},   {"noon", DayPart::noon, false},
         {"midday", DayPart::noon, false},         {"midnight", DayPart::midnight, false}}};
    for (const auto& part : parts)
        all.push_back({.word = part.one, .part = part.part, .plural = part.plural});
    all.push_back({.word = "predawn", .part = DayPart::early_hours});
    all.push_back({.word = "noontime", .part = DayPart::noon});
    all.push_back({.word = "lunchtime", .part = DayPart::noon});
    all.push_back({.word = "daytime", .part = DayPart::daytime});
    all.push_back({.word = "daylight", .part = DayPart::daytime});

    struct Zone {
        std::string_view name;
        std::int16_t minutes;
    };
    constexpr std::array<Zone, 18> zones{{{"kst", 540},
                                          {"jst", 540},
                                          {"utc", 0},
                                          {"gmt", 0},
                                          {"bst", 60},
                                          {"cet", 60},
                                          {"cest", 120},
                                          {"msk", 180},
                                          {"ist", 330},
                                          {"hkt", 480},
                                          {"est", -300},
                                          {"edt", -240},
                                          {"cst", -360},
                                          {"cdt", -300},
                                          {"mst", -420},
                                          {"mdt", -360},
                                          {"pst", -480},
                                          {"pdt", -420}}};
    for (const auto& zone : zones)
        all.push_back({.word = zone.name, .zone_minutes = zone.minutes});
    all.push_back({.word = "vlat", .zone_minutes = 600});
    all.push_back({.word = "aest", .zone_minutes = 600});

    struct Keyed {
        Key key;
        std::string_view words;
    };
    constexpr std::array keys{
        Keyed{Key::the, "the"},
        Keyed{Key::a, "a an"},
        Keyed{Key::of, "of"},
        Keyed{Key::on, "on"},
        Keyed{Key::in, "in"},
        Keyed{Key::at, "at"},
        Keyed{Key::from, "from"},
        Keyed{Key::to, "to"},
        Keyed{Key::between, "between"},
        Keyed{Key::and_, "and"},
        Keyed{Key::or_, "or"},
        Keyed{Key::since, "since"},
        Keyed{Key::until, "until till til"},
        Keyed{Key::by, "by"},
        Keyed{Key::during, "during"},
        Keyed{Key::through, "through thru"},
        Keyed{Key::over, "over"},
        Keyed{Key::within, "within"},
        Keyed{Key::after, "after"},
        Keyed{Key::before, "before"},
        Keyed{Key::around, "around circa"},
        Keyed{Key::about, "about"},
        Keyed{Key::approximately, "approximately roughly nearly almost exactly just only barely"},
        Keyed{Key::some, "some"},
        Keyed{Key::no, "no not"},
        Keyed{Key::than, "than"},
        Keyed{Key::per, "per"},
        Keyed{Key::for_, "for"},
        Keyed{Key::as, "as"},
        Keyed{Key::so, "so"},
        Keyed{Key::far, "far"},
        Keyed{Key::that, "that"},
        Keyed{Key::this_, "this"},
        Keyed{Key::these, "these"},
        Keyed{Key::those, "those"},
        Keyed{Key::past, "past"},
        Keyed{Key::all, "all whole entire"},
        Keyed{Key::throughout, "throughout"},
        Keyed{Key::pronoun, "he she they we you i his her their him them who which its our"},
        Keyed{Key::it, "it"},
        Keyed{Key::copula,
              "is are was were be been being will would has have had did do does can could should must"},
        Keyed{Key::said, "said says say told tells reported according"},
        Keyed{Key::with, "with without into under across near"},
        Keyed{Key::when, "when where if"},
        Keyed{Key::while_, "while"},
        Keyed{Key::because, "because though although"},
        Keyed{Key::but, "but"},
        Keyed{Key::last, "last"},
        Keyed{Key::next, "next"},
        Keyed{Key::previous, "previous preceding prior"},
        Keyed{Key::following, "following subsequent ensuing"},
        Keyed{Key::same, "same"},
        Keyed{Key::coming, "coming upcoming forthcoming"},
        Keyed{Key::current, "current"},
        Keyed{Key::recent, "recent"},
        Keyed{Key::other, "other"},
        Keyed{Key::early, "early"},
        Keyed{Key::mid, "mid"},
        Keyed{Key::late, "late"},
        Keyed{Key::beginning, "beginning"},
        Keyed{Key::start, "start"},
        Keyed{Key::end, "end close"},
        Keyed{Key::middle, "middle"},
        Keyed{Key::earlier, "earlier"},
        Keyed{Key::later, "later"},
        Keyed{Key::height, "height peak course"},
        Keyed{Key::turn, "turn"},
        Keyed{Key::couple, "couple pair"},
        Keyed{Key::few, "few"},
        Keyed{Key::several, "several"},
        Keyed{Key::dozen, "dozen dozens"},
        Keyed{Key::many, "many"},
        Keyed{Key::hundred, "hundred hundreds"},
        Keyed{Key::thousand, "thousand thousands"},
        Keyed{Key::half, "half"},
        Keyed{Key::every, "every"},
        Keyed{Key::each, "each"},
        Keyed{Key::once, "once"},
        Keyed{Key::twice, "twice"},
        Keyed{Key::times, "times"},
        Keyed{Key::more, "more"},
        Keyed{Key::less, "less fewer least most"},
        Keyed{Key::another, "another"},
        Keyed{Key::today, "today"},
        Keyed{Key::yesterday, "yesterday"},
        Keyed{Key::tomorrow, "tomorrow"},
        Keyed{Key::tonight, "tonight"},
        Keyed{Key::overnight, "overnight"},
        Keyed{Key::now, "now nowadays"},
        Keyed{Key::currently, "currently presently"},
        Keyed{Key::recently, "recently lately"},
        Keyed{Key::ago, "ago"},
        Keyed{Key::afterwards, "afterwards afterward"},
        Keyed{Key::hence, "hence"},
        Keyed{Key::thereafter, "thereafter"},
        Keyed{Key::local, "local"},
        Keyed{Key::time, "time"},
        Keyed{Key::standard, "standard"},
        Keyed{Key::clock, "clock"},
        Keyed{Key::bc, "bc bce"},
        Keyed{Key::ad, "ad ce"},
        Keyed{Key::daily, "daily"},
        Keyed{Key::weekly, "weekly"},
        Keyed{Key::monthly, "monthly"},
        Keyed{Key::quarterly, "quarterly"},
        Keyed{Key::annually, "annually annual yearly"},
        Keyed{Key::nightly, "nightly"},
        Keyed{Key::hourly, "hourly"},
        Keyed{Key::future, "future"},
        Keyed{Key::present, "present"},
        Keyed{Key::former, "former"},
        Keyed{Key::previously, "previously"},
        Keyed{Key::formerly, "formerly"},
        Keyed{Key::eve, "eve"},
        Keyed{Key::anniversary, "anniversary"},
        Keyed{Key::birthday, "birthday"},
        Keyed{Key::opener, "fiscal q rest sometime ever up latter pre wee small opening final closing very"},
        Keyed{Key::measure, "metres meters miles kilometres kilometers km km2 kg tons tonnes ton feet foot "
                            "yards acres dollars won yuan rubles "
                            "euros pounds percent people persons men women troops soldiers workers rounds "
                            "balloons votes points inches "
                            "degrees square cubic mm cm kilograms kilos cases seats shares barrels hectares"},
    };
    for (const Keyed& keyed : keys) {
        std::string_view rest = keyed.words;
        while (!rest.empty()) {
            const std::size_t cut = std::min(rest.find(' '), rest.size());
            all.push_back(key_word(rest.substr(0, cut), keyed.key));
            rest.remove_prefix(std::min(cut + 1, rest.size()));
        }
    }
    return all;
}

std::uint32_t hash_of(std::string_view lower) {
    std::uint32_t hash = 2166136261U;
    for (const char c : lower)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash ^ (hash >> 15U);
}

/// Open addressing over a power of two, at most a quarter full.
class WordTable {
public:
    WordTable() : m_words{english_words()} {
        m_slots.fill(empty);
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            std::size_t at = hash_of(m_words[i].word) & (m_slots.size() - 1);
            while (m_slots[at] != empty)
                at = (at + 1) & (m_slots.size() - 1);
            m_slots[at] = static_cast<std::uint16_t>(i);
        }
    }

    [[nodiscard]] const WordFacts* find(std::string_view lower) const {
        std::size_t at = hash_of(lower) & (m_slots.size() - 1);
        for (; m_slots[at] != empty; at = (at + 1) & (m_slots.size() - 1))
            if (m_words[m_slots[at]].word == lower)
                return &m_words[m_slots[at]];
        return nullptr;
    }

private:
    static constexpr std::uint16_t empty = 0xFFFF;
    std::vector<WordFacts> m_words;
    std::array<std::uint16_t, 2048> m_slots{};
};

} // namespace

const WordFacts* find_word(std::string_view word) {
    static const WordTable table;
    if (word.empty() || word.size() > longest_word)
        return nullptr;
    std::array<char, longest_word> lower{};
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        lower[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return table.find({lower.data(), word.size()});
}

} // namespace dateline
