#!/usr/bin/env python3
"""How time and memory grow with the number of units: a table, with the exponent for each step.

    python3 Tests/Growth/growth.py [--sizes 10000,100000,1000000] [--tsv FILE [--unseen FILE]] [--padan PATH] [--json]

Without --tsv the memories are generated (see generator.py); with it, they are the first so many pairs of the file, and sizes
that it does not reach are left out: repeating a file would measure the repetition. Everything is measured on the command
itself, the page cache warm. Needs Python 3.9 or later, and about five times the text's size in the folder for temporary files.

Where other work shares the machine, the times by the clock grow and those of the processor hardly do: compare these.

An exponent of 1 is growth in proportion, 0 is none: between n and m units, log(time(m) / time(n)) / log(m / n).
"""

import argparse
import itertools
import json
import math
import os
import statistics
import sys
import tempfile

from measuring import Padan, generated_pairs, machine, pairs_of, percentile, program, queries_for, write_pairs

RUNS = 7
REMOVED = 10_000

ROWS = [
    ("import, s", "import"), ("import, processor s", "import processor"), ("import, peak MB", "import memory"), ("file over text", "file"),
    ("lookup, processor ms a query", "processor"), ("lookup p50, ms", "p50"), ("lookup p95, ms", "p95"), ("lookup p99, ms", "p99"),
    ("1-3 words, p95, ms", "short"), ("lookup, queries/s of one process", "rate"),
    ("`padan lookup` process, ms", "process"), ("`padan lookup` process, peak MB", "process memory"),
    ("`padan add` of a pair, ms", "add"), ("`padan search` process, ms", "search"),
    ("importing 10,000 units more, s", "more"), ("removing them by origin, s", "remove"), ("`padan info`, ms", "info"),
]


def measured(padan, tsv, size, text, unseen, more, count):
    """All figures of a memory of the pairs of `tsv`."""
    figures = {"units": size}
    run = padan.run("import", tsv, "--origin", "growth")
    figures["import"], figures["import memory"] = run.seconds, run.megabytes
    figures["import processor"] = run.processor_seconds
    figures["file"] = os.path.getsize(padan.memory) / text
    queries = queries_for(tsv, unseen, count)
    file = padan.memory + ".queries"

    def looked_up(queries, *options):
        with open(file, "w", encoding="utf-8") as lines:
            lines.writelines(query + "\n" for query in queries)
        return padan.run("lookup", "-", "--json", *options, statuses=(0, 1), input=file)

    looked_up(queries)
    run = looked_up(queries)
    times = [answer["microseconds"] / 1000 for answer in run.objects()]
    for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
        figures[name] = percentile(times, share)
    figures["rate"] = len(queries) / run.seconds
    figures["processor"] = 1000 * run.processor_seconds / len(queries)
    short = [" ".join(query.split()[: 1 + number % 3]) for number, query in enumerate(queries)]
    looked_up(short)
    figures["short"] = percentile([answer["microseconds"] / 1000 for answer in looked_up(short).objects()], 0.95)
    runs = [padan.run("lookup", query, statuses=(0, 1)) for query in queries[:RUNS]]
    figures["process"] = 1000 * statistics.median(run.seconds for run in runs)
    figures["process memory"] = max(run.megabytes for run in runs)
    added = [
        padan.run("add", f"Kalimat tambahan nomor {number}.", f"Added sentence {number}.") for number in range(RUNS)]
    figures["add"] = 1000 * statistics.median(run.seconds for run in added)
    words = middling_words(tsv, size)
    searched = [padan.run("search", word, statuses=(0, 1)) for word in words for _ in range(2)][1::2]
    figures["search"] = 1000 * statistics.median(run.seconds for run in searched)
    figures["more"] = padan.run("import", more, "--origin", "more").seconds
    figures["remove"] = padan.run("remove", "--origin", "more").seconds
    figures["info"] = 1000 * statistics.median(padan.run("info").seconds for _ in range(3))
    return figures


def middling_words(tsv, size):
    """Words that one unit in a thousand has, or the next to that."""
    counts = {}
    with open(tsv, encoding="utf-8") as file:
        for line in itertools.islice(file, 50_000):
            for word in set(line.split("\t")[0].lower().split()):
                if word.isalpha():
                    counts[word] = counts.get(word, 0) + 1
    wanted = min(size, 50_000) / 1000
    return sorted(counts, key=lambda word: (abs(counts[word] - wanted), word))[:RUNS]


def table(results):
    """The figures as a Markdown table."""
    sizes = [figures["units"] for figures in results]
    heads = [""] + [f"{size:,}" for size in sizes] + ["exponent"]
    lines = ["| " + " | ".join(heads) + " |", "| --- |" + " ---: |" * (len(sizes) + 1)]
    for title, name in ROWS:
        values = [figures[name] for figures in results]
        exponents = [
            f"{math.log(b / a) / math.log(m / n):.2f}" if a > 0 and b > 0 else "-"
            for (n, a), (m, b) in zip(zip(sizes, values), list(zip(sizes, values))[1:])]
        lines.append("| " + " | ".join([title] + [rounded(value) for value in values] + [", ".join(exponents)]) + " |")
    return "\n".join(lines)


def rounded(value):
    """Three figures that count."""
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.{max(0, 2 - math.floor(math.log10(value)))}f}" if value > 0 else "0"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--sizes", default="10000,100000,1000000", help="numbers of units, with commas between")
    parser.add_argument("--tsv", help="a file of pairs to take instead of generated ones")
    parser.add_argument("--unseen", help="a file whose first column are queries that the memory does not have")
    parser.add_argument("--padan", default=os.path.join(".build", "release", "padan"))
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON Lines as well")
    options = parser.parse_args()
    path, results = program(options.padan), []
    print(f"Measured on {machine()}.", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="padan-growth-") as folder:
        # Streams of their own: what no memory has.
        strangers = pairs_of(options.unseen) if options.unseen else generated_pairs(path, folder, 2)
        unseen = [source for source, _ in itertools.islice(strangers, options.queries)]
        more = os.path.join(folder, "more.tsv")
        write_pairs(more, generated_pairs(path, folder, 3), REMOVED)
        for size in sorted(int(size) for size in options.sizes.split(",")):
            tsv = os.path.join(folder, "units.tsv")
            pairs = pairs_of(options.tsv) if options.tsv else generated_pairs(path, folder, 1)
            written, text = write_pairs(tsv, pairs, size)
            if written < size:
                print(f"{options.tsv} has {written:,} pairs; {size:,} are left out.", file=sys.stderr)
                break
            padan = Padan(path, os.path.join(folder, f"{size}.sqlite"))
            results.append(measured(padan, tsv, size, text, unseen, more, options.queries))
            os.remove(tsv)
            os.remove(padan.memory)
            print(f"{size:,} units measured.", file=sys.stderr)
            if options.json:
                print(json.dumps(results[-1]), flush=True)
    if results:
        print(table(results))


if __name__ == "__main__":
    main()
