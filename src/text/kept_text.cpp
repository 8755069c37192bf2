// SPDX-License-Identifier: Apache-2.0
#include "text/kept_text.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>

namespace dateline {

namespace {

std::string normal_form_c(std::string utf8) {
    const bool ascii =
        std::all_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
    if (ascii)
        return utf8;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) != 0)
        fail<SystemError>("cannot normalise text: {}", u_errorName(status));
    if (nfc->isNormalizedUTF8(utf8, status) != 0)
        return utf8;
    std::string normalised;
    normalised.reserve(utf8.size());
    icu::StringByteSink<std::string> sink{&normalised};
    nfc->normalizeUTF8(0, utf8, sink, nullptr, status);
    if (U_FAILURE(status) != 0)
        fail<SystemError>("cannot normalise text: {}", u_errorName(status));
    return normalised;
}

} // namespace

std::string kept_text(std::string utf8) {
    if (utf8.starts_with("\xEF\xBB\xBF"))
        utf8.erase(0, 3);
    std::size_t out = 0;
    for (std::size_t in = 0; in < utf8.size(); ++in) {
        const char c = utf8[in];
        if (c == '\0')
            continue;
        if (c == '\r') {
            if (in + 1 >= utf8.size() || utf8[in + 1] != '\n')
                utf8[out++] = '\n';
            continue;
        }
        utf8[out++] = c;
    }
    utf8.resize(out);
    return normal_form_c(std::move(utf8));
}

void complete(Article& article) {
    article.text = kept_text(std::move(article.text));
    article.content_hash = sha256_hex(article.text);
    if (article.id.empty())
        article.id = article.content_hash.substr(0, 16);
}

} // namespace dateline
