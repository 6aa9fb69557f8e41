"""Backups with real logs that no Milvus wrote: Parquet within Milvus' envelope, under milvus-backup's manifest. For types
that the bench's servers don't have, and for sizes that would take them minutes."""

import io
import json
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy
import pyarrow
import pyarrow.parquet

Put = Callable[[str, bytes], None]
COLLECTION, PARTITION, FIRST_LOG = 401, 402, 9001
# Rows of a log: vectors of 128 dimensions are then about as long as Milvus makes them.
LOG_ROWS = 1 << 15
# Milvus' numbers of types.
INT64, VARCHAR, FLOAT_VECTOR = 5, 21, 101
INSERT, DELETE = 1, 2
FIRST_TIME = 445_000_000_000_000_000


@dataclass(frozen=True)
class Field:
    id: int
    name: str
    type: int
    dimension: int | None = None
    element: int | None = None
    is_key: bool = False
    is_nullable: bool = False

    @property
    def schema(self) -> dict:
        schema = {"fieldID": self.id, "name": self.name, "data_type": self.type, "is_primary_key": self.is_key,
                  "nullable": self.is_nullable}
        if self.dimension:
            schema["type_params"] = [{"key": "dim", "value": str(self.dimension)}]
        return schema | ({"element_type": self.element} if self.element else {})


@dataclass
class Segment:
    id: int
    rows: int
    # By the field's id; rows are numbered and timed by themselves.
    columns: dict[int, pyarrow.Array]
    # Keys of integers, all deleted after the segment's last row.
    deleted: numpy.ndarray | None = None
    is_level_zero: bool = False


@dataclass
class Writer:
    """Keeps the numbers of logs."""

    put: Put
    name: str
    next_log: int = FIRST_LOG
    size: int = 0
    segments: list[dict] = field(default_factory=list)
    level_zero: list[dict] = field(default_factory=list)

    def add(self, segment: Segment, fields: list[Field]) -> None:
        entry = {
            "segment_id": segment.id, "collection_id": COLLECTION, "partition_id": PARTITION, "group_id": segment.id,
            "num_of_rows": segment.rows, "binlogs": [], "deltalogs": [], "is_l0": segment.is_level_zero}
        if not segment.is_level_zero:
            numbers = numpy.arange(segment.rows, dtype=numpy.int64)
            columns = {0: pyarrow.array(numbers), 1: pyarrow.array(numbers + FIRST_TIME), **segment.columns}
            types = {0: INT64, 1: INT64, **{each.id: each.type for each in fields}}
            for number, column in columns.items():
                logs = [self._log("insert_log", segment.id, number, types[number], column.slice(start, LOG_ROWS))
                        for start in range(0, segment.rows, LOG_ROWS)]
                entry["binlogs"].append({"fieldID": number, "binlogs": logs})
        if segment.deleted is not None:
            time = FIRST_TIME + 10**9
            records = pyarrow.array([f'{{"pk":{key},"ts":{time},"pkType":5}}' for key in segment.deleted.tolist()])
            entry["deltalogs"].append(
                {"fieldID": 0, "binlogs": [self._log("delta_log", segment.id, -1, VARCHAR, records)]})
        (self.level_zero if segment.is_level_zero else self.segments).append(entry)

    def _log(self, kind: str, segment: int, field: int, data_type: int, column: pyarrow.Array) -> dict:
        event = INSERT if kind == "insert_log" else DELETE
        content = binlog(event, data_type, (segment, field), parquet(column), column.nbytes)
        self.next_log, self.size = self.next_log + 1, self.size + len(content)
        place = f"{kind}/{COLLECTION}/{PARTITION}"
        key = f"{segment}/{self.next_log}" if field < 0 else f"{segment}/{field}/{self.next_log}"
        # A group of milvus-backup is a segment.
        self.put(f"{self.name}/binlogs/{place}/{segment}/{key}", content)
        return {"log_path": f"files/{place}/{key}", "log_size": len(content), "log_id": self.next_log}

    def seal(self, fields: list[Field]) -> None:
        partition = {
            "partition_id": PARTITION, "partition_name": "_default", "collection_id": COLLECTION,
            "segment_backups": self.segments + self.level_zero}
        collection = {
            "id": "made", "collection_id": COLLECTION, "db_name": "default", "collection_name": "made",
            "schema": {"name": "made", "fields": [each.schema for each in fields]}, "shards_num": 1,
            "partition_backups": [partition]}
        manifest = {
            "id": "made", "state_code": 0, "name": self.name, "collection_backups": [collection],
            "milvus_version": "v2.3.5"}
        self.put(f"{self.name}/meta/full_meta.json", json.dumps(manifest).encode())


def write(put: Put, name: str, fields: list[Field], segments: Iterable[Segment]) -> int:
    """Hands every object to `put`, the manifest last. Returns the size of the logs in bytes."""
    writer = Writer(put, name)
    for segment in segments:
        writer.add(segment, fields)
    writer.seal(fields)
    return writer.size


def fixed(rows: numpy.ndarray) -> pyarrow.Array:
    """A dense vector a row, as the bytes that Milvus keeps."""
    content = numpy.ascontiguousarray(rows)
    width = content.nbytes // len(content)
    return pyarrow.FixedSizeBinaryArray.from_buffers(
        pyarrow.binary(width), len(content), [None, pyarrow.py_buffer(content)])


def parquet(column: pyarrow.Array) -> bytes:
    schema = pyarrow.schema([pyarrow.field("val", column.type, nullable=column.null_count > 0)])
    file = io.BytesIO()
    pyarrow.parquet.write_table(
        pyarrow.Table.from_arrays([column], schema=schema), file, compression="zstd", use_dictionary=False)
    return file.getvalue()


def binlog(event: int, kind: int, place: tuple[int, int], payload: bytes, size: int) -> bytes:
    """The payload as the one event of a log (Milvus' `internal/storage/event_header.go`, `event_data.go`)."""
    extras = json.dumps({"original_size": str(size)}).encode()
    head = 85 + len(extras)
    descriptor = struct.pack(
        "<QBii4qQQi", FIRST_TIME, 0, head - 4, head, COLLECTION, PARTITION, *place, 0, 0, kind)
    lengths = bytes([52, *[16] * 7]) + struct.pack("<i", len(extras)) + extras
    length = 33 + len(payload)
    header = struct.pack("<QBiiQQ", FIRST_TIME, event, length, head + length, 0, 0)
    return b"\xbc\xfa\xff\x00" + descriptor + lengths + header + payload
