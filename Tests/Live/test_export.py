"""`export` writes the rows that Milvus has, bit for bit, in files that other tools read."""

import json
from pathlib import Path

import exported
import pyarrow as pa
import pytest
from bucket import Bucket
from milvault import Milvault
from pymilvus import Collection, CollectionSchema, DataType, FieldSchema
from server import Name
from testbench import rows as reading

ROWS = 3000
DELETED = len(range(5, ROWS, 50))
READERS = {
    "parquet": ("parquet", exported.parquet), "duckdb": ("parquet", exported.duck),
    "jsonl": ("jsonl", exported.json_lines), "npy": ("npy", exported.numpy),
}


@pytest.fixture(scope="module", params=[
    ("src", "every"), ("src", "everynamed"), ("old", "every22"), ("old", "everynamed22"),
], ids=lambda param: param[1])
def backed_up(request, server, configured, token: str):
    instance, shape = request.param
    milvus = server(instance)
    name = Name(f"exported_{shape}_{token}")
    collection = milvus.seed(name, shape, ROWS, 16)
    milvault = configured(milvus)
    milvault("create", "-n", name.collection, "--filter", str(name))
    return milvault, name, collection, reading.dump(collection)


def without_arrays(collection) -> str:
    """Those that NumPy has a place for."""
    names = [field.name for field in collection.schema.fields if field.dtype != DataType.ARRAY]
    return ",".join([*names, "$meta"])


@pytest.mark.parametrize("reader", READERS)
def test_rows_are_milvus_own_bit_for_bit(backed_up, reader: str, tmp_path: Path):
    milvault, name, collection, theirs = backed_up
    form, read = READERS[reader]
    fields = ["--fields", without_arrays(collection)] if form == "npy" else []
    report = milvault("export", "-n", name.collection, "--to", str(tmp_path), "--format", form, *fields).json
    (counted,) = report["collections"]
    assert (report["rows"], counted["deletedRows"]) == (ROWS - DELETED, DELETED)
    ours = exported.lines(collection, read(tmp_path))
    if form == "npy":
        kept = set(without_arrays(collection).split(",")) | {"color"}
        theirs = [narrowed(line, kept) for line in theirs]
        ours = [narrowed(line, kept) for line in ours]
    assert ours == theirs


def narrowed(line: str, names: set[str]) -> dict:
    return {key: value for key, value in json.loads(line).items() if key in names}


@pytest.mark.parametrize("form", ["list", "fixed-size-list", "binary"])
def test_vectors_take_the_form_that_was_asked_for(backed_up, form: str, tmp_path: Path):
    milvault, name, collection, theirs = backed_up
    milvault("export", "-n", name.collection, "--to", str(tmp_path), "--vectors", form)
    is_float = next(f for f in collection.schema.fields if f.name == "vector").dtype == DataType.FLOAT_VECTOR
    element = pa.float32() if is_float else pa.uint8()
    wanted = {
        "list": pa.list_(pa.field("element", element, nullable=False)),
        "fixed-size-list": pa.list_(pa.field("element", element, nullable=False), 16),
        "binary": pa.binary(64 if is_float else 16),
    }
    assert exported.vector_type(tmp_path, "vector") == wanted[form]
    if form != "binary":
        assert exported.lines(collection, exported.parquet(tmp_path)) == theirs


def test_a_range_of_keys_and_some_fields(backed_up, tmp_path: Path):
    milvault, name, collection, theirs = backed_up
    keys = sorted(json.loads(line)["id"] for line in theirs)
    first, last = keys[100], keys[200]
    report = milvault(
        "export", "-n", name.collection, "--to", str(tmp_path), "--fields", "id,title",
        "--where-key-in-range", f"{first}..{last}").json
    found = list(exported.parquet(tmp_path))
    assert sorted(row["id"] for row in found) == keys[100:201]
    assert {tuple(row) for row in found} == {("id", "title")}
    (counted,) = report["collections"]
    assert counted["rows"] + counted["deletedRows"] + counted["unaskedRows"] == ROWS


