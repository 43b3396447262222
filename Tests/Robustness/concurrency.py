"""Several processes at one memory."""

import os
import threading
import time

from harness import Outcome, expect_status, random_generator, require, sentences, write_units


def readers_during_import(padan, options):
    """Four readers of each kind see, while an import runs, the memory before it or after it, and never go back."""
    generator = random_generator(options.seed, "readers")
    base = sentences(2_000, "lama", generator)
    new = sentences(150_000 if options.long else 15_000, "baru", generator)
    before = write_units(os.path.join(padan.folder, "base.tsv"), base)
    after = before | write_units(os.path.join(padan.folder, "new.tsv"), new)
    padan.expect([0], "import", "base.tsv")
    counts = [len(before), len(after)]
    old, fresh = base[7][0], new[-1][0]
    faults, looks, done = [], [0] * 4, threading.Event()

    def reads(read, place):
        """Reads over and over; `read` is told whether the import has ended, and says whether it saw what it brought."""
        seen = False
        try:
            while not seen or not done.is_set():
                has_ended = done.is_set()
                is_new = read(has_ended)
                require(is_new or not seen, "it saw the memory go back")
                require(is_new or not has_ended, "it does not see an import that has ended")
                seen = is_new
                looks[place] += 1
        except Exception as error:  # pylint: disable=broad-except
            faults.append(f"{read.__name__}: {error}")

    def info(_):
        return counts.index(padan.units()) == 1

    def lookup(_):
        answers = padan.expect([0], "lookup", old, fresh, "--min", "100", "--json").objects()
        require(len(answers[0]["matches"]) == 1, "a unit that was there is not found")
        return len(answers[1]["matches"]) == 1

    def search(_):
        require(padan.expect([0, 1], "search", "lama 7.", "--json").status == 0, "a unit that was there is not found")
        return padan.run("search", f"baru {len(new) - 1}.").status == 0

    def export(_):
        content = padan.content()
        require(content in (before, after), f"an export has {len(content)} units, not {counts}")
        return content == after

    # One process that reads all along, from one question to the next.
    asking = padan.start("lookup", "-", "--json", "--min", "100", stdin=-1)

    def ask():
        asking.stdin.write((fresh + "\n").encode())
        asking.stdin.flush()
        return b'"matches":[]' not in asking.stdout.readline()

    require(not ask(), "a unit was there before its import")
    threads = [
        threading.Thread(target=reads, args=pair) for pair in [(info, 0), (lookup, 1), (search, 2), (export, 3)]]
    for thread in threads:
        thread.start()
    imported = padan.run("import", "new.tsv")
    is_seen = ask()
    done.set()
    for thread in threads:
        thread.join()
    asking.communicate()
    expect_status(imported, [0], "the import")
    require(not faults, "; ".join(faults[:3]))
    require(is_seen, "a lookup that was running does not see the import")
    padan.check([after], generator)
    return f"{len(new):,} units imported meanwhile, {sum(looks)} looks"


def importers_at_once(padan, options):
    """Writers at once: each does its work whole, or says that the memory is busy (75) and does nothing."""
    generator = random_generator(options.seed, "importers")
    rounds, size = (10, 40_000) if options.long else (3, 9_000)
    state, busy = set(), 0
    for number in range(rounds):
        files = [f"r{number}w{writer}.tsv" for writer in range(2 if number % 2 else 6)]
        units = {
            file: write_units(
                os.path.join(padan.folder, file), sentences(size // len(files), file.split(".")[0], generator))
            for file in files}
        pair = (f"Kalimat tambahan nomor {number}.", f"Added sentence number {number}.")
        # The first of them make the memory.
        started = [(units[file], padan.start("import", file)) for file in files]
        started.append(({(None, *pair)}, padan.start("add", *pair)))
        for added, process in started:
            output, errors = process.communicate(timeout=600)
            outcome = Outcome(process.returncode, output, errors)
            expect_status(outcome, [0, 75], "a writer")
            if outcome.status == 0:
                state = state | added
            else:
                busy += 1
        padan.check([state], generator)
    require(state, "no writer did its work")
    return f"{rounds} rounds, {busy} times busy"


def makers_at_once(padan, options):
    """Those who make a memory at the same moment all have their unit in it, and one who adds nothing takes none away."""
    rounds = 60 if options.long else 15
    nothing = os.path.join(padan.folder, "nothing.tsv")
    with open(nothing, "w", encoding="utf-8"):
        pass
    for number in range(rounds):
        padan.memory = os.path.join(padan.folder, f"made{number}.sqlite")
        pairs = [(f"Kalimat baru nomor {number} {maker}.", f"New sentence {number} {maker}.") for maker in range(4)]
        started = [padan.start("add", *pair) for pair in pairs] + [padan.start("import", nothing) for _ in range(3)]
        for process in started[: len(pairs)]:
            output, errors = process.communicate(timeout=600)
            expect_status(Outcome(process.returncode, output, errors), [0], "a maker")
        for process in started[len(pairs) :]:
            process.communicate(timeout=600)
        padan.check([{(None, *pair) for pair in pairs}], random_generator(options.seed, "makers"))
    return f"{rounds} memories"


def a_long_writer(padan, options):
    """While one import takes its time, an `add` waits or says busy (75) within seconds, and lookups go on."""
    generator = random_generator(options.seed, "long writer")
    padan.expect([0], "add", "Pasar dibuka pagi ini.", "The market opens this morning.")
    pairs = sentences(4_000, "lama", generator)
    importing = padan.start("import", "-", "--format", "tsv", stdin=-1)
    text = "".join(f"{source}\t{target}\n" for source, target in pairs).encode()
    # Half of it, and then the rest when the others have had their turn: the import holds the memory meanwhile.
    importing.stdin.write(text[: len(text) // 2])
    importing.stdin.flush()
    time.sleep(1)
    start = time.monotonic()
    outcome = padan.expect([75], "add", "Pasar ditutup sore ini.", "The market closes this afternoon.")
    waited = time.monotonic() - start
    require(waited < 60, f"an add waited {waited:.0f} s")
    found = padan.expect([0], "lookup", "Pasar dibuka pagi ini.", "--json").objects()[0]["matches"]
    require(found and found[0]["score"] == 100, "a lookup does not go on during an import")
    output, errors = importing.communicate(text[len(text) // 2 :], timeout=600)
    expect_status(Outcome(importing.returncode, output, errors), [0], "the import")
    outcome = padan.expect([0], "add", "Pasar ditutup sore ini.", "The market closes this afternoon.")
    require(padan.units() == len(pairs) + 2, f"units are missing after {outcome}")
    return f"busy after {waited:.1f} s"
