"""A place in the S3 server, looked at without milvault."""

import contextlib
import io
import json
from dataclasses import dataclass
from typing import Any, Iterator

import zstandard
from botocore.exceptions import ClientError

from testbench.s3_client import s3_client

DELETE_BATCH = 1000


@dataclass(frozen=True)
class Bucket:
    name: str
    prefix: str = ""

    def create(self) -> "Bucket":
        s3_client().create_bucket(Bucket=self.name)
        return self

    def under(self, path: str) -> "Bucket":
        return Bucket(self.name, f"{self.prefix}/{path}" if self.prefix else path)

    def sizes(self) -> dict[str, int]:
        """Every object below, by its key relative to the prefix."""
        return {key: listed["Size"] for key, listed in self._listed()}

    def etags(self) -> dict[str, str]:
        return {key: listed["ETag"] for key, listed in self._listed()}

    def _listed(self) -> Iterator[tuple[str, dict[str, Any]]]:
        start = f"{self.prefix}/" if self.prefix else ""
        pages = s3_client().get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=start)
        return ((o["Key"].removeprefix(start), o) for page in pages for o in page.get("Contents", []))

    def read(self, key: str) -> bytes:
        return s3_client().get_object(Bucket=self.name, Key=self._full(key))["Body"].read()

    def read_json(self, key: str) -> Any:
        return json.loads(self.read(key))

    def read_lines(self, key: str) -> Iterator[Any]:
        """A compressed file of one JSON text a line."""
        with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(self.read(key))) as plain:
            for line in io.TextIOWrapper(plain, "utf-8"):
                yield json.loads(line)

    def write(self, key: str, content: bytes) -> None:
        s3_client().put_object(Bucket=self.name, Key=self._full(key), Body=content)

    def has(self, key: str) -> bool:
        try:
            s3_client().head_object(Bucket=self.name, Key=self._full(key))
            return True
        except ClientError:
            return False

    def remove(self, *keys: str) -> None:
        for key in keys:
            s3_client().delete_object(Bucket=self.name, Key=self._full(key))

    def remove_matching(self, *prefixes: str) -> None:
        self.remove(*(key for key in self.sizes() if key.startswith(prefixes)))

    @contextlib.contextmanager
    def damaged(self, changes: dict[str, bytes | None]) -> Iterator[None]:
        """For a while: None takes an object away."""
        there = self.sizes()
        before = {key: self.read(key) if key in there else None for key in changes}
        self._apply(changes)
        try:
            yield
        finally:
            self._apply(before)

    def _apply(self, changes: dict[str, bytes | None]) -> None:
        for key, content in changes.items():
            if content is None:
                self.remove(key)
            else:
                self.write(key, content)

    def clear(self) -> None:
        keys = [self._full(key) for key in self.sizes()]
        for start in range(0, len(keys), DELETE_BATCH):
            objects = [{"Key": key} for key in keys[start : start + DELETE_BATCH]]
            s3_client().delete_objects(Bucket=self.name, Delete={"Objects": objects})

    def _full(self, key: str) -> str:
        return f"{self.prefix}/{key}" if self.prefix else key
