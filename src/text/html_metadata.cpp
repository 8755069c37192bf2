// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "text/iso_time.hpp"
#include "text/read_html.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <initializer_list>
#include <map>

namespace dateline {

namespace {

using Json = nlohmann::json;
/// Lower-case names of meta tags and microdata, with the first value each.
using Values = std::map<std::string, std::string, std::less<>>;

void set_if_empty(std::string& field, std::string_view value) {
    const std::size_t begin = value.find_first_not_of(" \t\n");
    if (field.empty() && begin != std::string_view::npos)
        field = value.substr(begin, value.find_last_not_of(" \t\n") - begin + 1);
}

void set_first(std::string& field, const Values& values, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        if (const auto found = values.find(name); found != values.end())
            set_if_empty(field, found->second);
    }
}

void set_first_time(std::string& field, const Values& values, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        if (const auto found = values.find(name); found != values.end())
            set_if_empty(field, iso_time(found->second));
    }
}

std::string text_of(const Json& json) {
    return json.is_string() ? json.get<std::string>() : std::string{};
}

std::string member(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end())
        return {};
    if (found->is_object()) {
        for (const char* inner : {"name", "@id", "url", "@value"}) {
            if (std::string text = member(*found, inner); !text.empty())
                return text;
        }
        return {};
    }
    return found->is_array() && !found->empty() ? text_of(found->front()) : text_of(*found);
}

bool is_article(const Json& object) {
    const auto type = object.find("@type");
    const auto names_article = [](const Json& json) {
        const std::string name = text_of(json);
        return name.ends_with("Article") || name == "BlogPosting" || name == "Report" ||
               name == "LiveBlogPosting";
    };
    if (type == object.end())
        return false;
    return type->is_array() ? std::any_of(type->begin(), type->end(), names_article) : names_article(*type);
}

/// Look for the article in a JSON-LD value: itself, an entry of an array or of `@graph`, the main entity of a
/// page.
void read_json_ld(const Json& json, HtmlMetadata& metadata, int depth) {
    constexpr int deepest = 6;
    if (depth > deepest)
        return;
    if (json.is_array()) {
        for (const Json& entry : json)
            read_json_ld(entry, metadata, depth + 1);
        return;
    }
    if (!json.is_object())
        return;
    for (const char* inner : {"@graph", "mainEntity"}) {
        if (const auto found = json.find(inner); found != json.end())
            read_json_ld(*found, metadata, depth + 1);
    }
    if (!is_article(json))
        return;
    Article& article = metadata.article;
    set_if_empty(article.title, member(json, "headline"));
    set_if_empty(article.title, member(json, "name"));
    set_if_empty(article.published, iso_time(member(json, "datePublished")));
    set_if_empty(article.updated, iso_time(member(json, "dateModified")));
    set_if_empty(article.site, member(json, "publisher"));
    set_if_empty(article.language, member(json, "inLanguage"));
    set_if_empty(article.url, member(json, "url"));
    set_if_empty(article.url, member(json, "mainEntityOfPage"));
    set_if_empty(metadata.body, member(json, "articleBody"));
}

/// Scripts often hold line ends inside strings, which JSON forbids.
Json parse_lenient(std::string text) {
    Json json = Json::parse(text, nullptr, false);
    if (!json.is_discarded())
        return json;
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return Json::parse(text, nullptr, false);
}

/// `Headline | Outlet` and `Headline - Outlet` without the outlet.
std::string without_site(const std::string& title) {
    for (const std::string_view separator : {" | ", " – ", " — ", " - ", " :: ", " : "}) {
        const std::size_t found = title.rfind(separator);
        if (found == std::string::npos || found == 0)
            continue;
        const auto words = [](std::string_view text) {
            return std::count(text.begin(), text.end(), ' ') + 1;
        };
        const std::string_view head = std::string_view{title}.substr(0, found);
        const std::string_view tail = std::string_view{title}.substr(found + separator.size());
        if (words(tail) <= 4 && words(head) >= words(tail))
            return std::string{head};
    }
    return title;
}

class Collector {
public:
    explicit Collector(const HtmlPage& page) : m_page(page) {}

    HtmlMetadata read() {
        for (std::uint32_t i = 0; i < m_page.elements().size(); ++i)
            look_at(i);
        fill();
        return std::move(m_metadata);
    }

private:
    const HtmlPage& m_page;
    HtmlMetadata m_metadata;
    Values m_meta;
    Values m_microdata;
    std::string m_canonical;
    std::string m_page_title;
    std::string m_first_heading;
    std::string m_first_time;
    std::string m_page_language;
    std::uint32_t m_headings = 0;

