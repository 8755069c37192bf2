#!/bin/sh
# The long suite: our files in QGIS, in PostgreSQL with PostGIS and in a browser, and what takes minutes.
# Usage: sh tests/long.sh [ctest arguments]
# With DATELINE_INSTALL=no nothing is installed: what is missing is skipped, and said to be.
set -eu
cd "$(dirname "$0")/.."

lists="cmake/debian-packages.txt cmake/debian-test-packages.txt cmake/debian-long-test-packages.txt"
echo "1/3 packages"
# shellcheck disable=SC2086 # three files
[ "${DATELINE_INSTALL:-yes}" = no ] || sh cmake/install-packages.sh $lists
echo "2/3 build"
sh cmake/build.sh ON
echo "3/3 tests"
ctest --preset release -C Long -L long "$@"
