"""Backups that are damaged: refused before Milvus is touched, or restored without the segments that aren't whole.

Milvus' own restore has taken each of these for whole: milvus-io/milvus issues 53514 (deleted segment file), 53519 (missing
statistics), 53607 (corrupt segment), 53665 (corrupt index), 53666 (corrupt deletes).
"""

import io
import json
import os
import pathlib
from dataclasses import dataclass
from typing import Callable, Iterator

import parquet_values
import pyarrow.parquet as parquet
import pytest
from bucket import Bucket
from milvault import Answer, Milvault
from server import Name, Server
from testbench import rows as reading

DAMAGED, FINDINGS = 14, 3
ROWS = 6000
DELETED = set(range(7, ROWS, 100))
MISSING, FLIPPED = "missing", "flipped"
# Kind of object, what is done to it, whether rows are lost.
ISSUES = [
    pytest.param("insertLog", MISSING, True, id="53514-deleted-segment-file"),
    pytest.param("statsLog", MISSING, False, id="53519-missing-statistics"),
    pytest.param("insertLog", FLIPPED, True, id="53607-corrupt-segment"),
    pytest.param("indexFile", FLIPPED, False, id="53665-corrupt-index"),
    pytest.param("deltaLog", FLIPPED, True, id="53666-corrupt-deletes"),
]


@dataclass(frozen=True)
class Scene:
    """A collection with two segments in each of three partitions, and its backup."""

    milvault: Milvault
    server: Server
    name: Name
    backup: Bucket
    records: list[dict]

    @staticmethod
    def of(milvault: Milvault, server: Server, backups: Bucket, shape: str, name: Name) -> "Scene":
        server.seed(name, shape, rows=ROWS, dimension=16)
        milvault("create", "-n", name.collection, "--filter", str(name))
        backup = backups.under(name.collection)
        return Scene(milvault, server, name, backup, list(backup.read_lines("meta/objects.jsonl.zst")))

    def record(self, kind: str) -> dict:
        return next(record for record in self.records if record["kind"] == kind)

    def keys(self, segment: int) -> set[int]:
        """Of the rows in a segment, deleted ones included; as pyarrow reads them."""
        logs = [r["key"] for r in self.records
                if r["kind"] == "insertLog" and r["segment"] == segment and "/100/" in r["key"]]
        return keys_in(self.backup.read(log) for log in logs)

    @property
    def copy(self) -> Name:
        return Name(f"{self.name.collection}_back")

    def restore(self, *arguments: str, expect: int, milvault: Milvault | None = None) -> Answer:
        self.server.expect(self.copy)
        if self.server.has(self.copy):
            self.server.drop(self.copy)
        return (milvault or self.milvault)(
            "restore", "-n", self.name.collection, "--suffix", "_back", *arguments, expect=expect)

    def refused(self, *arguments: str, milvault: Milvault | None = None) -> dict:
        """The error; nothing in Milvus or its bucket is other than before."""
        if self.server.has(self.copy):
            self.server.drop(self.copy)
        before = self.server.collections(), self.server.foreign_objects()
        error = self.restore(*arguments, expect=DAMAGED, milvault=milvault).error
        assert (self.server.collections(), self.server.foreign_objects()) == before
        assert error["code"] == "damaged-backup"
        assert "Nothing was touched." in error["message"]
        return error

    def check_rows(self, missing: set[int]) -> None:
        """Every row is back, value for value, but those with the missing keys."""
        there = reading.dump(self.server.collection(self.name))
        back = reading.dump(self.server.collection(self.copy))
        assert len(there) == ROWS - len(DELETED)
        assert back == [line for line in there if key_of(line) not in missing]
        assert len(back) == ROWS - len(DELETED | missing)


def keys_in(logs) -> set[int]:
    return {
        key for log in logs for payload in parquet_values.payloads(log)
        for key in parquet.read_table(io.BytesIO(payload)).column(0).to_pylist()
    }


def key_of(line: str) -> int:
    return json.loads(line)["id"]


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


@pytest.fixture(scope="module")
def scene(milvault: Milvault, source: Server, backups: Bucket, token: str) -> Scene:
    return Scene.of(milvault, source, backups, "demo", Name(f"torn_{token}"))