    void look_at(std::uint32_t index) {
        const HtmlElement& element = m_page.elements()[index];
        const auto attribute = [&](HtmlAttribute name) { return m_page.attribute(element, name); };
        switch (element.tag) {
        case HtmlTag::meta: {
            const std::string value{attribute(HtmlAttribute::content)};
            for (const HtmlAttribute name :
                 {HtmlAttribute::property, HtmlAttribute::name, HtmlAttribute::itemprop}) {
                if (m_page.has(element, name))
                    (name == HtmlAttribute::itemprop ? m_microdata : m_meta)
                        .emplace(to_lower(attribute(name)), value);
            }
            break;
        }
        case HtmlTag::link:
            if (to_lower(attribute(HtmlAttribute::rel)) == "canonical" && m_canonical.empty())
                m_canonical = attribute(HtmlAttribute::href);
            break;
        case HtmlTag::script:
            if (to_lower(attribute(HtmlAttribute::type)) == "application/ld+json")
                read_json_ld(parse_lenient(m_page.raw_text(index)), m_metadata, 0);
            break;
        case HtmlTag::title:
            if (m_page_title.empty())
                m_page_title = m_page.inner_text(index);
            break;
        case HtmlTag::html:
            if (m_page_language.empty())
                m_page_language = attribute(HtmlAttribute::lang);
            break;
        case HtmlTag::h1:
            if (m_headings++ == 0)
                m_first_heading = m_page.inner_text(index);
            break;
        case HtmlTag::time:
            if (m_first_time.empty())
                m_first_time = iso_time(attribute(HtmlAttribute::datetime));
            break;
        default:
            break;
        }
        if (m_page.has(element, HtmlAttribute::itemprop) && element.tag != HtmlTag::meta)
            microdata(index, element);
    }

    void microdata(std::uint32_t index, const HtmlElement& element) {
        const std::string name = to_lower(m_page.attribute(element, HtmlAttribute::itemprop));
        if (name != "headline" && name != "datepublished" && name != "datemodified")
            return;
        std::string value{m_page.attribute(element, HtmlAttribute::content)};
        if (value.empty())
            value = m_page.attribute(element, HtmlAttribute::datetime);
        if (value.empty())
            value = m_page.inner_text(index);
        m_microdata.emplace(name, std::move(value));
    }

    void fill() {
        Article& article = m_metadata.article;
        set_first(article.title, m_meta, {"og:title"});
        set_first(article.title, m_microdata, {"headline"});
        set_first(article.title, m_meta,
                  {"twitter:title", "dc.title", "dcterms.title", "parsely-title", "headline"});
        if (m_headings == 1)
            set_if_empty(article.title, m_first_heading);
        set_if_empty(article.title, without_site(m_page_title));
        set_if_empty(article.title, m_first_heading);

        std::string url;
        set_if_empty(url, m_canonical);
        set_first(url, m_meta, {"og:url"});
        set_if_empty(url, article.url);
        article.url = std::move(url);

        std::string site;
        set_first(site, m_meta, {"og:site_name"});
        set_if_empty(site, article.site);
        set_first(
            site, m_meta,
            {"application-name", "dc.publisher", "dcterms.publisher", "publisher", "al:android:app_name"});
        article.site = std::move(site);

        set_if_empty(article.language, m_page_language);
        set_first(article.language, m_meta, {"og:locale", "content-language", "language", "dc.language"});
        std::replace(article.language.begin(), article.language.end(), '_', '-');

        set_first_time(article.published, m_meta,
                       {"article:published_time", "og:article:published_time", "article:published",
                        "og:published_time"});
        set_first_time(article.published, m_microdata, {"datepublished"});
        set_first_time(article.published, m_meta,
                       {"datepublished",
                        "pubdate",
                        "publishdate",
                        "publish-date",
                        "publish_date",
                        "date",
                        "dc.date.issued",
                        "dcterms.issued",
                        "dcterms.created",
                        "dc.date.created",
                        "dc.date",
                        "dcterms.date",
                        "parsely-pub-date",
                        "sailthru.date",
                        "article.published",
                        "article_date_original",
                        "publication_date",
                        "originalpublicationdate",
                        "regdate",
                        "article:regdate",
                        "ptime",
                        "citation_publication_date",
                        "cxenseparse:recs:publishtime",
                        "release_date",
                        "created"});
        set_first_time(article.updated, m_meta,
                       {"article:modified_time", "og:updated_time", "article:modified", "og:modified_time"});
        set_first_time(article.updated, m_microdata, {"datemodified"});
        set_first_time(article.updated, m_meta,
                       {"datemodified", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified",
                        "updated", "article.updated", "revised", "utime"});
        set_if_empty(article.published, m_first_time);
    }
};

} // namespace

HtmlMetadata read_html_metadata(const HtmlPage& page) {
    return Collector{page}.read();
}

} // namespace dateline
