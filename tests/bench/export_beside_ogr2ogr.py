#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Export of many incidents beside ogr2ogr on the same table, in turns in the same run.

  cmake --preset release && cmake --build --preset release
  tests/bench/export_beside_ogr2ogr.py [--rows 1000000] [--rounds 3]

Tells for each format the seconds of processor time and of the clock, peak memory, bytes, and how many times as fast
dateline is (above 1: faster). GeoJSON is compared with RFC 7946 as ogr2ogr writes it on request, and with the same number
of decimals. Nothing here fails because of a time."""
import argparse
import os
import pathlib
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def big_store(program, path, rows):
    """A store with so many incidents: those of the sample store over and over, each with an id and a place of its own."""
    seed = min(rows, 5000)
    subprocess.run([program, str(path), str(seed)], check=True)
    database = sqlite3.connect(path)
    for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'incidents'"
                                       ).fetchall():
        database.execute(f'DROP TRIGGER "{trigger}"')
    columns = [name for _, name, *_ in database.execute("PRAGMA table_info(incidents)") if name not in ("fid", "incident_id")]
    there = database.execute("SELECT count(*) FROM incidents").fetchone()[0]
    names = ", ".join(f'"{name}"' for name in columns)
    turn = 0
    while there < rows:
        turn += 1
        database.execute(f"INSERT INTO incidents(incident_id, {names}) SELECT incident_id || '-' || ?, {names} FROM incidents "
                         "WHERE fid <= ? LIMIT ?", (turn, seed, min(seed, rows - there)))
        there = database.execute("SELECT count(*) FROM incidents").fetchone()[0]
    database.commit()
    database.close()
    return there


def measure(command, output):
    """Seconds of clock and processor, and peak megabytes, of one command."""
    if os.path.exists(output):
        os.remove(output)
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.monotonic() - begin
    if status != 0:
        raise SystemExit(f"{command} failed")
    return clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1000000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--dateline", default=os.environ.get("DATELINE", str(SOURCE / "build/release/dateline")))
    parser.add_argument("--sample-store", default=os.environ.get(
        "DATELINE_SAMPLE_STORE", str(SOURCE / "build/release/tests/make_sample_store")))
    parser.add_argument("--formats", default="GeoJSON,FlatGeobuf")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = pathlib.Path(folder) / "big.gpkg"
        rows = big_store(arguments.sample_store, store, arguments.rows)
        print(f"{rows} incidents, {store.stat().st_size / 1e6:.0f} MB, {os.cpu_count()} processors, load "
              f"{os.getloadavg()[0]:.1f}")
        for format_name in arguments.formats.split(","):
            extra = ["-lco", "RFC7946=YES", "-lco", "COORDINATE_PRECISION=5"] if format_name == "GeoJSON" else []
            ending = {"GeoJSON": "geojson", "FlatGeobuf": "fgb"}.get(format_name, format_name.lower())
            ours, theirs = (os.path.join(folder, f"{who}.{ending}") for who in ("ours", "theirs"))
            commands = {
                "dateline": ([arguments.dateline, "-q", "export", str(store), "--layer", "incidents", "-f", format_name,
                              "-o", ours, "--overwrite", "--include-rejected"], ours),
                "ogr2ogr": (["ogr2ogr", "-f", format_name, *extra, theirs, str(store), "incidents"], theirs),
            }
            taken = {who: [] for who in commands}
            for _ in range(arguments.rounds):
                for who, (command, output) in commands.items():
                    taken[who].append(measure(command, output))
            told = {}
            for who, rounds in taken.items():
                clock, processor, memory = (statistics.median(one[i] for one in rounds) for i in range(3))
                told[who] = (clock, processor)
                size = os.path.getsize(commands[who][1]) / 1e6
                print(f"{format_name:11} {who:9} clock {clock:6.1f} s  processor {processor:6.1f} s  peak {memory:5.0f} MB  "
                      f"output {size:5.0f} MB")
            print(f"{format_name:11} dateline is {told['ogr2ogr'][0] / told['dateline'][0]:.2f} times as fast by the clock, "
                  f"{told['ogr2ogr'][1] / told['dateline'][1]:.2f} by processor time")
            for output in (ours, theirs):
                os.remove(output)


if __name__ == "__main__":
    sys.exit(main())
