#!/usr/bin/env python3
"""Shows that GNU parallel carries `padan`: the same answers, in the same order, as a single process gives.

    apt-get install parallel
    python3 Tests/Streams/parallel.py [--padan PATH] [--pairs 2000] [--jobs N]

Each command that has `--stream` gets requests made from the articles of Corpora, one of them no JSON, first in one process, then cut into
blocks of whole lines for several. Line numbers in complaints are those of the block, so complaints are compared without them.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

from spark import article_pairs


def requests(kind, count):
    """Requests of one kind, as lines; the last but one is none."""
    lines = []
    for pair in article_pairs(count):
        key = pair["key"]
        if kind == "align":
            lines.append(pair)
        elif kind == "segment":
            lines.append({"key": key, "text": pair["source"]})
        elif kind == "check":
            lines.append({"key": key, "source": pair["source"][:300], "target": pair["target"][:300]})
        elif kind == "convert":
            rows = zip(pair["source"].split("\n")[:4], pair["target"].split("\n")[:4])
            lines.append({"key": key, "text": "".join(f"{a}\t{b}\n" for a, b in rows if a and b), "format": "tmx"})
        else:
            lines += [{"key": [key, place], "text": text} for place, text in enumerate(pair["source"].split("\n")[:4]) if text]
    lines = [json.dumps(line, ensure_ascii=False) for line in lines]
    lines.insert(-1, "this is no JSON")
    return lines


def run(command, path, memory):
    """What a command answers to the lines of a file, and how long it took."""
    start = time.monotonic()
    with open(path, "rb") as file:
        answer = subprocess.run(command, stdin=file, stdout=subprocess.PIPE, env={**os.environ, "PADAN_MEMORY": memory})
    if answer.returncode > 101:
        sys.exit(f"{' '.join(command)}: exit {answer.returncode}")
    lines = [re.sub(r'"line":\d+', '"line":0', line) for line in answer.stdout.decode().splitlines()]
    return lines, time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--padan", default=".build/release/padan")
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    if not shutil.which("parallel"):
        print("skipped: GNU parallel is not installed")
        return 0
    padan = str(pathlib.Path(options.padan).resolve())
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        memory = os.path.join(folder, "memory.sqlite")
        corpora = pathlib.Path(__file__).resolve().parents[2] / "Corpora"
        topics = sorted(str(path) for path in corpora.iterdir() if path.is_dir())
        subprocess.run([padan, "import", *topics, "--memory", memory], check=True, stderr=subprocess.DEVNULL)
        for kind in ("segment", "align", "lookup", "check", "convert"):
            path = os.path.join(folder, "requests.jsonl")
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(line + "\n" for line in requests(kind, options.pairs))
            command = [padan, kind, "--stream"]
            alone, seconds = run(command, path, memory)
            spread, spread_seconds = run(
                ["parallel", "--pipe", "--keep-order", "--block", "1M", "--jobs", str(options.jobs), " ".join(command)], path, memory)
            # How long each took differs.
            same = [re.sub(r'"microseconds":\d+', "", line) for line in alone] == [
                re.sub(r'"microseconds":\d+', "", line) for line in spread]
            failed += not same
            print(f"{'ok  ' if same else 'FAIL'}  {kind}: {len(alone):,} lines in {seconds:.1f} s, by {options.jobs} processes "
                  f"{spread_seconds:.1f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