@pytest.fixture
def damage() -> Iterator[Callable]:
    """Changes objects for one test; afterwards they are what they were."""
    before: dict[tuple[Bucket, str], bytes] = {}

    def change(bucket: Bucket, key: str, how: str) -> None:
        content = before.setdefault((bucket, key), bucket.read(key))
        if how == MISSING:
            bucket.remove(key)
        else:
            bucket.write(key, flipped(content))

    yield change
    for (bucket, key), content in before.items():
        bucket.write(key, content)


def check_left_out(answer: Answer, scene: Scene, record: dict, missing: set[int]) -> None:
    report = answer.json
    (collection,) = report["collections"]
    left_out = collection["leftOut"]
    (segment,) = left_out["segments"]
    assert report["state"] == "partial" and collection["state"] == "done"
    assert (segment["segment"], segment["rows"]) == (record["segment"], len(missing))
    assert (segment["smallestKey"], segment["largestKey"]) == (min(missing), max(missing))
    assert [damage["object"] for damage in segment["damages"]] == [record["key"]]
    assert (left_out["segmentCount"], left_out["segmentsInBackup"]) == (1, 6)
    assert (left_out["rows"], left_out["rowsInBackup"]) == (len(missing), ROWS)
    assert left_out["partitions"] == [
        {"partition": segment["partition"], "segments": 1, "rows": len(missing)}]
    assert collection["restoredRows"] == len(set(range(ROWS)) - missing - DELETED)
    assert "segments-left-out" in {finding["code"] for finding in report["findings"]}


@pytest.mark.parametrize("kind, how, loses_rows", ISSUES)
def test_what_milvus_took_for_whole_is_refused_or_left_out(scene: Scene, damage, kind, how, loses_rows):
    record = scene.record(kind)
    keys = scene.keys(record["segment"])
    damage(scene.backup, record["key"], how)
    for depth in ("list", "hash"):
        error = scene.refused("--verify", depth)
        assert [finding["object"] for finding in error["findings"]] == [record["key"]]
        assert error["findingCount"] == 1
        assert error["findings"][0]["message"] in error["message"]
        assert "--skip-damaged" in error["advice"] and "milvault verify" in error["advice"]
    answer = scene.restore("--skip-damaged", expect=FINDINGS if loses_rows else 0)
    if loses_rows:
        check_left_out(answer, scene, record, keys)
    else:
        (collection,) = answer.json["collections"]
        assert collection["leftOut"]["segments"] == [] and collection["leftOut"]["madeAnewCount"] == 1
        assert "damage-without-loss" in {finding["code"] for finding in answer.json["findings"]}
    scene.check_rows(keys if loses_rows else set())


def test_a_dry_run_shows_what_would_be_left_out(scene: Scene, damage):
    record = scene.record("insertLog")
    keys = scene.keys(record["segment"])
    damage(scene.backup, record["key"], MISSING)
    plan = scene.restore("--skip-damaged", "--dry-run", expect=0).json
    (collection,) = plan["collections"]
    assert collection["leftOut"]["rows"] == len(keys)
    assert collection["storedRows"] == ROWS - len(keys)
    assert not scene.server.has(scene.copy)


def test_a_collection_of_which_nothing_is_whole_does_not_hold_up_others(
    milvault: Milvault, source: Server, backups: Bucket, plain: Name, scene: Scene, damage
):
    backup = f"{scene.name.collection}_two"
    milvault("create", "-n", backup, "--filter", f"{plain},{scene.name}")
    bucket = backups.under(backup)
    for record in bucket.read_lines("meta/objects.jsonl.zst"):
        if record["collection"] != scene.records[0]["collection"] and record["kind"] == "insertLog":
            damage(bucket, record["key"], MISSING)
    copies = [Name(f"{name.collection}_two") for name in (plain, scene.name)]
    source.expect(*copies)
    report = milvault("restore", "-n", backup, "--suffix", "_two", "--skip-damaged", expect=FINDINGS).json
    states = {collection["target"]: collection["state"] for collection in report["collections"]}
    assert states == {str(copies[0]): "failed", str(copies[1]): "done"}
    assert not source.has(copies[0])
    assert source.observe(copies[1]).digest == source.observe(scene.name).digest
    (failed,) = [collection for collection in report["collections"] if collection["state"] == "failed"]
    assert "no segment of it is whole" in failed["reason"] and failed["leftOut"]["rows"] == 1500


