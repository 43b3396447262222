"""What the scripts that measure share: runs with their time and memory, servers, texts, queries, and figures."""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

from generator import Generator

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


class Run:
    """A process that has ended: its time by the clock and of all processors, and the most memory it had."""

    def __init__(self, arguments, statuses=(0,), input=None, environment=None):
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors, open(
            input or os.devnull, "rb") as stdin:
            start = time.monotonic()
            process = subprocess.Popen(
                arguments, stdin=stdin, stdout=output, stderr=errors, env={**os.environ, **(environment or {})})
            _, status, usage = os.wait4(process.pid, 0)
            self.seconds = time.monotonic() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            self.processor_seconds = usage.ru_utime + usage.ru_stime
            self.megabytes = usage.ru_maxrss / 1000
            output.seek(0)
            errors.seek(0)
            self.output = output.read()
            if process.returncode not in statuses:
                raise SystemExit(f"{' '.join(arguments)[:200]}: exit {process.returncode}: {errors.read().decode()}")

    def objects(self):
        return [json.loads(line) for line in self.output.decode().split("\n") if line]


class Padan:
    """The command and a memory."""

    def __init__(self, path, memory):
        self.path, self.memory = path, memory

    def run(self, *arguments, statuses=(0,), input=None):
        return Run([self.path, *arguments], statuses, input, {"PADAN_MEMORY": self.memory})


class MemoryServer:
    """padan-server on a memory; `command` may say what it runs under. It is to be stopped."""

    def __init__(self, command, memory, folder):
        self.log = open(os.path.join(folder, "padan-server.log"), "w+", encoding="utf-8")
        self.process = subprocess.Popen([*command, "--memory", memory, "--listen", "127.0.0.1:0"], stderr=self.log)
        while self.process.poll() is None:
            self.log.seek(0)
            found = re.search(r"http://127\.0\.0\.1:\d+", self.log.read())
            if found:
                self.address = found.group()
                return
            time.sleep(0.1)
        self.log.seek(0)
        sys.exit(f"padan-server does not start: {self.log.read()}")

    def stop(self):
        self.process.terminate()
        self.process.wait()


def program(path):
    found = shutil.which(path)
    if not found:
        sys.exit(f"{path}: there is no such program; build it, or say --padan PATH")
    return os.path.abspath(found)


def generated_pairs(padan_path, folder, seed):
    """Pairs without end, after the pattern of the sample articles."""
    padan = Padan(padan_path, os.path.join(folder, f"samples{seed}.sqlite"))
    padan.run("import", os.path.join(ROOT, "Corpora"))
    units = padan.run("export", "-", "--format", "jsonl").objects()
    generator = Generator([(unit["source"], unit["target"]) for unit in units], seed)
    while True:
        yield generator.pair()


def pairs_of(tsv):
    """The pairs of a user's own file."""
    with open(tsv, encoding="utf-8") as file:
        for line in file:
            columns = line.rstrip("\n").split("\t")
            if len(columns) > 1 and columns[0].strip() and columns[1].strip():
                yield columns[0], columns[1]


def write_pairs(path, pairs, count):
    """Writes the next pairs to a file; returns how many there were, and the bytes of their texts."""
    written = size = 0
    with open(path, "w", encoding="utf-8") as file:
        for source, target in pairs:
            file.write(f"{source}\t{target}\n")
            size += len(source.encode()) + len(target.encode())
            written += 1
            if written == count:
                break
    return written, size


def sources_of(path, count, seed):
    """So many sources of a file of pairs, drawn at random."""
    generator, kept = random.Random(seed), []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file):
            if len(kept) < count:
                kept.append(line.split("\t")[0])
            elif (place := generator.randrange(number + 1)) < count:
                kept[place] = line.split("\t")[0]
    generator.shuffle(kept)
    return kept


def queries_for(path, unseen, count, seed=7):
    """Queries: a quarter each of texts that are there, lightly changed, heavily changed, and not there."""
    generator = random.Random(seed)
    sources = sources_of(path, count * 3, seed)
    words = [word for source in sources for word in source.split()]
    long = [source for source in sources if len(source.split()) >= 7] or sources

    def changed(source, share):
        parts = source.split()
        for _ in range(max(1, round(len(parts) * share))):
            place, kind = generator.randrange(len(parts)), generator.random()
            if kind < 0.6:
                parts[place] = generator.choice(words)
            elif kind < 0.8:
                parts.insert(place, generator.choice(words))
            elif len(parts) > 3:
                del parts[place]
        return " ".join(parts)

    queries = []
    for number in range(count):
        kind = number % 4
        if kind == 0:
            queries.append(sources[number])
        elif kind == 3:
            queries.append(unseen[number % len(unseen)])
        else:
            share = generator.uniform(0.02, 0.14) if kind == 1 else generator.uniform(0.16, 0.38)
            queries.append(changed(long[number % len(long)], share))
    return queries


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def machine():
    """What the figures were measured on."""
    with open("/proc/loadavg", encoding="utf-8") as file:
        load = file.read().split()[0]
    return f"{os.cpu_count()} processors, load average {load}"
