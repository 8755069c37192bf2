#!/bin/sh
# Configure and build in release mode: sh cmake/build.sh ON|OFF   (ON: with the tests)
set -eu
cd "$(dirname "$0")/.."
log=${TMPDIR:-/tmp}/dateline-configure.log
cmake --preset release "-DDATELINE_TESTS=$1" >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    echo "dateline: the configuration failed; its last words stand above, all of them in $log" >&2
    exit 1
}
cmake --build --preset release || {
    echo "dateline: the build failed; the compiler's words stand above" >&2
    exit 1
}
