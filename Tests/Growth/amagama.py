#!/usr/bin/env python3
"""What amaGama asks PostgreSQL for a fuzzy match, timed on a private cluster: load.py puts it beside padan-server.

    apt-get install postgresql
    python3 Tests/Growth/load.py --amagama [--amagama-queries 60]

amaGama (https://amagama.translatehouse.org) keeps sources as a tsvector with a GIN index. For a text it takes the sources that share any word,
are 0.7 to 1/0.7 times as long and rank high enough (`ts_rank` with normalization 32, times 1744.93, above max(similarity / 2, 30)), and
scores them by Levenshtein over characters. The statement below says the same in our words; scoring is rapidfuzz's. Clients and
server share the processors that are named; nothing is synchronized to the disk, which favours it.
"""

import json
import os
import re
import subprocess
import sys
import time

PACKAGES = ["psycopg2-binary==2.9.13", "rapidfuzz==3.14.5"]
LIMIT, LEAST = 5, 70
CANDIDATES = 100


def environment(folder):
    """The Python of a virtual environment with what the clients need."""
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES], check=True)
    return python


def fill(address, tsv):
    """Makes tables and index, and fills them from a file of pairs."""
    import io

    import psycopg2

    def escaped(text):
        return text.replace("\\", "\\\\")

    with psycopg2.connect(address) as connection, connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE sources (sid int PRIMARY KEY, text text NOT NULL, vector tsvector, lang text NOT NULL, length int NOT NULL);"
            "CREATE TABLE targets (sid int NOT NULL, text text NOT NULL, lang text NOT NULL)")
        with open(tsv, encoding="utf-8") as file:
            number = 0
            while lines := file.readlines(1 << 24):
                sources, targets = io.StringIO(), io.StringIO()
                for line in lines:
                    source, target = line.rstrip("\n").split("\t")[:2]
                    number += 1
                    sources.write(f"{number}\t{escaped(source)}\tid\t{len(source)}\n")
                    targets.write(f"{number}\t{escaped(target)}\ten\n")
                sources.seek(0)
                targets.seek(0)
                cursor.copy_expert("COPY sources (sid, text, lang, length) FROM STDIN", sources)
                cursor.copy_expert("COPY targets FROM STDIN", targets)
        cursor.execute(
            "UPDATE sources SET vector = to_tsvector('simple', text);"
            "CREATE INDEX ON sources USING gin (vector) WHERE lang = 'id';"
            "CREATE INDEX ON targets (sid)")
    connection.close()
    connection = psycopg2.connect(address)
    connection.autocommit = True
    connection.cursor().execute("VACUUM ANALYZE")


STATEMENT = """
SELECT * FROM (
  SELECT s.text AS source, t.text AS target, ts_rank(s.vector, query, 32) * 1744.93 AS rank
  FROM to_tsquery('simple', %(words)s) query, sources s JOIN targets t USING (sid)
  WHERE s.lang = 'id' AND t.lang = 'en' AND s.length BETWEEN %(shortest)s AND %(longest)s AND s.vector @@ query) found
WHERE rank > %(least)s ORDER BY rank DESC LIMIT %(limit)s
"""


def ask(address, queries):
    """Looks queries up one after the other, and prints the seconds of each."""
    import psycopg2
    from rapidfuzz.distance import Levenshtein

    connection = psycopg2.connect(address)
    connection.autocommit = True
    cursor = connection.cursor()
    for query in queries:
        start = time.perf_counter()
        words = sorted(set(re.findall(r"\w+", query.lower())))
        cursor.execute(
            STATEMENT,
            {"words": " | ".join(words), "shortest": int(0.7 * len(query) + 0.999), "longest": int(len(query) / 0.7),
             "least": max(LEAST / 2, 30), "limit": CANDIDATES})
        scored = [(100 * Levenshtein.normalized_similarity(query, source), source) for source, _, _ in cursor.fetchall()]
        sorted((pair for pair in scored if pair[0] >= LEAST), reverse=True)[:LIMIT]
        print(time.perf_counter() - start, flush=True)


def measured(tsv, queries, cores, clients, venv):
    """Lookups a second by so many clients, the milliseconds of each, sorted, and how long filling took."""
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Shared"))
    from cluster import Server, folder

    python, own = environment(venv), os.sched_getaffinity(0)
    # What is started inherits the processors.
    os.sched_setaffinity(0, {int(core) for core in cores.split(",")})
    server = Server(folder(), "amagama")
    try:
        start = time.monotonic()
        address = f"host=127.0.0.1 port={server.port} dbname=postgres user=padan"
        command = [python, os.path.abspath(__file__), address]
        subprocess.run([*command, "fill", tsv], check=True)
        filled = time.monotonic() - start
        start = time.monotonic()
        running = []
        for place in range(clients):
            process = subprocess.Popen([*command, "ask"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            process.stdin.write(json.dumps(queries[place::clients]))
            process.stdin.close()
            running.append(process)
        times = []
        for process in running:
            times += [1000 * float(line) for line in process.stdout]
            if process.wait():
                sys.exit("a client of PostgreSQL failed")
        return len(queries) / (time.monotonic() - start), sorted(times), filled
    finally:
        server.kill()
        os.sched_setaffinity(0, own)


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[2] == "fill":
        fill(sys.argv[1], sys.argv[3])
    elif len(sys.argv) == 3 and sys.argv[2] == "ask":
        ask(sys.argv[1], json.load(sys.stdin))
    else:
        print(__doc__)
