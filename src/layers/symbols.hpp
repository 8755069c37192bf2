// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// How one type is drawn, in QGIS, on the web page and in simplestyle properties alike. From
/// `layers/style/symbols.tsv`.
struct TypeSymbol {
    std::string kind; ///< incident, fortification
    std::string type;
    std::string label;
    std::string colour; ///< `#rrggbb`
    std::string shape;  ///< name of a QGIS simple marker
    double width_mm = 0.9;
    std::string dash; ///< QGIS line style; empty: solid
    bool operator==(const TypeSymbol&) const = default;
};

/// Symbols of a kind in legend order; the last one, `other`, also stands for types without a row.
std::vector<TypeSymbol> type_symbols(std::string_view kind);

/// The symbol of a type, `other` where it has none.
TypeSymbol type_symbol(std::string_view kind, std::string_view type);

} // namespace dateline
