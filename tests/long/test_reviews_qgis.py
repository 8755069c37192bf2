# SPDX-License-Identifier: Apache-2.0
"""A person's corrections, made in an edit session of QGIS."""
import os
import pathlib
import unittest

from support import dateline, skip

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
try:
    from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer
except ImportError:
    skip("QGIS for Python is not installed (Debian: python3-qgis)")

from reviews import MOVED, Reviews, later_articles

APPLICATION = QgsApplication([], False)
APPLICATION.initQgis()


def layer_of(store):
    layer = QgsVectorLayer(f"{store}|layername=incidents", "incidents", "ogr")
    assert layer.isValid()
    return layer


def only(layer, incident):
    (feature,) = layer.getFeatures(f"\"incident_id\" = '{incident}'")
    return feature


class ReviewsThroughQgis(Reviews, unittest.TestCase):
    def edit(self, store, changes, new, gone):
        layer = layer_of(store)
        self.assertTrue(layer.startEditing())
        fields = layer.fields()
        for incident, values in changes.items():
            feature = only(layer, incident)
            for field, value in values.items():
                if field == "geom":
                    moved = QgsGeometry.fromPointXY(QgsPointXY(*value))
                    self.assertTrue(layer.changeGeometry(feature.id(), moved))
                else:
                    self.assertTrue(layer.changeAttributeValue(feature.id(), fields.indexOf(field), value))
        self.assertTrue(layer.deleteFeature(only(layer, gone).id()))
        feature = QgsFeature(fields)
        for field, value in new.items():
            feature.setAttribute(field, value)
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*MOVED)))
        self.assertTrue(layer.addFeature(feature))
        self.assertTrue(layer.commitChanges(), layer.commitErrors())
        del feature, layer

    def test_a_store_that_qgis_edits_is_left_alone(self):
        layer = layer_of(self.store)
        self.assertTrue(layer.startEditing())
        feature = only(layer, self.into)
        layer.changeAttributeValue(feature.id(), layer.fields().indexOf("review_note"), "half way")
        before = pathlib.Path(self.store).read_bytes()
        result = dateline("map", later_articles(self.work), "-o", self.store, check=False)
        if result.returncode != 0:  # QGIS holds it in WAL mode: refused, and named
            self.assertIn("store.gpkg", result.stderr)
            self.assertEqual(pathlib.Path(self.store).read_bytes(), before)
        self.assertTrue(layer.commitChanges(), layer.commitErrors())
        del feature, layer
        dateline("map", later_articles(self.work), "-o", self.store)
        self.check_edits()
        told = dateline("explain", self.store, self.into).stdout
        self.assertIn("half way", told)


if __name__ == "__main__":
    result = unittest.main(exit=False).result
    APPLICATION.exitQgis()
    raise SystemExit(not result.wasSuccessful())
