// SPDX-License-Identifier: Apache-2.0
#include "text/encoding.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/character.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

namespace dateline {

namespace {

struct ConverterCloser {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct DetectorCloser {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

unsigned at(std::string_view bytes, std::size_t i) {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
}

/// Strict conversion: nothing when a byte sequence is impossible in the encoding.
std::optional<DecodedText> convert(std::string_view bytes, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, ConverterCloser> converter{ucnv_open(encoding, &status)};
    if (U_FAILURE(status) != 0)
        return std::nullopt;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    const icu::UnicodeString wide{bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status};
    if (U_FAILURE(status) != 0)
        return std::nullopt;
    const char* name = ucnv_getName(converter.get(), &status);
    DecodedText decoded{{}, name != nullptr ? name : encoding};
    wide.toUTF8String(decoded.text);
    return decoded;
}

/// Bytes that hardly any text has.
bool has_controls(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v';
    });
}

/// Is it UTF-8 with damage, rather than something else? Whole multi-byte characters outnumber wrong bytes.
bool is_damaged_utf8(std::string_view bytes) {
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        const unsigned lead = at(bytes, i);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
        if (size > 1 && !find_invalid_utf8(bytes.substr(i, size)) && i + size <= bytes.size()) {
            ++good;
            i += size;
        } else {
            ++bad;
            ++i;
        }
    }
    return good > 2 * bad;
}

/// In a Western eight-bit text, high bytes are accented letters between letters, or typographic marks.
bool is_plausible_western(std::string_view bytes) {
    const auto is_letter = [](unsigned byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0xC0;
    };
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned byte = at(bytes, i);
        if (byte < 0x80)
            continue;
        const bool letter = byte >= 0xC0 && byte != 0xFF && byte != 0xFE && byte != 0xD7 && byte != 0xF7;
        const bool mark = (byte >= 0x91 && byte <= 0x97) || byte == 0x80 || byte == 0x85 || byte == 0xA0 ||
                          byte == 0xA3 || byte == 0xA7 || byte == 0xA9 || byte == 0xAB || byte == 0xAE ||
                          byte == 0xB0 || byte == 0xB7 || byte == 0xBB;
        const bool beside = (i > 0 && is_letter(at(bytes, i - 1))) || is_letter(at(bytes, i + 1));
        if (mark || (letter && beside))
            ++good;
        else
            ++bad;
    }
    return bad * 20 <= good;
}

/// Encodings whose high bytes are mostly accented Latin letters.
bool is_latin_encoding(std::string_view name) {
    constexpr std::array<std::string_view, 7> names{"windows-1252", "windows-1250", "windows-1254",
                                                    "ISO-8859-2",   "ISO-8859-9",   "windows-1257",
                                                    "ISO-8859-15"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// A text in another script is mostly letters of it, not a few stray ones.
bool has_script(std::string_view utf8) {
    constexpr std::size_t fewest = 4;
    std::size_t letters = 0;
    std::size_t others = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        const Character c = character_at(utf8, i);
        if (c.code_point >= 0x80)
            ++(c.is_letter() && c.code_point >= 0x370 && c.code_point < 0xE000 ? letters : others);
        i += std::max(c.size, 1U);
    }
    return letters >= fewest && letters > 2 * others;
}

std::optional<DecodedText> detect(std::string_view bytes) {
    constexpr std::size_t enough = std::size_t{1} << 16;
    constexpr int32_t confident = 30;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, DetectorCloser> detector{ucsdet_open(&status)};
    if (U_FAILURE(status) != 0)
        return std::nullopt;
    const std::string_view sample = bytes.substr(0, enough);
    ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
    int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    if (U_FAILURE(status) != 0 || matches == nullptr)
        return std::nullopt;
    for (int32_t i = 0; i < count; ++i) {
        std::string_view name = ucsdet_getName(matches[i], &status);
        if (U_FAILURE(status) != 0 || ucsdet_getConfidence(matches[i], &status) < confident)
            continue;
        if (name == "EUC-KR")
            name = "windows-949"; // the superset which Korean pages use
        else if (name == "ISO-8859-1")
            name = "windows-1252";
        else if (name.starts_with("IBM") || name == "ISO-2022-KR" || name == "UTF-8")
            continue;
        if (is_latin_encoding(name) && !is_plausible_western(bytes))
            continue;
        std::optional<DecodedText> decoded = convert(bytes, std::string{name}.c_str());
        if (decoded && !has_controls(decoded->text) && (is_latin_encoding(name) || has_script(decoded->text)))
            return decoded;
    }
    if (is_plausible_western(bytes))
        return convert(bytes, "windows-1252");
    return std::nullopt;
}

} // namespace

std::optional<DecodedText> decode_text(std::string bytes, std::string_view declared) {
    constexpr std::array<std::pair<std::string_view, const char*>, 3> wide_marks{
        {{"\xFF\xFE", "UTF-16LE"}, {"\xFE\xFF", "UTF-16BE"}, {"\x0E\xFE\xFF", "SCSU"}}};
    for (const auto& [mark, encoding] : wide_marks) {
        if (std::string_view{bytes}.starts_with(mark))
            return convert(std::string_view{bytes}.substr(mark.size()), encoding);
    }
    const bool utf8 = !find_invalid_utf8(bytes);
    if (std::string_view{bytes}.starts_with("\xEF\xBB\xBF"))
        return utf8 ? std::optional{DecodedText{std::move(bytes), "UTF-8"}} : std::nullopt;
    if (utf8 && std::find(bytes.begin(), bytes.end(), '\x1B') == bytes.end()) {
        // Well-formed UTF-8 with high bytes is nothing else; plain ASCII may still be declared as an escaped
        // form.
        const bool zeros = bytes.find('\0') != std::string::npos;
        if (!zeros)
            return DecodedText{std::move(bytes), "UTF-8"};
    }
    if (!declared.empty()) {
        std::string name = to_lower(declared);
        if (name == "euc-kr" || name == "ks_c_5601-1987" || name == "ksc5601")
            name = "windows-949";
        else if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii")
            name = "windows-1252";
        else if (name == "gb2312" || name == "gbk")
            name = "gb18030";
        else if (name == "shift_jis")
            name = "windows-31j";
        if (name != "utf-8" && name != "utf8") {
            if (std::optional<DecodedText> decoded = convert(bytes, name.c_str()))
                return decoded;
        }
    }
    if (utf8 && bytes.find('\0') == std::string::npos)
        return DecodedText{std::move(bytes), "UTF-8"};
    if (is_damaged_utf8(bytes))
        return std::nullopt;
    return detect(bytes);
}

} // namespace dateline
