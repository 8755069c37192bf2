#!/bin/sh
# Install Debian packages from the lists given: cmake/install-packages.sh cmake/debian-packages.txt ...
# Does nothing when all are there. Needs root or sudo otherwise.
set -eu

missing=
for list in "$@"; do
    for package in $(grep -v '^#' "$list"); do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
    done
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "dateline: these packages are missing and neither root nor sudo is at hand:$missing" >&2
        exit 1
    }
    as_root=sudo
fi
echo "Installing$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq || {
    echo "dateline: 'apt-get update' failed; is there a network, and is this Debian 12 or later?" >&2
    exit 1
}
# shellcheck disable=SC2086 # the list is meant to be split
$as_root apt-get install -y -qq --no-install-recommends $missing >"${TMPDIR:-/tmp}/dateline-apt.log" 2>&1 || {
    tail -n 15 "${TMPDIR:-/tmp}/dateline-apt.log" >&2
    echo "dateline: 'apt-get install' failed; its last words stand above" >&2
    exit 1
}
