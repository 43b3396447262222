#!/usr/bin/env python3
"""Whether TMX files come back whole: each is imported into a memory of its own and exported at level 2.

    tmx_whole.py --padan .build/debug/padan FOLDER [--dtd tmx14.dtd] [--verbose]

A file is imported once for each of its languages beside its source language. What comes back is compared with what was
read, as sets of units and without regard to how the XML is written: names with their namespaces, attributes, texts. Python's
own XML parser reads both sides (with entities and DTDs left alone); where a file uses prefixes that it does not declare, they
are declared first, as names of no meaning.

What may differ, by the promise in `Sources/Exchange/TMX/TMXEncoder.swift` and the README, and is counted:
  without pair    a `tu` with fewer than two languages that have text outside of codes
  merged          a `tu` that says nothing but texts, dates, users and count, whose texts another unit has as well
  given dates     a `tu` without date gets that of its import
Anything else is a fault: the script names it and ends with 1. With `--dtd`, files valid by a DTD have to come back valid
(xmllint).
"""

import argparse
import collections
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

XML = "{http://www.w3.org/XML/1998/namespace}"
OURS = {"x-origin", "x-position", "x-confidence", "x-context-pre", "x-context-post"}
CODES = {"bpt", "ept", "ph", "it", "ut", "sub"}
ALIASES = {"in": "id", "ind": "id", "eng": "en"}


def text_of(path):
    """The text of a file in the encoding that its mark or declaration names; what follows may be parsed as UTF-8."""
    data = path.read_bytes()
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark):].decode(name)
    for start, name in ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")):
        if data.startswith(start):
            return data.decode(name)
    declared = re.match(rb"<\?xml[^>]*encoding=[\"']([\w.-]+)", data)
    return data.decode(declared.group(1).decode() if declared else "utf-8")


def parse(text):
    """The root element; undeclared prefixes are declared on it as `undeclared:PREFIX`."""
    text = re.sub(r"^\s*<\?xml.*?\?>", "", text, count=1, flags=re.S)
    text = re.sub(r"<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>", "", text, count=1, flags=re.S)
    while True:
        try:
            return ET.fromstring(text)
        except ET.ParseError as error:
            if "unbound prefix" not in str(error):
                raise
        used = set(re.findall(r"</?([\w.-]+):", text)) | set(re.findall(r"\s([\w.-]+):[\w.-]+\s*=", text))
        missing = {p for p in used - {"xml", "xmlns"} if not re.search(r"xmlns:%s\s*=" % re.escape(p), text)}
        if not missing:
            raise ET.ParseError("a prefix is declared in some places only")
        declarations = "".join(f' xmlns:{p}="undeclared:{p}"' for p in sorted(missing))
        text = re.sub(r"<([\w:.-]*tmx)\b", lambda m: m.group(0) + declarations, text, count=1)


def local(element, root):
    """The name, without the namespace where that is the root's."""
    namespace = root.tag[:root.tag.index("}") + 1] if root.tag.startswith("{") else ""
    return element.tag[len(namespace):] if namespace and element.tag.startswith(namespace) else element.tag


def language(tag):
    parts = tag.replace("_", "-").lower().split("-")
    return "-".join([ALIASES.get(parts[0], parts[0])] + parts[1:])


def plain(element, root):
    text = element.text or ""
    for child in element:
        if local(child, root) not in CODES:
            text += plain(child, root)
        text += child.tail or ""
    return text


def canonical(element, root, inside=False):
    """An element as a value that can be compared and kept in a set."""
    name = local(element, root)
    attributes = dict(element.attrib)
    if name == "tuv":
        old = attributes.pop("lang", None)
        attributes[XML + "lang"] = language(attributes.get(XML + "lang", old or ""))
    holds_text = inside or name in ("seg", "note", "prop")
    children = []
    if holds_text:
        children.append(element.text or "")
    for child in element:
        children.append(canonical(child, root, holds_text))
        if holds_text:
            children.append(child.tail or "")
    if not holds_text:
        children.sort(key=repr)
    return (name, tuple(sorted(attributes.items())), tuple(children))


class Unit:
    """A `tu`: its value, and what the promise lets differ."""

    def __init__(self, element, root):
        self.value = canonical(element, root)
        self.sides = [
            (language(tuv.get(XML + "lang") or tuv.get("lang") or ""), plain(seg, root))
            for tuv in element if local(tuv, root) == "tuv"
            for seg in [next((s for s in tuv if local(s, root) == "seg"), None)] if seg is not None]
        self.texts = frozenset(self.sides)
        name, attributes, children = self.value
        self.dates = {k: v for k, v in attributes if k in ("creationdate", "changedate")}
        # Our own properties, and dates, may be given to a unit that had none.
        self.bare = (
            name, tuple(a for a in attributes if a[0] not in ("creationdate", "changedate")),
            tuple(c for c in children if not (c[0] == "prop" and dict(c[1]).get("type") in OURS)))
        self.own = {c for c in children if c[0] == "prop" and dict(c[1]).get("type") in OURS}
        self.is_plain = (
            {k for k, _ in attributes} <= {"creationdate", "changedate", "creationid", "usagecount"}
            and len([c for c in children if c[0] == "note"]) <= 1
            and all(c[0] in ("tuv", "note") or c in self.own for c in children)
            and all(not c[1] for c in children if c[0] == "note")
            and len(self.sides) == 2 and len(children) - len(self.own) <= 3
            and all(
                set(dict(c[1])) == {XML + "lang"} and len(c[2]) == 1 and len(c[2][0][2]) == 1 and not c[2][0][1]
                for c in children if c[0] == "tuv"))

    def has_pair(self, source, target):
        def fits(tag, wanted):
            return tag.split("-")[0] == wanted.split("-")[0]
        return any(
            a[0] != b[0] and fits(a[0], source) and fits(b[0], target) and a[1].strip() and b[1].strip()
            for a in self.sides for b in self.sides)

    def is_given_by(self, other):
        """Whether `other` is this unit, with no more than dates and our own properties added."""
        return (self.bare == other.bare and self.dates.items() <= other.dates.items()
                and all(p in other.own or dict(p[1]).get("type") == "x-origin" for p in self.own))


