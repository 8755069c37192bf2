// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/footprint.hpp"
#include "geo/geometry.hpp"
#include "text/document.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Position of an entry in one opened gazetteer; not stable over builds (ids are).
using EntryIndex = std::uint32_t;

/// A place, as seen in the memory-mapped index; views live as long as the Gazetteer.
struct EntryView {
    std::string_view id;      ///< stable: `kp.north_hamgyong.musan`
    std::string_view name;    ///< usual English name with its type word: `Musan County`
    std::string_view type;    ///< code from `gazetteer/types.tsv`: county, city, river, boundary_line ...
    std::string_view country; ///< ISO 3166-1 alpha-2, `KP/KR` for what lies between two, empty for seas
    LonLat point;             ///< representative point (seat, label or middle)
    double radius_m = 0;      ///< covers the place about `point`
    double prominence = 0;    ///< 0..1: how likely news means it when nothing else decides
    bool has_shape = false;   ///< a line or polygon is stored beside the point
    std::string_view sources; ///< codes of Gazetteer::sources(), `|` between
    std::string_view valid;   ///< EDTF interval in which the entry held, or empty
    std::string_view note;
};

/// A kind of place, as `gazetteer/types.tsv` describes it.
struct TypeView {
    std::string_view code;
    std::string_view label;
    PlacePrecision precision = PlacePrecision::unknown;
    double radius_m = 0;    ///< of an entry that states none
    double near_m = 0;      ///< how far `near X` reaches from the edge or point of one
    std::string_view words; ///< type words that stand with a name, `|` between: `County|Kun|Gun|군`
};

/// Where entries come from, with what must be said when they are shown.
struct SourceView {
    std::string_view code;
    std::string_view title;
    std::string_view licence;
    std::string_view url;
    std::string_view date;
    std::string_view attribution;
};

enum class NameStatus : std::uint8_t {
    official,
    variant,
    historic,
    generated,    ///< made by rule from another name
    abbreviation, ///< `DPRK`, `N. Hamgyong`
    demonym,      ///< what belongs to the place, or its people: `Chinese`, `Koreans`
};
inline constexpr std::size_t name_status_count = 6;

std::string_view to_string(NameStatus status);

/// One name of an entry.
struct NameView {
    std::string_view text;     ///< as written: `무산군`
    std::string_view language; ///< `ko`, `ko-rr`: language, and after a hyphen the scheme of writing
    NameStatus status = NameStatus::official;
};

/// An entry that bears a name found in text.
struct NameMatch {
    EntryIndex entry = 0;
    NameStatus status = NameStatus::official;
    bool operator==(const NameMatch&) const = default;
};

/// A run of tokens that is a name of the gazetteer.
struct NameHit {
    std::uint32_t first_token = 0;    ///< index into Document::tokens
    std::uint32_t end_token = 0;      ///< one past the last
    std::uint32_t particle_bytes = 0; ///< bytes of a Korean particle that ends the last token: 무산군|에서
    std::vector<NameMatch> matches;   ///< every entry of that name, most prominent first
};

/// The compiled places: one or more index files, later ones override earlier ones by id. Opening maps the
/// files and reads nothing else; immutable and usable from several threads.
class Gazetteer {
public:
    /// Throws DataError when a file is no index of this version, SystemError when it cannot be mapped.
    explicit Gazetteer(const std::vector<std::filesystem::path>& indexes);
    ~Gazetteer();
    Gazetteer(Gazetteer&&) noexcept;
    Gazetteer& operator=(Gazetteer&&) noexcept;

    /// Number of entries, overridden ones included: indexes run from 0 to size() - 1.
    [[nodiscard]] std::size_t size() const;
    /// Whether an entry of the same id in a later file takes the place of this one. Such an entry is never
    /// found.
    [[nodiscard]] bool overridden(EntryIndex index) const;
    [[nodiscard]] EntryView entry(EntryIndex index) const;
    [[nodiscard]] std::optional<EntryIndex> find(std::string_view id) const;
    [[nodiscard]] std::vector<EntryIndex> parents(EntryIndex index) const; ///< nearest first; then theirs
    [[nodiscard]] bool within(EntryIndex inner, EntryIndex outer) const;   ///< by parents, transitively
    [[nodiscard]] Geometry geometry(EntryIndex index) const;               ///< shape, else the point
    [[nodiscard]] std::vector<NameView> names(EntryIndex index) const;     ///< the English name first
    [[nodiscard]] TypeView type(EntryIndex index) const;
    [[nodiscard]] std::vector<TypeView> types() const;     ///< of all files, each code once, sorted
    [[nodiscard]] std::vector<SourceView> sources() const; ///< of all files, each code once, sorted
    [[nodiscard]] std::vector<NameMatch> named(std::string_view name) const; ///< any spelling; folded inside

    /// All names in the document, longest match from each start; hits may overlap only when neither contains
    /// the other. Case, marks, hyphens and apostrophes are folded; a hit's words start with a capital or are
    /// Hangul or Han unless the name is one that is written small.
    [[nodiscard]] std::vector<NameHit> find_names(const Document& document) const;

private:
    struct Index;
    std::unique_ptr<const Index> m_index;
};

/// The key under which a name is found: NFKD without marks, lower case, without apostrophes, hyphens and
/// spaces joined to one space.
std::string fold_name(std::string_view name);

} // namespace dateline
