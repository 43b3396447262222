#!/usr/bin/env python3
"""Several processes at one memory, and what goes wrong with machines: nothing that was reported as done may be lost.

    python3 Tests/Robustness/run.py [CASE…] [--padan PATH] [--long] [--seed N] [--rounds N]

Needs Python 3.9 and nothing else. The short form takes about a minute, the long one (a hundred kills, larger files) some
ten. Cases that need root, or may need to act as another user, say so and are skipped otherwise. The exit status is 1 if a
case failed; its folder is then kept, and named.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
import traceback

import concurrency
import crashes
import hostile
import storage
from harness import Failed, Padan, Skipped

CASES = [
    concurrency.readers_during_import, concurrency.importers_at_once, concurrency.makers_at_once,
    concurrency.a_long_writer,
    crashes.killed, crashes.interrupted, crashes.stopped_export, crashes.cut_log, crashes.damaged,
    storage.full_disk, storage.full_temporaries, storage.limited_files, storage.read_only, storage.taken_away,
    hostile.opens_nothing_else, hostile.nothing_is_filled, hostile.names_are_only_names,
]


def main():
    names = [case.__name__ for case in CASES]
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n", maxsplit=1)[0],
        epilog="Cases: " + "; ".join(f"{case.__name__}: {case.__doc__}" for case in CASES))
    parser.add_argument("cases", nargs="*", metavar="CASE", choices=[*names, []])
    parser.add_argument("--padan", default=".build/release/padan")
    parser.add_argument("--long", action="store_true", help="more rounds and larger files")
    parser.add_argument("--rounds", type=int, help="so many kills")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    program = shutil.which(options.padan)
    if not program:
        sys.exit(f"{options.padan}: there is no such program; build it, or say --padan PATH")
    failed = 0
    for case in CASES:
        if options.cases and case.__name__ not in options.cases:
            continue
        folder = tempfile.mkdtemp(prefix="padan-robustness-")
        os.chmod(folder, 0o755)
        start = time.monotonic()
        try:
            result, text = "ok", case(Padan(os.path.abspath(program), folder), options)
        except Skipped as reason:
            result, text = "skip", str(reason)
        except Failed as reason:
            result, text = "FAIL", f"{reason}; see {folder}"
        except Exception:  # pylint: disable=broad-except
            result, text = "FAIL", f"{traceback.format_exc()}see {folder}"
        print(f"{result:4}  {case.__name__:22} {time.monotonic() - start:6.1f} s  {text}", flush=True)
        if result == "FAIL":
            failed += 1
        else:
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
