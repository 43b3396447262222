#!/usr/bin/env python3
"""How much memory an import of TMX holds, by the size of the file: a table.

    python3 Tests/Growth/held.py [--sizes 1000000,2000000,4000000] [--tsv FILE] [--padan PATH]

The files are written by `padan convert`, from generated pairs (see generator.py) or the first so many of --tsv, and each is
imported into a memory of its own. The peak is the resident set's, as the system counts it: the program's own pages in it are
some 30 MB. Needs Python 3.9 or later, and about five times the largest file in the folder for temporary files.
"""

import argparse
import os
import sys
import tempfile

from measuring import Padan, generated_pairs, machine, pairs_of, program, write_pairs


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--sizes", default="1000000,2000000,4000000", help="numbers of units, with commas between")
    parser.add_argument("--tsv", help="a file of pairs to take instead of generated ones")
    parser.add_argument("--padan", default=os.path.join(".build", "release", "padan"))
    options = parser.parse_args()
    path = program(options.padan)
    print(f"Measured on {machine()}.", file=sys.stderr)
    print("| units | TMX, MB | import, s | processor s | peak MB |\n| ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory(prefix="padan-held-") as folder:
        for size in sorted(int(size) for size in options.sizes.split(",")):
            tsv, tmx = os.path.join(folder, "units.tsv"), os.path.join(folder, "units.tmx")
            written, _ = write_pairs(tsv, pairs_of(options.tsv) if options.tsv else generated_pairs(path, folder, 1), size)
            if written < size:
                print(f"{options.tsv} has {written:,} pairs; {size:,} are left out.", file=sys.stderr)
                break
            padan = Padan(path, os.path.join(folder, "units.sqlite"))
            padan.run("convert", tsv, tmx)
            os.remove(tsv)
            run = padan.run("import", tmx)
            print(
                f"| {size:,} | {os.path.getsize(tmx) / 1e6:,.0f} | {run.seconds:.0f} | {run.processor_seconds:.0f} | "
                f"{run.megabytes:.0f} |", flush=True)
            os.remove(tmx)
            os.remove(padan.memory)


if __name__ == "__main__":
    main()
