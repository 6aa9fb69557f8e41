"""Makes `made/` anew: what the servers of the bench don't write, from pyarrow and by the formats' descriptions.

    PYTHONPATH=Tests/Live .bench/python/bin/python Fixtures/binlogs/generate_made.py

Needs pyarrow and, for the hashes of blocked bloom filters, xxhash (made with 21 and 4.1). `made/expected.txt` is as in
`every/`: see `generate_real.py`.
"""

import base64
import hashlib
import io
import itertools
import json
import pathlib
import random
import struct

import parquet_values
import parquet_variants
import pyarrow as pa
import pyarrow.parquet as pq
import xxhash

FOLDER = pathlib.Path(__file__).parent / "made"
ROWS = 90
DELETE, INT64, STRING = 2, 5, 20
POST_HEADER = bytes([52] + [16] * 7)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for file in FOLDER.iterdir():
        file.unlink()
    parquet_files()
    (FOLDER / "packed").write_bytes(packed())
    for name, content in packed_groups().items():
        (FOLDER / name).write_bytes(content)
    (FOLDER / "delta-columns-int64").write_bytes(delta_columns(pa.array([-5, 1 << 60, 7]), INT64))
    (FOLDER / "delta-columns-text").write_bytes(delta_columns(pa.array(["a", "", "ключ"]), INT64))
    (FOLDER / "delta-commas").write_bytes(delta_texts(["-5,470618739393312650", f"{1 << 60},3"]))
    (FOLDER / "expected.txt").write_text("".join(expected()))
    (FOLDER / "stats-blocked").write_text(blocked_stats())
    (FOLDER / "xxh3.txt").write_text("".join(hashes()))


def parquet_files() -> None:
    ways = itertools.product([None, 0.3], parquet_variants.VERSIONS, parquet_variants.WAYS)
    for seed, (nulls, version, way) in enumerate(ways):
        codec = parquet_variants.CODECS[seed % 3]
        path = FOLDER / f"nulls-{nulls}-{codec}-v{version[0]}-{way}.parquet"
        parquet_variants.write(path, parquet_variants.table(nulls, seed, ROWS), codec, version, way)
    gzip = FOLDER / "unsupported-gzip.parquet"
    parquet_variants.write(gzip, parquet_variants.table(None, 0, 3), "gzip", "1.0", parquet_variants.PLAIN)
    pq.write_table(pa.table({"list": [[1, 2], [3]]}), FOLDER / "unsupported-list.parquet", compression="none")


def packed() -> bytes:
    """A column group with system fields and vectors of 16 bits, as milvus-storage's footers describe it."""
    fields = [*KEYS, field("half", pa.binary(8), 101), field("brain", pa.binary(8), 102),
              field("sparse", pa.binary(), 103), field("note", pa.string(), 104, nullable=True)]
    half = struct.pack("<4e", 1.5, -0.0, 6e-8, float("inf"))
    brain = b"".join(struct.pack("<f", value)[2:] for value in (1.5, -2.0, 0.0, float("-inf")))
    sparse = struct.pack("<IfIf", 3, 0.5, 1 << 31, -1.25)
    rows = 12
    columns = [*keys(0, rows), [half] * rows, [brain] * rows, [sparse if i % 2 else b"" for i in range(rows)],
               [None if i % 3 else f"note {i}" for i in range(rows)]]
    return group(fields, columns, "0,1,100,101,102,103,104;105")


def packed_groups() -> dict[str, bytes]:
    """Two pairs of files of one segment: keys with short columns in group 0, a vector in a group of its own."""
    short = [*KEYS, field("note", pa.string(), 104, nullable=True)]
    wide = [field("vector", pa.binary(16), 101)]
    def pair(first: int, rows: int) -> tuple[bytes, bytes]:
        vectors = [struct.pack("<4f", *(first + i + j / 4 for j in range(4))) for i in range(rows)]
        notes = [None if i % 3 else f"note {first + i}" for i in range(rows)]
        return group(short, [*keys(first, rows), notes], "0,1,100,104;101"), group(wide, [vectors], "0,1,100,104;101")

    a, b, fewer = pair(0, 12), pair(12, 9), pair(12, 8)
    return {"packed-0-a": a[0], "packed-0-b": b[0], "packed-101-a": a[1], "packed-101-b": b[1],
            "packed-101-fewer": fewer[1]}


