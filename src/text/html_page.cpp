// SPDX-License-Identifier: Apache-2.0
#include "text/html_page.hpp"

#include "base/ascii.hpp"
#include "base/error.hpp"

#include <climits>

#include <algorithm>
#include <libxml/HTMLparser.h>
#include <memory>
#include <optional>

namespace dateline {

namespace {

constexpr std::array<std::pair<std::string_view, HtmlTag>, 66> tags{{
    {"a", HtmlTag::a},
    {"address", HtmlTag::address},
    {"article", HtmlTag::article},
    {"aside", HtmlTag::aside},
    {"audio", HtmlTag::audio},
    {"blockquote", HtmlTag::blockquote},
    {"body", HtmlTag::body},
    {"br", HtmlTag::br},
    {"button", HtmlTag::button},
    {"canvas", HtmlTag::canvas},
    {"caption", HtmlTag::caption},
    {"dd", HtmlTag::dd},
    {"details", HtmlTag::details},
    {"dialog", HtmlTag::dialog},
    {"div", HtmlTag::div},
    {"dl", HtmlTag::dl},
    {"dt", HtmlTag::dt},
    {"embed", HtmlTag::embed},
    {"fieldset", HtmlTag::fieldset},
    {"figcaption", HtmlTag::figcaption},
    {"figure", HtmlTag::figure},
    {"footer", HtmlTag::footer},
    {"form", HtmlTag::form},
    {"h1", HtmlTag::h1},
    {"h2", HtmlTag::h2},
    {"h3", HtmlTag::h3},
    {"h4", HtmlTag::h4},
    {"h5", HtmlTag::h5},
    {"h6", HtmlTag::h6},
    {"head", HtmlTag::head},
    {"header", HtmlTag::header},
    {"hr", HtmlTag::hr},
    {"html", HtmlTag::html},
    {"iframe", HtmlTag::iframe},
    {"input", HtmlTag::input},
    {"li", HtmlTag::li},
    {"link", HtmlTag::link},
    {"main", HtmlTag::main},
    {"math", HtmlTag::math},
    {"menu", HtmlTag::menu},
    {"meta", HtmlTag::meta},
    {"nav", HtmlTag::nav},
    {"noscript", HtmlTag::noscript},
    {"object", HtmlTag::object},
    {"ol", HtmlTag::ol},
    {"option", HtmlTag::option},
    {"p", HtmlTag::p},
    {"pre", HtmlTag::pre},
    {"script", HtmlTag::script},
    {"section", HtmlTag::section},
    {"select", HtmlTag::select},
    {"style", HtmlTag::style},
    {"summary", HtmlTag::summary},
    {"svg", HtmlTag::svg},
    {"table", HtmlTag::table},
    {"tbody", HtmlTag::tbody},
    {"td", HtmlTag::td},
    {"template", HtmlTag::template_},
    {"textarea", HtmlTag::textarea},
    {"tfoot", HtmlTag::tfoot},
    {"th", HtmlTag::th},
    {"thead", HtmlTag::thead},
    {"time", HtmlTag::time},
    {"title", HtmlTag::title},
    {"tr", HtmlTag::tr},
    {"ul", HtmlTag::ul},
}};

constexpr std::array<std::pair<std::string_view, HtmlAttribute>, 16> attributes{{
    {"aria-hidden", HtmlAttribute::aria_hidden},
    {"class", HtmlAttribute::class_},
    {"content", HtmlAttribute::content},
    {"datetime", HtmlAttribute::datetime},
    {"hidden", HtmlAttribute::hidden},
    {"href", HtmlAttribute::href},
    {"id", HtmlAttribute::id},
    {"itemprop", HtmlAttribute::itemprop},
    {"itemtype", HtmlAttribute::itemtype},
    {"lang", HtmlAttribute::lang},
    {"name", HtmlAttribute::name},
    {"property", HtmlAttribute::property},
    {"rel", HtmlAttribute::rel},
    {"role", HtmlAttribute::role},
    {"style", HtmlAttribute::style},
    {"type", HtmlAttribute::type},
}};

template <typename Table>
auto find_in(const Table& table, std::string_view name) {
    const auto found =
        std::lower_bound(table.begin(), table.end(), name,
                         [](const auto& entry, std::string_view key) { return entry.first < key; });
    using Value = decltype(found->second);
    return found != table.end() && found->first == name ? std::optional<Value>{found->second} : std::nullopt;
}

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(text)};
}

struct ContextCloser {
    void operator()(htmlParserCtxt* context) const {
        if (context->myDoc != nullptr)
            xmlFreeDoc(context->myDoc);
        context->myDoc = nullptr;
        htmlFreeParserCtxt(context);
    }
};

/// Append with every run of white space as one space.
void append_collapsed(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0') {
            c = ' ';
            ++i;
        }
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        if (!space)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
}

} // namespace

/// What libxml2 calls while it parses; the page is the context's private pointer.
struct HtmlHandlers {
    static HtmlPage& page(void* context) {
        return *static_cast<HtmlPage*>(static_cast<htmlParserCtxt*>(context)->_private);
    }

