"""`inspect` reads a backup without Milvus, and says what Milvus says: the same rows, value for value."""

import json
import struct

import pytest
from bucket import Bucket
from milvault import Milvault
from pymilvus import Collection, DataType
from server import Name, Server
from testbench import rows as reading

ROWS = 1200
FOREIGN = ("meta/seal.json", "meta/objects.jsonl.zst", "meta/etcd.jsonl.zst", "binlogs/stats_log/", "index_files/")


@pytest.fixture(scope="module", params=["every", "everynamed"])
def backed_up(request, milvault: Milvault, source: Server, token: str) -> tuple[str, Name]:
    name = Name(f"inspected_{request.param}_{token}")
    source.seed(name, request.param, ROWS, 8)
    milvault("create", "-n", name.collection, "--filter", str(name))
    return name.collection, name


def inspected(milvault: Milvault, backup: str, name: Name, *arguments: str) -> dict:
    (collection,) = milvault("inspect", "-n", backup, str(name), *arguments).json["collections"]
    return collection


def same(field, ours, theirs) -> bool:
    match field.dtype:
        case DataType.FLOAT_VECTOR:
            return struct.pack(f"<{len(ours)}f", *ours) == struct.pack(f"<{len(theirs)}f", *theirs)
        case DataType.BINARY_VECTOR:
            return bytes.fromhex(ours) == b"".join(theirs)
        case DataType.FLOAT:
            return struct.pack("<f", ours) == struct.pack("<f", theirs)
        case DataType.ARRAY if field.element_type == DataType.FLOAT:
            return struct.pack(f"<{len(ours)}f", *ours) == struct.pack(f"<{len(theirs)}f", *theirs)
        case DataType.JSON:
            return ours == (theirs if isinstance(theirs, dict) else json.loads(theirs))
        case _:
            return ours == (list(theirs) if isinstance(ours, list) else theirs)


def compare(collection: Collection, found: list[dict]) -> None:
    """Every row of Milvus is shown once, with the values that Milvus gives for it."""
    key = collection.primary_field.name
    fields = collection.schema.fields
    assert len({row["values"][key] for row in found}) == len(found)
    with reading.readable(collection):
        keys = [row["values"][key] for row in found]
        names = [field.name for field in fields] + ["color"]
        for start in range(0, len(keys), 300):
            batch = keys[start : start + 300]
            theirs = {row[key]: row for row in collection.query(
                f"{key} in {json.dumps(batch, ensure_ascii=False)}", output_fields=names, consistency_level="Strong")}
            assert set(theirs) == set(batch)
            for row in found[start : start + 300]:
                values, other = row["values"], theirs[row["values"][key]]
                for field in fields:
                    assert same(field, values[field.name], other[field.name]), (field.name, row, other)
                assert values["$meta"] == {"color": other["color"]}


def test_all_rows_are_those_that_milvus_has(milvault: Milvault, source: Server, backed_up):
    backup, name = backed_up
    found = inspected(milvault, backup, name, "--rows", str(2 * ROWS))
    collection = source.collection(name)
    assert len(found["rows"]) == ROWS - len(range(5, ROWS, 50))
    assert found["hiddenRows"] == len(range(5, ROWS, 50))
    compare(collection, found["rows"])


def test_a_key_is_found_and_a_deleted_one_is_not(milvault: Milvault, backed_up):
    backup, name = backed_up
    (first,) = inspected(milvault, backup, name, "--rows", "1")["rows"]
    key = first["values"]["id"]
    (again,) = inspected(milvault, backup, name, "--key", str(key))["rows"]
    assert again == first
    if isinstance(key, int):
        gone = inspected(milvault, backup, name, "--key", str(5 * 7919 - 1_000_000))
        assert (gone["rows"], gone["hiddenRows"]) == ([], 1)


def test_segments_and_statistics_count_the_same_rows(milvault: Milvault, backed_up):
    backup, name = backed_up
    partitions = inspected(milvault, backup, name)["partitions"]
    segments = [segment for partition in partitions for segment in partition["segments"]]
    assert sum(segment["rows"] for segment in segments) == ROWS
    assert sum(segment["deletes"] for segment in segments) >= len(range(5, ROWS, 50))
    assert all(segment["smallestKey"] <= segment["largestKey"] for segment in segments)
    live = ROWS - len(range(5, ROWS, 50))
    for field in inspected(milvault, backup, name, "--stats")["statistics"]:
        assert (field["rows"], field["nulls"], sum(field["histogram"]["counts"])) == (live, 0, live), field["field"]


def test_a_backup_of_milvus_backup_shows_the_same(milvault: Milvault, backups: Bucket, backed_up):
    backup, name = backed_up
    ours = inspected(milvault, backup, name, "--rows", str(2 * ROWS))
    backups.under(backup).remove_matching(*FOREIGN)
    theirs = inspected(milvault, backup, name, "--rows", str(2 * ROWS))
    assert theirs["rows"] == ours["rows"]
    segments = [s for p in inspected(milvault, backup, name)["partitions"] for s in p["segments"]]
    assert all(segment["smallestKey"] <= segment["largestKey"] for segment in segments)


def test_a_damaged_log_ends_with_14(milvault: Milvault, backups: Bucket, backed_up):
    """The last test: it breaks the backup."""
    backup, name = backed_up
    bucket = backups.under(backup)
    for key in (key for key in bucket.sizes() if key.startswith("binlogs/insert_log/") and "/105/" in key):
        content = bytearray(bucket.read(key))
        content[0] ^= 1
        bucket.write(key, bytes(content))
    error = milvault("inspect", "-n", backup, str(name), "--rows", "1", expect=14).error
    assert error["code"] == "damaged-backup"
    assert "/105/" in error["message"] and "at byte 0" in error["message"]
