// SPDX-License-Identifier: Apache-2.0
// RSS and Atom, as a stream of elements.
#include "text/reading.hpp"
#include "text/record_fields.hpp"

#include <fmt/format.h>

#include <array>
#include <libxml/xmlreader.h>
#include <memory>

namespace dateline {

namespace {

struct ReaderCloser {
    void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(text)};
}

/// What the reader pulls bytes from; exceptions must not pass through C.
struct Pull {
    ByteReader* bytes = nullptr;
    std::string error;

    static int read(void* context, char* to, int most) {
        Pull& pull = *static_cast<Pull*>(context);
        try {
            const std::string_view got = pull.bytes->peek(static_cast<std::size_t>(most));
            got.copy(to, got.size());
            const auto size = static_cast<int>(got.size());
            pull.bytes->skip(got.size());
            return size;
        } catch (const std::exception& error) {
            pull.error = error.what();
            return -1;
        }
    }
};

void say_nothing(void* /*context*/, const char* /*message*/, xmlParserSeverities /*severity*/,
                 xmlTextReaderLocatorPtr /*where*/) {}

class FeedReader {
public:
    FeedReader(ByteReader& bytes, Reading& reading) : m_reading(reading) {
        m_pull.bytes = &bytes;
        m_reader.reset(xmlReaderForIO(&Pull::read, nullptr, &m_pull, nullptr, nullptr,
                                      XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_RECOVER));
        if (m_reader)
            xmlTextReaderSetErrorHandler(m_reader.get(), say_nothing, nullptr);
    }

    void read() {
        int status = m_reader ? 1 : -1;
        std::uint32_t items = 0;
        while (m_reader && (status = xmlTextReaderRead(m_reader.get())) == 1) {
            const std::string_view name = view(xmlTextReaderConstLocalName(m_reader.get()));
            const int type = xmlTextReaderNodeType(m_reader.get());
            if (type == XML_READER_TYPE_ELEMENT) {
                const bool empty = xmlTextReaderIsEmptyElement(m_reader.get()) == 1;
                if (name == "item" || name == "entry") {
                    ++items;
                    m_item = std::make_unique<RecordBuilder>();
                    m_line =
                        static_cast<std::uint32_t>(xmlGetLineNo(xmlTextReaderCurrentNode(m_reader.get())));
                    m_depth = xmlTextReaderDepth(m_reader.get());
                } else if (m_item && xmlTextReaderDepth(m_reader.get()) == m_depth + 1) {
                    start_field(name);
                    if (empty)
                        end_field();
                } else if (!m_item && name == "title" && m_site.empty()) {
                    m_in_site = true;
                }
            } else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
                       type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE) {
                add(view(xmlTextReaderConstValue(m_reader.get())));
            } else if (type == XML_READER_TYPE_END_ELEMENT) {
                m_in_site = false;
                if (m_item && xmlTextReaderDepth(m_reader.get()) == m_depth + 1)
                    end_field();
                else if (m_item && xmlTextReaderDepth(m_reader.get()) == m_depth)
                    give();
            }
        }
        const auto line =
            m_reader ? static_cast<std::uint32_t>(xmlTextReaderGetParserLineNumber(m_reader.get())) : 1U;
        if (!m_pull.error.empty())
            m_reading.failed(line, m_pull.error);
        else if (status != 0)
            m_reading.failed(line, "the feed is damaged or cut off here");
        else if (items == 0)
            m_reading.failed(std::nullopt, "no feed entries in it");
    }

private:
    Reading& m_reading;
    Pull m_pull;
    std::unique_ptr<xmlTextReader, ReaderCloser> m_reader;
    std::unique_ptr<RecordBuilder> m_item;
    std::string m_field;
    std::string m_value;
    std::string m_site;
    std::uint32_t m_line = 0;
    int m_depth = 0;
    bool m_in_site = false;

    void start_field(std::string_view name) {
        m_field = name;
        m_value.clear();
        const std::string prefix{view(xmlTextReaderConstPrefix(m_reader.get()))};
        if (prefix == "media" || prefix == "itunes")
            m_field.clear();
        if (name == "link" && prefix.empty()) {
            const std::unique_ptr<xmlChar, decltype(xmlFree)> target{
                xmlTextReaderGetAttribute(m_reader.get(), reinterpret_cast<const xmlChar*>("href")), xmlFree};
            const std::unique_ptr<xmlChar, decltype(xmlFree)> relation{
                xmlTextReaderGetAttribute(m_reader.get(), reinterpret_cast<const xmlChar*>("rel")), xmlFree};
            if (target && (!relation || view(relation.get()) == "alternate"))
                m_value = view(target.get());
        }
    }

    void add(std::string_view text) {
        if (m_in_site)
            m_site += text;
        else if (m_item && !m_field.empty() &&
                 m_value.size() + text.size() <= m_reading.options().most_article_bytes)
            m_value += text;
    }

    void end_field() {
        // Ranks within a field: the full text before the summary.
        constexpr std::array<std::pair<std::string_view, NamedField>, 13> fields{
            {{"encoded", {RecordField::html, 1}},
             {"content", {RecordField::html, 2}},
             {"description", {RecordField::html, 3}},
             {"summary", {RecordField::html, 4}},
             {"title", {RecordField::title, 1}},
             {"link", {RecordField::url, 1}},
             {"pubDate", {RecordField::published, 1}},
             {"published", {RecordField::published, 1}},
             {"date", {RecordField::published, 2}},
             {"updated", {RecordField::updated, 1}},
             {"source", {RecordField::site, 1}},
             {"language", {RecordField::language, 1}},
             {"modified", {RecordField::updated, 2}}}};
        for (const auto& [name, field] : fields) {
            if (m_item && m_field == name)
                m_item->set(field, std::move(m_value));
        }
        m_field.clear();
        m_value.clear();
    }

    /// The entry as a page of its own, headline first.
    static std::string page_of(const std::string& title, const std::string& content) {
        std::string page = "<h1>";
        for (const char c : title)
            page += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string{c};
        return page + "</h1>\n" + content;
    }

    void give() {
        std::string html = m_item->take_html();
        Article article = m_item->take();
        m_item.reset();
        if (article.site.empty())
            article.site = m_site;
        if (article.published.empty())
            article.published = article.updated;
        if (html.find_first_not_of(" \t\r\n") == std::string::npos)
            m_reading.failed(m_line, "a feed entry without text");
        else {
            const std::string page = page_of(article.title, html);
            m_reading.give_html(std::move(article), page, "utf-8", m_line);
        }
    }
};

} // namespace

void read_feed(ByteReader& bytes, Reading& reading) {
    if (bytes.peek(1).empty()) {
        reading.failed(std::nullopt, "it is empty");
        return;
    }
    FeedReader{bytes, reading}.read();
}

} // namespace dateline
