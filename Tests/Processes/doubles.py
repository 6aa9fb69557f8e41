"""The doubles of an S3 server and of a Milvus as one process (`swift build --product s3-double`), and what a test tells
it while it runs."""

import json
import os
import pathlib
import subprocess
import tempfile
from typing import Any

from testbench.settings import REPOSITORY

BINARY = pathlib.Path(os.environ.get("S3_DOUBLE_BINARY") or REPOSITORY / ".build/debug/s3-double")
ACCESS_KEY = "double"
SECRET_KEY = "secret-of-the-double"
SOURCE, BACKUPS = "source", "backup"
# What `MilvusDouble` has as minio.rootPath.
ROOT_PATH = "files"


class Doubles:
    """Serves from `with` to its end. `arguments` are those of s3-double; a `--collection` makes a Milvus as well."""

    def __init__(self, *arguments: str, secret_key: str = SECRET_KEY, session_token: str | None = None):
        token = ["--session-token", session_token] if session_token else []
        self._command = [BINARY, "--orders", "--access-key", ACCESS_KEY, "--secret-key", secret_key, *token, *arguments]
        self._has_milvus = "--collection" in arguments

    def __enter__(self) -> "Doubles":
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self._process = subprocess.Popen(self._command, text=True, bufsize=1, **pipes)
        self.port = int(self._line().rpartition(":")[2])
        if self._has_milvus:
            grpc, self.rest = self._line().split()
            self.grpc_port = int(grpc)
        return self

    def __exit__(self, *_) -> None:
        self._process.terminate()
        self._process.communicate()

    def kill(self, process: int, request: int, moment: str) -> None:
        """The `request`-th request from now on, counted over both servers, costs `process` its life."""
        self._tell(f"kill {process} {request} {moment}")

    def spare(self) -> None:
        self._tell("spare")

    def requests(self) -> list[dict[str, Any]]:
        """All that S3 was asked so far, in the order of the answers."""
        return self._lines("log {}")

    def objects(self, bucket: str, prefix: str = "") -> dict[str, tuple[int, str]]:
        """Size and ETag, which here is the MD5 of the content, of what is stored, by the rest of the key."""
        found = self._lines(f"objects {bucket} {{}}")
        return {
            each["key"].removeprefix(prefix): (each["size"], each["etag"])
            for each in found
            if each["key"].startswith(prefix)
        }

    def keys(self, collection: str) -> list[int] | None:
        """Primary keys of its rows, each as often as it is there; None when there is no such collection."""
        with tempfile.NamedTemporaryFile() as file:
            self._process.stdin.write(f"keys {collection} {file.name}\n")
            answer = self._line()
            assert answer == "ok" or answer.startswith("failed: no collection"), answer
            return [int(line) for line in pathlib.Path(file.name).read_text().splitlines()] if answer == "ok" else None

    def contents(self, bucket: str) -> dict[str, bytes]:
        """Every stored object, whole."""
        keys = [each["key"] for each in self._lines(f"objects {bucket} {{}}")]
        with tempfile.TemporaryDirectory() as folder:
            self._tell(f"save {bucket} {folder}")
            return {key: pathlib.Path(folder, str(index)).read_bytes() for index, key in enumerate(keys)}

    def configuration(self, concurrency: int = 16) -> dict[str, Any]:
        """backup.yaml for the Milvus and the buckets of these doubles."""
        storage = {
            "provider": "minio",
            "address": "127.0.0.1",
            "port": self.port,
            "region": "us-east-1",
            "bucketName": SOURCE,
            "rootPath": ROOT_PATH,
            "auth": {"type": "static", "accessKeyID": ACCESS_KEY, "secretAccessKey": SECRET_KEY},
        }
        milvus: dict[str, Any] = {"storage": storage}
        if self._has_milvus:
            milvus |= {
                "grpc": {"address": "127.0.0.1", "port": self.grpc_port},
                "rest": {"endpoint": self.rest},
                "management": {"endpoint": self.rest},
            }
        return {
            "configVersion": "v2",
            "milvus": milvus,
            "backup": {"storage": {"bucketName": BACKUPS, "rootPath": "backup"}},
            "transfer": {"concurrency": concurrency},
        }

    def _lines(self, order: str) -> list[dict[str, Any]]:
        with tempfile.NamedTemporaryFile() as file:
            self._tell(order.format(file.name))
            return [json.loads(line) for line in pathlib.Path(file.name).read_text().splitlines()]

    def _tell(self, order: str) -> None:
        self._process.stdin.write(order + "\n")
        answer = self._line()
        assert answer == "ok", f"{order}: {answer}"

    def _line(self) -> str:
        return self._process.stdout.readline().strip()
