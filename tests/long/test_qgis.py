#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A store in QGIS: what drag and drop gives, what the project inside gives, and the desktop program itself.

With DATELINE_PICTURES=FOLDER the map and the desktop window are kept there as pictures."""
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import support

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
try:
    from qgis.core import (QgsApplication, QgsDateTimeRange, QgsExpression, QgsExpressionContext,
                           QgsExpressionContextUtils, QgsFeatureRequest, QgsLayerTreeModel, QgsMapRendererParallelJob,
                           QgsMapSettings, QgsProject, QgsVectorLayer, QgsVectorLayerTemporalContext)
    from qgis.PyQt.QtCore import QDate, QDateTime, QSize, QTime, Qt
    from qgis.PyQt.QtGui import QColor
except ImportError:
    support.skip("PyQGIS is not installed (Debian: python3-qgis)")

LAYERS = ("incidents", "fortification_sites", "fortifications", "incident_areas", "places", "places_lines",
          "places_areas", "places_outlines", "places_land", "reports", "articles", "figures", "disagreements",
          "fortification_history")
TIMED = ("incidents", "fortification_sites", "fortifications", "incident_areas")
DESKTOP = """
import os
from qgis.utils import iface
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer

def told(text):
    with open(os.environ["DATELINE_TOLD"], "a") as file:
        file.write(text + "\\n")

def look():
    iface.mainWindow().showNormal()
    iface.mainWindow().setGeometry(0, 0, 1280, 800)
    for layer in QgsProject.instance().mapLayers().values():
        if layer.name().endswith("incidents"):
            told("incidents %d %s %s" % (layer.featureCount(), layer.renderer().type(),
                                         layer.temporalProperties().isActive()))
            iface.setActiveLayer(layer)
            iface.mapCanvas().setExtent(layer.extent())
    iface.mapCanvas().refresh()
    QTimer.singleShot(4000, shoot)

def shoot():
    iface.mainWindow().grab().save(os.environ["DATELINE_SHOT"])
    told("shot")
    QTimer.singleShot(100, lambda: os._exit(0))

