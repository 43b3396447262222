"""What the cases share: running padan, making units, and proving that a memory is whole."""

import json
import os
import random
import signal
import sqlite3
import subprocess

WORDS = """
air akhir anak api atap awan ayam bahan bangku banyak barang baru batu bawang beras besar biaya bulan buku buruh cuaca
dagang daun dekat desa dinding gedung guru hari harga hujan hutan ikan istri jalan jaring jembatan kabar kain kampung kapal
kayu kebun kecil kereta kolam kota laut lumbung malam mangga meja minyak musim nelayan padi pagi pasar perahu pintu pohon
pulau rakit rumah sampan sawah sekolah sore sumur sungai surat tanah tangga teluk tenun tikar tukang ujung warga warung
""".split()


class Failed(Exception):
    """What a case found wrong."""


class Skipped(Exception):
    """Why a case cannot be run here."""


def require(condition, message):
    if not condition:
        raise Failed(message)


class Outcome:
    def __init__(self, status, output, errors):
        self.status, self.output, self.errors = status, output, errors

    def objects(self):
        return [json.loads(line) for line in self.output.decode().split("\n") if line]

    def __str__(self):
        name = f"signal {-self.status}" if self.status < 0 else f"exit {self.status}"
        return f"{name}, stderr {self.errors.decode(errors='replace')[-300:]!r}"


class Padan:
    """The command, with a memory of its own in `folder`."""

    def __init__(self, path, folder, user=None):
        self.path, self.folder, self.user = path, folder, user
        self.environment = {}
        self.memory = os.path.join(folder, "memory.sqlite")

    def start(self, *arguments, limit=None, **streams):
        """Starts the command; `limit` is the size in bytes beyond which no file may grow."""

        def prepare():
            if limit is not None:
                import resource

                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            if self.user is not None:
                os.setgroups([])
                os.setgid(self.user)
                os.setuid(self.user)

        environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": self.folder, "PADAN_MEMORY": self.memory,
            # A backtrace takes seconds, and the exit status tells of a crash.
            "SWIFT_BACKTRACE": "enable=no", **self.environment,
        }
        return subprocess.Popen(
            [self.path, *arguments], cwd=self.folder, env=environment,
            preexec_fn=prepare if limit is not None or self.user is not None else None,
            **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams})

    def run(self, *arguments, input=None, limit=None):
        process = self.start(*arguments, limit=limit, stdin=subprocess.PIPE)
        output, errors = process.communicate(input or b"", timeout=600)
        return Outcome(process.returncode, output, errors)

    def expect(self, statuses, *arguments, **options):
        """Runs the command, which has to end with one of the statuses, and with a line on stderr if it failed."""
        outcome = self.run(*arguments, **options)
        expect_status(outcome, statuses, " ".join(arguments)[:60])
        return outcome

    # What the memory holds.

    def content(self):
        """All units, as (origin, source, target)."""
        if not os.path.exists(self.memory):
            return set()
        outcome = self.run("export", "-", "--format", "jsonl")
        if outcome.status == 65 and (b"the memory is empty" in outcome.errors or self.is_unmade()):
            return set()
        expect_status(outcome, [0], "export")
        units = outcome.objects()
        content = {(unit.get("origin"), unit["source"], unit["target"]) for unit in units}
        require(len(content) == len(units), "a unit is there twice")
        return content

    def is_unmade(self):
        """Whether the file is what an end right after its creation leaves: nothing, or a database without tables."""
        return b"it is empty" in self.run("info").errors

    def units(self):
        return self.expect([0], "info", "--json").objects()[0]["units"]

    def check(self, allowed, generator, samples=2):
        """Proves that the memory is one of the allowed states, sound, and that the index agrees. Returns that state."""
        content = self.content()
        if content not in allowed:
            counts = [len(state) for state in allowed]
            raise Failed(f"the memory holds {len(content)} units, and none of the states of {counts} units")
        if os.path.exists(self.memory) and not self.is_unmade():
            require(self.units() == len(content), "info and export disagree")
            if "--check" in self.run("info", "--help").output.decode():
                self.expect([0], "info", "--check")
            self.check_index(content, generator, samples)
            self.check_pages()
        return content

    def check_index(self, content, generator, samples):
        """The index gives what comparing with every unit gives: for texts that are there, and texts near to them."""
        queries = []
        for _, source, _ in generator.sample(sorted(content, key=repr), min(samples, len(content))):
            words = source.split()
            words[generator.randrange(len(words))] = generator.choice(WORDS)
            queries += [source, " ".join(words)]
        if not queries:
            return
        text = ("\n".join(queries) + "\n").encode()
        answers = []
        for options in [[], ["--exhaustive"]]:
            outcome = self.expect([0, 1], "lookup", "-", "--json", "--min", "60", *options, input=text)
            answers.append([(answer["query"], answer["matches"]) for answer in outcome.objects()])
        require(answers[0] == answers[1], f"lookup and lookup --exhaustive disagree on {queries}")
        require(all(found for _, found in answers[0][::2]), "a unit that is there is not found")

    def check_pages(self):
        """SQLite itself finds nothing wrong."""
        database = sqlite3.connect(self.memory)
        try:
            found = database.execute("PRAGMA integrity_check").fetchall()
        finally:
            database.close()
        require(found == [("ok",)], f"integrity_check: {found[:3]}")


def expect_status(outcome, statuses, what):
    require(outcome.status in statuses, f"{what}: {outcome}, expected {statuses}")
    if outcome.status not in (0, 1):
        lines = outcome.errors.decode().splitlines()
        require(
            len(lines) == 1 and lines[0].startswith("padan: "), f"{what}: not one line of error but {lines[:4]}")


def sentences(count, tag, generator):
    """So many pairs of texts; those of different tags are all different, and near enough to be found for each other."""
    pairs = []
    for number in range(count):
        words = [generator.choice(WORDS) for _ in range(generator.randrange(3, 14))]
        source = " ".join(words).capitalize() + f" {tag} {number}."
        pairs.append((source, " ".join(word[::-1] for word in words) + f" {tag} {number}."))
    return pairs


def write_units(path, pairs):
    """Writes pairs as a TSV file, and returns the units that its import gives."""
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(f"{source}\t{target}\n" for source, target in pairs)
    return {(os.path.basename(path), source, target) for source, target in pairs}


def end(process, number=signal.SIGKILL):
    """Ends a process that was started here, and returns what became of it."""
    process.send_signal(number)
    output, errors = process.communicate(timeout=60)
    return Outcome(process.returncode, output or b"", errors or b"")


def remove_memory(padan):
    """Removes the memory and what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        if os.path.exists(padan.memory + ending):
            os.remove(padan.memory + ending)


def random_generator(seed, name):
    return random.Random(f"{seed} {name}")
