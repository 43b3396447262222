#!/usr/bin/env python3
"""Fuzzy lookup side by side, in one run, with what a Python user would take.

    python3 Tests/Growth/peers.py [--units 100000] [--tsv FILE [--unseen FILE]] [--queries 200] [--truth 100]
        [--padan PATH] [--venv DIR]

- rapidfuzz: `process.extract(query, sources, scorer=fuzz.ratio, score_cutoff=70, limit=5)` over a list of all sources.
- SQLite FTS5, all words: the hundred best by bm25 for any of the query's words, rescored by word Levenshtein.
- SQLite FTS5, six words: the same for the six rarest of the query's words.
- padan: `padan lookup - --json`, five matches of at least 70.

rapidfuzz is installed into a virtual environment of its own (default: .build/peers); FTS5 is Python's own SQLite. Each runs as a
process of its own, one after the other, on the same memory and the same queries; where other work shares the machine,
compare the processor's time. Memory is the most that the process had;
build is what is done once, load what every start needs. Recall is told under padan's measure: of the queries for which
`padan lookup --exhaustive` finds a match of at least 70, the share for which the first answer, or one of the five,
has the same score as the best. rapidfuzz compares letters and not words, so its answers are at times others on purpose.
"""

import argparse
import concurrent.futures
import itertools
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

RAPIDFUZZ = "rapidfuzz==3.14.5"
LIMIT, LEAST = 5, 70
CANDIDATES = 100
# So many of the best matches are asked for as truth: more than five may be level.
LEVEL = 200


def answered(queries, answer):
    """Answers each query once to warm up and once for the clock; prints time and answers."""
    for query in queries[:20]:
        answer(query)
    for query in queries:
        start, processor = time.perf_counter(), time.process_time()
        found = answer(query)
        times = {"microseconds": 1e6 * (time.perf_counter() - start), "processor": time.process_time() - processor}
        print(json.dumps({**times, "sources": found}))


def rapidfuzz_worker(tsv, _, queries):
    from rapidfuzz import fuzz, process

    start = time.perf_counter()
    with open(tsv, encoding="utf-8") as file:
        sources = [line.split("\t")[0] for line in file]
    print(json.dumps({"load": time.perf_counter() - start}))

    def answer(query):
        found = process.extract(query, sources, scorer=fuzz.ratio, score_cutoff=LEAST, limit=LIMIT)
        return [source for source, _, _ in found]

    answered(queries, answer)


def words_of(text):
    return re.findall(r"\w+", text.lower())


