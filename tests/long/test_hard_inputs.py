# SPDX-License-Identifier: Apache-2.0
"""Inputs of great size, folders of many files, a disk that is full: what comes of it, and with how much memory."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from support import DATELINE, SOURCE

SENTENCE = "The office at the harbour opens at nine on Tuesday, as it did last week, the town said.\n"
MB = 1 << 20


def measured(arguments, **options):
    """Run dateline to its end: exit code, words on stderr, peak memory in MB."""
    with tempfile.TemporaryFile("w+") as words:
        child = subprocess.Popen([DATELINE, *map(str, arguments)], stderr=words, stdout=subprocess.DEVNULL, **options)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        words.seek(0)
        return child.returncode, words.read(), usage.ru_maxrss / 1024


class HardInputs(unittest.TestCase):
    def setUp(self):
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="dateline-hard-"))

    def tearDown(self):
        shutil.rmtree(self.work)

    def test_text_of_200_mb(self):
        text = self.work / "big.txt"
        with text.open("w") as file:
            for _ in range(200):
                file.write(SENTENCE * (MB // len(SENTENCE) + 1))
        code, words, memory = measured(["map", text, "-o", self.work / "o.gpkg"])
        print(f"text of 200 MB: refused, {memory:.0f} MB")
        self.assertEqual(code, 1)
        self.assertIn("longer than 4 MB", words)
        self.assertFalse((self.work / "o.gpkg").exists())
        self.assertLess(memory, 150)

    def test_longest_text_that_is_read(self):
        text = self.work / "long.txt"
        text.write_text("A headline of a few words\n\n" + SENTENCE * (4 * MB // len(SENTENCE) - 1))
        code, words, memory = measured(["-q", "map", text, "-o", self.work / "o.gpkg"])
        print(f"text of 4 MB: read, {memory:.0f} MB")
        self.assertEqual((code, words), (0, ""))
        self.assertLess(memory, 1000)

    def test_json_lines_of_200_mb_are_streamed(self):
        lines = self.work / "many.jsonl"
        with lines.open("w") as file:
            for number in range(2000):
                record = {"id": f"a{number}", "text": SENTENCE * 3, "not_of_interest": "x" * (MB // 10)}
                file.write(json.dumps(record) + "\n")
        self.assertGreater(lines.stat().st_size, 190 * MB)
        with lines.open("rb") as file:
            code, words, memory = measured(["-q", "extract", "--emit", "times"], stdin=file)
        print(f"JSON lines of 200 MB: read, {memory:.0f} MB")
        self.assertEqual((code, words), (0, ""))
        self.assertLess(memory, 150)

    def test_folder_of_100000_files(self):
        folder = self.work / "many"
        folder.mkdir()
        for number in range(100000):
            (folder / f"{number}.txt").write_text(f"Notice {number}\n\nNumber {number} of the notices: {SENTENCE}")
        code, words, memory = measured(["map", folder, "-o", self.work / "o.gpkg"])
        print(f"100,000 files: read, {memory:.0f} MB")
        self.assertEqual(code, 0, words)
        self.assertIn("100000 articles (100000 new)", words)
        self.assertLess(memory, 1000)


class FullDisk(unittest.TestCase):
    """A small file system in memory, mounted in a name space of our own."""

    def run_there(self, script):
        prepared = "set -e; mount -t tmpfs -o size=20m none /mnt; cd /mnt\n" + script
        environment = dict(os.environ, DATELINE=DATELINE, ARTICLES=str(SOURCE / "examples/articles"))
        return subprocess.run(["unshare", "-rm", "sh", "-c", prepared], capture_output=True, text=True,
                              env=environment, timeout=300)

    def setUp(self):
        if shutil.which("unshare") is None or self.run_there("true").returncode != 0:
            self.skipTest("no file system can be mounted here")

    def test_new_store(self):
        result = self.run_there('mount -o remount,size=300k /mnt; "$DATELINE" map "$ARTICLES" -o o.gpkg || ls')
        self.assertIn("full", result.stderr)
        self.assertEqual(result.stdout, "", "nothing may stay behind")

    def test_adding_leaves_the_store_as_it_was(self):
        result = self.run_there('''
            "$DATELINE" -q map "$ARTICLES/flash.txt" -o o.gpkg
            sha256sum o.gpkg
            mount -o remount,size=$(($(stat -c %s o.gpkg) / 1024 + 60))k /mnt
            "$DATELINE" map "$ARTICLES" -o o.gpkg || sha256sum o.gpkg
            "$DATELINE" summary o.gpkg > /dev/null && ls''')
        before, after, *files = result.stdout.splitlines()
        self.assertEqual(before, after)
        self.assertEqual(files, ["o.gpkg"])
        self.assertIn("full", result.stderr)

    def test_exports(self):
        for form in ("GeoJSON", "CSV", "FlatGeobuf", "KML", "GPKG"):
            with self.subTest(form):
                result = self.run_there(f'''
                    "$DATELINE" -q map "$ARTICLES" -o o.gpkg
                    mount -o remount,size=$(($(du -k o.gpkg | cut -f1) + 8))k /mnt
                    "$DATELINE" export o.gpkg --layer incidents -f {form} -o out.{form} || ls''')
                self.assertEqual(result.stdout, "o.gpkg\n", result.stderr)
                self.assertTrue(result.stderr)

    def test_web_page(self):
        result = self.run_there('''
            "$DATELINE" -q map "$ARTICLES" -o o.gpkg
            mount -o remount,size=$(($(du -k o.gpkg | cut -f1) + 8))k /mnt
            "$DATELINE" web o.gpkg -o map.html || ls''')
        self.assertEqual(result.stdout, "o.gpkg\n", result.stderr)
        self.assertIn("No space left", result.stderr)


if __name__ == "__main__":
    unittest.main()
