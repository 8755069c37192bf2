#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Exports into a real PostgreSQL server with PostGIS, made for this test and thrown away."""
import glob
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import support


def sql(statement, database=None):
    """The answer of psql, one line a row."""
    environment = dict(os.environ, PGDATABASE=database or os.environ["PGDATABASE"])
    result = subprocess.run(["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", statement], capture_output=True, text=True,
                            env=environment, timeout=60)
    if result.returncode != 0:
        raise AssertionError(f"{statement}\n{result.stderr}")
    return result.stdout.strip()


class PostGis(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.store = support.sample_store(pathlib.Path(cls.folder.name) / "s.gpkg", 3000)
        sql("CREATE EXTENSION IF NOT EXISTS postgis")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def setUp(self):
        for table in ("incidents", "fortifications", "fortification_sites", "reports"):
            sql(f'DROP TABLE IF EXISTS "{table}"')

    def export(self, *arguments, check=True):
        return support.dateline("export", self.store, "-f", "PostGIS", "-o", f"PG:dbname={os.environ['PGDATABASE']}",
                                *arguments, check=check)

    def test_layers_arrive_with_types_and_indexes(self):
        self.export()
        self.assertEqual(sql("SELECT count(*) FROM incidents"), "3003")
        self.assertEqual(sql("SELECT f_table_name || ' ' || type || ' ' || srid FROM geometry_columns ORDER BY 1"),
                         "fortification_sites POINT 4326\nfortifications MULTILINESTRING 4326\nincidents POINT 4326")
        self.assertEqual(sql("SELECT data_type FROM information_schema.columns WHERE table_name = 'incidents' AND "
                             "column_name IN ('date_start', 'date_end', 'radius_m', 'sources', 'title') ORDER BY "
                             "column_name").split(), ["date", "date", "double", "precision", "bigint", "character",
                                                      "varying"])
        self.assertEqual(sql("SELECT count(*) FROM pg_indexes WHERE tablename = 'incidents' AND indexdef LIKE '%gist%'"),
                         "1")
        self.assertEqual(sql("SELECT count(*) FROM incidents WHERE NOT ST_IsValid(wkb_geometry) OR "
                             "ST_X(wkb_geometry) NOT BETWEEN 124 AND 131"), "0")

    def test_values_are_those_of_the_geojson(self):
        self.export()
        result = support.dateline("export", self.store, "-f", "GeoJSON", "-o", "-")
        for feature in json.loads(result.stdout)["features"]:
            told = feature["properties"]
            if not feature["id"].startswith("DL-0"):
                continue
            row = json.loads(sql(f"SELECT to_json(t) FROM {told['layer']} t WHERE incident_id = '{feature['id']}'"))
            for name in ("type", "title", "date_start", "date_end", "edtf", "people_low", "people_high", "sources",
                         "radius_m", "quote"):
                if name in row:
                    self.assertEqual(row[name], told[name], f"{feature['id']}.{name}")

    def test_filters_hold(self):
        self.export("--layer", "incidents", "--from", "2024-08-01", "--to", "2024-08-31")
        self.assertEqual(sql("SELECT count(*) FROM incidents WHERE date_start > '2024-08-31' OR date_end < '2024-08-01'"),
                         "0")
        self.assertGreater(int(sql("SELECT count(*) FROM incidents")), 1)

    def test_a_second_export_needs_overwrite(self):
        self.export("--layer", "incidents")
        sql("UPDATE incidents SET title = 'mine'")
        refused = self.export("--layer", "incidents", check=False)
        self.assertNotEqual(refused.returncode, 0)
        self.assertIn("--overwrite", refused.stderr)
        self.assertEqual(sql("SELECT count(*) FROM incidents WHERE title = 'mine'"), "3003")
        self.export("--layer", "incidents", "--overwrite")
        self.assertEqual(sql("SELECT count(*), count(*) FILTER (WHERE title = 'mine') FROM incidents"), "3003|0")

    def test_options_reach_the_driver(self):
        sql("CREATE SCHEMA IF NOT EXISTS news")
        self.export("--layer", "incidents", "--lco", "SCHEMA=news", "--lco", "GEOMETRY_NAME=geom", "--overwrite")
        self.assertEqual(sql("SELECT count(geom) FROM news.incidents"), "3003")
        sql("DROP SCHEMA news CASCADE")

    def test_a_public_export_withholds(self):
        self.export("--profile", "public", "--layer", "incidents")
        self.assertEqual(sql("SELECT count(*) FROM incidents WHERE type LIKE 'defection.via_china' AND "
                             "precision IN ('site', 'settlement')"), "0")

    def test_a_server_that_is_not_there_is_named(self):
        result = support.dateline("export", self.store, "-f", "PostGIS", "-o", "PG:host=127.0.0.1 port=1 dbname=none",
                                  check=False)
        self.assertEqual(result.returncode, 1)
        self.assertIn("port=1", result.stderr)
        self.assertNotIn("secret", support.dateline(
            "export", self.store, "-f", "PostGIS", "-o", "PG:host=127.0.0.1 port=1 dbname=none password=secret",
            check=False).stderr)


if __name__ == "__main__":
    if os.environ.get("DATELINE_IN_PG_VIRTUALENV") != "yes":
        virtualenv = support.need("pg_virtualenv", "postgresql-common")
        if not glob.glob("/usr/share/postgresql/*/extension/postgis.control"):
            support.skip("PostGIS is not installed (Debian: postgresql-postgis)")
        environment = dict(os.environ, DATELINE_IN_PG_VIRTUALENV="yes")
        sys.exit(subprocess.run([virtualenv, sys.executable, *sys.argv], env=environment).returncode)
    unittest.main()