def field(name: str, kind: pa.DataType, identifier: int, nullable: bool = False) -> pa.Field:
    return pa.field(name, kind, nullable=nullable, metadata={"PARQUET:field_id": str(identifier)})


KEYS = [field("RowID", pa.int64(), 0), field("Timestamp", pa.int64(), 1), field("pk", pa.int64(), 100)]


def keys(first: int, rows: int) -> list:
    numbers = range(first, first + rows)
    return [numbers, [470618739393312650 + i for i in numbers], [i * 7 for i in numbers]]


def group(fields: list[pa.Field], columns: list, groups: str) -> bytes:
    table = pa.table([pa.array(list(c), f.type) for c, f in zip(columns, fields)], schema=pa.schema(fields))
    sink = io.BytesIO()
    with pq.ParquetWriter(sink, table.schema, compression="zstd", store_schema=False) as writer:
        writer.write_table(table, row_group_size=8)
        writer.add_key_value_metadata({
            "storage_version": "1.0.0", "group_field_id_list": groups,
            "row_group_metadata": f"640|8|0;320|{table.num_rows - 8}|8" if table.num_rows > 8 else "640|8|0"})
    return sink.getvalue()


def delta_columns(keys: pa.Array, kind: int) -> bytes:
    fields = [pa.field("pk", keys.type, nullable=False), pa.field("ts", pa.int64(), nullable=False)]
    times = pa.array([470618739393312650 + i for i in range(len(keys))], pa.int64())
    return envelope(pa.table([keys, times], schema=pa.schema(fields)), kind, {"version": "MULTI_FIELD"})


def delta_texts(rows: list[str]) -> bytes:
    schema = pa.schema([pa.field("val", pa.string(), nullable=False)])
    return envelope(pa.table([pa.array(rows)], schema=schema), STRING, {})


def envelope(table: pa.Table, kind: int, extras: dict) -> bytes:
    """A delta log as the streaming writers have it: no timestamps, no position of the next event."""
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd")
    payload = sink.getvalue()
    text = json.dumps({"original_size": str(table.nbytes)} | extras).encode()
    descriptor = struct.pack("<qqqqQQi", 11, 12, 13, -1, 0, 0, kind) + POST_HEADER + struct.pack("<i", len(text)) + text
    length = 17 + len(descriptor)
    head = bytes.fromhex("bcfaff00") + struct.pack("<QBii", 5, 0, length, 4 + length) + descriptor
    return head + struct.pack("<QBiiQQ", 5, DELETE, 33 + len(payload), -1, 1, 1) + payload


def expected() -> list[str]:
    lines = []
    for file in sorted(FOLDER.iterdir()):
        if not file.name.startswith("unsupported"):
            values = parquet_values.lines(file.read_bytes())
            digest = hashlib.sha256("\n".join(values).encode()).hexdigest()
            lines.append(f"{digest} {len(values)} {file.name}\n")
    return lines


def blocked_stats() -> str:
    """The merged stats log of a segment with keys 0, 3, 6 … 2997: 16 blocks, 7 hashes."""
    blocks = [bytearray(64) for _ in range(16)]
    hash_count, keys = 7, range(0, 3000, 3)
    for key in keys:
        whole = xxhash.xxh3_64_intdigest(struct.pack("<q", key))
        high, low = whole >> 32, whole & 0xFFFFFFFF
        block = blocks[low * len(blocks) >> 32]
        for i in range(1, hash_count):
            high = (high + low) & 0xFFFFFFFF
            low = (low + i) & 0xFFFFFFFF
            bit = high % 512
            block[bit // 8] |= 1 << bit % 8
    texts = [base64.urlsafe_b64encode(block).decode() for block in blocks]
    return json.dumps([{"fieldID": 100, "max": 0, "min": 0, "bfType": 4, "bf": {"k": hash_count, "b": texts},
                        "pkType": 5, "maxPk": max(keys), "minPk": min(keys)}])


def hashes() -> list[str]:
    rng = random.Random(3)
    lengths = [*range(0, 40), 63, 64, 65, 95, 96, 97, 127, 128, 129, 160, 239, 240, 241, 255, 256, 512, 1023, 1024, 1025,
               1088, 2048, 2049, 5000]
    inputs = [rng.randbytes(length) for length in lengths]
    return [f"{xxhash.xxh3_64_hexdigest(data)} {data.hex()}\n" for data in inputs]


if __name__ == "__main__":
    main()
