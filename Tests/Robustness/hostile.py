"""Files made to do harm: what they ask for is not fetched, and what they would fill is not filled."""

import gzip
import io
import os
import re
import shutil
import subprocess
import time
import zipfile

from harness import Outcome, Skipped, expect_status, require

# What a program opens to run at all: libraries, ICU's data, the time zone, what the system says of itself.
SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/local/lib/", "/usr/share/icu/", "/usr/share/locale/", "/usr/share/zoneinfo",
          "/etc/ld.so", "/etc/localtime", "/etc/timezone", "/proc/self/", "/proc/stat", "/proc/meminfo", "/proc/sys/vm/",
          "/sys/fs/cgroup/", "/sys/devices/system/cpu", "/dev/null", "/dev/urandom", "/dev/random")

SECRET = "rahasia-yang-tidak-boleh-keluar"


def doctypes(root, bait):
    """Document types that ask for the file `bait`, for an address, or for more memory than there is."""
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    return {
        "none": "",
        "system": f"<!DOCTYPE {root} SYSTEM 'file://{bait}'>",
        "public": f"<!DOCTYPE {root} PUBLIC '-//X//DTD X//EN' 'http://127.0.0.1:9/x.dtd'>",
        "relative": f"<!DOCTYPE {root} SYSTEM '{os.path.basename(bait)}'>",
        "file entity": f"<!DOCTYPE {root} [<!ENTITY x SYSTEM 'file://{bait}'>]>",
        "net entity": f"<!DOCTYPE {root} [<!ENTITY x SYSTEM 'http://127.0.0.1:9/x'>]>",
        "parameter entity": f"<!DOCTYPE {root} [<!ENTITY % p SYSTEM 'file://{bait}'> %p; <!ENTITY x 'y'>]>",
        "unparsed": f"<!DOCTYPE {root} [<!NOTATION n SYSTEM '{bait}'><!ENTITY x SYSTEM '{bait}' NDATA n>]>",
        "laughs": f"<!DOCTYPE {root} [<!ENTITY l0 'ha'>{laughs}<!ENTITY x '&l11;'>]>",
        "default": f"<!DOCTYPE {root} [<!ENTITY x '{SECRET}'><!ATTLIST {root} x CDATA '{SECRET}'>]>",
    }


def bodies(bait):
    """Documents of each kind of XML, with `{}` where a reference stands; all of them point to the bait as well."""
    include = f"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='{bait}' parse='text'/>"
    return {
        "tmx": f"<?xml-stylesheet href='{bait}'?><tmx version='1.4'><header srclang='id'/><body><tu><prop type='x'>{include}</prop>"
               f"<tuv xml:lang='id'><seg>Satu {{}}{include}</seg></tuv><tuv xml:lang='en'><seg>One</seg></tuv></tu></body></tmx>",
        "xlf": f"<xliff version='1.2'><file original='{bait}' source-language='id' target-language='en' datatype='x'><header><skl>"
               f"<external-file href='file://{bait}'/></skl><reference><external-file href='http://127.0.0.1:9/x'/></reference>"
               f"</header><body><trans-unit id='1'><source>Satu {{}}{include}</source><target>One</target></trans-unit></body>"
               f"</file></xliff>",
        "xliff": f"<xliff version='2.0' srcLang='id' trgLang='en' xmlns='urn:oasis:names:tc:xliff:document:2.0'><file id='f' "
                 f"original='{bait}'><skeleton href='file://{bait}'/><unit id='1'><segment><source>Satu {{}}{include}</source>"
                 f"<target>One</target></segment></unit></file></xliff>",
        "srx": f"<srx version='2.0'><header cascade='yes'/><body><languagerules><languagerule languagerulename='a'>"
               f"<rule break='yes'><beforebreak>[.]{{}}{include}</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule>"
               f"</languagerules><maprules><languagemap languagepattern='.*' languagerulename='a'/></maprules></body></srx>",
    }


