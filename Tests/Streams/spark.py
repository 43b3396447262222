#!/usr/bin/env python3
"""Shows that Spark carries `padan`: the same beads, and the same memory, as a single process gives.

    python3 -m venv /tmp/spark && /tmp/spark/bin/pip install pyspark
    /tmp/spark/bin/python Tests/Streams/spark.py --padan .build/release/padan [--pairs 20000] [--keep-executors]

Needs Java 17. Article pairs are made from those in Corpora, each with a number of its own in it, so that no two are the same. They are
aligned through `RDD.pipe("padan align --stream")` on a cluster of two workers; while that runs, one executor is killed. The beads of
each partition are imported into a memory of their own, and the memories merged. Beads and merged memory must equal those of one
process over all pairs.
"""

import argparse
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def article_pairs(count):
    """Requests for so many pairs: the articles of Corpora over and over, each with its number."""
    texts = []
    for source in sorted((ROOT / "Corpora").rglob("*.id.txt")):
        target = source.with_name(source.name.replace(".id.txt", ".en.txt"))
        if target.exists():
            texts.append((source.read_text(), target.read_text()))
    assert texts, "no article pair in Corpora"
    for number in range(count):
        source, target = texts[number % len(texts)]
        yield {
            "key": number,
            "source": f"Berita {number} dimuat hari ini.\n\n{source}",
            "target": f"Report {number} was published today.\n\n{target}",
        }


def padan(binary, *arguments, **options):
    return subprocess.run([binary, *arguments], check=True, **options)


def beads_to_units(lines, path):
    """Writes beads with both sides as units of the article that is their key, in JSON Lines."""
    with open(path, "w") as out:
        for line in lines:
            bead = json.loads(line)
            if not bead["source"] or not bead["target"]:
                continue
            unit = {side: " ".join(part["text"].replace("\n", " ") for part in bead[side]) for side in ("source", "target")}
            unit["origin"] = f"pair-{bead['key']:06}"
            out.write(json.dumps(unit, ensure_ascii=False) + "\n")


def units_of(binary, memory, folder):
    """What a memory holds, without the order it came in: source, target and origin of every unit."""
    path = f"{folder}/export.jsonl"
    padan(binary, "export", path, "--memory", memory, stderr=subprocess.DEVNULL)
    with open(path) as lines:
        units = [json.loads(line) for line in lines]
    return sorted((unit["source"], unit["target"], unit.get("origin") or "") for unit in units)


def kill_an_executor(stop, killed):
    """Kills one executor once `padan` has run in it for some seconds."""
    while not stop.wait(0.5):
        found = subprocess.run(["pgrep", "-f", "CoarseGrainedExecutorBackend"], capture_output=True, text=True).stdout.split()
        working = subprocess.run(["pgrep", "-f", "align --stream"], capture_output=True, text=True).stdout.split()
        if len(found) >= 2 and working:
            if stop.wait(2):
                return
            os.kill(int(found[0]), signal.SIGKILL)
            killed.append(found[0])
            return


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--padan", default=".build/release/padan")
    parser.add_argument("--pairs", type=int, default=20000)
    parser.add_argument("--partitions", type=int, default=8)
    parser.add_argument("--keep-executors", action="store_true")
    options = parser.parse_args()
    binary = str(pathlib.Path(options.padan).resolve())

    from pyspark.sql import SparkSession

    with tempfile.TemporaryDirectory() as folder:
        requests = f"{folder}/pairs.jsonl"
        with open(requests, "w") as out:
            for pair in article_pairs(options.pairs):
                out.write(json.dumps(pair, ensure_ascii=False) + "\n")

        start = time.time()
        with open(requests) as source, open(f"{folder}/alone.jsonl", "w") as out:
            padan(binary, "align", "--stream", stdin=source, stdout=out)
        alone = open(f"{folder}/alone.jsonl").read().splitlines()
        print(f"one process: {len(alone)} beads in {time.time() - start:.1f} s")

        spark = (
            SparkSession.builder.master("local-cluster[2,1,1024]").appName("padan")
            .config("spark.executorEnv.PATH", os.environ["PATH"]).config("spark.ui.enabled", "false").getOrCreate()
        )
        spark.sparkContext.setLogLevel("OFF")
        stop, killed = threading.Event(), []
        if not options.keep_executors:
            threading.Thread(target=kill_an_executor, args=(stop, killed), daemon=True).start()
        start = time.time()
        beads = spark.sparkContext.textFile(requests, options.partitions).pipe(f"{binary} align --stream", checkCode=True)
        partitions = beads.glom().collect()
        stop.set()
        spark.stop()
        print(f"Spark: {sum(map(len, partitions))} beads in {len(partitions)} partitions in {time.time() - start:.1f} s"
              + (f"; executor {killed[0]} was killed meanwhile" if killed else ""))

        memories = []
        for index, lines in enumerate(partitions):
            beads_to_units(lines, f"{folder}/part{index}.jsonl")
            memories.append(f"{folder}/part{index}.sqlite")
            padan(binary, "import", f"{folder}/part{index}.jsonl", "--memory", memories[-1], stderr=subprocess.DEVNULL)
        padan(binary, "merge", *memories, "--into", f"{folder}/merged.sqlite", stderr=subprocess.DEVNULL)
        beads_to_units(alone, f"{folder}/all.jsonl")
        padan(binary, "import", f"{folder}/all.jsonl", "--memory", f"{folder}/all.sqlite", stderr=subprocess.DEVNULL)
        padan(binary, "info", "--check", "--memory", f"{folder}/merged.sqlite", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        together = [line for lines in partitions for line in lines]
        merged = units_of(binary, f"{folder}/merged.sqlite", folder)
        single = units_of(binary, f"{folder}/all.sqlite", folder)
        checks = {
            "beads are those of one process, in their order": together == alone,
            f"the merged memory holds the same {len(single)} units": merged == single,
        }
        if not options.keep_executors:
            checks["an executor was killed"] = bool(killed)
    for name, holds in checks.items():
        print(("ok    " if holds else "FAIL  ") + name)
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
