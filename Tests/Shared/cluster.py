"""PostgreSQL servers of a script's own, in a folder of its own, on loopback."""

import atexit
import glob
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time


def programs():
    """The folder of the newest installed version's programs."""
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))
    if not folders:
        sys.exit("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    return folders[-1]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """A server, gone with the script. PostgreSQL refuses to run as root: then it runs as postgres, or else as nobody."""

    SETTINGS = {
        "listen_addresses": "127.0.0.1", "fsync": "off", "shared_buffers": "256MB", "max_wal_size": "4GB",
        "max_connections": "60", "max_wal_senders": "4", "deadlock_timeout": "100ms",
    }

    def __init__(self, folder, name, copy_of=None, processor=None):
        """A new server, or a streaming replica of another; with `processor`, it runs on that one alone."""
        self.folder, self.port = os.path.join(folder, name), free_port()
        self.account = None
        if os.geteuid() == 0:
            names = {entry.pw_name for entry in pwd.getpwall()}
            self.account = "postgres" if "postgres" in names else "nobody"
        if copy_of is None:
            self.program("initdb", "-D", self.folder, "-U", "padan", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        else:
            self.program("pg_basebackup", "-h", "127.0.0.1", "-p", str(copy_of.port), "-U", "padan", "-D", self.folder, "-R", "-c", "fast")
        options = ["-D", self.folder, "-k", self.folder, "-p", str(self.port)]
        for setting, value in self.SETTINGS.items():
            options += ["-c", f"{setting}={value}"]
        self.log = open(os.path.join(folder, name + ".log"), "ab")
        bound = [] if processor is None else ["taskset", "-c", str(processor)]
        self.process = subprocess.Popen([*bound, *self.command("postgres", options)], stdout=self.log, stderr=self.log)
        atexit.register(self.kill)
        deadline = time.monotonic() + 60
        while subprocess.run(self.command("pg_isready", ["-q", "-h", "127.0.0.1", "-p", str(self.port)])).returncode:
            if self.process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"the server in {self.folder} does not start; see {self.log.name}")
            time.sleep(0.1)

    def command(self, name, arguments):
        own = ["setpriv", f"--reuid={self.account}", f"--regid={self.account}", "--clear-groups"] if self.account else []
        return [*own, os.path.join(programs(), name), *arguments]

    def program(self, name, *arguments):
        done = subprocess.run(self.command(name, arguments), capture_output=True, text=True, cwd="/")
        if done.returncode:
            sys.exit(f"{name}: {done.stderr or done.stdout}")
        return done.stdout

    def sql(self, statements, database="tm"):
        """Runs statements; what the last one gives, a line a row."""
        return self.program(
            "psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port), "-U", "padan", "-d", database,
            "-c", statements)

    def address(self, *others):
        """The address of the memory, here or, where this does not answer, at another server."""
        hosts = ",".join(f"127.0.0.1:{server.port}" for server in (self, *others))
        return f"postgresql://padan@{hosts}/tm"

    def processor_seconds(self):
        """The processor time that all its processes have taken, those that have ended as well."""
        ticks = 0
        for path in glob.glob("/proc/[0-9]*/stat"):
            try:
                with open(path, encoding="utf-8", errors="replace") as file:
                    number, fields = path.split("/")[2], file.read().rsplit(")", 1)[1].split()
            except OSError:
                continue
            # Of the first, also its children that it has waited for.
            if int(number) == self.process.pid:
                ticks += sum(int(field) for field in fields[11:15])
            elif int(fields[1]) == self.process.pid:
                ticks += sum(int(field) for field in fields[11:13])
        return ticks / os.sysconf("SC_CLK_TCK")

    def kill(self):
        """Ends the server at once, as a machine does that loses its power."""
        if self.process.poll() is None:
            subprocess.run(self.command("pg_ctl", ["stop", "-m", "immediate", "-D", self.folder]), capture_output=True)
            self.process.kill()
            self.process.wait()


def folder():
    """A new folder that the servers' account may write into; removed at the end."""
    path = tempfile.mkdtemp(prefix="padanan-")
    if os.geteuid() == 0:
        os.chmod(path, 0o777)
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path
