"""The disk: full, limited, read-only; the memory's file taken away while it is in use."""

import contextlib
import os
import shutil
import subprocess
import time

from harness import (
    Outcome, Skipped, end, expect_status, random_generator, remove_memory, require, sentences, write_units)

NOBODY = 65534


@contextlib.contextmanager
def small_disk(padan, megabytes):
    """A file system of so many megabytes, and a padan with its memory there."""
    folder = os.path.join(padan.folder, "disk")
    os.makedirs(folder)
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder]
    if os.geteuid() != 0 or subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode != 0:
        raise Skipped("a small file system can be mounted by root only")
    try:
        yield type(padan)(padan.path, folder)
    finally:
        subprocess.run(["umount", folder], check=False)


def full_disk(padan, options):
    """A full disk: 74 or 73 and a clear line, nothing lost, and all works again when there is room."""
    generator = random_generator(options.seed, "full disk")
    small = sentences(2_000, "k0", generator)
    write_units(os.path.join(padan.folder, "k0.tsv"), small)
    big = write_units(os.path.join(padan.folder, "k1.tsv"), sentences(60_000, "k1", generator))
    # However much room is left, down to none.
    rooms = [2, 3, 5, 8] if options.long else [3]
    failures = 0
    with small_disk(padan, 16) as disk:
        folder = disk.folder
        ballast = os.path.join(folder, "ballast")
        for room in rooms:
            for name in os.listdir(folder):
                os.remove(os.path.join(folder, name))
            disk.expect([0], "import", os.path.join(padan.folder, "k0.tsv"))
            state = disk.content()
            fill(ballast, folder, leaving=room << 20)
            outcome = disk.expect([73, 74], "import", os.path.join(padan.folder, "k1.tsv"))
            require(b"full" in outcome.errors, f"it does not say that the disk is full: {outcome}")
            state = disk.check([state], generator)
            fill(ballast, folder, leaving=0)
            for arguments in [
                ["import", os.path.join(padan.folder, "k1.tsv")], ["export", os.path.join(folder, "out.tmx")],
                ["import", os.path.join(padan.folder, "k1.tsv"), "--memory", os.path.join(folder, "other.sqlite")],
            ]:
                disk.expect([73, 74], *arguments)
                failures += 1
                require(not os.path.exists(os.path.join(folder, "out.tmx")), "half an export is there")
            # A small change may still find a place in what the log has taken up already.
            pair = ("Kalimat terakhir.", "The last sentence.")
            if disk.expect([0, 73, 74], "add", *pair).status == 0:
                state = state | {(None, *pair)}
            if disk.expect([0, 73, 74], "remove", "--unit", "1").status == 0:
                state = {unit for unit in state if unit[1] != small[0][0]}
            for arguments in [["lookup", small[3][0]], ["search", "k0 7."], ["info"]]:
                disk.expect([0], *arguments)
            require(disk.content() == state, "something was lost on a full disk")
            os.remove(ballast)
            subprocess.run(["mount", "-o", "remount,size=64m", folder], check=True)
            disk.expect([0], "import", os.path.join(padan.folder, "k1.tsv"))
            disk.check([state | big], generator)
            # The next round has as little room as this one began with.
            for name in os.listdir(folder):
                os.remove(os.path.join(folder, name))
            subprocess.run(["mount", "-o", "remount,size=16m", folder], check=True)
    return f"{len(rooms)} disks, {failures} failures, nothing lost"


