// SPDX-License-Identifier: Apache-2.0
#include "text/read_html.hpp"

#include "text/furniture_names.hpp"
#include "text/kept_text.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

namespace {

/// Elements whose content is never text of an article.
bool is_never_text(HtmlTag tag) {
    switch (tag) {
    case HtmlTag::script:
    case HtmlTag::style:
    case HtmlTag::noscript:
    case HtmlTag::template_:
    case HtmlTag::svg:
    case HtmlTag::math:
    case HtmlTag::iframe:
    case HtmlTag::object:
    case HtmlTag::embed:
    case HtmlTag::canvas:
    case HtmlTag::audio:
    case HtmlTag::video:
    case HtmlTag::button:
    case HtmlTag::select:
    case HtmlTag::option:
    case HtmlTag::textarea:
    case HtmlTag::input:
    case HtmlTag::head:
    case HtmlTag::title:
        return true;
    default:
        return false;
    }
}

/// Elements that are furniture unless much of the page's text is in them.
bool is_mostly_furniture(HtmlTag tag) {
    return tag == HtmlTag::nav || tag == HtmlTag::footer || tag == HtmlTag::aside || tag == HtmlTag::form ||
           tag == HtmlTag::menu || tag == HtmlTag::dialog || tag == HtmlTag::fieldset;
}

bool is_heading(HtmlTag tag) {
    return tag >= HtmlTag::h1 && tag <= HtmlTag::h6;
}

/// Elements that do not interrupt a paragraph.
bool is_inline(HtmlTag tag) {
    return tag == HtmlTag::other || tag == HtmlTag::a || tag == HtmlTag::time || tag == HtmlTag::meta ||
           tag == HtmlTag::link;
}

/// Elements that hold one paragraph, never a whole article.
bool is_paragraph(HtmlTag tag) {
    return tag == HtmlTag::p || tag == HtmlTag::pre || tag == HtmlTag::li || tag == HtmlTag::dd ||
           tag == HtmlTag::dt || tag == HtmlTag::figure || tag == HtmlTag::figcaption || is_heading(tag) ||
           is_inline(tag);
}

struct Line {
    std::string text;
    std::size_t link_bytes = 0;
    bool heading = false;
    bool caption = false;
    bool item = false;
    bool in_root = false;
    bool first_heading = false; ///< h1
};

class MainText {
public:
    explicit MainText(const HtmlPage& page, const Article& metadata) : m_page(page), m_metadata(metadata) {}

    Article read() {
        weigh();
        choose_root();
        walk();
        return assemble();
    }

private:
    static constexpr std::uint32_t none = HtmlElement::none;

    const HtmlPage& m_page;
    const Article& m_metadata;
    std::vector<std::uint64_t> m_weight; ///< bytes of running text inside each element
    std::vector<char> m_dropped;         ///< element is furniture
    std::uint64_t m_all = 0;
    std::uint32_t m_root = none;
    std::vector<Line> m_lines;

    // While walking:
    Line m_line;
    std::uint32_t m_in_link = 0;
    std::uint32_t m_in_heading = 0;
    std::uint32_t m_in_first_heading = 0;
    std::uint32_t m_in_caption = 0;
    std::uint32_t m_in_item = 0;
    std::uint32_t m_in_root = 0;
    std::uint32_t m_in_pre = 0;

    [[nodiscard]] const std::vector<HtmlElement>& elements() const { return m_page.elements(); }

    [[nodiscard]] bool is_hidden(const HtmlElement& element) const {
        if (m_page.has(element, HtmlAttribute::hidden) ||
            m_page.attribute(element, HtmlAttribute::aria_hidden) == "true")
            return true;
        std::string style{m_page.attribute(element, HtmlAttribute::style)};
        style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
        return style.find("display:none") != std::string::npos ||
               style.find("visibility:hidden") != std::string::npos;
    }

    /// How much running text (not links, not tiny scraps) each element holds.
    void weigh() {
        constexpr std::size_t scrap = 20;
        m_weight.assign(elements().size(), 0);
        std::vector<char> mute(elements().size(), 0); // never text, hidden, or in a link
        for (std::uint32_t i = 0; i < elements().size(); ++i) {
            const HtmlElement& element = elements()[i];
            mute[i] = static_cast<char>((element.parent != none && mute[element.parent] != 0) ||
                                        is_never_text(element.tag) || element.tag == HtmlTag::a ||
                                        is_hidden(element));
        }
        for (const HtmlEvent& event : m_page.events()) {
            if (event.kind != HtmlEvent::Kind::text || mute[event.element] != 0)
                continue;
            const std::string_view text = m_page.text(event);
            const std::size_t begin = text.find_first_not_of(" \t\n\r");
            if (begin == std::string_view::npos)
                continue;
            const std::size_t size = text.find_last_not_of(" \t\n\r") - begin + 1;
            if (size >= scrap)
                m_weight[event.element] += size;
        }
        for (std::size_t i = elements().size(); i > 0; --i) {
            const std::uint32_t parent = elements()[i - 1].parent;
            if (parent != none)
                m_weight[parent] += m_weight[i - 1];
            else
                m_all += m_weight[i - 1];
        }
        drop();
    }

