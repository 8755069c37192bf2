#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How often is the publication date of an article found from its text alone, how rightly, and how closely?

    publication_dates.py --dateline build/release/dateline FOLDER...

FOLDER holds texts and an index.json with `articles`: each has `file` and, where known, `published` or
`published_external` (ISO 8601 day, month or instant). Metadata are withheld from the program. Exit status 0; 1 when a
date was given that contradicts the index, 2 on wrong use.
"""
import argparse, datetime, json, pathlib, re, subprocess, sys


def days(edtf):
    """First and last day of an EDTF date or interval; None for an open side."""
    def side(text, last):
        match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text[:10])
        if not match:
            return None
        year, month, day = (int(part) if part else None for part in match.groups())
        if day:
            return datetime.date(year, month, day)
        if not last:
            return datetime.date(year, month or 1, 1)
        month = month or 12
        return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
    first, _, last = edtf.partition("/")
    return side(first, False), side(last or first, True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--dateline", required=True)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    args = parser.parse_args()
    known = dated = right = 0
    widths = []
    for folder in args.folders:
        for article in json.loads((folder / "index.json").read_text(encoding="utf-8"))["articles"]:
            path = folder / article["file"]
            truth = article.get("published") or article.get("published_external")
            if not truth or not path.exists():
                continue
            known += 1
            run = subprocess.run([args.dateline, "when", "-", "--explain"], input=path.read_bytes(), capture_output=True, check=True)
            told = run.stderr.decode().strip()
            edtf = re.search(r"published: (\S+)", told).group(1)
            first, last = days(edtf)
            due = days(truth[:10])
            verdict = "open"
            if first and last:
                dated += 1
                widths.append((last - first).days + 1)
                fits = first <= due[1] and due[0] <= last
                right += fits
                verdict = "right" if fits else "WRONG"
            print(f"{article['id']}\t{truth}\t{verdict}\t{told}")
    widths.sort()
    print(f"{known} articles with a known date; {dated} dated from the text, {right} of them rightly; "
          f"width in days: median {widths[len(widths) // 2] if widths else '-'}, widest {widths[-1] if widths else '-'}")
    return 0 if right == dated else 1


if __name__ == "__main__":
    sys.exit(main())