def full_temporaries(padan, options):
    """No room for temporary files: 74, the folder named, nothing lost; nothing is left there by an end or a kill."""
    generator = random_generator(options.seed, "full temporaries")
    vocabulary = ["".join(generator.choices("abdeghiklmnoprstu", k=7)) for _ in range(20_000)]
    text = lambda: " ".join(generator.choices(vocabulary, k=60))
    # So much text that the lists of the index do not stay in memory.
    write_units(os.path.join(padan.folder, "k1.tsv"), [(text(), text()) for _ in range(80_000)])
    write_units(os.path.join(padan.folder, "k0.tsv"), sentences(500, "k0", generator))
    padan.expect([0], "import", "k0.tsv")
    before = padan.content()
    with small_disk(padan, 2) as disk:
        padan.environment["TMPDIR"] = disk.folder
        outcome = padan.expect([74], "import", "k1.tsv")
        require(disk.folder.encode() in outcome.errors, f"it does not say where there is no room: {outcome}")
        require(os.listdir(disk.folder) == [], "a temporary file is left")
        padan.check([before], generator)
        subprocess.run(["mount", "-o", "remount,size=256m", disk.folder], check=True)
        importing = padan.start("import", "k1.tsv")
        while importing.poll() is None and os.statvfs(disk.folder).f_bavail == os.statvfs(disk.folder).f_blocks:
            time.sleep(0.01)
        used = importing.poll() is None
        end(importing)
        require(used, "no temporary file was made")
        require(os.listdir(disk.folder) == [], "a temporary file is left by a kill")
        padan.check([before], generator)
        padan.expect([0], "import", "k1.tsv")
        require(os.listdir(disk.folder) == [], "a temporary file is left")
        require(padan.units() == len(before) + 80_000, "not all units are there")
        padan.expect([0], "info", "--check")
        padan.check_pages()
    return "full, killed, done: nothing is left"


def fill(ballast, folder, leaving):
    """Fills the file system of `folder` but for so many bytes."""
    with open(ballast, "ab") as file:
        while True:
            status = os.statvfs(folder)
            free = status.f_bavail * status.f_frsize - leaving
            if free <= 0:
                return
            file.write(bytes(min(free, 1 << 20)))
            file.flush()


def limited_files(padan, options):
    """A limit on the size of files (`ulimit -f`) at many places: an error of I/O, nothing lost."""
    generator = random_generator(options.seed, "limited files")
    old = write_units(os.path.join(padan.folder, "k0.tsv"), sentences(2_000, "k0", generator))
    big = write_units(os.path.join(padan.folder, "k1.tsv"), sentences(20_000, "k1", generator))
    rounds, failures, landed = 24 if options.long else 8, 0, 0
    for number in range(rounds):
        remove_memory(padan)
        limit = [0, 512, 8192][number] if number < 3 else generator.randrange(1 << 14, 1 << 24)
        if number % 2 == 0:
            padan.expect([0], "import", "k0.tsv")
        before = padan.content()
        outcome = padan.expect([0, 73, 74], "import", "k1.tsv", limit=limit)
        failures += outcome.status != 0
        state = padan.check([before | big] if outcome.status == 0 else [before], generator)
        landed += state != before
        if before:
            outcome = padan.expect([0, 73, 74], "remove", "--origin", "k0.tsv", limit=limit)
            padan.check([state - old] if outcome.status == 0 else [state], generator)
        padan.expect([0], "import", "k1.tsv")
    return f"{rounds} limits, {failures} failures, {landed} imports landed"


def read_only(padan, options):
    """A memory that may be read but not written: lookups answer, what would write says 73; unreadable says 66."""
    generator = random_generator(options.seed, "read only")
    pairs = sentences(500, "k0", generator)
    write_units(os.path.join(padan.folder, "k0.tsv"), pairs)
    padan.expect([0], "import", "k0.tsv")
    reader = unprivileged(padan)
    cases = {"folder and file": (0o555, 0o444), "folder": (0o555, 0o666), "file": (0o777, 0o444)}
    try:
        for name, (folder_mode, file_mode) in cases.items():
            os.chmod(padan.folder, folder_mode)
            os.chmod(padan.memory, file_mode)
            for arguments in [
                ["lookup", pairs[3][0]], ["search", "k0 7."], ["info"], ["export", "-", "--format", "tsv"]]:
                reader.expect([0], *arguments)
            for arguments in [["add", "Kalimat baru.", "New."], ["import", "k0.tsv"], ["remove", "--unit", "1"]]:
                require(
                    reader.run(*arguments).status == 73,
                    f"read-only {name}, {arguments[0]}: {reader.run(*arguments)}")
        os.chmod(padan.memory, 0)
        for arguments in [["lookup", pairs[3][0]], ["export", "-", "--format", "tsv"]]:
            reader.expect([66], *arguments)
    finally:
        os.chmod(padan.folder, 0o755)
        os.chmod(padan.memory, 0o644)
    padan.check([{("k0.tsv", *pair) for pair in pairs}], generator)
    return f"{len(cases)} ways to be read-only, and unreadable"


