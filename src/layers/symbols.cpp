// SPDX-License-Identifier: Apache-2.0
#include "layers/symbols.hpp"

#include "base/error.hpp"
#include "layers/schema.hpp"

#include <charconv>

namespace dateline {

std::vector<TypeSymbol> type_symbols(std::string_view kind) {
    static const std::vector<TypeSymbol> all = [] {
        std::vector<TypeSymbol> symbols;
        const auto rows = read_tsv(embedded_layers_file("layers/style/symbols.tsv"));
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto& row = rows[i];
            if (row.size() != 7)
                fail<DataError>("layers/style/symbols.tsv: record {}: 7 cells expected", i);
            TypeSymbol symbol{row[0], row[1], row[2], row[3], row[4], 0.9, row[6]};
            if (!row[5].empty())
                std::from_chars(row[5].data(), row[5].data() + row[5].size(), symbol.width_mm);
            symbols.push_back(std::move(symbol));
        }
        return symbols;
    }();
    std::vector<TypeSymbol> chosen;
    for (const TypeSymbol& symbol : all) {
        if (symbol.kind == kind)
            chosen.push_back(symbol);
    }
    return chosen;
}

TypeSymbol type_symbol(std::string_view kind, std::string_view type) {
    const auto symbols = type_symbols(kind);
    for (const TypeSymbol& symbol : symbols) {
        if (symbol.type == type)
            return symbol;
    }
    return symbols.empty() ? TypeSymbol{} : symbols.back();
}

} // namespace dateline
