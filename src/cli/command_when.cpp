// SPDX-License-Identifier: Apache-2.0
// dateline when TEXT --published INSTANT: what the time words of a text come to.
#include "base/data_path.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/command.hpp"
#include "text/analyse.hpp"
#include "time/chronology.hpp"
#include "time/publication.hpp"
#include "time/read_times.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

struct WhenOptions {
    std::string text;
    std::string published;
    bool explain = false;
};

std::string_view kind_name(TimeKind kind) {
    switch (kind) {
    case TimeKind::date:
        return "date";
    case TimeKind::time:
        return "time";
    case TimeKind::duration:
        return "duration";
    case TimeKind::set:
        return "set";
    }
    return "";
}

Json json_of(const TimeExpression& expression, const Document& document, const CodePointIndex& index,
             bool explain) {
    Json item;
    item["text"] = std::string{document.words(expression.span)};
    const Interval* interval = expression.interval ? &*expression.interval : nullptr;
    item["start"] = interval != nullptr && interval->start ? Json(to_iso(*interval->start)) : Json();
    const auto last = interval != nullptr ? interval->last_day() : std::nullopt;
    item["end"] = last ? Json(to_iso(*last)) : Json();
    item["edtf"] = interval != nullptr ? Json(interval->edtf) : Json();
    item["precision"] = to_string(interval != nullptr ? interval->precision : TimePrecision::unknown);
    item["kind"] = kind_name(expression.kind);
    if (interval != nullptr && !interval->clock.empty())
        item["time"] = interval->clock;
    if (expression.approximate)
        item["approximate"] = true;
    if (!expression.timex.empty())
        item["timex"] = expression.timex;
    item["text_start"] = index.code_points(expression.span.begin);
    item["text_end"] = index.code_points(expression.span.end);
    if (explain) {
        item["confidence"] = expression.confidence;
        item["derivation"] = expression.derivation;
    }
    return item;
}

std::string standard_input() {
    std::ostringstream text;
    text << std::cin.rdbuf();
    return text.str();
}

void run_when(const WhenOptions& options, const Session& session) {
    if (!options.published.empty() && !parse_instant(options.published))
        throw UsageError{
            fmt::format("--published: '{}' is no ISO 8601 instant, day, month or year", options.published)};
    const Chronology chronology =
        Chronology::read(find_data_file(session.data_directories(), "gazetteer/chronology.tsv"));
    Article article;
    article.id = "text";
    article.text = options.text == "-" ? standard_input() : options.text;
    article.published = options.published;
    if (find_invalid_utf8(article.text))
        throw UsageError{"TEXT is not well-formed UTF-8"};
    const Document document = analyse(std::move(article));
    const DocumentTimes times = read_times(document, chronology);
    const CodePointIndex index{document.text()};
    Json list = Json::array();
    for (const TimeExpression& expression : times.expressions)
        list.push_back(json_of(expression, document, index, options.explain));
    fmt::print("{}\n", list.dump(2, ' ', false, Json::error_handler_t::replace));
    if (options.explain)
        fmt::print(stderr, "published: {} ({}; {})\n", times.publication.interval.edtf,
                   to_string(times.publication.basis), times.publication.derivation);
}

} // namespace

void add_when_command(CLI::App& app, Session& session) {
    const auto options = std::make_shared<WhenOptions>();
    CLI::App* command = app.add_subcommand("when", "Say which days the time words of a text name");
    command
        ->add_option("text", options->text,
                     "Words such as 'early Tuesday morning', or whole sentences; - reads standard input")
        ->required();
    command->add_option("--published", options->published,
                        "Instant (or day, month, year) of publication, ISO 8601");
    command->add_flag("--explain", options->explain,
                      "Add confidence and the rules applied; say on stderr what counts as publication");
    command->callback([options, &session] { run_when(*options, session); });
}

} // namespace dateline
