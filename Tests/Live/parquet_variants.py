"""Parquet files as pyarrow writes them, in every way of writing that Milvus' types can meet."""

import itertools
import pathlib
import random

import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 5000
PLAIN, DICTIONARY = "PLAIN", "dictionary"
# What each type may be written with besides the two that all of them have.
ENCODINGS = {
    "flag": ["RLE"],
    "tiny": ["DELTA_BINARY_PACKED", "BYTE_STREAM_SPLIT"],
    "small": ["DELTA_BINARY_PACKED"],
    "medium": ["DELTA_BINARY_PACKED", "BYTE_STREAM_SPLIT"],
    "large": ["DELTA_BINARY_PACKED", "BYTE_STREAM_SPLIT"],
    "ratio": ["BYTE_STREAM_SPLIT"],
    "score": ["BYTE_STREAM_SPLIT"],
    "title": ["DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY"],
    "document": ["DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY"],
    "bits": ["BYTE_STREAM_SPLIT", "DELTA_BYTE_ARRAY"],
    "vector": ["BYTE_STREAM_SPLIT", "DELTA_BYTE_ARRAY"],
    "sparse": ["DELTA_LENGTH_BYTE_ARRAY"],
}
CODECS = ["none", "snappy", "zstd"]
VERSIONS = ["1.0", "2.0"]
WAYS = [PLAIN, DICTIONARY, *range(max(len(names) for names in ENCODINGS.values()))]
# The share of rows without a value; None: the column can't have any.
NULLS = [None, 0.0, 0.3, 1.0]


def table(nulls: float | None, seed: int, rows: int = ROWS) -> pa.Table:
    """Every type of Milvus 2.2 to 2.5 by what it is stored as; few different values in some, so dictionaries serve."""
    rng = random.Random(seed)
    columns = {
        "flag": (pa.bool_(), lambda i: rng.random() < 0.5),
        "tiny": (pa.int8(), lambda i: rng.randrange(-128, 128)),
        "small": (pa.int16(), lambda i: rng.randrange(-(1 << 15), 1 << 15)),
        "medium": (pa.int32(), lambda i: rng.choice([i, -(1 << 31), (1 << 31) - 1])),
        "large": (pa.int64(), lambda i: rng.choice([i * 3, -(1 << 63), (1 << 63) - 1, (1 << 60) + i])),
        "ratio": (pa.float32(), lambda i: rng.choice([i / 3, float("inf"), -0.0])),
        "score": (pa.float64(), lambda i: i / 7),
        "title": (pa.string(), lambda i: rng.choice(["", "päron", f"document {i % 50:06d}"])),
        "document": (pa.binary(), lambda i: rng.randbytes(rng.randrange(40))),
        "bits": (pa.binary(8), lambda i: (i % 7).to_bytes(8, "little")),
        "vector": (pa.binary(64), lambda i: rng.randbytes(64)),
        "sparse": (pa.binary(), lambda i: rng.randbytes(8 * rng.randrange(5))),
    }
    made = {}
    for name, (kind, value) in columns.items():
        values = [None if nulls is not None and rng.random() < nulls else value(i) for i in range(rows)]
        made[name] = (pa.field(name, kind, nullable=nulls is not None), pa.array(values, kind))
    return pa.table([array for _, array in made.values()], schema=pa.schema([field for field, _ in made.values()]))


def write_all(folder: pathlib.Path) -> list[pathlib.Path]:
    """A file for each combination of nulls, codec, page version and way of encoding."""
    written = []
    for seed, nulls in enumerate(NULLS):
        whole = table(nulls, seed)
        for codec, version, way in itertools.product(CODECS, VERSIONS, WAYS):
            path = folder / f"nulls-{nulls}-{codec}-v{version[0]}-{way}.parquet"
            write(path, whole, codec, version, way)
            written.append(path)
    return written


def write(path: pathlib.Path, rows: pa.Table, codec: str, version: str, way: str | int) -> None:
    """In two row groups, and more pages than one."""
    pq.write_table(
        rows, path, compression=codec, data_page_version=version, row_group_size=2 * rows.num_rows // 3,
        data_page_size=4096, write_page_checksum=way == 0, **_encoding(way))


def _encoding(way: str | int) -> dict:
    if way == DICTIONARY:
        return {"use_dictionary": True}
    if way == PLAIN:
        return {"use_dictionary": False}
    chosen = {name: names[way] for name, names in ENCODINGS.items() if way < len(names)}
    return {"use_dictionary": False, "column_encoding": chosen}
