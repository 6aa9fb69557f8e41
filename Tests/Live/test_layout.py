"""What lies in the bucket after a backup, read without milvault: milvus-backup's layout and ours beside it."""

import base64
import hashlib
import json
from collections import Counter, defaultdict
from typing import Any, Iterator

import pytest

from bucket import Bucket
from milvault import SECRETS, Answer, Milvault
from server import Name, Server

# Enough for an index: Milvus builds none for segments below 1024 rows, and there are six.
ROWS = 9000
LEVEL_FILES = ("meta/backup_meta.json", "meta/collection_meta.json", "meta/partition_meta.json",
               "meta/segment_meta.json", "meta/full_meta.json")
OWN_FILES = ("meta/objects.jsonl.zst", "meta/etcd.jsonl.zst", "meta/seal.json")
# Beyond it a double loses digits.
LARGEST_EXACT_DOUBLE = 1 << 53


@pytest.fixture(scope="module")
def names(source: Server, token: str) -> list[Name]:
    names = [Name(f"layout_demo_{token}"), Name(f"layout_empty_{token}", database=f"layout_{token}")]
    source.seed(names[0], "demo", rows=ROWS, dimension=32)
    source.seed(names[1], "empty", rows=0, dimension=4)
    return names


@pytest.fixture(scope="module")
def created(milvault: Milvault, names: list[Name]) -> Answer:
    return milvault("create", "-n", "layout", "--filter", ",".join(map(str, names)))


@pytest.fixture(scope="module")
def backup(backups: Bucket, created: Answer) -> Bucket:
    return backups.under("layout")


@pytest.fixture(scope="module")
def manifest(backup: Bucket) -> dict[str, Any]:
    return backup.read_json("meta/full_meta.json")


def collection_of(manifest: dict, name: Name) -> dict:
    return next(c for c in manifest["collection_backups"] if c["collection_name"] == name.collection)


def segments(collection: dict) -> Iterator[dict]:
    for partition in collection["partition_backups"]:
        yield from partition.get("segment_backups", [])


def test_every_meta_file_is_there_and_the_run_is_cleaned_up(backup: Bucket):
    keys = set(backup.sizes())
    assert keys >= {*LEVEL_FILES, *OWN_FILES}
    assert not [key for key in keys if key.startswith("run/")]


def test_only_known_directories_are_used(backup: Bucket):
    starts = {"/".join(key.split("/")[:2]) for key in backup.sizes() if not key.startswith(("meta/", "index_files/"))}
    assert starts <= {"binlogs/insert_log", "binlogs/delta_log", "binlogs/stats_log"}


def test_each_segment_is_a_group_of_its_own(manifest: dict, names: list[Name]):
    found = list(segments(collection_of(manifest, names[0])))
    assert found
    assert all(segment["group_id"] == segment["segment_id"] for segment in found)


def test_objects_lie_where_milvus_backup_looks_for_them(backup: Bucket, manifest: dict, names: list[Name]):
    keys = set(backup.sizes())
    for segment in segments(collection_of(manifest, names[0])):
        place = "{collection_id}/{partition_id}/{group_id}/{segment_id}".format(**segment)
        for field in segment["binlogs"]:
            for log in field["binlogs"]:
                assert f"binlogs/insert_log/{place}/{field.get('fieldID', 0)}/{log['log_id']}" in keys
        for log in (log for field in segment.get("deltalogs", []) for log in field.get("binlogs", [])):
            assert f"binlogs/delta_log/{place}/{log['log_id']}" in keys


def test_no_stray_object_lies_in_a_group(backup: Bucket, manifest: dict, names: list[Name]):
    """Milvus takes every child of a group for a segment, and every file below it for a log."""
    collection = collection_of(manifest, names[0])
    segment_ids = {segment["segment_id"] for segment in segments(collection)}
    for key in backup.sizes():
        if key.startswith("binlogs/insert_log/"):
            numbers = [int(part) for part in key.split("/")[2:]]
            assert len(numbers) == 6, f"{key} isn't collection/partition/group/segment/field/log"
            assert numbers[3] in segment_ids
        if key.startswith("binlogs/delta_log/"):
            assert len([int(part) for part in key.split("/")[2:]]) == 5