def units_of(root):
    return [Unit(tu, root) for body in root if local(body, root) == "body"
            for tu in body if local(tu, root) == "tu"]


def header_of(root):
    header = next((h for h in root if local(h, root) == "header"), None)
    return canonical(header, root) if header is not None else None


def compare(path, padan, dtd):
    """The faults of one file, and what was let differ, counted."""
    counts = collections.Counter()
    original = parse(text_of(path))
    units = units_of(original)
    header = next((h for h in original if local(h, original) == "header"), None)
    source = language((header.get("srclang") if header is not None else None) or "")
    languages = list(dict.fromkeys(tag for unit in units for tag, _ in unit.sides if tag))
    if source not in languages:
        source = next((t for t in languages if source and t.split("-")[0] == source.split("-")[0]), None) or (
            languages[0] if languages else None)
    pairs = [(source, target) for target in languages if target != source] if source else []
    with tempfile.TemporaryDirectory() as folder:
        memory, out = folder + "/memory.sqlite", pathlib.Path(folder) / "out.tmx"
        taken = []
        for a, b in pairs:
            run = subprocess.run(
                [padan, "import", "--memory", memory, "--from", a, "--to", b, str(path)], capture_output=True, text=True)
            if run.returncode == 0:
                taken.append((a, b))
            elif run.returncode != 65 or (
                    # Between two forms of one language the better fitting one is taken, which may leave none.
                    a.split("-")[0] != b.split("-")[0] and any(u.has_pair(a, b) for u in units)):
                return [f"import {a} {b}: {run.stderr.strip()}"], counts
        expected = [u for u in units if any(u.has_pair(a, b) for a, b in taken)]
        counts["without pair"] += len(units) - len(expected)
        if not taken:
            return [], counts
        found, heads = [], []
        for a, b in taken:
            run = subprocess.run(
                [padan, "export", "--memory", memory, "--from", a, "--to", b, "--level", "2", str(out)],
                capture_output=True, text=True)
            if run.returncode != 0:
                return [f"export {a} {b}: {run.stderr.strip()}"], counts
            root = parse(out.read_text("utf-8"))
            found += units_of(root)
            heads.append(header_of(root))
            if dtd and subprocess.run(
                    ["xmllint", "--noout", "--dtdvalid", dtd, str(out)], capture_output=True).returncode != 0:
                counts["not valid by the DTD"] += 1
                run = subprocess.run(
                    ["xmllint", "--nonet", "--noout", "--dtdvalid", dtd, str(path)], capture_output=True)
                if run.returncode == 0:
                    return [f"was valid by the DTD and is not any more ({a} {b})"], counts
        check = subprocess.run([padan, "check", "--memory", memory, "--from", taken[0][0], "--to", taken[0][1]],
                               capture_output=True, text=True)
        if "padan:" in check.stderr:
            return [f"check: {check.stderr.strip()}"], counts
    faults = []
    by_bare = collections.defaultdict(list)
    for unit in found:
        by_bare[unit.bare].append(unit)
    texts = {side_pair for unit in found for side_pair in [unit.texts]}
    for unit in expected:
        others = by_bare.get(unit.bare, [])
        if any(unit.is_given_by(other) for other in others):
            counts["units back"] += 1
            if not unit.dates and all(other.dates for other in others):
                counts["given dates"] += 1
        elif unit.is_plain and any(unit.texts <= t for t in texts):
            counts["merged"] += 1
        else:
            near = [o for o in found if unit.texts & o.texts]
            faults.append(f"unit does not come back: {unit.value!r}"[:1500]
                          + (f"\n      nearest: {near[0].value!r}"[:1500] if near else ""))
    known = {unit.bare for unit in expected}
    for unit in found:
        if unit.bare not in known and not unit.is_plain:
            faults.append(f"unit comes from nowhere: {unit.value!r}"[:1500])
    wanted = header_of(original)
    for head in heads:
        if wanted is None:
            continue
        if not set(wanted[1]) <= set(head[1]) or sorted(wanted[2], key=repr) != sorted(head[2], key=repr):
            faults.append(f"the header differs: {wanted!r} / {head!r}"[:1500])
            break
        counts["headers back"] += 1
    return faults, counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--padan", default=".build/debug/padan")
    parser.add_argument("--dtd")
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)
    total = collections.Counter()
    failed = 0
    for path in sorted(arguments.folder.iterdir()):
        if path.suffix.lower() != ".tmx":
            continue
        total["files"] += 1
        try:
            faults, counts = compare(path, arguments.padan, arguments.dtd)
        except (ET.ParseError, UnicodeError, LookupError) as error:
            total["files that are not well-formed, left out"] += 1
            if arguments.verbose:
                print(f"-    {path.name}: {error}")
            continue
        total += counts
        failed += bool(faults)
        if faults or arguments.verbose:
            print(f"{'FAIL' if faults else 'ok  '} {path.name} {dict(counts)}")
        for fault in faults[:5]:
            print("    ", fault)
    print(", ".join(f"{name} {count}" for name, count in total.items()) + f", faulty files {failed}")
    return 1 if failed or not total["units back"] else 0


if __name__ == "__main__":
    sys.exit(main())
