// SPDX-License-Identifier: Apache-2.0
#include "layers/incident_title.hpp"
#include "support/catch.hpp"

using namespace dateline;

TEST_CASE("a title tells what, in which state and where, in words for readers") {
    Incident incident;
    incident.type = "defection.via_china";
    incident.place_name = "Musan County";
    CHECK(incident_title(incident) == "Defection via China, Musan County");
    incident.place_name.clear();
    CHECK(incident_title(incident) == "Defection via China");
    incident.type = "balloon_launch";
    incident.place_name = "Paju";
    incident.modality = Modality::denied;
    CHECK(incident_title(incident) == "Balloon launch (denied), Paju");

    Incident works;
    works.kind = ReportKind::fortification;
    works.type = "fence";
    works.status = "under_construction";
    works.place_name = "Tumen River";
    CHECK(incident_title(works) == "Fence, under construction, Tumen River");
    works.status = "ordered";
    works.modality = Modality::ordered;
    CHECK(incident_title(works) == "Fence, ordered, Tumen River"); // not told twice
    works.status = "reported";
    works.modality = Modality::asserted;
    CHECK(incident_title(works) == "Fence, Tumen River");
}
