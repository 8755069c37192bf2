#!/bin/sh
# Quality as a number: map annotated articles, export their reports and figures, score them against gold.
#   sh tests/evaluation/score.sh DATELINE ARTICLES GOLD.json SCORER.py [scorer options, e.g. --errors --by-type]
# ARTICLES is a folder of texts with its index.json; SCORER reads gold, predictions and --figures FILE.
set -eu
[ $# -ge 4 ] || {
    sed -n '2,4s/^# //p' "$0" >&2
    exit 2
}
dateline=$1 articles=$2 gold=$3 scorer=$4
shift 4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$dateline" -q map "$articles" -o "$work/all.gpkg"
"$dateline" -q export "$work/all.gpkg" --layer reports --include-undated -f GeoJSON -o "$work/reports.geojson"
"$dateline" -q export "$work/all.gpkg" --layer figures --include-undated -f GeoJSON -o "$work/figures.geojson"
python3 "$scorer" "$gold" "$work/reports.geojson" --figures "$work/figures.geojson" "$@"
