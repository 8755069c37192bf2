// SPDX-License-Identifier: Apache-2.0
// Writes the man pages from the same definitions that --help shows: write_man_pages FOLDER_WITH_MORE
// OUTPUT_FOLDER. What options cannot say (examples, notes) stands in FOLDER_WITH_MORE/<command>.roff.
#include "cli/global_options.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

/// Text as roff prints it: hyphens that can be copied, nothing taken for a command.
std::string roff(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n'))
            out += std::string{"\\&"} + c;
        else
            out += c;
    }
    return out;
}

std::string more_of(const fs::path& folder, const std::string& name) {
    std::ifstream file{folder / (name + ".roff")};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string heading(const std::string& name) {
    std::string title;
    for (const char c : name)
        title += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return fmt::format(".TH {} 1 \"\" \"dateline {}\" \"dateline\"\n.SH NAME\n", roff(title),
                       DATELINE_VERSION);
}

std::string small_first(std::string text) {
    if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && !(text[1] >= 'A' && text[1] <= 'Z'))
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

std::string options_of(const CLI::App& app) {
    std::string positional;
    std::string named;
    for (const CLI::Option* option : app.get_options()) {
        const bool is_positional = option->get_positional() && !option->nonpositional();
        std::string name = is_positional ? option->get_name(true) : option->get_name(false, true);
        const bool takes_value = option->get_items_expected_max() > 0;
        std::string text = fmt::format(".TP\n.B {}\n{}", roff(name), roff(option->get_description()));
        if (takes_value && !is_positional)
            text = fmt::format(".TP\n\\fB{}\\fR \\fI{}\\fR\n{}", roff(name), roff(option->get_type_name()),
                               roff(option->get_description()));
        if (!option->get_default_str().empty())
            text += fmt::format(" (default: {})", roff(option->get_default_str()));
        (is_positional ? positional : named) += text + "\n";
    }
    return positional + named;
}

constexpr const char* exit_status =
    ".SH EXIT STATUS\n.TP\n.B 0\nFine.\n.TP\n.B 1\nSomething failed; it is named on standard "
    "error, the rest was done.\n.TP\n.B 2\nWrong use; nothing was done.\n";

std::string page_of(const CLI::App& command, const std::string& full_name, const fs::path& more) {
    std::string words = full_name;
    for (char& c : words)
        c = c == '-' ? ' ' : c;
    std::string synopsis = fmt::format(".B {}\n", roff(words));
    const auto inner = command.get_subcommands(nullptr);
    synopsis += inner.empty() ? "" : ".I COMMAND\n";
    for (const CLI::Option* option : command.get_options()) {
        if (option->get_positional() && !option->nonpositional())
            synopsis += (option->get_required() ? ".I " : ".RI [ ") + roff(option->get_name(true)) +
                        (option->get_required() ? "\n" : " ]\n");
    }
    synopsis += ".RI [ OPTIONS ]\n";
    std::string page = heading(full_name) + roff(full_name) + " \\- " +
                       roff(small_first(command.get_description())) + "\n.SH SYNOPSIS\n" + synopsis +
                       ".SH OPTIONS\n" + options_of(command);
    for (const CLI::App* each : inner)
        page += fmt::format(".SH {}\n{}\n{}", roff(each->get_name()), roff(each->get_description()),
                            options_of(*each));
    return page + more_of(more, command.get_name()) + exit_status + ".SH SEE ALSO\n.BR dateline (1)\n";
}

std::string main_page(const CLI::App& app, const fs::path& more) {
    std::string page = heading("dateline") + "dateline \\- " + roff(small_first(app.get_description())) +
                       "\n.SH SYNOPSIS\n.B dateline\n.I COMMAND\n.RI [ OPTIONS ]\n.SH COMMANDS\n";
    std::string also;
    for (const CLI::App* command : app.get_subcommands(nullptr)) {
        page += fmt::format(".TP\n.BR dateline\\-{} (1)\n{}\n", roff(command->get_name()),
                            roff(command->get_description()));
        also += fmt::format("{}.BR dateline\\-{} (1)", also.empty() ? "" : ",\n", roff(command->get_name()));
    }
    return page + ".SH OPTIONS\n" + options_of(app) + more_of(more, "dateline") + exit_status +
           ".SH SEE ALSO\n" + also + "\n";
}

void write(const fs::path& path, const std::string& text) {
    std::ofstream file{path, std::ios::binary};
    file << text;
    if (!file.flush())
        throw std::runtime_error{path.string() + ": cannot be written"};
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: write_man_pages FOLDER_WITH_MORE OUTPUT_FOLDER\n");
        return 2;
    }
    try {
        const fs::path more = argv[1];
        const fs::path out = argv[2];
        fs::create_directories(out);
        dateline::Session session;
        CLI::App app{"News reports in, map layers out.", "dateline"};
        dateline::add_global_options(app, session);
        dateline::add_commands(app, session);
        write(out / "dateline.1", main_page(app, more));
        for (const CLI::App* command : app.get_subcommands(nullptr))
            write(out / ("dateline-" + command->get_name() + ".1"),
                  page_of(*command, "dateline-" + command->get_name(), more));
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
