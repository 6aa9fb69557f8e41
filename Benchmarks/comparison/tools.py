"""How each tool is told to do the same thing, each in the settings in which it is fastest here.

`Benchmarks/README.md` states the settings and why.
"""

import shutil
from abc import ABC, abstractmethod
from pathlib import Path

from testbench.settings import HOST, S3_ACCESS_KEY, S3_PORT, S3_SECRET_KEY

from .process import Command
from .settings import BUCKET, PEERS

ENDPOINT = f"http://{HOST}:{S3_PORT}"
# The same server under another name: to all tools another endpoint, so that bytes have to pass them.
OTHER_ENDPOINT = f"http://localhost:{S3_PORT}"
KEYS = {
    "AWS_ACCESS_KEY_ID": S3_ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": S3_SECRET_KEY, "AWS_REGION": "us-east-1",
    # Nothing of the machine's own files may tilt the comparison.
    "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null", "AWS_EC2_METADATA_DISABLED": "true",
}


class Tool(ABC):
    name: str
    binary: Path

    @abstractmethod
    def copy(self, source: str, destination: str) -> Command:
        """Everything under one prefix of the bucket to another; the store moves the bytes."""

    @abstractmethod
    def version(self) -> Command: ...

    def stream(self, source: str, destination: str) -> Command | None:
        """The same between two endpoints; nil where the tool can't."""
        return None


class Milvault(Tool):
    name = "milvault"

    def __init__(self, binary: Path):
        self.binary = binary

    def copy(self, source: str, destination: str) -> Command:
        return self._copy(source, destination, "--endpoint", ENDPOINT, "--mode", "direct")

    def stream(self, source: str, destination: str) -> Command:
        return self._copy(source, destination, "--from-endpoint", ENDPOINT, "--to-endpoint", OTHER_ENDPOINT)

    def version(self) -> Command:
        return Command([self.binary, "--version"])

    def _copy(self, source: str, destination: str, *options: str) -> Command:
        places = [f"s3://{BUCKET}/{source}", f"s3://{BUCKET}/{destination}"]
        return Command([self.binary, "copy", *places, *options], KEYS)


class S5cmd(Tool):
    name = "s5cmd"
    # Its default of 256 took longer and more CPU on the bench.
    workers = 64

    def __init__(self):
        # The wheel's own executable: the one in bin/ is a Python program that starts it.
        self.binary = next(PEERS.glob("lib/python3*/site-packages/s5cmd/bin/s5cmd"))

    def copy(self, source: str, destination: str) -> Command:
        return Command([
            self.binary, "--endpoint-url", ENDPOINT, "--numworkers", self.workers, "--log", "error",
            "cp", f"s3://{BUCKET}/{source}*", f"s3://{BUCKET}/{destination}"], KEYS)

    def version(self) -> Command:
        return Command([self.binary, "version"])


class Rclone(Tool):
    name = "rclone"
    # Without: a listing of the destination, a HEAD for each object's time, a HEAD after each upload, the bucket's
    # creation. With: one listing for all directories.
    options = [
        "--config", "/dev/null", "--transfers", "64", "--checkers", "64", "--fast-list", "--no-check-dest",
        "--use-server-modtime", "--s3-no-head", "--s3-no-check-bucket", "--ignore-checksum", "--log-level", "ERROR",
    ]
    streaming = ["--transfers", "8", "--s3-upload-cutoff", "200M", "--s3-disable-checksum", "--buffer-size", "16M"]

    def __init__(self):
        self.binary = Path(shutil.which("rclone") or "rclone")

    def copy(self, source: str, destination: str) -> Command:
        return self._copy(f"a:{BUCKET}/{source}", f"a:{BUCKET}/{destination}")

    def stream(self, source: str, destination: str) -> Command:
        return self._copy(f"a:{BUCKET}/{source}", f"b:{BUCKET}/{destination}", *self.streaming)

    def version(self) -> Command:
        return Command([self.binary, "version"])

    def _copy(self, source: str, destination: str, *options: str) -> Command:
        return Command([self.binary, "copy", source, destination, *self.options, *options], {
            **self._remote("A", ENDPOINT), **self._remote("B", OTHER_ENDPOINT)})

    def _remote(self, name: str, endpoint: str) -> dict[str, str]:
        values = {
            "TYPE": "s3", "PROVIDER": "Ceph", "ENDPOINT": endpoint, "REGION": "us-east-1",
            "ACCESS_KEY_ID": S3_ACCESS_KEY, "SECRET_ACCESS_KEY": S3_SECRET_KEY}
        return {f"RCLONE_CONFIG_{name}_{key}": value for key, value in values.items()}