QTimer.singleShot(5000, look)
"""


def moment(day, hour=0):
    return QDateTime(QDate.fromString(day, Qt.ISODate), QTime(hour, 0), Qt.UTC)


def keep(path, name):
    folder = os.environ.get("DATELINE_PICTURES")
    if folder:
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(path, pathlib.Path(folder) / name)


class InQgis(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.work = pathlib.Path(cls.folder.name)
        os.environ["HOME"] = str(cls.work)  # QGIS keeps its settings there
        cls.application = QgsApplication([], False)
        cls.application.initQgis()
        cls.store = support.example_store(cls.work / "examples.gpkg")
        cls.before = hashlib.sha256(cls.store.read_bytes()).hexdigest()

    @classmethod
    def tearDownClass(cls):
        QgsProject.instance().clear()
        cls.application.exitQgis()
        cls.folder.cleanup()

    def layer(self, name):
        """A layer as it comes by drag and drop: with the style that the file says is its default."""
        layer = QgsVectorLayer(f"{self.store}|layername={name}", name, "ogr")
        self.assertTrue(layer.isValid(), name)
        layer.loadDefaultStyle()
        return layer

    def count_between(self, layer, first, last):
        context = QgsVectorLayerTemporalContext()
        context.setLayer(layer)
        frame = QgsDateTimeRange(moment(first), moment(last))
        request = QgsFeatureRequest().setFilterExpression(layer.temporalProperties().createFilterString(context, frame))
        return sum(1 for _ in layer.getFeatures(request))

    def test_layers_come_styled_with_classes_told_apart(self):
        for name in TIMED:
            layer = self.layer(name)  # owns its renderer
            renderer = layer.renderer()
            if renderer.type() == "pointDisplacement":
                renderer = renderer.embeddedRenderer()
            self.assertEqual(renderer.type(), "categorizedSymbol", name)
            categories = {category.value(): category for category in renderer.categories()}
            self.assertGreater(len(categories), 8, name)
            # What is only known by country stands apart and is off.
            self.assertFalse(categories["(not finely placed)"].renderState(), name)
            self.assertIn("", categories, name)
            self.assertFalse(QgsExpression(renderer.classAttribute()).hasParserError(), name)

    def test_a_coarse_place_falls_into_the_class_that_is_off(self):
        layer = self.layer("incidents")
        renderer = layer.renderer().embeddedRenderer()
        expression = QgsExpression(renderer.classAttribute())
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        seen = set()
        for feature in layer.getFeatures():
            context.setFeature(feature)
            value = expression.evaluate(context)
            self.assertFalse(expression.hasEvalError())
            coarse = feature["precision"] in ("country", "unknown")
            self.assertEqual(value == "(not finely placed)", coarse)
            seen.add(coarse)
        self.assertEqual(seen, {True, False})

    def test_fields_have_aliases_value_lists_and_descriptions(self):
        layer = self.layer("incidents")
        fields = layer.fields()
        for name, alias in (("date_start", "Date (earliest)"), ("radius_m", "Place radius"), ("quote", "Evidence")):
            self.assertEqual(layer.attributeAlias(fields.indexOf(name)), alias)
        for name in ("type", "precision", "confidence", "review_status"):
            self.assertEqual(layer.editorWidgetSetup(fields.indexOf(name)).type(), "ValueMap", name)
        form = layer.editFormConfig()
        self.assertTrue(form.readOnly(fields.indexOf("incident_id")))
        self.assertFalse(form.readOnly(fields.indexOf("date_start")))

    def test_labels_come_with_the_scale(self):
        for name in ("incidents", "fortification_sites", "fortifications", "places"):
            layer = self.layer(name)
            self.assertTrue(layer.labelsEnabled(), name)
            settings = layer.labeling().settings()
            self.assertIn(settings.fieldName, ("title", "name"))
            self.assertTrue(settings.scaleVisibility, name)

    def test_map_tips_hold_the_quote_as_text(self):
        layer = self.layer("incidents")
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        tips = 0
        for feature in layer.getFeatures():
            context.setFeature(feature)
            tip = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
            self.assertNotIn("[%", tip)
            if feature["quote"]:
                tips += feature["quote"].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in tip
        self.assertEqual(tips, sum(1 for f in layer.getFeatures() if f["quote"]))

    def test_time_works_by_drag_and_drop(self):
        for name in TIMED:
            layer = self.layer(name)
            properties = layer.temporalProperties()
            self.assertTrue(properties.isActive(), name)
            self.assertEqual((properties.startField(), properties.endField()), ("date_start", "date_end"))
        layer = self.layer("incidents")
        some = self.count_between(layer, "2024-08-01", "2024-09-01")
        self.assertGreater(some, 0)
        self.assertLess(some, layer.featureCount())
        exported = support.dateline("export", self.store, "--layer", "incidents", "-f", "GeoJSONLines", "-o", "-",
                                    "--from", "2024-08-01", "--to", "2024-08-31", "--include-undated")
        self.assertEqual(some, len(exported.stdout.splitlines()))

    def read_project(self):
        project = QgsProject.instance()
        project.clear()
        self.assertTrue(project.read(f"geopackage:{self.store}?projectName=dateline"))
        return project

    def test_the_project_gives_relations_themes_and_time(self):
        project = self.read_project()
        layers = {layer.name(): layer for layer in project.mapLayers().values()}
        self.assertEqual(len(layers), len(LAYERS))
        self.assertTrue(all(layer.isValid() for layer in layers.values()))
        relations = project.relationManager().relations()
        self.assertEqual(len(relations), 10)
        self.assertTrue(all(relation.isValid() for relation in relations.values()))
        told = [relation for relation in relations.values() if relation.name() == "Reports of an incident"][0]
        for incident in told.referencedLayer().getFeatures():
            self.assertEqual(sum(1 for _ in told.getRelatedFeatures(incident)), incident["sources"])
        themes = project.mapThemeCollection()
        self.assertEqual(sorted(themes.mapThemes()), ["Fortifications", "Overview", "Uncertainty"])
        shown = {theme: {layer.name() for layer in themes.mapThemeVisibleLayers(theme)} for theme in themes.mapThemes()}
        self.assertIn("Where incidents may have been", shown["Uncertainty"])
        self.assertNotIn("Where incidents may have been", shown["Overview"])
        self.assertNotIn("Incidents", shown["Fortifications"])
        self.assertTrue(all("Land" in names for names in shown.values()))
        span = project.timeSettings().temporalRange()
        self.assertTrue(span.begin().isValid() and span.end() > span.begin())
        self.assertTrue(layers["Incidents"].temporalProperties().isActive())
        self.assertEqual(project.crs().authid(), "EPSG:4326")

    def test_no_theme_turns_on_what_is_not_finely_placed(self):
        project = self.read_project()
        root = project.layerTreeRoot()
        model = QgsLayerTreeModel(root)
        for theme in project.mapThemeCollection().mapThemes():
            project.mapThemeCollection().applyTheme(theme, root, model)
            for layer in project.mapThemeCollection().mapThemeVisibleLayers(theme):
                renderer = layer.renderer()
                if renderer.type() == "pointDisplacement":
                    renderer = renderer.embeddedRenderer()
                shown = {category.value(): category.renderState() for category in renderer.categories()}
                off = [value for value in shown if not shown[value]]
                self.assertEqual(off, ["(not finely placed)"] if "(not finely placed)" in shown else [],
                                 f"{theme}: {layer.name()}")

    def test_the_project_follows_a_renamed_file(self):
        renamed = self.work / "renamed.gpkg"
        shutil.copy(self.store, renamed)
        support.dateline("project", renamed)
        project = QgsProject.instance()
        project.clear()
        self.assertTrue(project.read(f"geopackage:{renamed}?projectName=dateline"))
        self.assertTrue(all(layer.isValid() and "renamed.gpkg" in layer.source()
                            for layer in project.mapLayers().values()))

    def test_each_theme_draws_something(self):
        project = self.read_project()
        for theme in ("Overview", "Fortifications", "Uncertainty"):
            settings = QgsMapSettings()
            settings.setLayers(project.mapThemeCollection().mapThemeVisibleLayers(theme))
            settings.setLayerStyleOverrides(project.mapThemeCollection().mapThemeStyleOverrides(theme))
            settings.setOutputSize(QSize(900, 700))
            settings.setDestinationCrs(project.crs())
            settings.setBackgroundColor(QColor(226, 234, 240))
            settings.setExtent(project.viewSettings().defaultViewExtent())
            job = QgsMapRendererParallelJob(settings)
            job.start()
            job.waitForFinished()
            self.assertEqual([(error.layerID, error.message) for error in job.errors()], [])
            image = job.renderedImage()
            colours = {image.pixel(x, y) for x in range(0, 900, 3) for y in range(0, 700, 3)}
            self.assertGreater(len(colours), 20, theme)
            picture = self.work / f"{theme}.png"
            image.save(str(picture))
            keep(picture, f"qgis-{theme.lower()}.png")

    def test_nothing_is_left_beside_the_file_and_nothing_in_it_changes(self):
        self.layer("incidents")
        self.assertEqual([path.name for path in self.work.glob("examples.gpkg*")], ["examples.gpkg"])
        self.assertEqual(hashlib.sha256(self.store.read_bytes()).hexdigest(), self.before)

    def test_it_opens_where_nothing_can_be_written(self):
        folder = self.work / "fixed"
        folder.mkdir()
        store = folder / "fixed.gpkg"
        shutil.copy(self.store, store)
        store.chmod(0o444)
        folder.chmod(0o555)
        try:
            layer = QgsVectorLayer(f"{store}|layername=incidents", "incidents", "ogr")
            self.assertTrue(layer.isValid())
            layer.loadDefaultStyle()
            self.assertEqual(layer.renderer().type(), "pointDisplacement")
            self.assertEqual(layer.featureCount(), self.layer("incidents").featureCount())
            self.assertEqual([path.name for path in folder.iterdir()], ["fixed.gpkg"])
        finally:
            folder.chmod(0o755)

    def test_the_desktop_shows_it_after_a_drop(self):
        for program, package in (("qgis", "qgis"), ("xvfb-run", "xvfb")):
            if not shutil.which(program):
                self.skipTest(f"{program} is not installed (Debian: {package})")
        script, told, shot = (self.work / name for name in ("look.py", "told.txt", "desktop.png"))
        script.write_text(DESKTOP, encoding="utf-8")
        # The file on the command line takes the same way into the program as one that is dropped on it.
        environment = dict(os.environ, DATELINE_TOLD=str(told), DATELINE_SHOT=str(shot), HOME=str(self.work))
        environment.pop("QT_QPA_PLATFORM", None)
        subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1280x800x24", "qgis", "--nologo", "--noversioncheck",
                        "--profiles-path", str(self.work / "profiles"), "--code", str(script),
                        f"{self.store}|layername=incidents"],
                       env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
        words = told.read_text(encoding="utf-8").split("\n")
        count = self.layer("incidents").featureCount()
        self.assertIn(f"incidents {count} pointDisplacement True", words)
        self.assertIn("shot", words)
        self.assertGreater(shot.stat().st_size, 10000)
        keep(shot, "qgis-desktop.png")


if __name__ == "__main__":
    unittest.main()
