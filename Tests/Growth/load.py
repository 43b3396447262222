#!/usr/bin/env python3
"""padan-server under load: a table of lookups a second, their times, and memory.

    apt-get install wrk
    python3 Tests/Growth/load.py [--units 1000000 | --memory FILE --tsv FILE] [--minutes 10] [--cores 0,1]
                                 [--padan PATH] [--server PATH] [--amagama]

A memory is generated (see generator.py), or a copy of --memory is used, with queries after --tsv, the pairs it was made of. Server
and load (wrk, on loopback) share two processors. First as many lookups as are answered; then half as many, evenly; then 200
connections that ask all the time while 100,000 units are imported; then the even load for some minutes, to see whether
memory grows. Every answer has to be one of 200 OK. With --amagama, PostgreSQL is asked what amaGama asks it for the same queries, on the
same processors (see amagama.py), while padan-server is stopped.
"""

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

import amagama
from measuring import ROOT, MemoryServer, Padan, generated_pairs, machine, pairs_of, percentile, program, queries_for, write_pairs

SCRIPT = """
local bodies, place, pause = {}, 0, %d
for line in io.lines("%s") do bodies[#bodies + 1] = line end
local threads = 0
function setup(thread) thread:set("first", threads * 1013); threads = threads + 1 end
function init() place = first end
function request()
  place = place + 1
  return wrk.format("POST", "/v1/lookup", nil, bodies[place %% #bodies + 1])
end
%s
function done(summary, latency)
  local errors = summary.errors
  print(string.format("FIGURES %%d %%d %%d %%f %%f %%f", summary.requests, summary.duration, errors.connect + errors.read + errors.write
    + errors.status + errors.timeout, latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000))
end
"""


class Load:
    """A server, and what is asked of it."""

    def __init__(self, server, memory, queries, folder, cores):
        self.folder, self.cores = folder, cores
        self.bodies = os.path.join(folder, "bodies")
        with open(self.bodies, "w", encoding="utf-8") as file:
            file.writelines(json.dumps({"text": query}, ensure_ascii=False) + "\n" for query in queries)
        self.server = MemoryServer(["taskset", "-c", cores, server], memory, folder)
        self.process, self.address = self.server.process, self.server.address

    def run(self, connections, seconds, rate=None):
        """What wrk counts: lookups a second, those that failed, and milliseconds at p50, p95 and p99."""
        script = os.path.join(self.folder, f"load-{connections}.lua")
        pause = round(1000 * connections / rate) if rate else 0
        # Connections that begin together must not ask together for ever.
        delay = "function delay() return math.random(0, 2 * pause) end" if rate else ""
        with open(script, "w", encoding="utf-8") as file:
            file.write(SCRIPT % (pause, self.bodies, delay))
        output = subprocess.run(
            ["taskset", "-c", self.cores, "wrk", "-t", "2", "-c", str(connections), "-d", str(seconds), "--timeout", "10s", "-s", script,
             self.address], check=True, capture_output=True, text=True).stdout
        requests, duration, errors, *times = re.search(r"FIGURES (.*)", output).group(1).split()
        return {"rate": 1e6 * int(requests) / int(duration), "errors": int(errors), "times": [float(value) for value in times]}

    def megabytes(self):
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024

    def bring(self, path):
        """Imports a file over HTTP; returns the summary."""
        with open(path, "rb") as file:
            request = urllib.request.Request(
                f"{self.address}/v1/import?name=more.tsv", data=file, method="POST",
                headers={"Content-Length": str(os.path.getsize(path))})
            with urllib.request.urlopen(request, timeout=600) as answer:
                return json.load(answer)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=1_000_000)
    parser.add_argument("--memory")
    parser.add_argument("--tsv")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seconds", type=int, default=20, help="of each of the other loads")
    parser.add_argument("--cores", default="0,1")
    parser.add_argument("--amagama", action="store_true")
    parser.add_argument("--amagama-queries", type=int, default=60)
    parser.add_argument("--venv", default=os.path.join(ROOT, ".build", "peers"))
    parser.add_argument("--padan", default=".build/release/padan")
    parser.add_argument("--server", default=".build/release/padan-server")
    options = parser.parse_args()
    padan, server = program(options.padan), program(options.server)
    program("wrk")
    with tempfile.TemporaryDirectory() as folder:
        memory = os.path.join(folder, "load.sqlite")
        pairs = pairs_of(options.tsv) if options.tsv else generated_pairs(padan, folder, 1)
        tsv = options.tsv
        if options.memory:
            shutil.copy(options.memory, memory)
        else:
            tsv = os.path.join(folder, "pairs.tsv")
            write_pairs(tsv, pairs, options.units)
            Padan(padan, memory).run("import", tsv)
        others = generated_pairs(padan, folder, 2)
        unseen = [next(others)[0] for _ in range(500)]
        more = os.path.join(folder, "more.tsv")
        write_pairs(more, others, 100_000)
        queries = queries_for(tsv, unseen, 2000)
        load = Load(server, memory, queries, folder, options.cores)
        try:
            print(machine())
            print("| load | lookups/s | p50, ms | p95, ms | p99, ms | failed | MB |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
            failed = 0

            def row(name, figures):
                nonlocal failed
                failed += figures["errors"]
                times = " | ".join(f"{value:.1f}" for value in figures["times"])
                print(f"| {name} | {figures['rate']:.0f} | {times} | {figures['errors']} | {load.megabytes():.0f} |", flush=True)

            load.run(32, 5)
            full = load.run(32, options.seconds)
            row("32 connections, as many as are answered", full)
            if options.amagama:
                load.process.send_signal(signal.SIGSTOP)
                rate, times, seconds = amagama.measured(tsv, queries[: options.amagama_queries], options.cores, 2, options.venv)
                load.process.send_signal(signal.SIGCONT)
                shown = " | ".join(f"{percentile(times, share):.0f}" for share in (0.5, 0.95, 0.99))
                print(f"| amaGama's SQL, 2 connections, as many as are answered (filled in {seconds:.0f} s) | {rate:.2f} | {shown} | 0 | |", flush=True)
            row("half of that, evenly", load.run(64, options.seconds, rate=full["rate"] / 2))
            row("2,000 a second, evenly", load.run(64, options.seconds, rate=2000))
            summary = {}
            importing = threading.Thread(target=lambda: summary.update(load.bring(more)))
            importing.start()
            row("200 connections while units are imported", load.run(200, options.seconds))
            importing.join()
            failed += summary.get("read") != 100_000
            print(f"\n{summary.get('added')} units added in {summary.get('seconds')} s meanwhile.\n")
            before = load.megabytes()
            end = time.monotonic() + 60 * options.minutes
            while time.monotonic() < end:
                figures = load.run(64, 30, rate=1000)
                failed += figures["errors"]
                print(f"{load.megabytes():.0f} MB, {figures['rate']:.0f} lookups/s, {figures['errors']} failed", flush=True)
            print(f"\nMemory over {options.minutes:g} minutes: {before:.0f} MB, then {load.megabytes():.0f} MB.")
        finally:
            load.server.stop()
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
