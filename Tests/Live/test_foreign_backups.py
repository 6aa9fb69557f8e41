"""Backups in the shapes that milvus-backup wrote, old ones and new ones. They are made from one of ours by taking
away what milvus-backup wouldn't have written."""

import json

import pytest

from bucket import Bucket
from milvault import Milvault
from server import Name, Server

OURS = ("meta/seal.json", "meta/objects.jsonl.zst", "meta/etcd.jsonl.zst", "binlogs/stats_log/", "index_files/")


@pytest.fixture(scope="module")
def name(source: Server, token: str) -> Name:
    name = Name(f"foreign_{token}")
    source.seed(name, "demo", rows=2000, dimension=16)
    return name


@pytest.fixture
def foreign(milvault: Milvault, backups: Bucket, name: Name, request: pytest.FixtureRequest):
    """A backup without anything that only milvault writes."""
    backup_name = f"foreign_{request.node.name.removeprefix('test_')[:40]}"
    milvault("create", "-n", backup_name, "--filter", str(name))
    backup = backups.under(backup_name)
    backup.remove_matching(*OURS)
    return backup_name, backup


def restored_equals(milvault: Milvault, source: Server, name: Name, backup_name: str, suffix: str) -> None:
    copy = Name(name.collection + suffix)
    source.expect(copy)
    milvault("restore", "-n", backup_name, "--suffix", suffix)
    assert source.observe(copy).digest == source.observe(name).digest
    source.drop(copy)


def test_plain_one_is_listed_and_shown(milvault: Milvault, foreign, name: Name):
    (entry,) = [b for b in milvault("list").json["backups"] if b["name"] == foreign[0]]
    assert entry["origin"] == "milvus-backup"
    assert name.collection in milvault("get", "-n", foreign[0]).stdout


def test_plain_one_is_restored(milvault: Milvault, source: Server, foreign, name: Name):
    restored_equals(milvault, source, name, foreign[0], "_f1")


def test_level_files_only_are_restored(milvault: Milvault, source: Server, foreign, name: Name):
    """Versions before 0.4 wrote no full_meta.json."""
    foreign[1].remove("meta/full_meta.json")
    restored_equals(milvault, source, name, foreign[0], "_f2")


def test_older_spellings_are_read(milvault: Milvault, source: Server, foreign, name: Name):
    """Up to 0.5 each level carried the state and times of its task."""
    manifest = foreign[1].read_json("meta/full_meta.json")
    task = {"state_code": 2, "errorMessage": "", "start_time": 1700000000000, "end_time": 1700000001000}
    task["progress"] = 100
    manifest |= task
    for collection in manifest["collection_backups"]:
        collection |= task
        for segment in (s for p in collection["partition_backups"] for s in p.get("segment_backups", [])):
            if not segment.get("deltalogs"):
                segment["deltalogs"] = [{}]
    foreign[1].write("meta/full_meta.json", json.dumps(manifest).encode())
    restored_equals(milvault, source, name, foreign[0], "_f3")


def test_group_less_layout_is_restored(milvault: Milvault, source: Server, foreign, name: Name):
    """Before groups were known, segments lay directly in their partition."""
    _, backup = foreign
    manifest = backup.read_json("meta/full_meta.json")
    for collection in manifest["collection_backups"]:
        for segment in (s for p in collection["partition_backups"] for s in p.get("segment_backups", [])):
            del segment["group_id"]
    for key in list(backup.sizes()):
        if key.startswith(("binlogs/insert_log/", "binlogs/delta_log/")):
            parts = key.split("/")
            backup.write("/".join(parts[:4] + parts[5:]), backup.read(key))
            backup.remove(key)
    backup.write("meta/full_meta.json", json.dumps(manifest).encode())
    restored_equals(milvault, source, name, foreign[0], "_f4")


def test_any_name_is_deleted(milvault: Milvault, foreign):
    milvault("delete", "-n", foreign[0], "--yes")
    assert foreign[1].sizes() == {}
