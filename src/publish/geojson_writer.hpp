// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publish/feature_writer.hpp"
#include "publish/output_file.hpp"
#include "store/gpkg_geometry.hpp"

#include <optional>

namespace dateline {

/// RFC 7946: one FeatureCollection with ids, the attribution as a member of its own, and the bbox last, when
/// it is known. Sequences: one feature a line, with or without the record separators of RFC 8142.
class GeoJsonWriter : public FeatureWriter {
public:
    enum class Form : std::uint8_t { collection, sequence, lines };
    GeoJsonWriter(const WriterOptions& options, Form form);

    void begin_layer(const FeatureLayer& layer) override;
    void write(const Feature& feature) override;
    void finish() override;

private:
    OutputFile m_file;
    Form m_form;
    std::vector<FeatureColumn> m_columns;
    std::optional<Extent> m_extent;
    bool m_first = true;
    std::string m_text; ///< kept for its memory
};

} // namespace dateline
