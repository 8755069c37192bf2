// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "time/chronology.hpp"

/// The chronology that is installed, read once.
inline const dateline::Chronology& installed_chronology() {
    static const auto chronology =
        dateline::Chronology::read(std::filesystem::path{DATELINE_SOURCE_DIR} / "gazetteer/chronology.tsv");
    return chronology;
}
