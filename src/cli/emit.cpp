// SPDX-License-Identifier: Apache-2.0
#include "cli/emit.hpp"

#include "base/error.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

std::unique_ptr<Emitter> make_emitter(const std::string& kind, const EmitOptions& options,
                                      const Session& session) {
    if (kind == "places")
        return make_place_emitter(options, session);
    if (kind == "times")
        return make_time_emitter(session);
    if (kind == "reports" || kind == "figures")
        return make_report_emitter(kind == "figures", options, session);
    fail<UsageError>("--emit: '{}' is not written by this build", kind);
}

std::string record_id(const nlohmann::json& record, const std::string& source) {
    const auto id = record.find("id");
    if (id == record.end() || id->is_null())
        return source;
    return id->is_string() ? id->get<std::string>() : id->dump();
}

} // namespace dateline
