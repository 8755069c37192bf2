# SPDX-License-Identifier: Apache-2.0
"""Articles added one by one, in any order, make the same store as all at once; adding twice changes nothing.

The project's own articles: the examples, and those of tests/contradictions, with their dates and without. With
DATELINE_ORDER_ARTICLES=FOLDER[:FOLDER...] the articles of these folders (texts beside an index.json) as well.
"""
import hashlib
import json
import os
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
    for table in ("reports", "own_readings", "incidents", "fortifications", "fortification_sites", "figures", "articles"):
        names, found = rows(database, table)
        result[table] = sorted(
            (repr([(name, known.get(value, value) if name == "incident_id" else value)
                   for name, value in zip(names, row)
                   if name == "incident_id" or name not in NOT_COMPARED]) for row in found))
    database.close()
    return result


def json_line(article, dated=True):
    return {name: value for name, value in article.items() if dated or name != "published"}


def own_articles(folder):
    """The examples as they are; each contradiction, and once more undated, so that others must date it."""
    files = sorted((SOURCE / "examples/articles").glob("*.txt"))
    for case in sorted((SOURCE / "tests/contradictions").glob("*.json")):
        for number, article in enumerate(json.loads(case.read_text())["articles"]):
            line = json_line(article, dated=number == 0)
            line["id"] = f"{case.stem[:2]}-{article['id']}"
            files.append(folder / f"{line['id']}.jsonl")
            files[-1].write_text(json.dumps(line) + "\n")
    return files


def articles_of(folder):
    index = json.loads((folder / "index.json").read_text())
    records = index["articles"] if isinstance(index, dict) else index
    return [folder / pathlib.Path(record["file"]).name for record in records]


class OrderOfAdding(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.work = pathlib.Path(self.folder.name)
        self.maxDiff = 4000

    def tearDown(self):
        self.folder.cleanup()

    def check_orders(self, articles, *arguments):
        whole = self.work / "whole.gpkg"
        dateline("map", *articles, "-o", whole, *arguments)
        expected = content(whole)
        for seed in (1, 2, 3):
            order = list(articles)
            random.Random(seed).shuffle(order)
            store = self.work / f"order{seed}.gpkg"
            for article in order:
                dateline("map", article, "-o", store, *arguments)
            found = content(store)
            for table, values in expected.items():
                self.assertEqual(found[table], values, f"seed {seed}, table {table}")
        before = hashlib.sha256(whole.read_bytes()).hexdigest()
        dateline("map", *articles, "-o", whole, *arguments)
        self.assertEqual(hashlib.sha256(whole.read_bytes()).hexdigest(), before, "adding twice changed something")
        return whole

    def test_own_articles(self):
        whole = self.check_orders(own_articles(self.work))
        with sqlite3.connect(whole) as database:
            (dated,) = database.execute("SELECT count(*) FROM articles WHERE assumed <> ''").fetchone()
            self.assertGreater(dated, 0, "no article was dated by others: the test would not see their order")
        database.close()

    @unittest.skipUnless(os.environ.get("DATELINE_ORDER_ARTICLES"), "DATELINE_ORDER_ARTICLES names no folder")
    def test_given_articles(self):
        folders = os.environ["DATELINE_ORDER_ARTICLES"].split(":")
        self.check_orders([article for folder in folders for article in articles_of(pathlib.Path(folder))])


if __name__ == "__main__":
    unittest.main()