def test_an_export_into_the_bucket_is_the_same(backed_up, backups: Bucket, tmp_path: Path):
    milvault, name, collection, theirs = backed_up
    prefix = f"{backups.prefix}/exports/{name.collection}"
    milvault("export", "-n", name.collection, "--to", f"s3://{backups.name}/{prefix}")
    bucket = Bucket(backups.name, prefix)
    for key in bucket.sizes():
        (tmp_path / key).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / key).write_bytes(bucket.read(key))
    assert exported.lines(collection, exported.parquet(tmp_path)) == theirs
    (schema,) = tmp_path.rglob("_schema.json")
    assert {field["name"] for field in json.loads(schema.read_text())["schema"]["fields"]} >= {"id", "vector", "title"}
    assert json.loads((tmp_path / "_export.json").read_text())["state"] == "complete"


def test_what_cannot_be_written_is_refused_before_anything_is(backed_up, tmp_path: Path):
    milvault, name, collection, _ = backed_up

    def refused(*options: str) -> dict:
        error = milvault("export", "-n", name.collection, "--to", str(tmp_path / "none"), *options, expect=2).error
        assert not (tmp_path / "none").exists()
        return error

    assert "'nothing'" in refused("--fields", "id,nothing")["message"]
    assert "'nowhere'" in refused("--partition", "nowhere")["message"]
    assert "isn't a range" in refused("--where-key-in-range", "5")["message"]
    if collection.primary_field.dtype == DataType.INT64:
        assert "is a number" in refused("--where-key-in-range", "a..b")["message"]
    if any(field.dtype == DataType.ARRAY for field in collection.schema.fields):
        assert "'bools'" in refused("--format", "npy")["message"]


def test_an_export_that_is_there_is_left_alone(backed_up, tmp_path: Path):
    milvault, name, _, _ = backed_up
    export = ["export", "-n", name.collection, "--to", str(tmp_path)]
    milvault(*export)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert "--resume" in milvault(*export, expect=2).error["advice"]
    assert "is complete" in milvault(*export, "--resume", expect=2).error["message"]
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_the_last_write_of_a_key_wins(milvault: Milvault, source, token: str, tmp_path: Path):
    """Upserts over several segments, deletes, and keys that come back after one."""
    name = Name(f"exported_upserts_{token}")
    source.expect(name)
    collection = written(source, name)
    for turn in range(1, 4):
        collection.upsert(batch(range(turn * 50, 400, turn + 1), turn))
        collection.delete(f"id in {list(range(turn, 400, 37))}")
        collection.flush()
    collection.delete(f"id in {list(range(1, 400, 37))}")
    collection.insert(batch(range(1, 400, 37), 9))
    collection.flush()
    milvault("create", "-n", name.collection, "--filter", str(name))
    milvault("export", "-n", name.collection, "--to", str(tmp_path))
    assert exported.lines(collection, exported.parquet(tmp_path)) == reading.dump(collection)


def test_a_key_that_was_inserted_twice_is_there_twice(milvault: Milvault, source, token: str, tmp_path: Path):
    """As Milvus keeps and counts it, though it shows one of them."""
    name = Name(f"exported_twins_{token}")
    source.expect(name)
    collection = written(source, name)
    collection.insert(batch(range(10), 1))
    collection.flush()
    milvault("create", "-n", name.collection, "--filter", str(name))
    report = milvault("export", "-n", name.collection, "--to", str(tmp_path)).json
    with reading.readable(collection):
        assert report["rows"] == reading.count(collection) == 410


def written(source, name: Name) -> Collection:
    fields = [FieldSchema("id", DataType.INT64, is_primary=True), FieldSchema("turn", DataType.INT64),
              FieldSchema("vector", DataType.FLOAT_VECTOR, dim=4)]
    collection = Collection(name.collection, CollectionSchema(fields), using=source.using())
    collection.insert(batch(range(400), 0))
    collection.flush()
    return collection


def batch(keys, turn: int) -> list:
    return [list(keys), [turn for _ in keys], [[key, turn, 0.1 * key, 1 / (key + 1)] for key in keys]]