    static void start(void* context, const xmlChar* name, const xmlChar** values) {
        HtmlPage& page = HtmlHandlers::page(context);
        HtmlElement element;
        element.tag = find_in(tags, view(name)).value_or(HtmlTag::other);
        element.parent = page.m_open.empty() ? HtmlElement::none : page.m_open.back();
        element.open_event = static_cast<std::uint32_t>(page.m_events.size());
        for (; values != nullptr && values[0] != nullptr; values += 2) {
            const auto kept = find_in(attributes, view(values[0]));
            if (!kept)
                continue;
            element.attributes[static_cast<std::size_t>(*kept)] =
                static_cast<std::uint32_t>(page.m_values.size());
            page.m_values.emplace_back(view(values[1]));
        }
        const auto index = static_cast<std::uint32_t>(page.m_elements.size());
        page.m_events.push_back({HtmlEvent::Kind::open, index, 0, 0});
        page.m_elements.push_back(element);
        page.m_open.push_back(index);
    }

    static void end(void* context, const xmlChar* /*name*/) {
        HtmlPage& page = HtmlHandlers::page(context);
        if (!page.m_open.empty())
            close(page);
    }

    static void close(HtmlPage& page) {
        const std::uint32_t index = page.m_open.back();
        page.m_open.pop_back();
        page.m_elements[index].close_event = static_cast<std::uint32_t>(page.m_events.size());
        page.m_events.push_back({HtmlEvent::Kind::close, index, 0, 0});
    }

    static void text(void* context, const xmlChar* bytes, int size) {
        HtmlPage& page = HtmlHandlers::page(context);
        if (page.m_open.empty() || size <= 0)
            return;
        const auto begin = static_cast<std::uint32_t>(page.m_store.size());
        page.m_store.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
        const auto stored = static_cast<std::uint32_t>(page.m_store.size());
        const std::uint32_t element = page.m_open.back();
        if (!page.m_events.empty() && page.m_events.back().kind == HtmlEvent::Kind::text &&
            page.m_events.back().text_end == begin)
            page.m_events.back().text_end = stored;
        else
            page.m_events.push_back({HtmlEvent::Kind::text, element, begin, stored});
    }

    // The library asks for a function of this shape. NOLINTNEXTLINE(cert-dcl50-cpp)
    static void ignore(void* /*context*/, const char* /*message*/, ...) {}
};

HtmlPage::HtmlPage(std::string_view utf8) {
    const std::unique_ptr<htmlParserCtxt, ContextCloser> context{htmlNewParserCtxt()};
    if (!context)
        fail<SystemError>("cannot start the HTML parser");
    htmlSAXHandler handler{};
    handler.startElement = HtmlHandlers::start;
    handler.endElement = HtmlHandlers::end;
    handler.characters = HtmlHandlers::text;
    handler.ignorableWhitespace = HtmlHandlers::text;
    handler.cdataBlock = HtmlHandlers::text;
    handler.error = HtmlHandlers::ignore;
    handler.warning = HtmlHandlers::ignore;
    *context->sax = handler;
    context->_private = this;
    const auto size = static_cast<int>(std::min<std::size_t>(utf8.size(), INT_MAX));
    htmlDocPtr document = htmlCtxtReadMemory(context.get(), utf8.data(), size, nullptr, "UTF-8",
                                             HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                                 HTML_PARSE_NONET | HTML_PARSE_COMPACT);
    if (document != nullptr)
        xmlFreeDoc(document);
    while (!m_open.empty())
        HtmlHandlers::close(*this);
}

std::string_view HtmlPage::attribute(const HtmlElement& element, HtmlAttribute attribute) const {
    return m_values[element.attributes[static_cast<std::size_t>(attribute)]];
}

std::string HtmlPage::inner_text(std::uint32_t element) const {
    std::string text;
    for (std::uint32_t i = m_elements[element].open_event; i < m_elements[element].close_event; ++i) {
        if (m_events[i].kind == HtmlEvent::Kind::text)
            append_collapsed(text, this->text(m_events[i]));
    }
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text;
}

std::string HtmlPage::raw_text(std::uint32_t element) const {
    std::string text;
    for (std::uint32_t i = m_elements[element].open_event; i < m_elements[element].close_event; ++i) {
        if (m_events[i].kind == HtmlEvent::Kind::text)
            text += this->text(m_events[i]);
    }
    return text;
}

std::string declared_html_encoding(std::string_view bytes) {
    constexpr std::size_t head_size = 4096;
    const std::string head = to_lower(bytes.substr(0, head_size));
    for (const std::string_view key : {"charset=", "encoding="}) {
        const std::size_t found = head.find(key);
        if (found == std::string::npos)
            continue;
        std::size_t begin = found + key.size();
        while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'' || head[begin] == ' '))
            ++begin;
        std::size_t end = begin;
        while (end < head.size() && std::string_view{"\"' ;/>?\n"}.find(head[end]) == std::string_view::npos)
            ++end;
        return head.substr(begin, end - begin);
    }
    return {};
}

} // namespace dateline