    void drop() {
        m_dropped.assign(elements().size(), 0);
        for (std::uint32_t i = 0; i < elements().size(); ++i) {
            const HtmlElement& element = elements()[i];
            bool dropped = element.parent != none && m_dropped[element.parent] != 0;
            if (!dropped)
                dropped = is_never_text(element.tag) || is_hidden(element);
            if (!dropped && m_weight[i] * 4 < m_all)
                dropped = is_mostly_furniture(element.tag) || is_furniture_role(element) ||
                          is_furniture_name(m_page.attribute(element, HtmlAttribute::class_)) ||
                          is_furniture_name(m_page.attribute(element, HtmlAttribute::id));
            m_dropped[i] =
                static_cast<char>(dropped && element.tag != HtmlTag::html && element.tag != HtmlTag::body);
        }
        // What is dropped does not count for choosing the root.
        std::fill(m_weight.begin(), m_weight.end(), 0);
        m_all = 0;
        constexpr std::size_t scrap = 20;
        std::vector<char> linked(elements().size(), 0);
        for (std::uint32_t i = 0; i < elements().size(); ++i)
            linked[i] =
                static_cast<char>(elements()[i].tag == HtmlTag::a ||
                                  (elements()[i].parent != none && linked[elements()[i].parent] != 0));
        for (const HtmlEvent& event : m_page.events()) {
            if (event.kind == HtmlEvent::Kind::text && m_dropped[event.element] == 0 &&
                linked[event.element] == 0 && event.text_end - event.text_begin >= scrap)
                m_weight[event.element] += event.text_end - event.text_begin;
        }
        for (std::size_t i = elements().size(); i > 0; --i) {
            const std::uint32_t parent = elements()[i - 1].parent;
            if (parent != none)
                m_weight[parent] += m_weight[i - 1];
            else
                m_all += m_weight[i - 1];
        }
    }

    [[nodiscard]] bool is_furniture_role(const HtmlElement& element) const {
        const std::string_view role = m_page.attribute(element, HtmlAttribute::role);
        return role == "navigation" || role == "banner" || role == "complementary" || role == "contentinfo" ||
               role == "search" || role == "menu" || role == "dialog" || role == "alert" || role == "toolbar";
    }

    /// The element that holds the article: marked as its body; else the fullest <article>; else <main>; and
    /// in any case the smallest element which holds nearly all of the running text.
    void choose_root() {
        std::uint32_t marked = none;
        std::uint32_t article = none;
        std::uint32_t main = none;
        const auto fuller = [&](std::uint32_t i, std::uint32_t best) {
            return best == none || m_weight[i] > m_weight[best];
        };
        for (std::uint32_t i = 0; i < elements().size(); ++i) {
            const HtmlElement& element = elements()[i];
            if (m_dropped[i] != 0)
                continue;
            if (m_page.attribute(element, HtmlAttribute::itemprop) == "articleBody" && fuller(i, marked))
                marked = i;
            if (element.tag == HtmlTag::article && fuller(i, article))
                article = i;
            if ((element.tag == HtmlTag::main || m_page.attribute(element, HtmlAttribute::role) == "main") &&
                fuller(i, main))
                main = i;
        }
        const auto holds = [&](std::uint32_t i, std::uint64_t percent) {
            return i != none && m_weight[i] * 100 >= m_all * percent;
        };
        if (holds(marked, 40))
            m_root = marked;
        else if (holds(article, 50))
            m_root = article;
        else if (holds(main, 50))
            m_root = main;
        if (m_root != none)
            return;
        for (std::uint32_t i = 0; i < elements().size(); ++i) { // later ones are deeper or behind
            if (m_dropped[i] == 0 && holds(i, 80) && m_weight[i] > 0 && !is_paragraph(elements()[i].tag))
                m_root = i;
        }
    }

    void walk() {
        if (m_root == none)
            m_in_root = 1; // hardly any text: all of it
        const auto& events = m_page.events();
        for (std::uint32_t i = 0; i < events.size(); ++i) {
            const HtmlEvent& event = events[i];
            if (event.kind == HtmlEvent::Kind::open && m_dropped[event.element] != 0) {
                if (!is_inline(elements()[event.element].tag))
                    flush();
                i = elements()[event.element].close_event;
                continue;
            }
            switch (event.kind) {
            case HtmlEvent::Kind::open:
                enter(event.element, 1);
                break;
            case HtmlEvent::Kind::close:
                enter(event.element, static_cast<std::uint32_t>(-1));
                break;
            case HtmlEvent::Kind::text:
                add(m_page.text(event));
                break;
            }
        }
        flush();
    }

