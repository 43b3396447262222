#!/usr/bin/env python3
"""A shared memory on several PostgreSQL servers, and on one that goes away.

    python3 Tests/Shared/spread.py [--units 3000000] [--queries 1000] [--tsv FILE] [--padan PATH]

Starts PostgreSQL servers of its own on loopback. The same units are imported into a memory on one server, and into one whose units
and posting lists are spread over three by PostgreSQL's own means: tables partitioned by hash, two of the three partitions foreign
tables (postgres_fdw). Who writes does so through the first server; who reads asks all three at the same time. It shows that both
answer alike, and what one server and three take for it. Then a streaming replica of the first, which is asked first, is killed
in the middle of 10,000 lookups: none may be lost, nor answered otherwise.

Where there are four processors, each server has one of its own, the single one no more than each of three, and who asks has the rest.
They still share memory and disk. Below the times stands the processor time of the busiest server: its quotient says how much more three
servers can answer than one, if those who ask have processors enough.

Needs about 6 GB for 3,000,000 units, and PostgreSQL 14 or later.
"""

import argparse
import io
import itertools
import json
import os
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Growth"))
from cluster import Server, folder
from measuring import Run, generated_pairs, machine, pairs_of, percentile, program, queries_for, write_pairs

SPREAD = {"unit": "pair_key", "posting": "bucket"}
PROCESSORS = range(3) if (os.cpu_count() or 1) > 3 else [None] * 3
# Who asks is kept off the servers' processors.
ASKING = ["taskset", "-c", f"3-{os.cpu_count() - 1}"] if PROCESSORS[0] is not None else []
CLIENTS = 6


def spread(first, others):
    """Spreads the tables of the empty memory of `first` over all servers, the others having one each."""
    shards = len(others) + 1
    statements = ["CREATE EXTENSION postgres_fdw"]
    for number, server in enumerate(others, 1):
        statements += [
            f"""CREATE SERVER shard{number} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '{server.port}',
                dbname 'tm', async_capable 'true', fetch_size '10000', batch_size '1000',
                options '-c lock_timeout=20s -c jit=off')""",
            f"CREATE USER MAPPING FOR padan SERVER shard{number} OPTIONS (user 'padan', password_required 'false')",
        ]
    statements.append("SET search_path = padanan")
    for table, key in SPREAD.items():
        statements += [
            f"ALTER TABLE {table} RENAME TO {table}_0",
            f"CREATE TABLE {table} (LIKE {table}_0) PARTITION BY HASH ({key})",
            f"ALTER TABLE {table} ATTACH PARTITION {table}_0 FOR VALUES WITH (MODULUS {shards}, REMAINDER 0)",
        ]
        for number in range(1, shards):
            statements.append(
                f"""CREATE FOREIGN TABLE {table}_{number} PARTITION OF {table} FOR VALUES WITH (MODULUS {shards}, REMAINDER {number})
                    SERVER shard{number} OPTIONS (schema_name 'padanan', table_name '{table}')""")
    first.sql("; ".join(statements))


def make_memory(padan, server):
    """Makes the tables of an empty memory."""
    server.sql("CREATE DATABASE tm", "postgres")
    Run([padan, "add", "satu", "one", "--memory", server.address()])
    Run([padan, "remove", "--unit", "1", "--memory", server.address()])
    server.sql("ALTER SEQUENCE padanan.unit_id RESTART; DELETE FROM padanan.posting; DELETE FROM padanan.property WHERE name = 'list_sizes'")


class Measured:
    """Something that has been done by asking servers: its time, the answers, and the processor time of the servers."""

    def __init__(self, servers, arguments, clients=1, statuses=(0, 1)):
        before = [server.processor_seconds() for server in servers]
        runs = [None] * clients

        def run(number):
            runs[number] = Run([*ASKING, *arguments], statuses)

        threads = [threading.Thread(target=run, args=(number,)) for number in range(clients)]
        start = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.seconds = time.monotonic() - start
        self.server_seconds = [server.processor_seconds() - other for server, other in zip(servers, before)]
        self.run = runs[0]


def looked_up(padan, address, file, servers=(), clients=1):
    """The answers to a file of queries, the times in ms, and what was measured; asked twice, so that all is in memory."""
    command = [padan, "lookup", "--file", file, "--json", "--memory", address]
    Measured(servers, command)
    measured = Measured(servers, command, clients)
    answers = measured.run.objects()
    times = [answer.pop("microseconds") / 1000 for answer in answers]
    return [without_dates(answer) for answer in answers], times, measured


def without_dates(answer):
    """An answer without what depends on the second in which a unit was imported."""
    for match in [answer, *answer.get("matches", [])]:
        match.pop("changed", None)
    return answer


