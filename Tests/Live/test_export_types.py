"""What `export` makes of types that the bench's servers don't have, of nulls, and of numbers that aren't finite: logs as
newer versions write them, read back by other tools bit for bit."""

import json
import struct
from pathlib import Path

import exported
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from milvault import Milvault
from pymilvus.grpc_gen import schema_pb2 as milvus
from testbench import made_backup as made

ROWS, DIMENSION = 1000, 8
FLOAT, DOUBLE, ARRAY, GEOMETRY, TIMESTAMP = 10, 11, 22, 24, 26
FLOAT16, BFLOAT16, SPARSE, INT8 = 102, 103, 104, 105
SPECIAL = (float("nan"), float("inf"), float("-inf"), -0.0, 5e-324, 1.4e-45)
FIELDS = [
    made.Field(100, "id", made.INT64, is_key=True), made.Field(101, "half", FLOAT16, DIMENSION),
    made.Field(102, "brain", BFLOAT16, DIMENSION), made.Field(103, "tiny", INT8, DIMENSION),
    made.Field(104, "sparse", SPARSE), made.Field(105, "maybe", made.FLOAT_VECTOR, DIMENSION, is_nullable=True),
    made.Field(106, "word", made.VARCHAR, is_nullable=True), made.Field(107, "count", made.INT64, is_nullable=True),
    made.Field(108, "numbers", ARRAY, element=4, is_nullable=True), made.Field(109, "when", TIMESTAMP),
    made.Field(110, "place", GEOMETRY), made.Field(111, "ratio", FLOAT), made.Field(112, "score", DOUBLE),
]
chance = np.random.default_rng(7)
# Any bits that are a finite number, subnormal ones among them.
HALVES = np.where((bits := chance.integers(0, 1 << 16, (ROWS, DIMENSION), np.uint16)) & 0x7C00 == 0x7C00, bits & 0x83FF, bits)
BRAINS = np.where((more := chance.integers(0, 1 << 16, (ROWS, DIMENSION), np.uint16)) & 0x7F80 == 0x7F80, more & 0x807F, more)
TINIES = chance.integers(-128, 128, (ROWS, DIMENSION), np.int8)
FLOATS = chance.standard_normal((ROWS, DIMENSION), np.float32)
SPARSES = [{int(i): float(np.float32(v)) for i, v in zip(sorted(chance.choice(1 << 31, row % 5, False)), FLOATS[row])}
           for row in range(ROWS)]
NUMBERS = [None if row % 7 == 3 else [row - j for j in range(row % 4)] for row in range(ROWS)]
RATIOS = np.array([SPECIAL[row % 50] if row % 50 < 6 else row * 0.1 for row in range(ROWS)])


def nullable(values: list, step: int) -> list:
    return [None if row % step == 1 else value for row, value in enumerate(values)]


MAYBE = nullable(FLOATS.tolist(), 3)
WORDS = nullable([f"ключ {row}" * (row % 3) for row in range(ROWS)], 5)
COUNTS = nullable([(1 << 62) - row for row in range(ROWS)], 9)
BRAIN_FLOATS = (BRAINS.astype(np.uint32) << 16).view(np.float32)


def array(numbers: list[int] | None) -> bytes | None:
    return None if numbers is None else milvus.ScalarField(int_data=milvus.IntArray(data=numbers)).SerializeToString()


@pytest.fixture(scope="module")
def backup(tmp_path_factory) -> Milvault:
    folder = tmp_path_factory.mktemp("made")
    columns = {
        100: pa.array(np.arange(ROWS)), 101: made.fixed(HALVES), 102: made.fixed(BRAINS), 103: made.fixed(TINIES),
        104: pa.array([b"".join(struct.pack("<If", i, v) for i, v in row.items()) for row in SPARSES], pa.binary()),
        105: pa.array([None if row is None else np.array(row, np.float32).tobytes() for row in MAYBE], pa.binary()),
        106: pa.array(WORDS), 107: pa.array(COUNTS), 108: pa.array([array(row) for row in NUMBERS], pa.binary()),
        109: pa.array(np.arange(ROWS) * 1_000_003 - 5), 110: pa.array([b"\x01\x02" * (r % 4) for r in range(ROWS)]),
        111: pa.array(RATIOS.astype(np.float32)), 112: pa.array(RATIOS),
    }
    made.write(lambda key, content: put(folder / key, content), "made", FIELDS, [made.Segment(1001, ROWS, columns)])
    return Milvault(folder, {"configVersion": "v2", "backup": {"storage": {"provider": "local", "rootPath": str(folder)}}})


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def export(milvault: Milvault, folder: Path, *options: str) -> list[dict]:
    report = milvault("export", "-n", "made", "--to", str(folder), *options).json
    assert report["rows"] == ROWS
    return sorted(exported.parquet(folder), key=lambda row: row["id"])


def column(rows: list[dict], name: str) -> list:
    return [row[name] for row in rows]


def bits_of(values, kind) -> bytes:
    return np.array(values, kind).tobytes()


