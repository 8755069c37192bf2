# SPDX-License-Identifier: Apache-2.0
"""Takes the pictures that examples/pictures.sh is about: QGIS with the project inside a store, and the web page."""
import os
import pathlib
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(SOURCE / "tests/long"))

WORK = pathlib.Path(os.environ["DATELINE_PICTURE_WORK"])
OUT = pathlib.Path(os.environ["DATELINE_PICTURE_OUT"])

# Runs inside QGIS: open the project in the file, leave the map most of the window.
IN_QGIS = """
import os
from qgis.utils import iface
from qgis.core import QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QDockWidget

def begin():
    window = iface.mainWindow()
    window.showNormal()
    window.setGeometry(0, 0, 1280, 800)
    QgsProject.instance().read("geopackage:%s?projectName=dateline" % os.environ["DATELINE_STORE"])
    for dock in window.findChildren(QDockWidget):
        if dock.isVisible() and dock.objectName() != "Layers":
            dock.close()
    for node in iface.layerTreeCanvasBridge().rootGroup().children():
        node.setExpanded(node.name() == "Incidents")
    QTimer.singleShot(2000, zoom)

def zoom():
    iface.mapCanvas().setExtent(QgsRectangle(123.6, 36.6, 131.6, 43.4))
    iface.mapCanvas().refresh()
    QTimer.singleShot(6000, shoot)

def shoot():
    iface.mainWindow().grab().save(os.environ["DATELINE_SHOT"])
    QTimer.singleShot(100, lambda: os._exit(0))

QTimer.singleShot(6000, begin)
"""


def desktop():
    script, shot = WORK / "look.py", OUT / "qgis.png"
    script.write_text(IN_QGIS, encoding="utf-8")
    environment = dict(os.environ, DATELINE_STORE=str(WORK / "examples.gpkg"), DATELINE_SHOT=str(shot), HOME=str(WORK))
    subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1280x800x24", "qgis", "--nologo", "--noversioncheck",
                    "--profiles-path", str(WORK / "profiles"), "--code", str(script)],
                   env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    if not shot.exists():
        raise SystemExit("QGIS took no picture")


def page():
    from browser import Browser
    import time
    browser = Browser("chromium", (1280, 800))
    try:
        browser.open(WORK / "map.html", "#map=6/39.8/127.6")
        browser.run("[...document.querySelectorAll('#list li button')].find((row) => /Yeonpyeong|Goseong|Musan/"
                    ".test(row.textContent)).click()")
        time.sleep(2)
        browser.picture(OUT / "web-map.png")
    finally:
        browser.close()


page()
desktop()
