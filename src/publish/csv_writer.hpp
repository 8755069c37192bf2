// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publish/feature_writer.hpp"
#include "publish/output_file.hpp"

namespace dateline {

/// RFC 4180 with a header line, UTF-8. Points stand in the columns lon and lat, lines and areas as well-known
/// text in `wkt`; tables that have lon and lat columns of their own get no others. A cell that a spreadsheet
/// would take for a formula is written with a leading apostrophe.
class CsvWriter : public FeatureWriter {
public:
    explicit CsvWriter(const WriterOptions& options);

    void begin_layer(const FeatureLayer& layer) override;
    void write(const Feature& feature) override;
    void finish() override;

private:
    void cell(std::string_view text);

    OutputFile m_file;
    std::vector<FeatureColumn> m_columns;
    bool m_point = false;
    bool m_wkt = false;
    std::string m_text;
};

} // namespace dateline
