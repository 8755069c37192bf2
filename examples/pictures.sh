#!/bin/sh
# The pictures at the head of README: the example articles in QGIS and as a web map. Needs QGIS, Xvfb and Chromium
# (cmake/debian-long-test-packages.txt) and a built program.
# Usage: sh examples/pictures.sh [OUTPUT_FOLDER]        (default: docs/pictures)
set -eu
cd "$(dirname "$0")/.."
out=${1:-docs/pictures}
dateline=${DATELINE:-build/release/dateline}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
"$dateline" -q map examples/articles -o "$work/examples.gpkg"
"$dateline" -q web "$work/examples.gpkg" -o "$work/map.html" --title "North Korea's borders: the example articles"

DATELINE_PICTURE_WORK=$work DATELINE_PICTURE_OUT=$(cd "$out" && pwd) /usr/bin/python3 examples/pictures.py
ls -l "$out"
