#!/usr/bin/env python3
"""Holds padan-server to its own description: schemathesis asks everything that /openapi.json says, and what it does not.

    python3 -m venv /tmp/interface && /tmp/interface/bin/pip install -r Tests/Interface/requirements.txt
    swift build
    /tmp/interface/bin/python Tests/Interface/check_openapi.py --bin .build/debug [--examples 200] [--seed 1] [--paths import]

A memory of a few units is served without tokens and then with them. Exit status 0: every answer is one that the description names,
what fits it is accepted, what does not is refused, and no answer is a fault of the server's.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time

# What a schema cannot say is answered 422: two languages that are the same, or not those of a unit or a file.
CONFIGURATION = """
request-timeout = 60
hooks = "HERE/files.py"

[checks]
negative_data_rejection.expected-statuses = ["400", "401", "403", "404", "405", "413", "415", "422", "429"]
positive_data_acceptance.expected-statuses = ["2xx", "401", "403", "404", "422"]
""".replace("HERE", os.path.dirname(os.path.abspath(__file__)))
PAIRS = "".join(f"Halaman {n} dari sepuluh.\tPage {n} of ten.\n" for n in range(1, 10))


def serve(binaries, folder, *options):
    log = open(os.path.join(folder, "log"), "w+")
    process = subprocess.Popen(
        [os.path.join(binaries, "padan-server"), "--memory", os.path.join(folder, "a.sqlite"), "--listen", "127.0.0.1:0", *options],
        stderr=log)
    for _ in range(300):
        log.seek(0)
        found = re.search(r"http://127\.0\.0\.1:\d+", log.read())
        if found:
            return process, found.group()
        time.sleep(0.1)
    raise SystemExit("the server does not start")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="the folder of padan and padan-server")
    parser.add_argument("--examples", default="100", help="requests of each kind")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--paths", default=".", help="a regular expression for paths to try")
    options = parser.parse_args()
    binaries = os.path.abspath(options.bin)
    status = 0
    for has_tokens in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [os.path.join(binaries, "padan"), "import", "-", "--format", "tsv", "--memory", os.path.join(folder, "a.sqlite")],
                input=PAIRS.encode(), check=True, stderr=subprocess.DEVNULL)
            settings, headers = [], []
            if has_tokens:
                tokens = os.path.join(folder, "tokens.tsv")
                token = subprocess.run(
                    [os.path.join(binaries, "padan-server"), "token", "uji", "--right", "admin", "--tokens", tokens],
                    check=True, capture_output=True, text=True).stdout.strip()
                settings, headers = ["--tokens", tokens], ["--header", f"Authorization: Bearer {token}"]
            process, address = serve(binaries, folder, *settings)
            with open(os.path.join(folder, "schemathesis.toml"), "w") as file:
                file.write(CONFIGURATION)
            try:
                print(f"== {'with' if has_tokens else 'without'} tokens", flush=True)
                result = subprocess.run(
                    [os.path.join(os.path.dirname(sys.executable), "st"), "run", address + "/openapi.json", "--no-color",
                     "--max-examples", options.examples, "--seed", options.seed, "--continue-on-failure", "--suppress-health-check", "too_slow",
                     "--include-path-regex", options.paths, *headers],
                    cwd=folder)
                status = status or result.returncode
                if process.poll() is not None:
                    print("the server ended")
                    status = 1
            finally:
                process.terminate()
                process.wait()
    return status


if __name__ == "__main__":
    sys.exit(main())
