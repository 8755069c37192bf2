# SPDX-License-Identifier: Apache-2.0
"""An add that is killed at any moment leaves the old or the new state; so while another program holds the file."""
import hashlib
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

from support import DATELINE, SOURCE, dateline, skip

try:
    from osgeo_utils.samples import validate_gpkg
except ImportError:
    skip("the GeoPackage validator is not installed (Debian: python3-gdal)")

ROUNDS = int(os.environ.get("DATELINE_KILLS", "50"))
TABLES = ("articles", "reports", "figures", "incidents", "fortifications", "fortification_sites", "incident_areas",
          "machine", "disagreements", "fortification_history", "incident_aliases", "places")


def state(path):
    """What the store holds, as one hash; the file must be sound, and a GeoPackage."""
    with sqlite3.connect(path) as database:
        (verdict,) = database.execute("PRAGMA integrity_check").fetchone()
        assert verdict == "ok", verdict
    errors = validate_gpkg.check(str(path), abort_at_first_error=False, extra_checks=True, warning_msg=False)
    assert not errors, errors
    with sqlite3.connect(path) as database:
        content = hashlib.sha256()
        for table in TABLES:
            for row in database.execute(f"SELECT * FROM {table} ORDER BY fid"):
                content.update(repr(row).encode())
    database.close()
    return content.hexdigest()


class InterruptedAdd(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.work = pathlib.Path(self.folder.name)
        articles = sorted((SOURCE / "examples/articles").glob("*.txt"))
        self.first, self.added = articles[: len(articles) // 2], articles[len(articles) // 2:]
        self.old = self.work / "old.gpkg"
        dateline("map", *self.first, "-o", self.old)
        self.new = self.work / "new.gpkg"
        shutil.copy(self.old, self.new)
        started = time.monotonic()
        dateline("map", *self.added, "-o", self.new)
        self.duration = time.monotonic() - started
        self.states = {state(self.old): "old", state(self.new): "new"}
        self.assertEqual(len(self.states), 2)
        self.random = random.Random(8)

    def tearDown(self):
        self.folder.cleanup()

    def kill_once(self, store, moment):
        process = subprocess.Popen([DATELINE, "-q", "map", *map(str, self.added), "-o", str(store)],
                                   stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def test_killed_at_random_moments(self):
        outcomes = {"old": 0, "new": 0}
        for turn in range(ROUNDS):
            store = self.work / "killed.gpkg"
            for left in self.work.glob("killed.gpkg*"):
                left.unlink()
            shutil.copy(self.old, store)
            # Most of the time goes into reading; half of the kills are aimed at the writing.
            share = self.random.uniform(0, 1.1) if turn % 2 else self.random.uniform(0.85, 1.1)
            self.kill_once(store, share * self.duration)
            outcomes[self.states[state(store)]] += 1
            dateline("map", *self.added, "-o", store)  # and the add can be done again
            self.assertEqual(self.states[state(store)], "new")
        print(f"killed {ROUNDS} times: {outcomes['old']} times the old state, {outcomes['new']} times the new")

    def test_killed_while_another_program_has_it_open(self):
        for turn in range(ROUNDS):
            store = self.work / "held.gpkg"
            for left in self.work.glob("held.gpkg*"):
                left.unlink()
            shutil.copy(self.old, store)
            holder = sqlite3.connect(store)
            holder.execute("PRAGMA journal_mode = WAL").fetchone()
            holder.execute("SELECT count(*) FROM articles").fetchone()
            # Every second time the other program has changed something that is in the write-ahead log alone.
            site = f"edited {turn}" if turn % 2 else None
            if site:
                holder.execute("UPDATE articles SET site = ? WHERE fid = 1", (site,))
                holder.commit()
            self.kill_once(store, self.random.uniform(0, 1.5) * self.duration)
            self.assertEqual(holder.execute("PRAGMA integrity_check").fetchone(), ("ok",))
            self.assertEqual(self.states.get(state(store), "edited"), "edited" if site else "old")
            if site:
                self.assertEqual(holder.execute("SELECT site FROM articles WHERE fid = 1").fetchone(), (site,))
            holder.close()
            self.assertEqual(self.states.get(state(store), "edited"), "edited" if site else "old")
        print(f"killed {ROUNDS} times while another program held the file: always as that program left it")

    def test_a_store_that_another_program_edits_is_refused(self):
        store = self.work / "edited.gpkg"
        shutil.copy(self.old, store)
        holder = sqlite3.connect(store)
        holder.execute("PRAGMA journal_mode = WAL").fetchone()
        holder.execute("CREATE TABLE held(a)")
        holder.commit()
        result = dateline("map", *self.added, "-o", store, check=False)
        self.assertEqual(result.returncode, 1)
        self.assertIn("edited.gpkg", result.stderr)
        self.assertIn("another program", result.stderr)
        holder.close()
        self.assertEqual(self.states[state(store)], "old")


if __name__ == "__main__":
    unittest.main()