    /// Go into (step 1) or out of (step -1) an element.
    void enter(std::uint32_t index, std::uint32_t step) {
        const HtmlElement& element = elements()[index];
        const bool opening = step == 1;
        const bool caption = element.tag == HtmlTag::figcaption || element.tag == HtmlTag::caption ||
                             is_caption_name(m_page.attribute(element, HtmlAttribute::class_));
        if (element.tag == HtmlTag::td || element.tag == HtmlTag::th) {
            if (opening && !m_line.text.empty())
                m_line.text += " | ";
        } else if (!is_inline(element.tag) || caption) {
            flush(); // a caption is no part of the sentence it stands in, whatever its element
        }
        if (element.tag == HtmlTag::a)
            m_in_link += step;
        if (is_heading(element.tag))
            m_in_heading += step;
        if (element.tag == HtmlTag::h1)
            m_in_first_heading += step;
        if (caption)
            m_in_caption += step;
        if (element.tag == HtmlTag::li)
            m_in_item += step;
        if (element.tag == HtmlTag::pre)
            m_in_pre += step;
        if (index == m_root)
            m_in_root += step;
    }

    void add(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = m_in_pre > 0 ? text.find('\n') : std::string_view::npos;
            append(text.substr(0, end));
            if (end == std::string_view::npos)
                return;
            flush();
            text.remove_prefix(end + 1);
        }
    }

    void append(std::string_view text) {
        const std::size_t before = m_line.text.size();
        for (std::size_t i = 0; i < text.size(); ++i) {
            char c = text[i];
            if (c == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0') {
                c = ' ';
                ++i;
            }
            const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            if (!space)
                m_line.text += c;
            else if (!m_line.text.empty() && m_line.text.back() != ' ')
                m_line.text += ' ';
        }
        if (m_line.text.size() > before) {
            if (m_in_link > 0)
                m_line.link_bytes += m_line.text.size() - before;
            m_line.heading = m_line.heading || m_in_heading > 0;
            m_line.first_heading = m_line.first_heading || m_in_first_heading > 0;
            m_line.caption = m_line.caption || m_in_caption > 0;
            m_line.item = m_line.item || m_in_item > 0;
            m_line.in_root = m_line.in_root || m_in_root > 0;
        }
    }

    void flush() {
        while (!m_line.text.empty() && m_line.text.back() == ' ')
            m_line.text.pop_back();
        if (!m_line.text.empty() && m_line.text != "|")
            m_lines.push_back(std::move(m_line));
        m_line = {};
    }

    /// A block that is little else than a link, and no sentence.
    [[nodiscard]] static bool is_link_list(const Line& line) {
        if (line.heading || line.link_bytes * 2 <= line.text.size())
            return false;
        const char last = line.text.back();
        const bool sentence =
            (last == '.' || last == '"' || line.text.ends_with("”")) && line.text.size() > 80;
        return line.link_bytes * 10 >= line.text.size() * 9 ? line.text.size() < 150 || !sentence : !sentence;
    }

    [[nodiscard]] static bool has_year(std::string_view text) {
        for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
            if ((text.compare(i, 2, "20") == 0 || text.compare(i, 2, "19") == 0) && text[i + 2] >= '0' &&
                text[i + 2] <= '9' && text[i + 3] >= '0' && text[i + 3] <= '9')
                return true;
        }
        return false;
    }

    Article assemble() {
        constexpr std::size_t byline_bytes = 150;
        Article article;
        std::string title = m_metadata.title;
        for (const Line& line : m_lines) {
            if (line.first_heading &&
                (title.empty() || !line.in_root || line.text.size() > title.size() / 2)) {
                title = line.text;
                break;
            }
        }
        const bool title_inside = std::any_of(m_lines.begin(), m_lines.end(), [&](const Line& line) {
            return line.in_root && line.text == title;
        });
        if (!title_inside && !title.empty())
            put(article, title, false);
        bool begun = false;
        for (const Line& line : m_lines) {
            begun = begun || line.in_root;
            // A visible date line between headline and text often stands outside the body's element.
            const bool byline = !begun && m_metadata.published.empty() && line.text.size() < byline_bytes &&
                                has_year(line.text);
            if ((!line.in_root && !byline) || is_link_list(line))
                continue;
            put(article, line.item && !line.text.starts_with("- ") ? "- " + line.text : line.text,
                line.caption);
        }
        return article;
    }

    static void put(Article& article, const std::string& line, bool caption) {
        if (!article.text.empty())
            article.text += "\n\n";
        const auto begin = static_cast<std::uint32_t>(article.text.size());
        // Normalised piece by piece, so that the spans of captions hold.
        article.text += kept_text(line);
        if (caption)
            article.captions.push_back({begin, static_cast<std::uint32_t>(article.text.size())});
    }
};

} // namespace

Article read_html(std::string_view utf8) {
    constexpr std::size_t hardly_any = 200;
    const HtmlPage page{utf8};
    HtmlMetadata metadata = read_html_metadata(page);
    Article article = MainText{page, metadata.article}.read();
    if (article.text.size() < hardly_any && metadata.body.size() > article.text.size()) {
        article.text = kept_text(metadata.article.title + "\n\n" + metadata.body);
        article.captions.clear();
    }
    metadata.article.text = std::move(article.text);
    metadata.article.captions = std::move(article.captions);
    return std::move(metadata.article);
}

} // namespace dateline