def compare(padan, single, servers, files):
    """Prints what one server and three take; whether they answer alike."""
    alike = True
    print(f"{'':<34}{'one server':>12}{'three':>12}{'speed-up':>10}")

    def row(name, one, three, unit, is_rate=False):
        print(f"{name:<34}{one:>9.{2 if unit == 'ms' else 1}f} {unit:<2}{three:>9.{2 if unit == 'ms' else 1}f} {unit:<2}"
              f"{(three / one if is_rate else one / three):>10.2f}", flush=True)

    def busiest(*measured):
        row("  of the busiest server's processor", *(max(max(one.server_seconds), 0.01) for one in measured), "s")

    for clients in (1, CLIENTS):
        answers, times, measured = zip(*(
            looked_up(padan, servers[0].address(), files["measured"], servers, clients) for servers in ([single], servers)))
        alike = alike and answers[0] == answers[1]
        if clients == 1:
            for share in (0.5, 0.95):
                row(f"lookup, p{share * 100:.0f}", *(percentile(one, share) for one in times), "ms")
        else:
            row(f"lookups a second, {clients} at once", *(len(answers[0]) * clients / one.seconds for one in measured), "/s", True)
        busiest(*measured)
    for name, arguments in {
        "lookup without the index": ["lookup", "--file", files["one"], "--exhaustive", "--json"],
        "search of a frequent word": ["search", "dan", "--limit", "1000", "--json"],
        "search of marks, in all units": ["search", "@@", "--json"],
        "export": ["export", "-", "--format", "tsv"],
    }.items():
        measured = [Measured(some, [padan, *arguments, "--memory", some[0].address()]) for some in ([single], servers)]
        if "--json" in arguments:
            objects = [[without_dates(answer) for answer in one.run.objects()] for one in measured]
            # Identifiers are the same, since one program has imported both.
            for one in objects:
                for answer in one:
                    answer.pop("microseconds", None)
            alike = alike and objects[0] == objects[1]
        else:
            # The texts, without the dates.
            lines = itertools.zip_longest(*(io.BytesIO(one.run.output) for one in measured), fillvalue=b"")
            alike = alike and all(one.split(b"\t")[:2] == other.split(b"\t")[:2] for one, other in lines)
        row(name, *(one.seconds for one in measured), "s")
        busiest(*measured)
    return alike


def lose_a_replica(padan, primary, replica, file, expected):
    """Kills the replica when about a third of the lookups have been answered."""
    while primary.sql("SELECT count(*) FROM pg_stat_replication WHERE replay_lsn = pg_current_wal_lsn()").strip() != "1":
        time.sleep(0.2)
    address = replica.address(primary) + "?target_session_attrs=any"
    killed = []

    def kill():
        while not done.wait(0.05):
            asked = replica.sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'padan'")
            if time.monotonic() - start > seconds / 3 and int(asked) > 0:
                replica.kill()
                killed.append(time.monotonic() - start)
                return

    lookups = [padan, "lookup", "--file", file, "--json", "--memory"]
    # How long all of them take, asked of the replica alone, by a program that may use as many processors.
    Run([*lookups, replica.address()], statuses=(0, 1))
    seconds = Run([*lookups, replica.address()], statuses=(0, 1)).seconds
    done, start = threading.Event(), time.monotonic()
    killer = threading.Thread(target=kill)
    killer.start()
    run = Run([*lookups, address], statuses=(0, 1))
    done.set()
    killer.join()
    answers = run.objects()
    for answer in answers:
        answer.pop("microseconds")
    alike = sum(without_dates(answer) == other for answer, other in zip(answers, expected))
    if not killed:
        sys.exit("the replica was not killed in time: nothing is shown; use more queries")
    print(
        f"a replica killed after {killed[0]:.1f} s of {run.seconds:.1f} s: of {len(expected)} lookups {len(answers)} were answered, "
        f"{alike} as before")
    return len(answers) == alike == len(expected)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--units", type=int, default=3_000_000)
    parser.add_argument("--queries", type=int, default=1000, help="so many are measured")
    parser.add_argument("--lookups", type=int, default=10_000, help="so many are asked while the replica is killed")
    parser.add_argument("--tsv", help="a file of pairs to take instead of generated ones")
    parser.add_argument("--padan", default=os.path.join(".build", "release", "padan"))
    arguments = parser.parse_args()
    padan, place = program(arguments.padan), folder()
    file = os.path.join(place, "units.tsv")
    pairs = pairs_of(arguments.tsv) if arguments.tsv else generated_pairs(padan, place, 1)
    count, _ = write_pairs(file, pairs, arguments.units)
    unseen = [source for source, _ in itertools.islice(generated_pairs(padan, place, 2), arguments.lookups)]
    queries = {}
    for name, number in (("measured", arguments.queries), ("lookups", arguments.lookups), ("one", 1)):
        queries[name] = os.path.join(place, name + ".txt")
        with open(queries[name], "w", encoding="utf-8") as lines:
            lines.writelines(query + "\n" for query in queries_for(file, unseen, number))
    print(f"{count} units; {machine()}", flush=True)

    single = Server(place, "single", processor=PROCESSORS[0])
    coordinator, *others = servers = [Server(place, f"spread{number}", processor=PROCESSORS[number]) for number in range(3)]
    for server in (single, *servers):
        make_memory(padan, server)
    spread(coordinator, others)
    for name, server in (("one server", single), ("three servers", coordinator)):
        run = Run([padan, "import", file, "--format", "tsv", "--json", "--memory", server.address()])
        summary = run.objects()[-1]
        print(f"{name}: import of {summary['added']} units in {run.seconds:.0f} s ({run.megabytes:.0f} MB)", flush=True)
    # The coordinator's own tables have been looked at by the import; those of the others only their servers can look at.
    for server in others:
        server.sql("ANALYZE")
    counts = [server.sql("SELECT count(*) FROM padanan.unit" + ("_0" if server is coordinator else "")).strip() for server in servers]
    print(f"units on each of the three: {', '.join(counts)}", flush=True)

    alike = compare(padan, single, servers, queries)
    print("one server and three answer alike" if alike else "one server and three DO NOT answer alike", flush=True)

    replica = Server(place, "replica", copy_of=single)
    expected, _, _ = looked_up(padan, single.address(), queries["lookups"])
    survived = lose_a_replica(padan, single, replica, queries["lookups"], expected)
    if not alike or not survived:
        sys.exit("not all answers are alike")


if __name__ == "__main__":
    main()
