# SPDX-License-Identifier: Apache-2.0
"""A person's corrections, made through OGR's GeoPackage driver, which is what QGIS edits with."""
import unittest

from support import skip

try:
    from osgeo import gdal, ogr
except ImportError:
    skip("Python's GDAL is not installed (Debian: python3-gdal)")

from reviews import MOVED, Reviews

gdal.UseExceptions()


class ReviewsThroughOgr(Reviews, unittest.TestCase):
    def edit(self, store, changes, new, gone):
        data = gdal.OpenEx(str(store), gdal.OF_VECTOR | gdal.OF_UPDATE)
        layer = data.GetLayerByName("incidents")
        layer.StartTransaction()
        for incident, fields in changes.items():
            layer.SetAttributeFilter(f"incident_id = '{incident}'")
            feature = layer.GetNextFeature()
            for field, value in fields.items():
                if field == "geom":
                    feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({value[0]} {value[1]})"))
                else:
                    feature.SetField(field, value)
            layer.SetFeature(feature)
        layer.SetAttributeFilter(f"incident_id = '{gone}'")
        layer.DeleteFeature(layer.GetNextFeature().GetFID())
        layer.SetAttributeFilter(None)
        feature = ogr.Feature(layer.GetLayerDefn())
        for field, value in new.items():
            feature.SetField(field, value)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({MOVED[0]} {MOVED[1]})"))
        layer.CreateFeature(feature)
        layer.CommitTransaction()
        del feature, layer, data


if __name__ == "__main__":
    unittest.main()
