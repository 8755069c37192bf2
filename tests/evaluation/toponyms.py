#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How much of a corpus of place names a gazetteer can give at all, and how much is reached.

    toponyms.py --dateline build/dateline --gazetteer world.gaz gold.jsonl

Each line of gold.jsonl is an article: {"id", "text", "toponyms": [{"start", "end", "lat", "lon"}]}, offsets in code
points. The ceiling is the share of located gold names for which some entry of exactly that name (folded) lies within
161 km (100 miles, the usual limit). Then the same texts are read: with the spans given, and end to end.
"""
import argparse
import json
import math
import subprocess
import sys
from collections import Counter, defaultdict

LIMIT_KM = 161.0


def distance_km(a, b):
    (lon1, lat1), (lon2, lat2) = ((math.radians(v) for v in p) for p in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


def extract(options, articles, *extra):
    lines = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    command = [options.dateline, "extract", "--emit", "places", *extra]
    for gazetteer in options.gazetteer:
        command += ["--gazetteer", gazetteer]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    found = defaultdict(list)
    for line in done.stdout.splitlines():
        row = json.loads(line)
        found[row["doc_id"]].append(row)
    return found


def within(row, gold):
    return row["lat"] is not None and distance_km((row["lon"], row["lat"]), (gold["lon"], gold["lat"])) <= LIMIT_KM


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", help="JSON lines, - for standard input")
    parser.add_argument("--dateline", required=True)
    parser.add_argument("--gazetteer", action="append", default=[], help="compiled, over the default one")
    parser.add_argument("--list", type=int, default=0, metavar="N", help="print N misses of each class")
    options = parser.parse_args()

    with (sys.stdin if options.gold == "-" else open(options.gold, encoding="utf-8")) as lines:
        articles = [json.loads(line) for line in lines if line.strip()]
    for article in articles:
        article["id"] = str(article["id"])
        article["toponyms"] = [t for t in article["toponyms"] if t.get("lat") is not None]
    spans = [{"id": a["id"], "text": a["text"], "spans": [[t["start"], t["end"]] for t in a["toponyms"]]}
             for a in articles]
    given = extract(options, spans, "--candidates")
    free = extract(options, [{"id": a["id"], "text": a["text"]} for a in articles])

    count = Counter()
    misses = defaultdict(list)
    for article in articles:
        by_span = {(row["start"], row["end"]): row for row in given[article["id"]]}
        for gold in article["toponyms"]:
            words = article["text"][gold["start"]:gold["end"]]
            count["gold"] += 1
            row = by_span.get((gold["start"], gold["end"]))
            possible = row is not None and (within(row, gold) or any(
                distance_km(point, (gold["lon"], gold["lat"])) <= LIMIT_KM for point in row["candidates"]))
            count["possible"] += possible
            count["with spans"] += row is not None and within(row, gold)
            touching = [r for r in free[article["id"]] if r["start"] < gold["end"] and gold["start"] < r["end"]]
            right = any(within(r, gold) for r in touching)
            located = any(r["lat"] is not None for r in touching)
            count["end to end"] += right
            count["matched"] += located
            if not right:
                kind = ("not in the gazetteer" if not possible else "not found" if not touching
                        else "found, not placed" if not located else "placed elsewhere")
                misses[kind].append(words)

    total = max(count["gold"], 1)
    ceiling = count["possible"] / total
    print(f"located gold names           {count['gold']}")
    print(f"ceiling                      {ceiling:.3f}")
    print(f"placed, spans given          {count['with spans'] / total:.3f}")
    print(f"placed, end to end           {count['end to end'] / total:.3f}"
          f"  ({count['end to end'] / max(count['possible'], 1):.2f} of the ceiling)")
    print(f"right among those placed     {count['end to end'] / max(count['matched'], 1):.3f}")
    for kind, words in sorted(misses.items()):
        print(f"missed: {kind:<20} {len(words)}")
        for word, n in Counter(words).most_common(options.list):
            print(f"    {n:4} {word}")


if __name__ == "__main__":
    main()
