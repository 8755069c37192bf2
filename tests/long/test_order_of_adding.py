# SPDX-License-Identifier: Apache-2.0
"""Articles added one by one, in any order, make the same store as all at once; adding twice changes nothing."""
import hashlib
import pathlib
import random
import sqlite3
import tempfile
import unittest

from support import SOURCE, dateline

NOT_COMPARED = {"fid", "geom", "incident_id", "title_id", "footprint_id"}


def rows(database, table):
    cursor = database.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    return names, cursor.fetchall()


def content(path):
    """Partition and values, ids of incidents aside: an incident is known by its reports."""
    database = sqlite3.connect(path)
    members = {}
    names, found = rows(database, "reports")
    for row in found:
        members.setdefault(row[names.index("incident_id")], []).append(row[names.index("report_id")])
    known = {incident: tuple(sorted(reports)) for incident, reports in members.items()}
    result = {}
    for table in ("reports", "incidents", "fortifications", "fortification_sites", "figures", "articles"):
        names, found = rows(database, table)
        result[table] = sorted(
            (repr([(name, known.get(value, value) if name == "incident_id" else value)
                   for name, value in zip(names, row)
                   if name == "incident_id" or name not in NOT_COMPARED]) for row in found))
    database.close()
    return result


class OrderOfAdding(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.work = pathlib.Path(self.folder.name)
        self.articles = sorted((SOURCE / "examples/articles").glob("*.txt"))
        self.whole = self.work / "whole.gpkg"
        dateline("map", *self.articles, "-o", self.whole)

    def tearDown(self):
        self.folder.cleanup()

    def test_one_by_one_in_three_orders(self):
        expected = content(self.whole)
        self.maxDiff = 4000
        for seed in (1, 2, 3):
            order = list(self.articles)
            random.Random(seed).shuffle(order)
            store = self.work / f"order{seed}.gpkg"
            for article in order:
                dateline("map", article, "-o", store)
            found = content(store)
            for table, values in expected.items():
                self.assertEqual(found[table], values, f"seed {seed}, table {table}")

    def test_adding_twice_changes_no_byte(self):
        before = hashlib.sha256(self.whole.read_bytes()).hexdigest()
        dateline("map", *self.articles, "-o", self.whole)
        self.assertEqual(hashlib.sha256(self.whole.read_bytes()).hexdigest(), before)


if __name__ == "__main__":
    unittest.main()
