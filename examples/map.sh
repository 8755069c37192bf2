#!/bin/sh
# From a fresh Debian machine to map layers: install what is needed, build, map the example articles.
# Usage: sh examples/map.sh [OUTPUT_FOLDER]        (default: out)
set -eu
cd "$(dirname "$0")/.."
out=${1:-out}

echo "1/3 packages"
sh cmake/install-packages.sh cmake/debian-packages.txt
echo "2/3 build (release mode; a few minutes the first time)"
sh cmake/build.sh OFF
echo "3/3 map"
mkdir -p "$out"
dateline=build/release/dateline
# Said here, because where /proc is missing (a bare chroot) a program cannot find what lies beside it.
DATELINE_DATA=${DATELINE_DATA:-$PWD/build/release/data}
export DATELINE_DATA
"$dateline" map examples/articles -o "$out/examples.gpkg" --overwrite
"$dateline" export "$out/examples.gpkg" -f GeoJSON -o "$out/examples.geojson" --overwrite
"$dateline" export "$out/examples.gpkg" --layer incidents -f CSV -o "$out/incidents.csv" --overwrite
cat <<EOF

Made:
  $out/examples.gpkg      all layers: drag it into QGIS (styled, time-enabled)
  $out/examples.geojson   incidents and fortifications for a web map
  $out/incidents.csv      the incidents as a table
Next: $dateline map YOUR_ARTICLES -o yours.gpkg
EOF
