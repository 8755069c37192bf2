#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The page of `dateline web` in a real browser."""
import pathlib
import sqlite3
import tempfile
import unittest

import support
from browser import Browser

VISIBLE = "[...document.querySelectorAll('#list li')].filter((row) => !row.hidden).length"
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
        self.assertEqual(run(VISIBLE), everything)
        slid = run(do("const s = document.getElementById('from'); s.value = Math.round(+s.min + (s.max - s.min) * 0.95); "
                      "s.dispatchEvent(new Event('input'));"))
        self.assertLess(slid, everything)
        self.assertGreater(slid, 0)
        self.assertEqual(run(VISIBLE), slid)
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
        page = self.page(30, "keys", None, "--internal")
        self.browser.open(page)
        self.browser.run("document.querySelector('#list').focus()")
        reached = []
        for _ in range(35):
            self.browser.key("Tab", 9)
            reached.append(self.browser.run("document.activeElement.closest('#list li') ? "
                                            "[...document.querySelectorAll('#list li')].indexOf("
                                            "document.activeElement.closest('li')) : -1"))
        self.assertEqual(reached, list(range(35)))
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
        for index in range(run(VISIBLE)):
            run(f"(async () => {{ document.querySelectorAll('#list li button')[{index}].click(); "
                f"await new Promise((done) => setTimeout(done, 400)); }})()")
            self.assertEqual(run("[...document.querySelectorAll('a')].filter((a) => /^javascript/i.test(a.href)).length"), 0)
            self.assertEqual(run("document.querySelectorAll('#map script, #list script, #map img[src=x]').length"), 0)
        self.assertIsNone(run("window.hacked"))
        self.assertEqual(run("document.querySelector('h1').textContent"), EVIL)
        self.check_quiet()

    def test_five_thousand_stay_fluid(self):
        page = self.page(5000, "many", None, "--internal")
        self.browser.open(page)
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
        self.assertLess(mean, 250)
        self.check_quiet()


if __name__ == "__main__":
    unittest.main()
