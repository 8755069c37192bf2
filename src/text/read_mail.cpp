// SPDX-License-Identifier: Apache-2.0
// Mail (.eml) and web pages saved whole (.mhtml): both are MIME.
#include "text/iso_time.hpp"
#include "text/mime.hpp"
#include "text/reading.hpp"

#include <algorithm>

namespace dateline {

void read_mail(ByteReader& bytes, Reading& reading, const Article& given) {
    std::string message;
    if (!bytes.read_rest(message, static_cast<std::size_t>(reading.options().most_article_bytes))) {
        reading.failed(std::nullopt, reading.too_long());
        return;
    }
    if (message.empty()) {
        reading.failed(std::nullopt, "it is empty");
        return;
    }
    std::string_view rest = message;
    const MimeHeaders headers = MimeHeaders::take(rest);
    std::vector<MimePart> parts = mime_parts(message);
    // The page itself comes first; mail has a plain form before the marked-up one.
    const bool page =
        !headers.get("snapshot-content-location").empty() || headers.media_type() == "multipart/related";
    const auto is = [](std::string_view type) {
        return [type](const MimePart& part) {
            const std::string media = part.headers.media_type();
            return media == type || (media.empty() && type == "text/plain");
        };
    };
    auto chosen = std::find_if(parts.begin(), parts.end(), is(page ? "text/html" : "text/plain"));
    if (chosen == parts.end())
        chosen = std::find_if(parts.begin(), parts.end(), is(page ? "text/plain" : "text/html"));
    if (chosen == parts.end()) {
        reading.failed(std::nullopt, "no text in any of its parts");
        return;
    }
    Article article = given;
    Article found;
    found.title = decode_mime_words(headers.get("subject"));
    found.url = headers.get("snapshot-content-location");
    if (found.url.empty())
        found.url = chosen->headers.get("content-location");
    const std::string sent = iso_time(headers.get("date"));
    const std::string charset = chosen->headers.parameter("content-type", "charset");
    const bool html = chosen->headers.media_type() == "text/html";
    if (page) {
        // The date of a saved page is that of the saving.
        article.url = article.url.empty() ? found.url : article.url;
    } else {
        found.published = sent;
        fill_from(article, std::move(found));
    }
    if (html)
        reading.give_html(std::move(article), std::move(chosen->bytes), charset);
    else
        reading.give_bytes(std::move(article), std::move(chosen->bytes), charset);
}

} // namespace dateline
