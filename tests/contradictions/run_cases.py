#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Articles that contradict one another: what they tell of one happening is put together, and every differing value is
kept with its sentence and its source.

A case is a file NN-name.json: the matter, the articles (in our own words), and what is expected:
  together    [{"type", "articles"}]: exactly these articles tell one happening of that type
  apart       {"type": number of happenings of that type}
  kept        [{"article", "field", "value", "sentence"}]: the store lists this value of this field among the
              disagreements, with a report of the article whose evidence holds these words; with "column" in place of
              "field" the article's own report has the value, where the articles do not contradict one another in it
  figures     [{"article", "value", "sentence"}]: a stated number, which is no happening
  disputed_figures  the articles whose figures are marked as contradicted
Besides, in every case: the best value of an incident is one that an article tells, never a mean; its range reaches from
the lowest to the highest that is told.
Usage: run_cases.py DATELINE [NAME...]
"""
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

CASES = sorted(pathlib.Path(__file__).parent.glob("*.json"))
QUANTITIES = ("people", "killed", "injured", "count", "length_m")
INCIDENT_TABLES = ("incidents", "fortifications", "fortification_sites")
dateline = "dateline"


class Store:
    def __init__(self, case, folder):
        articles = folder / "articles.jsonl"
        articles.write_text("".join(json.dumps(article) + "\n" for article in case["articles"]))
        path = folder / "store.gpkg"
        subprocess.run([dateline, "-q", "map", articles, "-o", path], check=True, timeout=120)
        database = sqlite3.connect(path)
        database.row_factory = sqlite3.Row

        def rows(table):
            return [dict(row) for row in database.execute(f"SELECT * FROM {table}")]
        self.reports = rows("reports")
        self.figures = rows("figures")
        self.disagreements = rows("disagreements")
        self.sites = {row["article_id"]: row["site"] for row in rows("articles")}
        self.incidents = {row["incident_id"]: row for table in INCIDENT_TABLES for row in rows(table)}
        database.close()

    def reports_of(self, incident):
        return [report for report in self.reports if report["incident_id"] == incident]


class Contradictions(unittest.TestCase):
    def check_together(self, store, expected):
        found = [sorted(report["article_id"] for report in store.reports_of(incident))
                 for incident, row in store.incidents.items() if row["type"] == expected["type"]]
        self.assertIn(sorted(expected["articles"]), found, expected["type"])

    def check_kept(self, store, expected):
        told = [report for report in store.reports if report["article_id"] == expected["article"] and expected["sentence"]
                in " ".join(filter(None, (report["quote"], report["also_quotes"])))]
        self.assertTrue(told, f"no report rests on: {expected['sentence']}")
        self.assertTrue(store.sites[expected["article"]])
        if "column" in expected:
            self.assertIn(expected["value"], [report[expected["column"]] for report in told], expected)
            return
        values = [row["value"] for row in store.disagreements if row["field"] == expected["field"] and
                  row["report_id"] in [report["report_id"] for report in told]]
        self.assertIn(expected["value"], values, expected)

    def check_figure(self, store, expected):
        self.assertTrue(any(figure["article_id"] == expected["article"] and figure["value"] == expected["value"] and
                            expected["sentence"] in figure["quote"] for figure in store.figures), expected)

    def check_no_mean(self, store):
        for incident, row in store.incidents.items():
            for name in QUANTITIES:
                told = [report for report in store.reports_of(incident)
                        if any(report[f"{name}_{part}"] is not None for part in ("low", "best", "high"))]
                best = row[f"{name}_best"]
                self.assertTrue(best is None or best in [report[f"{name}_best"] for report in told], (incident, name))
                lows = [report[f"{name}_low"] for report in told if report[f"{name}_low"] is not None]
                self.assertEqual(row[f"{name}_low"], min(lows, default=None), (incident, name))
                if row[f"{name}_high"] is not None:
                    highs = [report[f"{name}_high"] for report in told if report[f"{name}_high"] is not None]
                    self.assertEqual(row[f"{name}_high"], max(highs), (incident, name))

    def run_case(self, path):
        case = json.loads(path.read_text())
        with tempfile.TemporaryDirectory() as folder:
            store = Store(case, pathlib.Path(folder))
        expect = case["expect"]
        self.assertTrue(expect.get("kept"), "the case says nothing of what is kept")
        for one in expect.get("together", []):
            self.check_together(store, one)
        for kind, number in expect.get("apart", {}).items():
            self.assertEqual(sum(row["type"] == kind for row in store.incidents.values()), number, kind)
        for one in expect["kept"]:
            self.check_kept(store, one)
        for one in expect.get("figures", []):
            self.check_figure(store, one)
        if "disputed_figures" in expect:
            self.assertEqual(sorted({figure["article_id"] for figure in store.figures if figure["disagrees"]}),
                             sorted(expect["disputed_figures"]))
        self.check_no_mean(store)


for case_path in CASES:
    setattr(Contradictions, "test_" + case_path.stem.replace("-", "_"),
            lambda self, path=case_path: self.run_case(path))

if __name__ == "__main__":
    dateline = sys.argv.pop(1)
    unittest.main()
