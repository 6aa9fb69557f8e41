"""Starting, finding and ending the bench's servers: by process id, never by name."""

import os
import pathlib
import resource
import signal
import subprocess
import time
from typing import Callable

from .ports import require_free


# The gateway and Milvus hold a socket for each of many connections.
OPEN_FILES = 65536


class BenchError(Exception):
    """Something a person has to know, as one sentence or a few lines."""


def start_time(pid: int) -> str | None:
    """The kernel's start tick of a living process. With the id it names one process and no other."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    is_zombie = fields[0] == "Z"
    return None if is_zombie else fields[19]


def raise_open_files() -> None:
    """What this process may open, the servers that it starts may open too."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class Server:
    """One daemon: its folder holds `NAME.pid` while it runs and `NAME.out` with what it printed."""

    def __init__(self, name: str, folder: pathlib.Path, ports: list[int]):
        self.name = name
        self.folder = folder
        self.ports = ports
        self.output = folder / f"{name}.out"
        self._pid_file = folder / f"{name}.pid"

    @property
    def pid(self) -> int | None:
        """The id of the running process, or nil when it ended or was never started."""
        try:
            pid, started = self._pid_file.read_text().split()
        except (FileNotFoundError, ValueError):
            return None
        return int(pid) if start_time(int(pid)) == started else None

    def start(self, command: list[str], environment: dict[str, str] | None = None) -> None:
        require_free(self.ports, self.name)
        self.folder.mkdir(parents=True, exist_ok=True)
        raise_open_files()
        with open(self.output, "wb") as output:
            process = subprocess.Popen(
                command,
                cwd=self.folder,
                env={**os.environ, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._pid_file.write_text(f"{process.pid} {start_time(process.pid)}")
        # The daemon outlives this process; without this Python warns about a child left alone.
        process.returncode = 0

    def wait_ready(self, is_ready: Callable[[], bool], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.pid is None:
                raise BenchError(f"{self.name} ended while starting; its last words:\n{self.last_words()}")
            if is_ready() and self.pid is not None:
                return
            time.sleep(0.1)
        raise BenchError(f"{self.name} isn't ready after {seconds:.0f} s; its last words:\n{self.last_words()}")

    def stop(self, patience: float = 10) -> None:
        """SIGTERM, `patience` seconds, SIGKILL."""
        pid = self.pid
        if pid is not None:
            os.kill(pid, signal.SIGTERM)
            if not self._wait_gone(pid, patience):
                os.kill(pid, signal.SIGKILL)
                self._wait_gone(pid, 10)
        self._pid_file.unlink(missing_ok=True)

    def last_words(self, lines: int = 20) -> str:
        try:
            return "\n".join(self.output.read_text(errors="replace").splitlines()[-lines:])
        except FileNotFoundError:
            return "(nothing)"

    def _wait_gone(self, pid: int, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                os.waitpid(pid, os.WNOHANG)
            except ChildProcessError:
                pass
            if self.pid is None:
                return True
            time.sleep(0.05)
        return False
