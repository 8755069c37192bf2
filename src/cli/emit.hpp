// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace dateline {

struct EmitOptions {
    std::vector<std::filesystem::path> gazetteers; ///< over the default one
    bool complete = false;   ///< with every report, all that `dateline merge` wants
    bool candidates = false; ///< with every place, the points of all entries of that name
};

/// Writes what is found in one article to standard output, JSON lines. One kind each in `emit_<kind>.cpp`.
class Emitter {
public:
    Emitter() = default;
    Emitter(const Emitter&) = delete;
    Emitter& operator=(const Emitter&) = delete;
    virtual ~Emitter() = default;
    /// `record` is an object with a string member `text`. Throws DataError when another member is not what it
    /// should be.
    virtual void emit(const nlohmann::json& record, const std::string& source) = 0;
};

/// For places, times or reports. Opens what that kind needs and no more.
std::unique_ptr<Emitter> make_emitter(const std::string& kind, const EmitOptions& options,
                                      const Session& session);

std::unique_ptr<Emitter> make_place_emitter(const EmitOptions& options, const Session& session);
std::unique_ptr<Emitter> make_time_emitter(const Session& session);

/// `figures`: the stated numbers instead of the reports.
std::unique_ptr<Emitter> make_report_emitter(bool figures, const EmitOptions& options,
                                             const Session& session);

/// The member `id` as text, a number included; else the source.
std::string record_id(const nlohmann::json& record, const std::string& source);

} // namespace dateline
