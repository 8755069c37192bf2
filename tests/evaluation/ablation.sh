#!/bin/sh
# What each family of rules adds: annotated articles scored with every family, then with one left out at a time.
#   sh tests/evaluation/ablation.sh DATELINE ARTICLES GOLD.json SCORER.py
# ARTICLES, GOLD and SCORER as for score.sh. One line a family: F1 of reports, F1 of reports right in full, accuracy
# of type, date, place, status and people among those found.
set -eu
[ $# -eq 4 ] || {
    sed -n '2,5s/^# //p' "$0" >&2
    exit 2
}
here=$(dirname "$0") dateline=$1 articles=$2 gold=$3 scorer=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '%-14s %7s %7s  %s\n' without reports full 'of those found'
for family in nothing clauses coreference discourse modality furniture; do
    {
        printf '#!/bin/sh\n'
        [ $family = nothing ] && printf 'exec "%s" "$@"\n' "$dateline" || printf 'exec "%s" --without %s "$@"\n' "$dateline" $family
    } > "$work/dateline"
    chmod +x "$work/dateline"
    sh "$here/score.sh" "$work/dateline" "$articles" "$gold" "$scorer" > "$work/score"
    printf '%-14s %7s %7s  %s\n' $family "$(awk '/^reports/ { print $NF }' "$work/score")" \
        "$(awk '/^full/ { print $NF }' "$work/score")" \
        "$(awk '/^(type|date|place|status|people|false.page) / { printf "%s %s  ", $1, $2 }' "$work/score")"
done