def test_all_fields_of_a_segment_have_as_many_logs(manifest: dict, names: list[Name]):
    for segment in segments(collection_of(manifest, names[0])):
        counts = {field.get("fieldID", 0): len(field["binlogs"]) for field in segment["binlogs"]}
        assert len(set(counts.values())) == 1, counts
        assert {0, 1} <= set(counts), "the row id and the timestamp belong to every segment"


def test_sizes_are_those_of_the_objects(backup: Bucket, manifest: dict):
    stored: Counter = Counter()
    for key, size in backup.sizes().items():
        if key.startswith(("binlogs/insert_log/", "binlogs/delta_log/")):
            stored[int(key.split("/")[5])] += size
    for collection in manifest["collection_backups"]:
        for segment in segments(collection):
            assert segment["size"] == stored[segment["segment_id"]]
        for partition in collection["partition_backups"]:
            assert partition["size"] == sum(s["size"] for s in partition.get("segment_backups", []))
        assert collection["size"] == sum(partition["size"] for partition in collection["partition_backups"])
    assert manifest["size"] == sum(collection["size"] for collection in manifest["collection_backups"])


def test_log_paths_name_the_objects_in_milvus_own_bucket(manifest: dict, names: list[Name], source: Server):
    keys = set(Bucket(source.instance.bucket).sizes())
    for segment in segments(collection_of(manifest, names[0])):
        for field in segment["binlogs"]:
            assert {log["log_path"] for log in field["binlogs"]} <= keys


def test_the_rows_of_segments_are_counted(manifest: dict, names: list[Name]):
    assert sum(segment["num_of_rows"] for segment in segments(collection_of(manifest, names[0]))) == ROWS


def test_numbers_are_numbers_and_keep_all_their_digits(backup: Bucket, names: list[Name]):
    text = backup.read("meta/full_meta.json").decode()
    # Nothing in a manifest is a fraction; one would betray a number that went through a double.
    manifest = json.loads(text, parse_float=lambda number: pytest.fail(f"{number} isn't an integer"))
    collection = collection_of(manifest, names[0])
    for key in ("collection_id", "backup_timestamp"):
        assert isinstance(collection[key], int)
        assert collection[key] > LARGEST_EXACT_DOUBLE
    assert "\n" not in text, "milvus-backup writes one line"


def test_keys_that_are_always_there(manifest: dict):
    assert {"id", "state_code", "name", "size", "milvus_version"} <= set(manifest)
    assert "format" not in manifest, "absent means binlog"
    wanted = {"collection_id", "db_name", "schema", "shards_num", "has_index", "load_state", "size"}
    assert all(wanted <= set(collection) for collection in manifest["collection_backups"])


def test_the_schema_is_milvus_backups(manifest: dict, names: list[Name]):
    schema = collection_of(manifest, names[0])["schema"]
    assert schema["enable_dynamic_field"] is True
    fields = {field["name"]: field for field in schema["fields"]}
    assert fields["id"]["is_primary_key"] is True
    assert fields["id"]["data_type"] == 5
    assert fields["vector"]["data_type"] == 101
    assert {"key": "dim", "value": "32"} in fields["vector"]["type_params"]
    assert fields["tags"]["element_type"] == 21
    assert [field["fieldID"] for field in schema["fields"]][:3] == [100, 101, 102]


def test_indexes_load_state_and_alias_are_recorded(manifest: dict, names: list[Name]):
    collection = collection_of(manifest, names[0])
    assert collection["has_index"] is True
    assert collection["index_infos"][0]["index_type"] == "HNSW"
    assert collection["index_infos"][0]["params"]["metric_type"] == "L2"
    assert collection["load_state"] == "Loaded"
    assert collection["aliases"] == [f"{names[0].collection}_alias"]


