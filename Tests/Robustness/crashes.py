"""Ended at any moment: by kill -9, by signals, and with files cut short or damaged."""

import glob
import os
import shutil
import signal
import time

from harness import (
    Failed, Outcome, end, expect_status, random_generator, remove_memory, require, sentences, write_units)

CORPORA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Corpora")


class Work:
    """Something that changes the memory: its command, the states before and after it, and how long it takes."""

    def __init__(self, name, arguments, after, input=None):
        self.name, self.arguments, self.after, self.input = name, arguments, after, input


class Works:
    """Works of all kinds, one after the other, on a memory whose state is known."""

    def __init__(self, padan, generator, is_long):
        self.padan, self.generator = padan, generator
        self.size = 30_000 if is_long else 3_000
        self.number = 0
        self.versions = [self.articles(0), self.articles(1)]
        self.seconds = {}

    def next(self, state):
        """A work that fits the state: what there is too much of is taken away."""
        self.number += 1
        origins = sorted({origin for origin, _, _ in state if origin and origin.startswith("k")})
        kinds = ["file", "big file", "articles", "lines", "pair", "remove"]
        kind = kinds[self.number % len(kinds)] if len(origins) < 6 else "remove"
        if kind == "remove" and not origins:
            kind = "file"
        if kind == "remove":
            origin = self.generator.choice(origins)
            return Work(kind, ["remove", "--origin", origin], {unit for unit in state if unit[0] != origin})
        if kind == "articles":
            version = self.versions[self.number % 2]
            self.write_articles(self.number % 2, self.padan.folder)
            names = {unit[0] for unit in self.versions[0] | self.versions[1]}
            return Work(kind, ["import", "berita"], {unit for unit in state if unit[0] not in names} | version)
        if kind in ("file", "big file"):
            file = f"k{self.number}.tsv"
            count = self.size if kind == "big file" else self.size // 10
            pairs = sentences(count, f"k{self.number}", self.generator)
            return Work(kind, ["import", file], state | write_units(os.path.join(self.padan.folder, file), pairs))
        pairs = sentences(self.size // 4 if kind == "lines" else 1, f"t{self.number}", self.generator)
        after = state | {(None, *pair) for pair in pairs}
        if kind == "pair":
            return Work(kind, ["add", *pairs[0]], after)
        return Work(kind, ["add", "-"], after, "".join(f"{a}\t{b}\n" for a, b in pairs).encode())

    def moment(self, kind):
        """When to end it: anywhere in it, or, as often, in its last part, where it is written."""
        length = self.seconds.get(kind, 0.3)
        start = self.generator.choice([0.0, 0.7])
        return length * self.generator.uniform(start, 1.05)

    def start(self, work):
        file = os.path.join(self.padan.folder, "input")
        with open(file, "wb") as input:
            input.write(work.input or b"")
        with open(file, "rb") as input:
            return self.padan.start(*work.arguments, stdin=input)

    def finish(self, work, process):
        """Lets it end by itself, and remembers how long it took."""
        start = time.monotonic()
        output, errors = process.communicate(timeout=600)
        self.seconds[work.name] = time.monotonic() - start
        expect_status(Outcome(process.returncode, output, errors), [0], work.name)

    def articles(self, version):
        """What a folder of articles gives, told by importing it where nothing disturbs."""
        folder = os.path.join(self.padan.folder, f"reference{version}")
        os.makedirs(folder)
        self.write_articles(version, folder)
        reference = type(self.padan)(self.padan.path, folder)
        reference.expect([0], "import", "berita")
        return reference.content()

    @staticmethod
    def write_articles(version, folder):
        """Sample articles, in two versions: in the second the last paragraph is missing."""
        berita = os.path.join(folder, "berita")
        shutil.rmtree(berita, ignore_errors=True)
        os.makedirs(berita)
        for path in sorted(glob.glob(os.path.join(CORPORA, "*", "*.id.txt")))[:8]:
            for one in (path, path[: -len("id.txt")] + "en.txt"):
                with open(one, encoding="utf-8") as file:
                    paragraphs = file.read().rstrip("\n").split("\n\n")
                with open(os.path.join(berita, os.path.basename(one)), "w", encoding="utf-8") as file:
                    file.write("\n\n".join(paragraphs[: len(paragraphs) - version]) + "\n")


def killed(padan, options):
    """kill -9 at random moments: what was reported as done is there, and nothing is half done."""
    generator = random_generator(options.seed, "killed")
    works = Works(padan, generator, options.long)
    rounds = options.rounds or (100 if options.long else 12)
    state, survived, landed, timed = set(), 0, 0, set()
    for number in range(rounds + 6):
        if number > 6 and generator.random() < 0.15:
            # The next work makes the memory as well.
            remove_memory(padan)
            state = set()
        work = works.next(state)
        reader = None
        if generator.random() < 0.3 and os.path.exists(padan.memory):
            # Somebody else has the memory open, so that its log stays as the killed process left it.
            reader = padan.start("lookup", "-", "--json", stdin=-1)
            reader.stdin.write(b"Siapa yang membaca?\n")
            reader.stdin.flush()
            reader.stdout.readline()
        process = works.start(work)
        if work.name not in timed:
            timed.add(work.name)
            works.finish(work, process)
            allowed = [work.after]
        else:
            time.sleep(works.moment(work.name))
            outcome = end(process)
            if outcome.status == 0:
                survived += 1
                allowed = [work.after]
            else:
                require(outcome.status == -signal.SIGKILL, f"{work.name}: {outcome}")
                allowed = [state, work.after]
        if reader:
            end(reader)
        before = state
        try:
            state = padan.check(allowed, generator)
        except Failed as failure:
            raise Failed(f"round {number}, {work.name}: {failure}") from failure
        landed += state == work.after and state != before
    return f"{rounds} kills: {survived} came too late, {landed} of all {rounds + 6} works had landed"


def interrupted(padan, options):
    """SIGINT, SIGTERM, SIGHUP during imports: a quiet end by the signal, and nothing half done."""
    generator = random_generator(options.seed, "interrupted")
    works = Works(padan, generator, options.long)
    state, late = set(), 0
    rounds = 40 if options.long else 12
    timed = set()
    for number in range(rounds):
        work = works.next(state)
        process = works.start(work)
        if work.name not in timed:
            timed.add(work.name)
            works.finish(work, process)
            allowed = [work.after]
        else:
            wanted = generator.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
            time.sleep(works.moment(work.name))
            outcome = end(process, wanted)
            require(outcome.status in (0, -wanted), f"round {number}, {work.name}: {outcome}")
            require(b"padan:" not in outcome.errors, f"round {number}, not quiet: {outcome}")
            # It may come after all was done and said, and between the doing and the saying.
            is_done = outcome.status == 0 or outcome.errors != b""
            late += is_done
            allowed = [work.after] if is_done else [state, work.after]
        state = padan.check(allowed, generator)
    return f"{rounds} works, {late} signals came too late"


def stopped_export(padan, options):
    """An export ended at any moment: the old file or the new one, whole; a signal that can be met leaves nothing beside it."""
    generator = random_generator(options.seed, "stopped export")
    write_units(os.path.join(padan.folder, "k0.tsv"), sentences(60_000 if options.long else 12_000, "k0", generator))
    padan.expect([0], "import", "k0.tsv")
    folder = os.path.join(padan.folder, "out")
    os.makedirs(folder)
    file = os.path.join(folder, "units.tsv")
    start = time.monotonic()
    padan.expect([0], "export", file)
    length = time.monotonic() - start
    with open(file, "rb") as exported:
        new = exported.read()
    rounds, replaced = 60 if options.long else 12, 0
    for number in range(rounds):
        with open(file, "wb") as exported:
            exported.write(b"old\n")
        exporting = padan.start("export", file)
        time.sleep(length * generator.uniform(0, 1.05))
        wanted = [signal.SIGKILL, signal.SIGTERM, signal.SIGINT][number % 3]
        outcome = end(exporting, wanted)
        require(outcome.status in (0, -wanted), f"round {number}: {outcome}")
        with open(file, "rb") as exported:
            found = exported.read()
        require(found in ([new] if outcome.status == 0 else [b"old\n", new]), f"round {number}: half a file is there")
        replaced += found == new
        for name in os.listdir(folder):
            if name != "units.tsv":
                require(wanted == signal.SIGKILL, f"round {number}: {name} was left")
                os.remove(os.path.join(folder, name))
    return f"{rounds} exports, {replaced} got there"


def cut_log(padan, options):
    """The write-ahead log cut short or damaged at any place: the memory as it was after some import, whole."""
    generator = random_generator(options.seed, "cut log")
    states = [set()]
    folder = os.path.join(padan.folder, "live")
    os.makedirs(folder)
    live = type(padan)(padan.path, folder)
    reader = None
    for number in range(6):
        file = f"k{number}.tsv"
        pairs = sentences(generator.randrange(1, 1200), f"k{number}", generator)
        states.append(states[-1] | write_units(os.path.join(folder, file), pairs))
        live.expect([0], "import", file)
        if not reader:
            # A reader in the middle of its work keeps the log from being written back and removed.
            reader = live.start("lookup", "-", "--json", stdin=-1)
            reader.stdin.write(b"Siapa yang membaca?\n")
            reader.stdin.flush()
            reader.stdout.readline()
    log = live.memory + "-wal"
    require(os.path.getsize(log) > 0, "there is no log to cut")
    size = os.path.getsize(log)
    for ending in ("", "-wal"):
        shutil.copy(live.memory + ending, padan.memory + ending + ".kept")
    end(reader)
    rounds, seen = 60 if options.long else 16, set()
    for number in range(rounds):
        remove_memory(padan)
        for ending in ("", "-wal"):
            shutil.copy(padan.memory + ending + ".kept", padan.memory + ending)
        place = [0, 16, 31, 32, 33, size][number] if number < 6 else generator.randrange(size)
        with open(padan.memory + "-wal", "r+b") as file:
            if number % 3 == 2 and place < size:
                file.seek(place)
                byte = file.read(1)[0]
                file.seek(place)
                file.write(bytes([byte ^ generator.randrange(1, 256)]))
            else:
                file.truncate(place)
        # The first command that meets the log is a reader or a writer.
        allowed = states[1:]
        if number % 2:
            pair = (f"Kalimat sesudah {number}.", f"A sentence after {number}.")
            padan.expect([0], "add", *pair)
            allowed = [state | {(None, *pair)} for state in states[1:]]
        seen.add(len(padan.check(allowed, generator)))
    return f"{rounds} logs of {size // 1024} KiB, {len(seen)} states came back"


def damaged(padan, options):
    """A memory with pages overwritten, bits turned or its end missing: an answer or a line of error, no crash."""
    generator = random_generator(options.seed, "damaged")
    pairs = sentences(3_000, "rusak", generator)
    write_units(os.path.join(padan.folder, "k.tsv"), pairs)
    write_units(os.path.join(padan.folder, "more.tsv"), sentences(50, "lagi", generator))
    padan.expect([0], "import", "k.tsv")
    shutil.copy(padan.memory, padan.memory + ".kept")
    size = os.path.getsize(padan.memory)
    rounds, refused, runs = 200 if options.long else 15, 0, 0
    for number in range(rounds):
        remove_memory(padan)
        shutil.copy(padan.memory + ".kept", padan.memory)
        with open(padan.memory, "r+b") as file:
            kind = number % 3
            if kind == 0:
                file.truncate(generator.randrange(size))
            for _ in range(generator.choice([1, 20, 400]) if kind == 1 else 3 if kind == 2 else 0):
                file.seek(generator.randrange(size))
                file.write(generator.randbytes(1 if kind == 1 else 512))
        for arguments in [
            ["lookup", *[source for source, _ in generator.sample(pairs, 12)], "--json"],
            ["lookup", "--from", "en", "--to", "id", pairs[5][1], "--json"], ["search", "sawah"], ["info"],
            ["export", "-", "--format", "tmx"], ["add", "Kalimat baru.", "A new sentence."], ["import", "more.tsv"],
            ["remove", "--origin", "k.tsv"],
        ]:
            outcome = padan.run(*arguments)
            runs += 1
            refused += outcome.status == 65
            require(
                outcome.status in (0, 1, 65, 66, 73, 74), f"round {number}, {arguments[0]}: {outcome}")
    return f"{rounds} memories, {runs} commands, {refused} refused"
