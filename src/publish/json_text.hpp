// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/row.hpp"
#include "layers/schema.hpp"

#include <string>
#include <string_view>

namespace dateline {

/// Append a text as a JSON string. `<`, `>` and `&` are escaped too where `for_html` is set, so that it may
/// stand in a page.
void append_json_string(std::string& out, std::string_view text, bool for_html = false);

/// Append a cell as a JSON value; whole numbers have no decimal point.
void append_json_value(std::string& out, const Value& value, FieldType type, bool for_html = false);

/// Append a number with at most `decimals` places, trailing zeros dropped.
void append_decimal(std::string& out, double number, int decimals);

} // namespace dateline
