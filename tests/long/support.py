# SPDX-License-Identifier: Apache-2.0
"""What the tests of the long suite share: the programs under test and a visible way to skip."""
import os
import pathlib
import shutil
import subprocess
import sys

SOURCE = pathlib.Path(os.environ.get("DATELINE_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
DATELINE = os.environ.get("DATELINE", str(SOURCE / "build/release/dateline"))
SAMPLE_STORE = os.environ.get("DATELINE_SAMPLE_STORE", str(SOURCE / "build/release/tests/make_sample_store"))
SKIPPED = 77


def skip(why):
    """Leave the whole file as skipped; ctest shows it."""
    print(f"skipped: {why}", file=sys.stderr)
    sys.exit(SKIPPED)


def need(program, package):
    """The path of a program, or skip."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/bin:/sbin:/bin")
    return found or skip(f"{program} is not installed (Debian: {package})")


def dateline(*arguments, check=True, **options):
    """Run dateline; its data and its words come back as text."""
    result = subprocess.run([DATELINE, *map(str, arguments)], capture_output=True, text=True, timeout=600,
                            stdin=subprocess.DEVNULL, **options)
    if check and result.returncode != 0:
        raise AssertionError(f"dateline {arguments}: exit {result.returncode}\n{result.stderr}")
    return result


def sample_store(path, count=0):
    """The made-up store of the unit tests, with so many further incidents."""
    subprocess.run([SAMPLE_STORE, str(path)] + ([str(count)] if count else []), check=True, timeout=600)
    return path


def example_store(path):
    """The example articles, mapped."""
    dateline("map", SOURCE / "examples/articles", "-o", path, "--overwrite")
    return path
