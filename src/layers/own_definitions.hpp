// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/definition_reader.hpp"
#include "layers/definitions.hpp"

#include <string_view>

namespace dateline {

/// The table of ours in which happenings of a kind stand unless their definition names another.
std::string_view built_in_table(ReportKind kind);

/// What a store must keep of a type: where it stands and how it is drawn and published, if that is not as
/// ours are. `table` is its part of the definition.
void read_own_type(const DefinitionReader& reader, const toml::table& table, const EventType& type,
                   const LayerDefinition& layer, OwnLayers& own);

/// The table that a definition asks for, if it is not ours, beside those of the definitions read before.
void read_own_table(const DefinitionReader& reader, const LayerDefinition& layer, OwnLayers& own);

} // namespace dateline