def fts5_builder(tsv, path, _):
    database = sqlite3.connect(path)
    database.execute("CREATE VIRTUAL TABLE unit USING fts5(source, target UNINDEXED)")
    with open(tsv, encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t")[:2] for line in file)
        database.executemany("INSERT INTO unit(source, target) VALUES (?, ?)", rows)
    database.execute("INSERT INTO unit(unit) VALUES ('optimize')")
    database.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(unit, 'row')")
    database.commit()


def fts5_worker(path, queries, most):
    from rapidfuzz.distance import Levenshtein

    start = time.perf_counter()
    database = sqlite3.connect(path)
    database.execute("SELECT count(*) FROM vocabulary WHERE term = 'a'").fetchone()
    print(json.dumps({"load": time.perf_counter() - start}))

    def rarity(word):
        row = database.execute("SELECT doc FROM vocabulary WHERE term = ?", [word]).fetchone()
        return row[0] if row else 0

    def answer(query):
        words = words_of(query)
        asked = sorted(set(words), key=rarity)
        if most:
            asked = [word for word in asked if rarity(word)][:most]
        if not asked:
            return []
        rows = database.execute(
            "SELECT source FROM unit WHERE unit MATCH ? ORDER BY bm25(unit) LIMIT ?",
            ["source : (" + " OR ".join(f'"{word}"' for word in asked) + ")", CANDIDATES])
        scored = []
        for (source,) in rows:
            score = 100 * Levenshtein.normalized_similarity(words, words_of(source))
            if score >= LEAST:
                scored.append((score, source))
        return [source for _, source in sorted(scored, reverse=True)[:LIMIT]]

    answered(queries, answer)


WORKERS = {
    "rapidfuzz": rapidfuzz_worker, "fts5-build": fts5_builder,
    "fts5-all": lambda tsv, path, queries: fts5_worker(path, queries, None),
    "fts5-six": lambda tsv, path, queries: fts5_worker(path, queries, 6),
}


def environment(folder):
    """The Python of a virtual environment that has rapidfuzz."""
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", RAPIDFUZZ], check=True)
    return python


def best_of(padan, queries):
    """For each query that has one, the sources that reach the best score, told by comparing with all units."""

    def answers(some):
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.writelines(query + "\n" for query in some)
            file.flush()
            return padan.run(
                "lookup", "-", "--json", "--exhaustive", "--min", str(LEAST), "--limit", str(LEVEL), statuses=(0, 1),
                input=file.name).objects()

    # Nothing is timed here: all processors at once.
    many = os.cpu_count() or 1
    with concurrent.futures.ThreadPoolExecutor(many) as pool:
        parts = pool.map(answers, [part for part in (queries[first::many] for first in range(many)) if part])
    best = {}
    for answer in itertools.chain(*parts):
        if answer["matches"]:
            score = answer["matches"][0]["score"]
            best[answer["query"]] = {match["source"] for match in answer["matches"] if match["score"] == score}
    return best


def main():
    from measuring import (
        ROOT, Padan, Run, generated_pairs, machine, pairs_of, percentile, program, queries_for, write_pairs)

    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--units", type=int, default=100_000)
    parser.add_argument("--tsv", help="a file of pairs to take instead of generated ones")
    parser.add_argument("--unseen", help="a file whose first column are queries that the memory does not have")
    parser.add_argument("--queries", type=int, default=200, help="so many are measured")
    parser.add_argument("--truth", type=int, help="so many of them are compared with all units (100 at 100,000 units)")
    parser.add_argument("--padan", default=os.path.join(".build", "release", "padan"))
    parser.add_argument("--venv", default=os.path.join(ROOT, ".build", "peers"))
    options = parser.parse_args()
    options.truth = min(options.queries, options.truth or max(20, min(100, 30_000_000 // options.units)))
    path, python = program(options.padan), environment(options.venv)
    print(f"Measured on {machine()}.", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="padan-peers-") as folder:
        tsv, asked = os.path.join(folder, "units.tsv"), os.path.join(folder, "queries.txt")
        pairs = pairs_of(options.tsv) if options.tsv else generated_pairs(path, folder, 1)
        written, _ = write_pairs(tsv, pairs, options.units)
        strangers = pairs_of(options.unseen) if options.unseen else generated_pairs(path, folder, 2)
        unseen = [source for source, _ in itertools.islice(strangers, options.queries)]
        queries = queries_for(tsv, unseen, options.queries)
        with open(asked, "w", encoding="utf-8") as file:
            file.writelines(query + "\n" for query in queries)

        padan = Padan(path, os.path.join(folder, "memory.sqlite"))
        rows = [("padan", padan.run("import", tsv), None)]
        padan.run("lookup", "-", "--json", statuses=(0, 1), input=asked)
        rows[0] += (padan.run("lookup", "-", "--json", statuses=(0, 1), input=asked),)
        # What a start costs is what one lookup takes.
        starts = [padan.run("lookup", queries[0], statuses=(0, 1)) for _ in range(5)]
        load, start = (min(getattr(run, name) for run in starts) for name in ("seconds", "processor_seconds"))
        best = best_of(padan, queries[: options.truth])

        index = os.path.join(folder, "fts5.sqlite")
        build = Run([python, __file__, "fts5-build", tsv, index, asked])
        for title, name in [
            ("SQLite FTS5, six rarest words", "fts5-six"), ("SQLite FTS5, all words", "fts5-all"),
            ("rapidfuzz", "rapidfuzz")]:
            run = Run([python, __file__, name, tsv, index, asked])
            rows.append((title, build if name.startswith("fts5") else None, run.objects()[0]["load"], run))

        print(f"{written:,} units, {len(queries)} queries; {len(best)} of the {options.truth} looked at for recall have a match of {LEAST} or more.\n")
        print(
            "| | build s | load s | peak MB | processor ms a query | p50 ms | p95 ms | p99 ms | best first "
            "| best in five |")
        print("| --- |" + " ---: |" * 9)
        for title, build, load_time, run in rows:
            answers = run.objects()
            if title == "padan":
                processor = max(0, run.processor_seconds - start) / (len(queries) - 1)
                answers = [
                    {"microseconds": a["microseconds"], "sources": [match["source"] for match in a["matches"]]}
                    for a in answers]
            else:
                answers = answers[1:]
                processor = sum(answer["processor"] for answer in answers) / len(answers)
            times = [answer["microseconds"] / 1000 for answer in answers]
            judged = [(best[query], a["sources"]) for query, a in zip(queries, answers) if query in best]
            first = sum(bool(wanted & set(found[:1])) for wanted, found in judged) / max(1, len(judged))
            five = sum(bool(wanted & set(found)) for wanted, found in judged) / max(1, len(judged))
            figures = [
                f"{build.seconds:.1f}" if build else "-", f"{load if load_time is None else load_time:.2f}",
                f"{run.megabytes:.0f}", f"{1000 * processor:.2f}", *(f"{percentile(times, share):.2f}" for share in (0.5, 0.95, 0.99)),
                f"{first:.3f}", f"{five:.3f}"]
            print(f"| {title} | " + " | ".join(figures) + " |")


if __name__ == "__main__":
    if len(sys.argv) == 5 and sys.argv[1] in WORKERS:
        with open(sys.argv[4], encoding="utf-8") as lines:
            WORKERS[sys.argv[1]](sys.argv[2], sys.argv[3], [line.rstrip("\n") for line in lines])
    else:
        main()
