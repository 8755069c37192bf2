# SPDX-License-Identifier: Apache-2.0
"""What a person changes in a store survives later runs, is marked, and beats the machine's value, which stays in sight.

The same happens through OGR and through QGIS; each test says how its program edits.
"""
import json
import pathlib
import sqlite3
import tempfile

from support import SOURCE, dateline, example_store

MOVED = (128.25, 38.25)
NOTE = "seen on site"


def rows(store, sql, *values):
    with sqlite3.connect(store) as database:
        found = database.execute(sql, values).fetchall()
    database.close()
    return found


def row(store, incident, *fields):
    return rows(store, f"SELECT {', '.join(fields)} FROM incidents WHERE incident_id = ?", incident)[0]


def later_articles(folder):
    """Articles of a later run, as JSON lines."""
    path = folder / "later.jsonl"
    with path.open("w") as lines:
        for case in sorted((SOURCE / "tests/contradictions").glob("*.json")):
            for article in json.loads(case.read_text())["articles"]:
                lines.write(json.dumps(dict(article, id=f"{case.stem[:2]}-{article['id']}")) + "\n")
    return path


class Reviews:
    """To be mixed with unittest.TestCase. `edit(store, changes, new, gone)` applies changes {incident_id: {field:
    value}}, where the field `geom` moves the point, adds a row `new` at MOVED and takes out the row `gone`."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.work = pathlib.Path(self.folder.name)
        self.store = example_store(self.work / "store.gpkg")
        ids = [i for (i,) in rows(self.store, "SELECT incident_id FROM incidents ORDER BY incident_id")]
        self.assertGreaterEqual(len(ids), 7)
        (self.moved, self.dated, self.typed, self.rejected, self.merged, self.into, self.gone) = ids[:7]
        self.machine = {i: json.loads(v) for i, v in rows(self.store, "SELECT row_id, machine_values FROM machine")}
        self.edit(self.store, {
            self.moved: {"geom": MOVED},
            self.dated: {"date_start": "2001-02-03", "date_end": "2001-02-04"},
            self.typed: {"type": "other", "people_best": 41.0},
            self.rejected: {"review_status": "rejected", "review_note": NOTE},
            self.merged: {"merged_into": self.into},
        }, {"title": "Drawn by hand", "type": "shooting", "date_start": "2024-05-05"}, self.gone)

    def tearDown(self):
        self.folder.cleanup()

    def check_edits(self):
        point = rows(self.store, "SELECT minx, miny FROM rtree_incidents_geom WHERE id = (SELECT fid FROM incidents "
                                 "WHERE incident_id = ?)", self.moved)[0]
        for got, meant in zip(point, MOVED):
            self.assertAlmostEqual(got, meant, places=4)  # an R-tree keeps single precision
        self.assertEqual(row(self.store, self.dated, "date_start", "date_end"), ("2001-02-03", "2001-02-04"))
        self.assertEqual(row(self.store, self.typed, "type", "people_best"), ("other", 41.0))
        self.assertEqual(row(self.store, self.rejected, "review_status", "review_note"), ("rejected", NOTE))
        self.assertEqual(row(self.store, self.merged, "merged_into"), (self.into,))
        self.assertEqual(rows(self.store, "SELECT count(*) FROM incidents WHERE title = 'Drawn by hand'"), [(1,)])
        self.assertEqual(rows(self.store, "SELECT count(*) FROM incidents WHERE incident_id = ?", self.gone), [(0,)])

    def check_marks(self):
        for corrected in (self.moved, self.dated, self.typed):
            self.assertEqual(row(self.store, corrected, "review_status"), ("corrected",))
        ((identifier, status),) = rows(self.store, "SELECT incident_id, review_status FROM incidents WHERE title = "
                                                   "'Drawn by hand'")
        self.assertTrue(identifier.startswith("hand-"), identifier)
        self.assertEqual(status, "added")
        now = {i: json.loads(v) for i, v in rows(self.store, "SELECT row_id, machine_values FROM machine")}
        for incident, field in ((self.moved, "geom"), (self.dated, "date_start"), (self.typed, "type")):
            self.assertEqual(now[incident][field], self.machine[incident][field], "the machine's value stays in sight")

    def exported(self):
        result = dateline("export", self.store, "--layer", "incidents", "--include-undated", "-f", "GeoJSON", "-o", "-")
        return {feature["properties"]["incident_id"]: feature for feature in json.loads(result.stdout)["features"]}

    def test_edits_survive_later_runs(self):
        self.check_edits()
        for articles in (SOURCE / "examples/articles", later_articles(self.work), SOURCE / "examples/articles"):
            dateline("map", articles, "-o", self.store)
            self.check_edits()
            self.check_marks()

    def test_edits_are_marked_by_a_run_that_brings_nothing_new(self):
        dateline("map", SOURCE / "examples/articles", "-o", self.store)
        self.check_edits()
        self.check_marks()

    def test_exports_show_what_the_person_said(self):
        dateline("map", later_articles(self.work), "-o", self.store)
        exported = self.exported()
        for hidden in (self.rejected, self.merged, self.gone):
            self.assertNotIn(hidden, exported)
        self.assertEqual(exported[self.moved]["geometry"]["coordinates"], list(MOVED))
        self.assertEqual(exported[self.dated]["properties"]["date_start"], "2001-02-03")
        self.assertEqual(exported[self.typed]["properties"]["type"], "other")
        self.assertIn("Drawn by hand", [feature["properties"]["title"] for feature in exported.values()])

    def test_explain_tells_the_person_from_the_machine(self):
        dateline("map", later_articles(self.work), "-o", self.store)
        self.assertIn("corrected by a person: the point was moved", dateline("explain", self.store, self.moved).stdout)
        told = dateline("explain", self.store, self.dated).stdout
        self.assertIn("corrected by a person: date_start is 2001-02-03", told)
        self.assertIn(NOTE, dateline("explain", self.store, self.rejected).stdout)
        self.assertIn(f"merged into {self.into}", dateline("explain", self.store, self.merged).stdout)
