// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Elements that reading an article tells apart.
enum class HtmlTag : std::uint8_t {
    other,
    a,
    address,
    article,
    aside,
    audio,
    blockquote,
    body,
    br,
    button,
    canvas,
    caption,
    dd,
    details,
    dialog,
    div,
    dl,
    dt,
    embed,
    fieldset,
    figcaption,
    figure,
    footer,
    form,
    h1,
    h2,
    h3,
    h4,
    h5,
    h6,
    head,
    header,
    hr,
    html,
    iframe,
    input,
    li,
    link,
    main,
    math,
    menu,
    meta,
    nav,
    noscript,
    object,
    ol,
    option,
    p,
    pre,
    script,
    section,
    select,
    style,
    summary,
    svg,
    table,
    tbody,
    td,
    template_,
    textarea,
    tfoot,
    th,
    thead,
    time,
    title,
    tr,
    ul,
    video,
};

/// The attributes that are kept.
enum class HtmlAttribute : std::uint8_t {
    aria_hidden,
    class_,
    content,
    datetime,
    hidden,
    href,
    id,
    itemprop,
    itemtype,
    lang,
    name,
    property,
    rel,
    role,
    style,
    type,
    count,
};

struct HtmlElement {
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    HtmlTag tag = HtmlTag::other;
    std::uint32_t parent = none;
    std::uint32_t open_event = 0;
    std::uint32_t close_event = 0; ///< index of its closing event
    std::array<std::uint32_t, static_cast<std::size_t>(HtmlAttribute::count)> attributes{}; ///< 0: not there
};

/// One step of a walk through the page.
struct HtmlEvent {
    enum class Kind : std::uint8_t { open, close, text };
    Kind kind = Kind::text;
    std::uint32_t element = 0;    ///< opened, closed, or the one that holds the text
    std::uint32_t text_begin = 0; ///< into the page's text store
    std::uint32_t text_end = 0;
};

/// A page as a flat walk over its elements and texts, entities resolved, unclosed elements closed. Any bytes
/// give a page; nesting costs no stack, and memory is linear in the size of the page.
class HtmlPage {
public:
    /// Precondition: UTF-8.
    explicit HtmlPage(std::string_view utf8);

    [[nodiscard]] const std::vector<HtmlEvent>& events() const { return m_events; }
    [[nodiscard]] const std::vector<HtmlElement>& elements() const { return m_elements; }
    [[nodiscard]] std::string_view text(const HtmlEvent& event) const {
        return std::string_view{m_store}.substr(event.text_begin, event.text_end - event.text_begin);
    }
    /// Empty where the attribute is not there.
    [[nodiscard]] std::string_view attribute(const HtmlElement& element, HtmlAttribute attribute) const;
    [[nodiscard]] bool has(const HtmlElement& element, HtmlAttribute attribute) const {
        return element.attributes[static_cast<std::size_t>(attribute)] != 0;
    }
    /// All text inside an element, white space collapsed.
    [[nodiscard]] std::string inner_text(std::uint32_t element) const;
    /// All text inside an element as it stands (scripts).
    [[nodiscard]] std::string raw_text(std::uint32_t element) const;

private:
    friend struct HtmlHandlers;
    std::vector<HtmlEvent> m_events;
    std::vector<HtmlElement> m_elements;
    std::vector<std::uint32_t> m_open;
    std::string m_store;                              ///< texts
    std::vector<std::string> m_values{std::string{}}; ///< attribute values, from 1
};

/// The encoding named in the first bytes of a page (`<meta charset=...>`, `<?xml encoding=...?>`); may be
/// empty.
std::string declared_html_encoding(std::string_view bytes);

} // namespace dateline