@pytest.mark.parametrize("read", [exported.parquet, exported.duck], ids=["pyarrow", "duckdb"])
def test_parquet_in_the_form_of_bulk_inserts(backup, read, tmp_path: Path):
    backup("export", "-n", "made", "--to", str(tmp_path))
    rows = sorted(read(tmp_path), key=lambda row: row["id"])
    for name, vectors in (("half", HALVES), ("brain", BRAINS)):
        assert bits_of(column(rows, name), np.uint8) == vectors.tobytes()
    assert bits_of(column(rows, "tiny"), np.int8) == TINIES.tobytes()
    assert [{int(k): np.float32(v) for k, v in json.loads(row["sparse"]).items()} for row in rows] == SPARSES
    assert (column(rows, "maybe"), column(rows, "word")) == (MAYBE, WORDS)
    assert (column(rows, "count"), column(rows, "numbers")) == (COUNTS, NUMBERS)
    assert bits_of(column(rows, "ratio"), np.float32) == RATIOS.astype(np.float32).tobytes()
    assert bits_of(column(rows, "score"), np.float64) == RATIOS.tobytes()
    assert [bytes(place) for place in column(rows, "place")] == [b"\x01\x02" * (row % 4) for row in range(ROWS)]
    times = [when.timestamp() for when in column(rows, "when")]
    assert times == pytest.approx([(row * 1_000_003 - 5) / 1e6 for row in range(ROWS)], abs=1e-6)


def test_lists_of_a_fixed_length_hold_numbers(backup, tmp_path: Path):
    rows = export(backup, tmp_path, "--vectors", "fixed-size-list")
    assert exported.vector_type(tmp_path, "half").value_type == pa.float16()
    assert bits_of(column(rows, "half"), np.float16) == HALVES.tobytes()
    assert bits_of(column(rows, "brain"), np.float32) == BRAIN_FLOATS.tobytes()
    assert bits_of(column(rows, "tiny"), np.int8) == TINIES.tobytes()
    assert column(rows, "maybe") == MAYBE
    kinds = {name: exported.vector_type(tmp_path, name) for name in ("half", "brain", "tiny")}
    # Arrow can't read lists of a fixed length of which some are null.
    assert exported.vector_type(tmp_path, "maybe") == pa.list_(pa.field("element", pa.float32(), nullable=False))
    assert {kind.list_size for kind in kinds.values()} == {DIMENSION}


def test_bytes_are_milvus_own(backup, tmp_path: Path):
    rows = export(backup, tmp_path, "--vectors", "binary")
    for name, vectors in (("half", HALVES), ("brain", BRAINS), ("tiny", TINIES)):
        assert b"".join(column(rows, name)) == vectors.tobytes()
    assert column(rows, "maybe") == [None if row is None else bits_of(row, np.float32) for row in MAYBE]


def test_json_lines_read_back_to_the_same_bits(backup, tmp_path: Path):
    backup("export", "-n", "made", "--to", str(tmp_path), "--format", "jsonl")
    rows = list(exported.json_lines(tmp_path))
    assert bits_of(column(rows, "half"), np.float16) == HALVES.tobytes()
    assert bits_of(column(rows, "brain"), np.float32) == BRAIN_FLOATS.tobytes()
    assert column(rows, "tiny") == TINIES.tolist()
    assert [None if row is None else bits_of(row, np.float32) for row in column(rows, "maybe")] \
        == [None if row is None else bits_of(row, np.float32) for row in MAYBE]
    assert [{int(k): np.float32(v) for k, v in row["sparse"].items()} for row in rows] == SPARSES
    assert (column(rows, "word"), column(rows, "count"), column(rows, "numbers")) == (WORDS, COUNTS, NUMBERS)
    named = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
    scores = [named[value] if isinstance(value, str) else value for value in column(rows, "score")]
    assert bits_of(scores, np.float64) == RATIOS.tobytes()


def test_numpy_arrays(backup, tmp_path: Path):
    backup("export", "-n", "made", "--to", str(tmp_path), "--format", "npy", "--fields", "id,half,brain,tiny,score")
    arrays = {path.stem: np.load(path) for path in tmp_path.rglob("*.npy")}
    assert arrays["half"].tobytes() == HALVES.tobytes() and arrays["half"].dtype == np.float16
    assert arrays["brain"].tobytes() == BRAINS.tobytes() and arrays["brain"].shape == (ROWS, 2 * DIMENSION)
    assert arrays["tiny"].tobytes() == TINIES.tobytes() and arrays["score"].tobytes() == RATIOS.tobytes()
    for field, name in (("sparse", "SparseFloatVector"), ("word", "no value")):
        place = str(tmp_path / field)
        error = backup("export", "-n", "made", "--to", place, "--format", "npy", "--fields", field, expect=1 if field == "word" else 2).error
        assert f"'{field}'" in error["message"] and name in error["message"]


def test_row_groups_are_bounded(backup, tmp_path: Path):
    export(backup, tmp_path)
    (path,) = tmp_path.rglob("*.parquet")
    file = pq.ParquetFile(path)
    assert file.metadata.num_row_groups == 1 and file.metadata.row_group(0).column(0).compression == "ZSTD"
    statistics = file.metadata.row_group(0).column(0).statistics
    assert (statistics.min, statistics.max, statistics.null_count) == (0, ROWS - 1, 0)