def test_a_damaged_manifest_can_not_be_left_out(scene: Scene, damage):
    damage(scene.backup, "meta/full_meta.json", FLIPPED)
    for arguments in ([], ["--skip-damaged"], ["--verify", "hash", "--skip-damaged"]):
        assert "meta/full_meta.json" in scene.refused(*arguments)["message"]


def test_a_segment_is_left_out_of_a_backup_in_milvus_own_bucket(configured, source: Server, scene: Scene, damage):
    """Nothing is staged there: its partition must not be imported at once."""
    own = Bucket(source.instance.bucket, f"backup-{scene.name.collection}")
    place = {"bucketName": own.name, "rootPath": own.prefix}
    milvault = configured(source, lambda c: c["backup"]["storage"].update(place))
    milvault("create", "-n", scene.name.collection, "--filter", str(scene.name))
    record = scene.record("insertLog")
    keys = scene.keys(record["segment"])
    damage(own.under(scene.name.collection), record["key"], MISSING)
    scene.refused(milvault=milvault)
    check_left_out(scene.restore("--skip-damaged", expect=FINDINGS, milvault=milvault), scene, record, keys)
    scene.check_rows(keys)
    own.clear()


def test_a_log_laid_by_hand_into_a_segment_does_not_come_back(
    configured, source: Server, scene: Scene, milvault: Milvault
):
    """It isn't staged; where nothing is staged, its collection is refused."""
    strangers = [strange(scene.backup, record) for record in scene.records if record["kind"] == "insertLog"]
    assert all(milvault("verify", "-n", scene.name.collection, expect=FINDINGS).json["findings"])
    scene.restore(expect=0)
    scene.check_rows(set())
    scene.backup.remove(*strangers)
    own = Bucket(source.instance.bucket, f"strange-{scene.name.collection}")
    place = {"bucketName": own.name, "rootPath": own.prefix}
    milvault = configured(source, lambda c: c["backup"]["storage"].update(place))
    milvault("create", "-n", scene.name.collection, "--filter", str(scene.name))
    backup = own.under(scene.name.collection)
    stranger = strange(backup, scene.record("insertLog"))
    for arguments in ([], ["--skip-damaged"]):
        assert stranger in scene.refused(*arguments, milvault=milvault)["message"]
    backup.remove(stranger)
    scene.restore(expect=0, milvault=milvault)
    scene.check_rows(set())
    own.clear()


def strange(backup: Bucket, record: dict) -> str:
    """Lays a copy of a log beside it, under a number of its own."""
    key = f"{record['key']}7"
    backup.write(key, backup.read(record["key"]))
    return key


@pytest.mark.parametrize("kind", ["insertLog", "deltaLog"])
def test_rot_that_no_listing_shows_is_found_by_reading(configured, scene: Scene, tmp_path: pathlib.Path, kind: str):
    """A directory has no ETags: the size and even the time of the file are as they were."""
    place = {"storageType": "local", "provider": "local", "rootPath": str(tmp_path), "bucketName": ""}
    milvault = configured(scene.server, lambda c: c["backup"]["storage"].update(place))
    milvault("create", "-n", scene.name.collection, "--filter", str(scene.name))
    record = scene.record(kind)
    keys = scene.keys(record["segment"])
    file = tmp_path / scene.name.collection / record["key"]
    times = file.stat()
    file.write_bytes(flipped(file.read_bytes()))
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    scene.restore("--dry-run", expect=0, milvault=milvault)
    error = scene.refused("--verify", "hash", milvault=milvault)
    assert [(finding["code"], finding["object"]) for finding in error["findings"]] == [
        ("object-content", record["key"])]
    answer = scene.restore("--verify", "hash", "--skip-damaged", expect=FINDINGS, milvault=milvault)
    check_left_out(answer, scene, record, keys)
    scene.check_rows(keys)


@pytest.mark.parametrize("kind", ["insertLog", "deltaLog"])
def test_an_old_milvus_gets_the_whole_segments_too(configured, server, backups: Bucket, damage, token, kind: str):
    old = server("old")
    milvault = configured(old)
    scene = Scene.of(milvault, old, backups, "demo22", Name(f"torn_{kind}_{token}"))
    record = scene.record(kind)
    keys = scene.keys(record["segment"])
    damage(scene.backup, record["key"], MISSING)
    scene.refused()
    check_left_out(scene.restore("--skip-damaged", expect=FINDINGS), scene, record, keys)
    scene.check_rows(keys)
