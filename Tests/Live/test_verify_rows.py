"""`verify --depth rows` decodes what real servers wrote: nothing is wrong with it, and as many rows live as they count."""

import pytest
from bucket import Bucket
from milvault import Milvault
from server import Name
from testbench import rows as reading

ROWS = 3000
DELETED = len(range(5, ROWS, 50))
DAMAGED = 14
OURS = ("meta/seal.json", "meta/objects.jsonl.zst", "meta/etcd.jsonl.zst", "binlogs/stats_log/", "index_files/")


@pytest.fixture(scope="module", params=[
    ("src", "every"), ("src", "everynamed"), ("old", "every22"), ("old", "everynamed22"),
], ids=lambda param: param[1])
def backed_up(request, server, configured, token: str) -> tuple[Milvault, str, Name, int]:
    instance, shape = request.param
    milvus = server(instance)
    name = Name(f"rows_{shape}_{token}")
    collection = milvus.seed(name, shape, ROWS, 16)
    milvault = configured(milvus)
    milvault("create", "-n", name.collection, "--filter", str(name))
    with reading.readable(collection):
        count = len(keys(collection))
    return milvault, name.collection, name, count


def keys(collection) -> set:
    """Counted by the keys themselves: 2.2.16 has no count(*)."""
    key = collection.primary_field.name
    everything = f'{key} >= ""' if collection.primary_field.dtype == 21 else f"{key} > {-(1 << 62)}"
    found = collection.query(everything, output_fields=[key], consistency_level="Strong", limit=16384)
    return {row[key] for row in found}


def verify(milvault: Milvault, name: str, **options) -> dict:
    return milvault("verify", "-n", name, "--depth", "rows", **options).json


def test_undamaged_backups_have_no_findings_and_the_rows_that_the_server_counts(backed_up):
    milvault, backup, name, count = backed_up
    report = verify(milvault, backup)
    assert (report["state"], report["findings"]) == ("clean", [])
    assert report["rows"]["objects"] == report["rows"]["decodedObjects"] == report["objects"]
    (collection,) = report["rows"]["collections"]
    assert collection["rows"] == ROWS and collection["agreeingSegments"] == collection["segments"]
    assert collection["liveRows"] == report["rows"]["liveRows"] == count == ROWS - DELETED
    (listed,) = [b for b in milvault("list").json["backups"] if b["name"] == backup]
    assert (listed["verified"]["depth"], listed["verified"]["state"]) == ("rows", "clean")


def test_what_was_imported_is_sound_too(milvault: Milvault, source, token: str):
    """Milvus writes imported rows in another way than inserted ones."""
    name = Name(f"rows_imported_{token}")
    source.seed(name, "every", ROWS, 16)
    milvault("create", "-n", name.collection, "--filter", str(name))
    milvault("restore", "-n", name.collection, "--suffix", "_again")
    again = Name(f"{name.collection}_again")
    report = milvault("create", "-n", again.collection, "--filter", str(again), "--verify", "rows").json["verification"]
    assert (report["state"], report["findings"]) == ("clean", [])
    assert report["rows"]["liveRows"] == ROWS - DELETED


def test_a_flipped_head_is_found_and_named(backed_up, backups: Bucket):
    milvault, backup, name, _ = backed_up
    bucket = backups.under(backup)
    for kind in ("insert_log/", "delta_log/", "index_files/"):
        key = next((key for key in sorted(bucket.sizes()) if kind in key), None)
        if key is None:
            continue
        content = bucket.read(key)
        bucket.write(key, content[:38] + bytes([content[38] ^ 1]) + content[39:])
        try:
            report = verify(milvault, backup, expect=DAMAGED)
        finally:
            bucket.write(key, content)
        codes = {finding["code"] for finding in report["findings"]}
        assert "object-of-another" in codes, kind
        assert {finding["object"] for finding in report["findings"]} == {key}


def test_milvus_backups_own_show_the_same(backed_up, backups: Bucket):
    """The last test: it takes away what is ours."""
    milvault, backup, name, count = backed_up
    backups.under(backup).remove_matching(*OURS)
    report = verify(milvault, backup)
    assert (report["state"], report["rows"]["liveRows"]) == ("clean", count)