def page(bait):
    return (f"<?xml-stylesheet href='{bait}'?><!DOCTYPE html SYSTEM 'file://{bait}' [<!ENTITY x SYSTEM '{bait}'>]><html><head>"
            f"<base href='http://127.0.0.1:9/'><link rel=stylesheet href='{bait}'><meta http-equiv=refresh content='0;url={bait}'>"
            f"<script src='{bait}'></script></head><body><p>Satu &x; dua. <img src='{bait}'></p><iframe src='{bait}'></iframe>"
            f"<object data='{bait}'></object><svg><use href='file://{bait}'/></svg><xi:include href='{bait}'/></body></html>")


def traced(padan, files, *arguments):
    """Runs the command under strace; it may open what the system needs and these files, and speak to nobody."""
    log = os.path.join(padan.folder, "strace.log")
    command = ["strace", "-f", "-qq", "-s", "4096", "-o", log, "-e", "trace=%network,open,openat,openat2,creat,execve,execveat",
               padan.path, *arguments]
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": padan.folder, "PADAN_MEMORY": padan.memory,
                   "SWIFT_BACKTRACE": "enable=no", "LC_ALL": "C"}
    process = subprocess.run(command, cwd=padan.folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                             timeout=120, check=False)
    started = 0
    with open(log, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            match = re.match(r"\d+ +(\w+)\((.*)", line)
            if not match:
                continue
            call, rest = match.groups()
            if call.startswith("exec"):
                started += 1
                continue
            require(call in ("open", "openat", "openat2", "creat"), f"{arguments}: {line.strip()}")
            name = os.path.join(padan.folder, re.search(r'"((?:[^"\\]|\\.)*)"', rest).group(1))
            own = name in files or name == padan.folder or name.startswith(padan.memory)
            library = re.search(r"/[^/]+\.so(\.\w+)*$", name)
            require(own or library or name.startswith(SYSTEM), f"{arguments}: {line.strip()}")
    require(started == 1, f"{arguments}: {started} programs were started")
    outcome = Outcome(process.returncode, process.stdout, process.stderr)
    require(SECRET.encode() not in outcome.output + outcome.errors, f"{arguments}: the content of another file came out")
    return outcome


def opens_nothing_else(padan, _options):
    """under strace: no file but those named is opened, nothing is fetched, no entity expanded"""
    if not shutil.which("strace"):
        raise Skipped("needs strace")
    if subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode != 0:
        raise Skipped("this machine lets nobody trace")
    bait = os.path.join(padan.folder, "bait.txt")
    text = os.path.join(padan.folder, "text.txt")
    for path, content in ((bait, SECRET + "\n"), (text, "Satu. Dua.\n")):
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
    count = 0

    def attempt(name, content, expected, *before):
        nonlocal count
        path = os.path.join(padan.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        expect_status(traced(padan, [path, text], *before, path), expected, f"{before[0]} of {content[:70]}")
        count += 1

    for kind, body in bodies(bait).items():
        command = ["segment", text, "--srx"] if kind == "srx" else ["import"]
        root = re.search(r"<(\w+) version", body).group(1)
        for name, doctype in doctypes(root, bait).items():
            attempt(f"a.{kind}", doctype + body.format(""), [0, 65], *command)
            if name != "none":
                attempt(f"a.{kind}", doctype + body.format("&x;"), [65], *command)
    for command in ("segment", "import"):
        attempt("a.id.html" if command == "import" else "a.html", page(bait), [0, 65], command)
    others = {
        "a.po": f'#: {bait}:1\nmsgid "Satu"\nmsgstr "One"\n#. file://{bait}\n', "a.tsv": f"Satu {bait}\t=cmd|'/bin/sh'!A1\n",
        "a.csv": f"source,target,origin\nSatu,One,../../{bait}\n", "a.jsonl": f'{{"source":"Satu","target":"file://{bait}"}}\n',
    }
    for name, content in others.items():
        attempt(name, content, [0], "import")
    content = padan.run("export", "-", "--format", "jsonl").output
    require(SECRET.encode() not in content and b"haha" not in content, "an entity was expanded")
    return f"{count} files"


def measured(padan, *arguments):
    """Outcome, seconds of processor and MiB of a run."""
    process = padan.start(*arguments, stdout=subprocess.DEVNULL)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Outcome(process.returncode, b"", errors), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def nothing_is_filled(padan, _options):
    """bombs and absurd structures are refused, in little memory"""
    row, attributes = b"Satu.\tOne.\n", " ".join(f"a{n:x}" for n in range(300_000)).encode()
    # Piece by piece: what this process has held at most counts as held by those it starts (getrusage(2)).
    piece, pieces, packed, kinds = b"\n" * (1 << 20), 400, io.BytesIO(), io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as file:
        for _ in range(pieces):
            file.write(piece)
    bomb = packed.getvalue()
    with zipfile.ZipFile(kinds, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("../../../tmp/a.tsv", "w") as file:
        for _ in range(pieces):
            file.write(piece)
    cases = {
        "bomb.tsv.gz": (bomb, "import", "200 times"),
        "bomb.jsonl.gz": (bomb, "import", "200 times"),
        "bomb.txt.gz": (bomb, "segment", "200 times"),
        "nested.tsv.gz": (gzip.compress(bomb), "import", ""),
        "bomb.tsv.zip": (kinds.getvalue(), "import", "200 times"),
        "line.tsv.gz": (gzip.compress(b"a" * (100 << 20)), "import", "16 MiB"),
        "bomb.id.txt.gz": (bomb, "align", "200 times"),
        "attributes.html": (b"<p " + attributes + b">Satu.</p>", "segment", "1024 attributes"),
        "deep.html": (b"<div>" * 500_000, "segment", "deep"),
        "large.html": (b"<p>Satu dua.</p>\n" * (1 << 20), "segment", "16 MiB"),
        "attributes.tmx": (b"<tmx " + attributes + b"/>", "import", ""),
        "names.tmx": (b"<tmx>" + b"".join(b"<n%d/>" % n for n in range(1_500_000)) + b"</tmx>", "import", ""),
        "depth.jsonl": (b'{"x":' + b"[" * 1_000_000 + b"\n" + row, "import", ""),
        "quotes.csv": (b'source,target\n"' + b'""' * (20 << 20), "import", "16 MiB"),
    }
    slowest, largest = 0, 0
    for name, (content, command, words) in cases.items():
        path = os.path.join(padan.folder, name)
        with open(path, "wb") as file:
            file.write(content)
        other = [path] if command == "align" else []
        outcome, seconds, size = measured(padan, command, path, *other)
        require(outcome.status == 65 and words.encode() in outcome.errors, f"{name}: {outcome}")
        require(outcome.errors.startswith(b"padan: ") and outcome.errors.count(b"\n") == 1, f"{name}: {outcome}")
        require(size < 400, f"{name}: {size:.0f} MiB")
        slowest, largest = max(slowest, seconds), max(largest, size)
        os.unlink(path)
    require(padan.content() == set(), "something was stored")
    return f"{len(cases)} files, {slowest:.1f} s and {largest:.0f} MiB at most"


def names_are_only_names(padan, _options):
    """paths inside archives and names with `..` or controls lead nowhere, and move no cursor"""
    inside = os.path.join(padan.folder, "inside")
    os.mkdir(inside)
    archive = os.path.join(inside, "a.tsv.zip")
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("../outside.tsv", "Satu.\tOne.\n")
    padan.expect([0], "import", archive)
    require(os.listdir(inside) == ["a.tsv.zip"] and not os.path.exists(os.path.join(padan.folder, "outside.tsv")),
            "the archive's name was used")
    evil = os.path.join(inside, "\x1b[2J\n\u202e\x9b31mberkas.tsv")
    with open(evil, "w", encoding="utf-8") as file:
        file.write("satu\x1b]0;x\x07\n")
    for arguments in (["import", evil], ["check", evil], ["import", evil + "x"], ["lookup", "--file", evil + "x"],
                      ["segment", evil + "/x"], ["info", "--memory", evil], ["export", evil + "/x.tmx"], ["lookup", evil]):
        errors = padan.run(*arguments).errors.decode()
        require(not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", errors), f"{arguments[0]} let through {errors!r}")
        require(errors.count("\n") == 1, f"{arguments[0]} said {errors!r}")
    return ""
