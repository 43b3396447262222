#!/usr/bin/env python3
"""A shared memory on several PostgreSQL servers, and on one that goes away.

    python3 Tests/Shared/spread.py [--units 3000000] [--queries 1000] [--tsv FILE] [--padan PATH]

Starts PostgreSQL servers of its own on loopback. The same units are imported into a memory on one server, and into one whose units
and posting lists are spread over three by PostgreSQL's own means: tables partitioned by hash, two of the three partitions foreign
tables (postgres_fdw) that are read at the same time (async_capable). It shows that both answer alike, and how long each takes. Then a
streaming replica of the first, which is asked first, is killed in the middle of 10,000 lookups: none may be lost, nor answered otherwise.

On one machine three servers share its processors and disk: what is printed as the speed-up is that of this machine, and says little
of three. Needs about 5 GB for 3,000,000 units, and PostgreSQL 14 or later.
"""

import argparse
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


def spread(first, others):
    """Spreads the tables of the empty memory of `first` over all servers."""
    shards = len(others) + 1
    tables = " ".join(f"-t padanan.{table}" for table in SPREAD).split()
    definitions = first.program(
        "pg_dump", "-h", "127.0.0.1", "-p", str(first.port), "-U", "padan", "-d", "tm", "--schema-only", "--no-owner", *tables)
    # What psql alone understands.
    definitions = "\n".join(line for line in definitions.split("\n") if not line.startswith("\\"))
    for server in others:
        server.sql("CREATE DATABASE tm", "postgres")
        server.sql("CREATE SCHEMA padanan")
        server.sql(definitions)
    statements = ["CREATE EXTENSION postgres_fdw"]
    for number, server in enumerate(others, 1):
        statements += [
            f"""CREATE SERVER shard{number} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '{server.port}',
                dbname 'tm', async_capable 'true', fetch_size '10000', batch_size '1000')""",
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


def looked_up(padan, address, file):
    """The answers to a file of queries, the times in ms of a second run, and how long that took."""
    for _ in range(2):
        run = Run([padan, "lookup", "--file", file, "--json", "--memory", address], statuses=(0, 1))
    answers = run.objects()
    times = [answer.pop("microseconds") / 1000 for answer in answers]
    return [without_dates(answer) for answer in answers], times, run.seconds


def without_dates(answer):
    """An answer without what depends on the second in which a unit was imported."""
    for match in answer["matches"]:
        del match["changed"]
    return answer


def report(name, times, seconds):
    figures = ", ".join(f"p{share:.0f} {percentile(times, share / 100):.1f} ms" for share in (50, 95, 99))
    print(f"{name}: {figures}; {len(times)} queries in {seconds:.1f} s")


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

    # How long all of them take, asked of the replica alone.
    seconds = looked_up(padan, replica.address(), file)[2]
    done, start = threading.Event(), time.monotonic()
    killer = threading.Thread(target=kill)
    killer.start()
    run = Run([padan, "lookup", "--file", file, "--json", "--memory", address], statuses=(0, 1))
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
    for name, number in (("measured", arguments.queries), ("lookups", arguments.lookups)):
        queries[name] = os.path.join(place, name + ".txt")
        with open(queries[name], "w", encoding="utf-8") as lines:
            lines.writelines(query + "\n" for query in queries_for(file, unseen, number))
    print(f"{count} units; {machine()}")

    single = Server(place, "single")
    make_memory(padan, single)
    coordinator, *others = [Server(place, f"spread{number}") for number in range(3)]
    make_memory(padan, coordinator)
    spread(coordinator, others)
    for name, server in (("one server", single), ("three servers", coordinator)):
        run = Run([padan, "import", file, "--format", "tsv", "--json", "--memory", server.address()])
        summary = run.objects()[-1]
        print(f"{name}: import of {summary['added']} units in {run.seconds:.0f} s ({run.megabytes:.0f} MB)")
    # The coordinator's own tables have been looked at by the import; those of the others only their servers can look at.
    for server in others:
        server.sql("ANALYZE")
    counts = [server.sql("SELECT count(*) FROM padanan.unit" + ("_0" if server is coordinator else "")).strip() for server in (coordinator, *others)]
    print(f"units on each of the three: {', '.join(counts)}")

    expected, times, seconds = looked_up(padan, single.address(), queries["measured"])
    report("one server", times, seconds)
    answers, spread_times, spread_seconds = looked_up(padan, coordinator.address(), queries["measured"])
    report("three servers", spread_times, spread_seconds)
    alike = sum(one == other for one, other in zip(expected, answers))
    print(
        f"{alike} of {len(expected)} answers alike; speed-up {seconds / spread_seconds:.2f} in all, "
        f"{percentile(times, 0.5) / percentile(spread_times, 0.5):.2f} at the median")

    replica = Server(place, "replica", copy_of=single)
    expected, _, _ = looked_up(padan, single.address(), queries["lookups"])
    survived = lose_a_replica(padan, single, replica, queries["lookups"], expected)
    if alike != len(answers) or not survived:
        sys.exit("not all answers are alike")
    print("all answers are alike")


if __name__ == "__main__":
    main()
