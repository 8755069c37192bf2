#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Run the golden cases: what a user types, sees and gets.

A case is a folder `tests/golden/<command>/<case>/` with
  cmd      shell lines; `dateline` is the program under test, the working folder a copy of the case,
           $EXAMPLES the folder of example articles
  stdout   expected standard output (absent: empty)
  stderr   expected standard error (absent: empty)
  exit     expected exit code (absent: 0)
  files/   more files expected afterwards, compared byte for byte
Run with --update to rewrite the expectations, then review the difference.
"""
import argparse
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

EXPECTATIONS = {"stdout", "stderr", "exit", "files"}


def run_case(case, dateline):
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        for path in case.iterdir():
            if path.name in EXPECTATIONS or path.name == "cmd":
                continue
            copy = shutil.copytree if path.is_dir() else shutil.copy
            copy(path, work / path.name)
        examples = pathlib.Path(__file__).resolve().parents[2] / "examples"
        environment = dict(os.environ, SOURCE_DATE_EPOCH="1735689600", HOME=str(work), EXAMPLES=str(examples))
        environment["PATH"] = f"{dateline.parent}{os.pathsep}{environment['PATH']}"
        result = subprocess.run(["sh", "-c", (case / "cmd").read_text()], cwd=work, env=environment,
                                stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        found = {"stdout": result.stdout.decode("utf-8", "backslashreplace"),
                 "stderr": result.stderr.decode("utf-8", "backslashreplace"), "exit": f"{result.returncode}\n"}
        if (case / "files").is_dir():
            for path in (case / "files").rglob("*"):
                if path.is_file():
                    name = path.relative_to(case / "files")
                    produced = work / name
                    found[f"files/{name}"] = produced.read_text() if produced.is_file() else "(not made)\n"
        return found


def expected_of(case, name):
    path = case / name
    if path.is_file():
        return path.read_text()
    return "0\n" if name == "exit" else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dateline", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    dateline = options.dateline.resolve()
    cases = sorted(path.parent for path in options.folder.rglob("cmd"))
    failed = 0
    for case in cases:
        found = run_case(case, dateline)
        different = {name: text for name, text in found.items() if text != expected_of(case, name)}
        if different and options.update:
            for name, text in different.items():
                (case / name).write_text(text)
            print(f"updated {case}: {', '.join(different)}")
        elif different:
            failed += 1
            for name, text in different.items():
                sys.stdout.writelines(difflib.unified_diff(
                    expected_of(case, name).splitlines(True), text.splitlines(True), f"{case}/{name}", "found"))
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