def unprivileged(padan):
    """The same padan as a user to whom permissions apply: root reads and writes whatever it likes."""
    if os.geteuid() != 0:
        return padan
    program = os.path.join(padan.folder, "padan")
    shutil.copy(padan.path, program)
    os.chmod(program, 0o755)
    user = type(padan)(program, padan.folder, user=NOBODY)
    try:
        user.expect([0], "--version")
    except (OSError, subprocess.SubprocessError) as error:
        raise Skipped(f"no command can be run as another user: {error}") from error
    return user


def taken_away(padan, options):
    """The memory replaced, removed, overwritten or cut short while a lookup has it open: no crash, a clear line."""
    generator = random_generator(options.seed, "taken away")
    size = 60_000 if options.long else 12_000
    write_units(os.path.join(padan.folder, "k0.tsv"), sentences(size, "k0", generator))
    write_units(os.path.join(padan.folder, "k1.tsv"), sentences(size // 2, "k1", generator))
    other = os.path.join(padan.folder, "other.sqlite")
    padan.expect([0], "import", "k1.tsv", "--memory", other)
    padan.expect([0], "import", "k0.tsv")
    shutil.copy(padan.memory, padan.memory + ".kept")
    with open(os.path.join(padan.folder, "k0.tsv"), encoding="utf-8") as file:
        queries = [line.split("\t")[0] for line in file]

    def replaced():
        shutil.copy(other, other + ".copy")
        os.replace(other + ".copy", padan.memory)

    def overwritten():
        with open(other, "rb") as source, open(padan.memory, "r+b") as file:
            file.write(source.read())
            file.truncate()

    def cut(share):
        def cut_short():
            os.truncate(padan.memory, int(os.path.getsize(padan.memory) * share))

        return cut_short

    statuses = []
    for take_away in [replaced, overwritten, lambda: os.remove(padan.memory), cut(0), cut(0.01), cut(0.5), cut(0.99)]:
        for arguments in [["lookup", "-", "--json"], ["lookup", "-", "--exhaustive", "--limit", "1"]]:
            remove_memory(padan)
            shutil.copy(padan.memory + ".kept", padan.memory)
            asking = padan.start(*arguments, stdin=-1, stderr=-1)
            asking.stdin.write((queries[0] + "\n").encode())
            asking.stdin.flush()
            asking.stdout.readline()
            take_away()
            try:
                few = generator.sample(queries, 8)
                output, errors = asking.communicate("".join(query + "\n" for query in few).encode(), timeout=600)
            except BrokenPipeError:
                output, errors = asking.communicate()
            outcome = Outcome(asking.returncode, output, errors)
            expect_status(outcome, [0, 1, 65, 66, 74], f"{' '.join(arguments)} of a memory taken away")
            statuses.append(outcome.status)
        # An export that nobody reads on from stands still in the middle of the memory.
        remove_memory(padan)
        shutil.copy(padan.memory + ".kept", padan.memory)
        exporting = padan.start("export", "-", "--format", "tsv")
        exporting.stdout.read(1)
        take_away()
        output, errors = exporting.communicate(timeout=600)
        outcome = Outcome(exporting.returncode, output, errors)
        expect_status(outcome, [0, 65, 66, 74], "an export of a memory taken away")
        statuses.append(outcome.status)
        # A writer meets the same.
        remove_memory(padan)
        shutil.copy(padan.memory + ".kept", padan.memory)
        importing = padan.start("import", "-", "--format", "tsv", stdin=-1)
        try:
            importing.stdin.write(b"Satu kalimat.\tA sentence.\n" * 3000)
            importing.stdin.flush()
            time.sleep(0.2)
            take_away()
            output, errors = importing.communicate(b"Dua kalimat.\tTwo sentences.\n", timeout=600)
        except BrokenPipeError:
            output, errors = importing.communicate()
        outcome = Outcome(importing.returncode, output, errors)
        expect_status(outcome, [0, 65, 66, 73, 74], "an import into a memory taken away")
        statuses.append(outcome.status)
    remove_memory(padan)
    shutil.copy(padan.memory + ".kept", padan.memory)
    padan.expect([0], "lookup", queries[0])
    return "statuses " + " ".join(f"{status}×{statuses.count(status)}" for status in sorted(set(statuses)))
