#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The page of `dateline web` in a real browser."""
import csv
import json
import pathlib
import sqlite3
import time
import tempfile
import unittest

import support
from browser import Browser

ROWS = "document.querySelectorAll('#list li').length"
LISTED = "Number((document.querySelector('#list li') ?? { getAttribute: () => 0 }).getAttribute('aria-setsize'))"
COUNT = "Number(document.getElementById('count').textContent.split(' ')[0])"
SETTLE = "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));"
EVIL = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1> \" ' \u202egnal \u2066 & {{scripts}}"


def do(script):
    return f"(async () => {{ {script} {SETTLE} return {COUNT}; }})()"


class WebPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name)
        cls.browser = Browser(support.need("chromium", "chromium"))

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.folder.cleanup()

    def page(self, count, name, change=None, *arguments):
        store = support.sample_store(self.path / f"{name}.gpkg", count)
        if change:
            database = sqlite3.connect(store)
            for function in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
                database.create_function(function, 1, lambda _: 0)
            change(database)
            database.commit()
            database.close()
        page = self.path / f"{name}.html"
        support.dateline("web", store, "-o", page, "--overwrite", *arguments)
        return page

    def check_quiet(self):
        self.assertEqual(self.browser.errors, [])
        self.assertEqual([url for url in self.browser.requests if not url.startswith(("file:", "about:", "data:"))], [])

    def test_slider_and_filters_change_the_counts(self):
        page = self.page(300, "filters", None, "--internal")
        run = self.browser.run
        self.browser.open(page)
        everything = run(COUNT)
        self.assertEqual(everything, 305)
        self.assertEqual(run(LISTED), everything)
        slid = run(do("const s = document.getElementById('from'); s.value = Math.round(+s.min + (s.max - s.min) * 0.95); "
                      "s.dispatchEvent(new Event('input'));"))
        self.assertLess(slid, everything)
        self.assertGreater(slid, 0)
        self.assertEqual(run(LISTED), slid)
        self.assertEqual(run(do("document.getElementById('all').click();")), everything)
        undated = run(do("document.getElementById('undated').click();"))
        self.assertEqual(undated, everything - 1)
        run(do("document.getElementById('undated').click();"))
        of_type = run("Number(document.querySelector('#types label .n').textContent)")
        self.assertEqual(run(do("document.querySelector('#types input').click();")), everything - of_type)
        run(do("document.querySelector('#types input').click();"))
        fine = run(do("const s = document.getElementById('precision'); s.value = '2'; s.dispatchEvent(new Event('change'));"))
        self.assertLess(fine, everything)
        run(do("const s = document.getElementById('precision'); s.value = '9'; s.dispatchEvent(new Event('change'));"))
        sources = run(do("const s = document.getElementById('sources'); s.value = '2'; s.dispatchEvent(new Event('change'));"))
        self.assertLess(sources, everything)
        self.check_quiet()

    def test_a_link_restores_the_view(self):
        page = self.page(300, "links", None, "--internal")
        self.browser.open(page, "#from=2022-01-01&to=2024-08-30&off=shooting&undated=0")
        some = self.browser.run(COUNT)
        self.assertLess(some, 305)
        self.assertEqual(self.browser.run("document.getElementById('from-day').textContent"), "2022-01-01")
        self.check_quiet()

    def test_the_keyboard_reaches_every_happening(self):
        # More than the list makes at first: rows come as the keyboard goes on.
        page = self.page(300, "keys", None, "--internal")
        self.browser.open(page)
        self.assertLess(self.browser.run(ROWS), 305)
        self.browser.run("document.querySelector('#list').focus()")
        reached = []
        for _ in range(305):
            self.browser.key("Tab", 9)
            reached.append(self.browser.run("document.activeElement.closest('#list li') ? "
                                            "Number(document.activeElement.closest('li').getAttribute('aria-posinset')) "
                                            ": -1"))
        self.assertEqual(reached, list(range(1, 306)))
        self.browser.run("document.querySelector('#list li button').focus()")
        self.browser.key("Enter", 13, "\r")
        self.browser.run(f"(async () => {{ await new Promise((done) => setTimeout(done, 600)); {SETTLE} }})()")
        self.assertTrue(self.browser.run("!!document.querySelector('.leaflet-popup-content')"))
        self.check_quiet()

    def test_a_hostile_article_shows_as_text(self):
        def poison(database):
            database.execute("UPDATE articles SET title = ?, site = ?, url = 'javascript:window.hacked=1'",
                             (EVIL + "x" * (1 << 20), EVIL))
            database.execute("UPDATE reports SET quote = ?, place_name = ?", (EVIL, EVIL))
            database.execute("UPDATE incidents SET title = ?, place_name = ?", (EVIL + "y" * (1 << 20), EVIL))
        page = self.page(0, "hostile", poison, "--internal", "--title", EVIL)
        self.assertLess(page.stat().st_size, 1 << 20)
        self.browser.open(page)
        run = self.browser.run
        self.assertIsNone(run("window.hacked"))
        self.assertIn("<script>window.hacked=1</script>", run("document.getElementById('list').textContent"))
        for index in range(run(ROWS)):
            run(f"(async () => {{ document.querySelectorAll('#list li button')[{index}].click(); "
                f"await new Promise((done) => setTimeout(done, 400)); }})()")
            self.assertEqual(run("[...document.querySelectorAll('a')].filter((a) => /^javascript/i.test(a.href)).length"), 0)
            self.assertEqual(run("document.querySelectorAll('#map script, #list script, #map img[src=x]').length"), 0)
        self.assertIsNone(run("window.hacked"))
        self.assertEqual(run("document.querySelector('h1').textContent"), EVIL)
        self.check_quiet()

    def test_a_hostile_article_mapped_shows_as_text(self):
        article = {"id": "evil", "url": "javascript:window.hacked=1", "site": EVIL, "title": EVIL + "x" * (1 << 20),
                   "published": "2024-08-20T12:00:00Z",
                   "text": "A North Korean soldier crossed the Military Demarcation Line in Goseong County on Tuesday, "
                           + EVIL + " the Joint Chiefs of Staff said. He was taken into custody.\n"}
        source, store, page = (self.path / f"evil.{ending}" for ending in ("jsonl", "gpkg", "html"))
        source.write_text(json.dumps(article) + "\n", encoding="utf-8")
        support.dateline("map", source, "-o", store)
        support.dateline("web", store, "-o", page, "--internal")
        self.browser.open(page)
        self.browser.run("document.querySelector('#list li button').click()")
        self.wait_for("document.querySelector('.leaflet-popup-content blockquote')")
        run = self.browser.run
        self.assertIn(EVIL, run("document.querySelector('.leaflet-popup-content blockquote').textContent"))
        self.assertIn("<img src=x onerror", run("document.querySelector('.leaflet-popup-content').textContent"))
        self.assertEqual(run("document.querySelectorAll('.leaflet-popup-content img, .leaflet-popup-content script').length"), 0)
        self.assertEqual(run("document.querySelectorAll('.leaflet-popup-content a[href^=javascript]').length"), 0)
        # Marks of direction stay inside their words.
        self.assertEqual(run("document.querySelector('.leaflet-popup-content blockquote').firstElementChild.tagName"), "BDI")
        self.assertIsNone(run("window.hacked"))
        self.check_quiet()

    def wait_for(self, condition):
        end = time.monotonic() + 20
        while not self.browser.run(f"!!({condition})"):
            if time.monotonic() > end:
                raise AssertionError(f"never true: {condition}")
            time.sleep(0.05)

    def test_play_moves_the_time(self):
        page = self.page(300, "play", None, "--internal")
        self.browser.open(page)
        everything = self.browser.run(COUNT)
        first = self.browser.run(do("document.getElementById('play').click();"))
        self.assertLess(first, everything)
        self.assertEqual(self.browser.run("document.getElementById('play').getAttribute('aria-pressed')"), "true")
        day = self.browser.run("document.getElementById('to-day').textContent")
        self.wait_for(f"document.getElementById('to-day').textContent > '{day}'")
        self.browser.run("document.getElementById('play').click()")
        self.assertEqual(self.browser.run("document.getElementById('play').getAttribute('aria-pressed')"), "false")
        self.assertGreater(self.browser.run("document.querySelectorAll('#histogram rect.in').length"), 0)
        self.check_quiet()

    def test_what_is_shown_can_be_taken_away(self):
        page = self.page(30, "take", None, "--internal")
        self.browser.open(page, "#off=shooting")
        told = self.browser.run("""(async () => {
            const files = {};
            const made = URL.createObjectURL;
            URL.createObjectURL = (blob) => { files[blob.type] = blob; return made.call(URL, blob); };
            HTMLAnchorElement.prototype.click = () => {};
            document.getElementById('download').click();
            document.getElementById('table').click();
            return [await files['application/geo+json'].text(), await files['text/csv'].text()];
        })()""")
        count = self.browser.run(COUNT)
        features = json.loads(told[0])["features"]
        self.assertEqual(len(features), count)
        self.assertNotIn("shooting", {feature["properties"]["type"] for feature in features})
        rows = list(csv.DictReader(told[1].splitlines()))
        self.assertEqual([row["id"] for row in rows], [feature["id"] for feature in features])
        for row, feature in zip(rows, features):
            self.assertEqual(row["title"], feature["properties"]["title"])
            if feature["geometry"] and feature["geometry"]["type"] == "Point":
                self.assertEqual([float(row["lon"]), float(row["lat"])], feature["geometry"]["coordinates"])
        self.check_quiet()

    def test_names_make_room_for_what_is_told(self):
        store, page = self.path / "room.gpkg", self.path / "room.html"
        support.example_store(store)
        support.dateline("web", store, "-o", page)
        self.browser.open(page, "#map=7/39.8/127.6")
        self.wait_for("document.querySelectorAll('.leaflet-names-pane span').length > 5")
        time.sleep(1)
        overlapping = self.browser.run("""(() => {
            const boxes = [...document.querySelectorAll('.leaflet-marker-icon')].map((icon) => icon.getBoundingClientRect());
            return [...document.querySelectorAll('.leaflet-names-pane span')].filter((span) => {
                const range = document.createRange();
                range.selectNodeContents(span);
                const text = range.getBoundingClientRect();
                return boxes.some((b) => text.left < b.right - 2 && b.left < text.right - 2 && text.top + 3 < b.bottom && b.top < text.bottom - 3);
            }).map((span) => span.textContent);
        })()""")
        self.assertEqual(overlapping, [])
        self.assertGreater(self.browser.run("document.querySelectorAll('#axis span').length"), 1)
        self.check_quiet()

    def test_names_stand_on_the_ground_and_give_way_to_zoom(self):
        store, page = self.path / "names.gpkg", self.path / "names.html"
        support.example_store(store)
        support.dateline("web", store, "-o", page)
        labels = "[...document.querySelectorAll('.leaflet-names-pane span')].map((span) => span.textContent)"
        self.browser.open(page, "#map=6/38.3/127.3")
        self.assertIn("Seoul", self.browser.run(labels))
        self.assertIn("Pyongyang", self.browser.run(labels))
        self.assertNotIn("Musan County", self.browser.run(labels))
        self.browser.open(page, "#map=10/42.15/129.2")
        self.assertIn("Musan County", self.browser.run(labels))
        credits = self.browser.run("document.getElementById('attribution').textContent")
        for told in ("GeoNames", "CC BY 4.0", "Northern Limit Line", "Natural Earth"):
            self.assertIn(told, credits)
        self.check_quiet()

    def test_paper_shows_every_happening_and_no_buttons(self):
        page = self.page(300, "print", None, "--internal")
        self.browser.open(page)
        self.browser.call("Page.printToPDF")  # asks the page to get ready for paper
        self.assertEqual(self.browser.run(ROWS), 305)
        self.browser.call("Emulation.setEmulatedMedia", media="print")
        try:
            for part in ("time", "filters"):
                self.assertEqual(self.browser.run(f"getComputedStyle(document.getElementById('{part}')).display"), "none")
        finally:
            self.browser.call("Emulation.setEmulatedMedia", media="")
        self.check_quiet()

    def test_a_phone_and_the_dark(self):
        page = self.page(30, "phone", None, "--internal")
        self.browser.call("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=2, mobile=True)
        self.browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
        try:
            self.browser.open(page)
            self.assertLessEqual(self.browser.run("document.documentElement.scrollWidth"), 390)
            self.assertFalse(self.browser.run("document.getElementById('filters').open"))
            self.assertEqual(self.browser.run("getComputedStyle(document.body).backgroundColor"), "rgb(22, 24, 26)")
            self.check_quiet()
        finally:
            self.browser.call("Emulation.setDeviceMetricsOverride", width=1200, height=800, deviceScaleFactor=1, mobile=False)
            self.browser.call("Emulation.setEmulatedMedia", features=[])

    def test_five_thousand_are_shown(self):
        """Tells how long a step of the slider takes; says nothing about how long it may."""
        page = self.page(5000, "many", None, "--internal")
        self.browser.open(page)
        self.assertEqual(self.browser.run(COUNT), 5005)
        mean = self.browser.run("""(async () => {
            const slider = document.getElementById('to'), first = +slider.min, span = slider.max - slider.min, steps = 50;
            const begin = performance.now();
            for (let i = 0; i < steps; ++i) {
                slider.value = Math.round(first + span * (0.5 + 0.5 * i / steps));
                slider.dispatchEvent(new Event('input'));
                await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
            }
            return (performance.now() - begin) / steps;
        })()""")
        print(f"\nslider over 5,000 happenings: {mean:.0f} ms a step", flush=True)
        self.check_quiet()


if __name__ == "__main__":
    unittest.main()
