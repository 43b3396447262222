#!/usr/bin/env python3
"""A shared memory beside the same units in a file: import, lookups, single pairs added.

    python3 Tests/Shared/beside_file.py [--units 1000000] [--queries 1000] [--tsv FILE] [--padan PATH] [--server PATH]

Starts a PostgreSQL server of its own on loopback, all settings as they come: what is answered is on the disk. The answers have to be the
same. With --server, padan-server is asked over HTTP to add single pairs too, which leaves out what it takes to start a
program and to connect.
"""

import argparse
import itertools
import json
import os
import sys
import threading
import time
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Growth"))
from cluster import Server, folder
from measuring import MemoryServer, Run, generated_pairs, machine, pairs_of, percentile, program, queries_for, write_pairs
from spread import without_dates

ADDITIONS = 200


class PlainServer(Server):
    """A server that has been told nothing but where to listen."""

    SETTINGS = {"listen_addresses": "127.0.0.1"}


def row(name, unit, *values):
    print(f"{name:<34}" + "".join(f"{value:>10.{2 if unit == 'ms' else 0}f} {unit:<4}" for value in values), flush=True)


def looked_up(padan, memory, file, clients):
    """The answers to a file of queries without their times, and the times in ms of all who asked at once."""
    runs = [None] * clients

    def ask(number):
        runs[number] = Run([padan, "lookup", "--file", file, "--json", "--memory", memory], statuses=(0, 1))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answers = [run.objects() for run in runs]
    times = [answer.pop("microseconds") / 1000 for one in answers for answer in one]
    return [without_dates(answer) for answer in answers[0]], times


def added_one_by_one(padan, memory):
    """The milliseconds of each of some runs of `padan add`."""
    return [
        1000 * Run([padan, "add", f"Gudang nomor {number} itu kosong.", f"Warehouse {number} is empty.", "--memory", memory]).seconds
        for number in range(ADDITIONS // 4)]


def added_over_http(server, memory, place):
    """The milliseconds of each of some requests that add a pair."""
    served = MemoryServer([server], memory, place)
    times = []
    try:
        for number in range(ADDITIONS):
            units = [{"source": f"Dermaga nomor {number} itu sepi.", "target": f"Pier {number} is quiet."}]
            start = time.monotonic()
            request = urllib.request.Request(served.address + "/v1/units", json.dumps({"units": units}).encode(), method="POST")
            with urllib.request.urlopen(request) as answer:
                added = json.load(answer)["added"]
            times.append(1000 * (time.monotonic() - start))
            if added != 1:
                sys.exit("a pair was not added")
    finally:
        served.stop()
    return times


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--units", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--tsv", help="a file of pairs to take instead of generated ones")
    parser.add_argument("--padan", default=os.path.join(".build", "release", "padan"))
    parser.add_argument("--server", help="padan-server, to add pairs over HTTP")
    arguments = parser.parse_args()
    padan, place = program(arguments.padan), folder()
    server = program(arguments.server) if arguments.server else None
    units, queries = os.path.join(place, "units.tsv"), os.path.join(place, "queries.txt")
    pairs = pairs_of(arguments.tsv) if arguments.tsv else generated_pairs(padan, place, 1)
    count, _ = write_pairs(units, pairs, arguments.units)
    unseen = [source for source, _ in itertools.islice(generated_pairs(padan, place, 2), arguments.queries)]
    with open(queries, "w", encoding="utf-8") as lines:
        lines.writelines(query + "\n" for query in queries_for(units, unseen, arguments.queries))
    shared = PlainServer(place, "shared")
    shared.sql("CREATE DATABASE tm", "postgres")
    memories = [os.path.join(place, "memory.sqlite"), shared.address()]
    print(f"{count} units; {machine()}\n{'':<34}{'file':>10}{'shared':>15}", flush=True)

    imports = [Run([padan, "import", units, "--format", "tsv", "--memory", memory]) for memory in memories]
    row("import", "s", *(run.seconds for run in imports))
    row("  most memory of padan", "MB", *(run.megabytes for run in imports))
    alike = True
    for clients in (1, 4):
        for memory in memories:
            looked_up(padan, memory, queries, 1)
        answers, times = zip(*(looked_up(padan, memory, queries, clients) for memory in memories))
        alike = alike and answers[0] == answers[1]
        for share in (0.5, 0.95):
            row(f"lookup, p{share * 100:.0f}" + (f", {clients} programs at once" if clients > 1 else ""), "ms",
                *(percentile(some, share) for some in times))
    row("one `padan lookup`", "ms", *(percentile(
        [1000 * Run([padan, "lookup", "Gudang itu kosong.", "--memory", memory], statuses=(0, 1)).seconds for _ in range(20)], 0.5)
        for memory in memories))
    for name, times in {
        "one `padan add`": [added_one_by_one(padan, memory) for memory in memories],
        **({"pair added over HTTP": [added_over_http(server, memory, place) for memory in memories]} if server else {}),
    }.items():
        for share in (0.5, 0.95):
            row(f"{name}, p{share * 100:.0f}", "ms", *(percentile(some, share) for some in times))
    print("file and shared memory answer alike" if alike else "file and shared memory DO NOT answer alike")
    if not alike:
        sys.exit(1)


if __name__ == "__main__":
    main()