def test_databases_are_recorded(manifest: dict, names: list[Name]):
    assert {entry["db_name"] for entry in manifest["database_backups"]} == {"default", names[1].database}


def test_channel_checkpoints_are_recorded(manifest: dict, names: list[Name]):
    checkpoints = collection_of(manifest, names[0])["channel_checkpoints"]
    assert len(checkpoints) == 2, "one for each shard"
    assert all(base64.b64decode(position, validate=True) for position in checkpoints.values())


def test_level_files_agree_with_the_full_one(backup: Bucket, manifest: dict):
    level = {name: backup.read_json(f"meta/{name}_meta.json") for name in ("collection", "partition", "segment")}
    ids = {collection["collection_id"] for collection in manifest["collection_backups"]}
    assert {info["collection_id"] for info in level["collection"]["infos"]} == ids
    partitions = [p for c in manifest["collection_backups"] for p in c["partition_backups"]]
    assert {i["partition_id"] for i in level["partition"]["infos"]} == {p["partition_id"] for p in partitions}
    all_segments = {s["segment_id"] for c in manifest["collection_backups"] for s in segments(c)}
    assert {info["segment_id"] for info in level["segment"]["infos"]} == all_segments


def test_the_object_list_names_every_object_with_its_size(backup: Bucket, created: Answer):
    listed = {record["key"]: record for record in backup.read_lines("meta/objects.jsonl.zst")}
    stored = {key: size for key, size in backup.sizes().items() if not key.startswith("meta/")}
    assert {key: record["size"] for key, record in listed.items()} == stored
    assert all(record["etag"] and record["proof"] for record in listed.values())
    report = created.json
    assert report["copiedObjects"] == len(listed)
    assert report["copiedBytes"] == sum(stored.values())


def test_stats_logs_and_index_files_are_there_for_a_clone(backup: Bucket, names: list[Name]):
    kinds = Counter(record["kind"] for record in backup.read_lines("meta/objects.jsonl.zst"))
    assert kinds["statsLog"] > 0
    assert kinds["indexFile"] > 0
    assert kinds["deltaLog"] > 0


def test_copies_are_the_same_bytes(backup: Bucket, source: Server):
    origin = Bucket(source.instance.bucket)
    by_kind = defaultdict(list)
    for record in backup.read_lines("meta/objects.jsonl.zst"):
        by_kind[record["kind"]].append(record)
    for records in by_kind.values():
        record = records[0]
        assert backup.read(record["key"]) == origin.read(record["source"])


def test_the_seal_vouches_for_every_other_meta_object(backup: Bucket):
    seal = backup.read_json("meta/seal.json")
    sealed = {entry["key"]: entry for entry in seal["meta"]}
    assert set(sealed) == {key for key in backup.sizes() if key.startswith("meta/")} - {"meta/seal.json"}
    for key, entry in sealed.items():
        content = backup.read(key)
        assert (len(content), hashlib.sha256(content).hexdigest()) == (entry["size"], entry["sha256"])


def test_etcd_is_kept_at_one_revision(backup: Bucket, source: Server):
    header, *records = backup.read_lines("meta/etcd.jsonl.zst")
    assert header["revision"] > 0
    prefix = source.instance.etcd_root.encode()
    keys = [base64.b64decode(record["key"]) for record in records]
    assert keys
    assert all(key.startswith(prefix) for key in keys)
    assert max(record["modRevision"] for record in records) <= header["revision"]


def test_no_secret_is_in_the_backup(backup: Bucket):
    for key in backup.sizes():
        if key.startswith("meta/"):
            content = backup.read(key)
            assert not [secret for secret in SECRETS if secret.encode() in content], key
