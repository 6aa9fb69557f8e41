"""Proof of a backup, beside what merely reads the same bytes."""

import json
import shutil
import subprocess
import sys
from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from testbench import backup_configuration
from testbench.s3_client import s3_client

from .. import backups, objects
from ..case import Case, require
from ..process import Command
from ..servers import SOURCE
from ..settings import BUCKET, WORK, scaled
from .collections import COLLECTION, OfCollection

MIB = 1 << 20
SEGMENTS = scaled(64)
NAME = "benchmark"
# What presigned addresses are good for, in seconds.
ADDRESS_LIFE = 24 * 60 * 60
# The first and the last bytes of a Parquet file, which lies within a log.
MAGIC = b"PAR1"
READ_TABLES = Path(__file__).parents[1] / "read_tables.py"


@dataclass(frozen=True)
class Reader:
    """Something that reads all of it once."""

    name: str
    read: Callable[[], dict[str, float]]


class Reading(Case):
    """Bytes by time, of all readers alike."""

    # Bytes that a turn reads.
    size: int

    @abstractmethod
    def contestants(self) -> list[Reader]: ...

    def turn(self, reader: Reader) -> dict[str, float]:
        sample = reader.read()
        return {**sample, "mib_per_s": self.size / MIB / sample["wall_s"]}

    def verified(self, *options: str) -> dict[str, float]:
        return self.run(Command([self.tools.milvault.binary, "verify", "-n", NAME, *options], folder=WORK))


class VerifyHash(Reading):
    name = "verify-hash"
    title = "1 GiB in 256 objects on a local disk, hashed and compared; beside it `sha256sum` on all cores"

    def prepare(self) -> None:
        self.folder = WORK / "backups"
        self.size = backups.write(self._put, NAME, SEGMENTS)
        backup_configuration.write(WORK / "backup.yaml", on_disk(self.folder))
        # Writes down what the next ones compare with: of milvus-backup's backups only sizes are known.
        self.verified("--depth", "hash")

    def contestants(self) -> list[Reader]:
        hashed = "find -type f -print0 | xargs -0 -n 8 -P $(nproc) sha256sum"
        return [
            Reader("milvault", lambda: self.verified("--depth", "hash")),
            Reader("sha256sum", lambda: self.run(Command(["/bin/sh", "-c", hashed], folder=self.folder / NAME))),
        ]

    def finish(self) -> None:
        shutil.rmtree(self.folder)

    def _put(self, key: str, content: bytes) -> None:
        path = self.folder / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


class VerifyHashOnStore(Reading):
    name = "verify-hash-s3"
    title = "the same on the S3 server; beside it the server's speed of giving: `curl --parallel` to nowhere"
    root = "verified"

    def prepare(self) -> None:
        objects.ensure_bucket()
        client = s3_client()
        self.size = backups.write(
            lambda key, content: client.put_object(Bucket=BUCKET, Key=f"{self.root}/{key}", Body=content), NAME, SEGMENTS)
        configuration = backup_configuration.configuration(SOURCE, bucket=BUCKET, root_path=self.root)
        backup_configuration.write(WORK / "backup.yaml", configuration)
        self.addresses = WORK / "addresses"
        self.addresses.write_text("".join(
            f'url = "{self._address(client, key)}"\noutput = "/dev/null"\n' for key in self._keys(client)))

    def contestants(self) -> list[Reader]:
        given = ["curl", "--silent", "--fail", "--parallel", "--parallel-max", "64", "--config", str(self.addresses)]
        return [
            Reader("milvault", lambda: self.verified("--depth", "hash")),
            Reader("curl", lambda: self.run(Command(given))),
        ]

    def finish(self) -> None:
        objects.clear(f"{self.root}/")

    def _keys(self, client) -> list[str]:
        pages = client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=f"{self.root}/{NAME}/binlogs/")
        return [entry["Key"] for page in pages for entry in page["Contents"]]

    def _address(self, client, key: str) -> str:
        return client.generate_presigned_url(
            "get_object", Params={"Bucket": BUCKET, "Key": key}, ExpiresIn=ADDRESS_LIFE)


class VerifyRows(OfCollection, Reading):
    name = "verify-rows"
    title = "the insert logs of 200,000 rows on a local disk, decoded and held against each other; beside it pyarrow"
    rows = max(2000, scaled(200_000))

    def prepare(self) -> None:
        super().prepare()
        self.folder = WORK / "backups"
        configuration = {**backup_configuration.configuration(SOURCE), **on_disk(self.folder)}
        backup_configuration.write(WORK / "backup.yaml", configuration)
        self.milvault("create", "-n", NAME, "--collections", COLLECTION)
        self.size, self.tables = tables(self.folder / NAME, WORK / "tables")

    def contestants(self) -> list[Reader]:
        return [
            Reader("milvault", lambda: self.verified("--depth", "rows")),
            Reader("pyarrow", self._read_tables),
        ]

    def finish(self) -> None:
        super().finish()
        shutil.rmtree(self.folder)

    def _read_tables(self) -> dict[str, float]:
        # Its own figures: of starting Python and loading libraries nothing is held against it.
        command = [sys.executable, str(READ_TABLES), *self.tables]
        reading = subprocess.run(command, capture_output=True, text=True)
        require(reading.returncode == 0, reading.stderr)
        return json.loads(reading.stdout)


def on_disk(folder: Path) -> dict:
    return {"configVersion": "v2", "backup": {"storage": {"provider": "local", "rootPath": str(folder)}}}


def tables(backup: Path, folder: Path) -> tuple[int, list[str]]:
    """Puts the tables inside a backup's insert logs into a folder: their size, and where they lie."""
    folder.mkdir()
    size, paths = 0, []
    for log in sorted((backup / "binlogs" / "insert_log").rglob("*")):
        if log.is_file():
            content = log.read_bytes()
            payload = content[content.index(MAGIC):content.rindex(MAGIC) + len(MAGIC)]
            paths.append(str(folder / f"{len(paths)}.parquet"))
            Path(paths[-1]).write_bytes(payload)
            size += len(payload)
    return size, paths
