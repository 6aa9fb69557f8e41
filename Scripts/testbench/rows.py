"""Reads every row of a collection through pymilvus, independently of milvault, so that two collections can be
compared: canonical text, vectors bit for bit.

Keys are read first, all of them, and rows then by key: pages of a query with a limit aren't guaranteed to be whole.
"""

import hashlib
import json
import struct
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Iterator

from pymilvus import Collection, DataType, utility

from .seeding import literal

BATCH = 500
# A float index by brute force, under a name that no shape uses, for collections that have none.
READING_INDEX = "reading"
# 2.2 calls any key's lower bound this way; it is below every seeded key.
EVERY_KEY = {DataType.INT64: "{} > -9223372036854775807", DataType.VARCHAR: '{} > ""'}


@dataclass(frozen=True)
class Digest:
    """What two equal collections have in common."""

    rows: int
    # What count(*) says; it counts a key that is there twice twice. Nil on 2.2, which can't count.
    counted: int | None
    sha256: str


def digest(collection: Collection) -> Digest:
    hasher = hashlib.sha256()
    rows = 0
    with readable(collection):
        for line in lines(collection):
            hasher.update(line.encode() + b"\n")
            rows += 1
        return Digest(rows, count(collection), hasher.hexdigest())


def dump(collection: Collection) -> list[str]:
    with readable(collection):
        return list(lines(collection))


def lines(collection: Collection) -> Iterator[str]:
    """One JSON text a row, in the order of keys. The collection must be loaded."""
    field = collection.primary_field
    found = collection.query(
        EVERY_KEY[field.dtype].format(field.name), output_fields=[field.name], consistency_level="Strong"
    )
    keys = sorted(row[field.name] for row in found)
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        by_key = {row[field.name]: row for row in by_keys(collection, batch)}
        missing = [key for key in batch if key not in by_key]
        if missing:
            raise AssertionError(f"{collection.name}: {len(missing)} keys listed but not found, e.g. {missing[0]}")
        for key in batch:
            yield canonical(collection, by_key[key])


def by_keys(collection: Collection, keys: list) -> list[dict[str, Any]]:
    vectors = [field.name for field in collection.schema.fields if is_vector(field.dtype)]
    return collection.query(
        f"{collection.primary_field.name} in {literal(keys)}",
        output_fields=["*", *vectors],
        consistency_level="Strong",
    )


def canonical(collection: Collection, row: dict[str, Any]) -> str:
    kinds = {field.name: field.dtype for field in collection.schema.fields}
    exact = {name: exact_value(kinds.get(name), value) for name, value in row.items()}
    return json.dumps(exact, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def exact_value(kind: DataType | None, value: Any) -> Any:
    """Floats of 32 bits and vectors as hexadecimal of their bytes, so that nothing is rounded away."""
    if kind == DataType.FLOAT_VECTOR:
        return struct.pack(f"<{len(value)}f", *value).hex()
    if kind == DataType.BINARY_VECTOR:
        return b"".join(value).hex() if isinstance(value, list) else bytes(value).hex()
    if kind == DataType.FLOAT:
        return struct.pack("<f", value).hex()
    # A repeated message of protobuf compares by value but doesn't print as JSON.
    return list(value) if kind == DataType.ARRAY else value


def is_vector(kind: DataType) -> bool:
    return kind in (DataType.FLOAT_VECTOR, DataType.BINARY_VECTOR)


def count(collection: Collection) -> int | None:
    if "2.2." in utility.get_server_version(using=collection._using):
        return None
    return collection.query("", output_fields=["count(*)"], consistency_level="Strong")[0]["count(*)"]


@contextmanager
def readable(collection: Collection) -> Iterator[None]:
    """Loads all of the collection for the time of reading and leaves its state as it was."""
    state = LoadState.of(collection)
    if state.is_whole:
        yield
        return
    vector = next(field for field in collection.schema.fields if is_vector(field.dtype))
    indexed = any(index.field_name == vector.name for index in collection.indexes)
    collection.release()
    if not indexed:
        kind = "FLAT" if vector.dtype == DataType.FLOAT_VECTOR else "BIN_FLAT"
        metric = "L2" if vector.dtype == DataType.FLOAT_VECTOR else "HAMMING"
        parameters = {"index_type": kind, "metric_type": metric, "params": {}}
        collection.create_index(vector.name, parameters, index_name=READING_INDEX)
    try:
        collection.load(timeout=120)
        yield
    finally:
        collection.release()
        if not indexed:
            collection.drop_index(index_name=READING_INDEX)
        if state.partitions:
            collection.load(list(state.partitions), timeout=120)


@dataclass(frozen=True)
class LoadState:
    """Loaded as a whole, in some partitions, or not at all."""

    is_whole: bool
    partitions: tuple[str, ...]

    @staticmethod
    def of(collection: Collection) -> "LoadState":
        def is_loaded(partitions: list[str] | None = None) -> bool:
            state = utility.load_state(collection.name, partitions, using=collection._using)
            return str(state) == "Loaded"

        names = [partition.name for partition in collection.partitions]
        loaded = tuple(name for name in names if is_loaded([name]))
        return LoadState(is_whole=loaded == tuple(names), partitions=loaded)
