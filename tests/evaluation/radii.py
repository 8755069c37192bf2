#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How honest stated radii are: where the right place was chosen, does the footprint cover the annotated point?

    radii.py GOLD.json REPORTS.geojson [GOLD.json REPORTS.geojson ...] [--list]

REPORTS is an export of the layer `reports` (GeoJSON, undated ones included). A report belongs to the gold report of its
article whose evidence shares most words with its own. The place counts as the right one when the two names have a proper name
in common (Hoeryong; China and North Korea for a border) or are the same, the discs meet, and they are of one order of size:
within a factor of four, discs below 3 km counted as 3 (a county where the border was meant is another place, however its
radius is chosen; so is the border with another country, though the two nearly meet). For each class of precision: number of reports, share whose radius (with a tenth and a kilometre for rounding) covers the annotated point, median
of stated and of annotated radii, and the median of their ratio.
"""
import argparse
import collections
import json
import math
import statistics


def distance_km(a, b):
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, h)))


def words(text):
    return {word for word in "".join(c if c.isalnum() else " " for c in (text or "").lower()).split() if len(word) > 2}


GENERIC = {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeast", "northwest", "southeast",
           "southwest", "central", "part", "section", "near", "the", "and", "between", "with", "off", "waters", "area",
           "border", "borders", "line", "river", "county", "province", "city", "island", "islands", "sea", "front", "zone",
           "district", "side", "bank", "inter", "maritime", "korea", "korean", "koreas", "military"}
SAME_LINE = ("inter-korean border", "demilitarized zone", "demarcation line")  # one strip of land, by three names
COUNTRIES = {"china", "russia", "japan", "mongolia"}


def same_place(one, other):
    """Do two names speak of one place? By proper names; of borders, the countries must be the same."""
    a, b = words(one), words(other)
    strip_a, strip_b = (any(name in text.lower() for name in SAME_LINE) for text in (one, other))
    if strip_a and strip_b:
        return True
    if a == b or not (a - GENERIC and b - GENERIC):
        return (a & COUNTRIES) == (b & COUNTRIES) and (a - GENERIC) == (b - GENERIC)
    if "border" in " ".join(a) and "border" in " ".join(b):
        return (a & COUNTRIES) == (b & COUNTRIES)
    return bool((a - GENERIC) & (b - GENERIC))


def pairs(gold_path, reports_path):
    with open(gold_path, encoding="utf-8") as file:
        gold = json.load(file)["articles"]
    with open(reports_path, encoding="utf-8") as file:
        found = [feature["properties"] for feature in json.load(file)["features"]]
    by_article = collections.defaultdict(list)
    for report in found:
        by_article[report["article_id"].split("#")[0]].append(report)
    for article in gold:
        left = list(by_article.get(article["id"], []))
        ranked = []
        for g, report in enumerate(article["reports"]):
            quotes = [words(report["quote"])] + [words(quote) for quote in report.get("also_quotes", [])]
            for p, other in enumerate(left):
                mine = words(other["quote"])
                share = max(len(mine & quote) / max(1, len(mine | quote)) for quote in quotes)
                if share > 0.4:
                    ranked.append((share + (0.3 if report["type"] == other["type"] else 0), g, p))
        taken_gold, taken_found = set(), set()
        for _, g, p in sorted(ranked, reverse=True):
            if g not in taken_gold and p not in taken_found:
                taken_gold.add(g)
                taken_found.add(p)
                yield article["reports"][g], left[p]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="GOLD REPORTS")
    parser.add_argument("--list", action="store_true", help="print each report that is not covered, or stated far too wide")
    options = parser.parse_args()
    if len(options.files) % 2:
        parser.error("files come in pairs: gold, then reports")
    rows = collections.defaultdict(list)
    elsewhere = 0
    for gold_path, reports_path in zip(options.files[::2], options.files[1::2]):
        for gold, report in pairs(gold_path, reports_path):
            if not gold.get("place") or report.get("lat") is None:
                continue
            place = gold["place"]
            away = distance_km((place["lat"], place["lon"]), (report["lat"], report["lon"]))
            radius = report["radius_m"] / 1000
            larger, smaller = sorted((max(radius, 3), max(place["radius_km"], 3)), reverse=True)
            if (away > radius + place["radius_km"] + 5 or larger > 4 * smaller
                    or not same_place(place["name"], report["place_name"])):
                elsewhere += 1
                if options.list:
                    print(f"another place: away {away:5.0f}  stated {radius:5.0f}  gold {place['radius_km']:5.0f}"
                          f"  {place['name']!r} <> {report['place_name']!r}")
                continue
            covered = away <= 1.1 * radius + 1
            ratio = radius / max(place["radius_km"], 0.5)
            rows[report["precision"]].append((covered, radius, place["radius_km"], ratio))
            if options.list and (not covered or ratio > 2 or ratio < 0.5):
                print(f"{'covered' if covered else 'MISSED '} {report['precision']:10} away {away:5.0f}  stated {radius:5.0f}"
                      f"  gold {place['radius_km']:5.0f}  {place['name']!r} <> {report['place_name']!r}")
    everything = [row for group in rows.values() for row in group]
    print(f"{'class':12} {'n':>4} {'covered':>8} {'stated km':>10} {'gold km':>8} {'ratio':>6}")
    for name, group in sorted(rows.items()) + [("all", everything)]:
        if group:
            print(f"{name:12} {len(group):4} {sum(row[0] for row in group) / len(group):8.3f}"
                  f" {statistics.median(row[1] for row in group):10.1f} {statistics.median(row[2] for row in group):8.1f}"
                  f" {statistics.median(row[3] for row in group):6.2f}")
    print(f"another place chosen: {elsewhere}")


if __name__ == "__main__":
    main()
