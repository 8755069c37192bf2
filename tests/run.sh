#!/bin/sh
# Install what is needed, build and run the tests. Usage: sh tests/run.sh [ctest arguments]
set -eu
cd "$(dirname "$0")/.."

echo "1/3 packages"
sh cmake/install-packages.sh cmake/debian-packages.txt cmake/debian-test-packages.txt
echo "2/3 build (release mode with tests; some minutes the first time)"
sh cmake/build.sh ON
echo "3/3 tests"
ctest --preset release "$@"
