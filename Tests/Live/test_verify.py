"""What verify finds, and that a restore refuses the same before it touches anything."""

import json

import pytest

from bucket import Bucket
from milvault import Answer, Milvault
from server import Name, Server

REPORT_KEYS = {
    "formatVersion", "id", "name", "depth", "state", "startedAt", "finishedAt", "seconds", "toolVersion", "resumed",
    "collections", "sample", "metaObjects", "promisedObjects", "objects", "bytes", "sameETags", "hashed", "rows",
    "findingCount", "counts", "findings",
}
FINDING_KEYS = {"code", "severity", "object", "collection", "segment", "field", "message", "meaning"}
DAMAGED, FINDINGS = 14, 3
# What only milvault writes into a backup.
OURS = ("meta/seal.json", "meta/objects.jsonl.zst", "meta/etcd.jsonl.zst", "binlogs/stats_log/", "index_files/")


@pytest.fixture(scope="module")
def name(source: Server, token: str) -> Name:
    name = Name(f"verified_{token}")
    source.seed(name, "demo", rows=9000, dimension=16)
    return name


@pytest.fixture(scope="module")
def created(milvault: Milvault, name: Name) -> Answer:
    return milvault("create", "-n", "verified", "--filter", str(name), "--verify", "hash")


@pytest.fixture(scope="module")
def backup(created: Answer, backups: Bucket) -> Bucket:
    return backups.under("verified")


@pytest.fixture(scope="module")
def records(backup: Bucket) -> list[dict]:
    return list(backup.read_lines("meta/objects.jsonl.zst"))


@pytest.fixture
def damage(backup: Bucket):
    """Changes objects for one test; afterwards they are what they were."""
    before: dict[str, bytes] = {}

    def change(key: str, content: bytes | None) -> None:
        before.setdefault(key, backup.read(key))
        if content is None:
            backup.remove(key)
        else:
            backup.write(key, content)

    yield change
    for key, content in before.items():
        backup.write(key, content)


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def of_kind(records: list[dict], kind: str) -> dict:
    return next(record for record in records if record["kind"] == kind)


def test_create_verifies_in_one_go(created: Answer, records: list[dict]):
    report = created.json["verification"]
    assert set(report) == REPORT_KEYS
    assert (report["depth"], report["state"], report["findings"]) == ("hash", "clean", [])
    assert report["objects"] == report["promisedObjects"] == report["hashed"]["objects"] == len(records)
    assert report["bytes"] == report["hashed"]["bytes"] == sum(record["size"] for record in records)


@pytest.mark.parametrize("depth", ["list", "hash", "rows"])
def test_a_good_backup_is_clean(milvault: Milvault, backup: Bucket, depth: str):
    assert milvault("verify", "-n", "verified", "--depth", depth).json["state"] == "clean"
    assert "is whole" in milvault("verify", "-n", "verified", "--depth", depth, output="text").stdout


def test_a_backup_is_verified_without_its_milvus(configured, source: Server, backup: Bucket):
    def nobody(configuration: dict) -> None:
        configuration["milvus"]["grpc"]["port"] = 1
        configuration["milvus"]["etcd"]["endpoints"] = ["127.0.0.1:1"]

    assert configured(source, nobody)("verify", "-n", "verified").json["state"] == "clean"


@pytest.mark.parametrize("kind", ["insertLog", "deltaLog", "statsLog", "indexFile"])
@pytest.mark.parametrize("how", ["missing", "truncated", "flipped"])
def test_damage_is_found_and_named(milvault: Milvault, backup: Bucket, records, damage, kind: str, how: str):
    record = of_kind(records, kind)
    content = backup.read(record["key"])
    damage(record["key"], {"missing": None, "truncated": content[:-1], "flipped": flipped(content)}[how])
    for depth in ("list", "hash"):
        report = milvault("verify", "-n", "verified", "--depth", depth, expect=DAMAGED).json
        (finding,) = report["findings"]
        assert set(finding) == FINDING_KEYS
        assert (finding["object"], finding["severity"]) == (record["key"], "damaged")
        assert finding["segment"] == record["segment"]
        assert finding["collection"] and finding["meaning"]


@pytest.mark.parametrize("kind", ["insertLog", "deltaLog", "statsLog", "indexFile"])
def test_restore_refuses_what_verify_refuses(
    milvault: Milvault, source: Server, records, damage, name: Name, kind: str
):
    damage(of_kind(records, kind)["key"], None)
    answer = milvault("restore", "-n", "verified", "--suffix", "_refused", expect=DAMAGED)
    assert answer.error["code"] == "damaged-backup"
    assert not source.has(Name(f"{name.collection}_refused"))


def test_swapped_objects_are_found(milvault: Milvault, backup: Bucket, records, damage):
    first, second = [record for record in records if record["kind"] == "insertLog"][:2]
    contents = backup.read(first["key"]), backup.read(second["key"])
    damage(first["key"], contents[1])
    damage(second["key"], contents[0])
    report = milvault("verify", "-n", "verified", "--depth", "hash", expect=DAMAGED).json
    assert {finding["object"] for finding in report["findings"]} == {first["key"], second["key"]}


def test_a_changed_manifest_is_found(milvault: Milvault, backup: Bucket, damage):
    damage("meta/full_meta.json", backup.read("meta/full_meta.json").replace(b'"size":', b'"size": ', 1))
    report = milvault("verify", "-n", "verified", expect=DAMAGED).json
    assert [finding["object"] for finding in report["findings"]] == ["meta/full_meta.json"]


def test_a_stray_is_a_remark(milvault: Milvault, backup: Bucket, records):
    key = of_kind(records, "insertLog")["key"] + "9"
    backup.write(key, b"x")
    try:
        report = milvault("verify", "-n", "verified", expect=FINDINGS).json
    finally:
        backup.remove(key)
    assert [(finding["code"], finding["object"]) for finding in report["findings"]] == [("stray", key)]


def test_samples_cover_everything(milvault: Milvault, backup: Bucket, records):
    reports = [milvault("verify", "-n", "verified", "--depth", "hash", "--sample", "25%").json for _ in range(4)]
    assert [report["sample"]["window"] for report in reports] == [1, 2, 3, 4]
    assert sum(report["hashed"]["objects"] for report in reports) == len(records)


def test_reports_lie_beside_the_backup(milvault: Milvault, backups: Bucket, backup: Bucket):
    before = backup.sizes()
    report = milvault("verify", "-n", "verified", "--depth", "hash").json
    assert backup.sizes() == before
    kept = backups.under(".milvault/verify/verified")
    assert json.loads(kept.read(newest(kept))) == report
    (listed,) = [b for b in milvault("list").json["backups"] if b["name"] == "verified"]
    assert (listed["verified"]["depth"], listed["verified"]["state"]) == ("hash", "clean")
    assert milvault("get", "-n", "verified").json["verified"] == listed["verified"]


def newest(kept: Bucket) -> str:
    return max(key for key in kept.sizes() if key[0].isdigit())


def test_milvus_backups_own_are_verified_too(milvault: Milvault, backups: Bucket, name: Name):
    milvault("create", "-n", "verified_foreign", "--filter", str(name))
    foreign = backups.under("verified_foreign")
    foreign.remove_matching(*OURS)
    assert milvault("verify", "-n", "verified_foreign").json["state"] == "clean"
    report = milvault("verify", "-n", "verified_foreign", "--depth", "hash").json
    assert report["state"] == "clean"
    assert report["hashed"]["byETag"] + report["hashed"]["newlyProved"] == report["objects"] > 0
    key = next(key for key in foreign.sizes() if key.startswith("binlogs/insert_log/"))
    foreign.remove(key)
    (finding,) = milvault("verify", "-n", "verified_foreign", expect=DAMAGED).json["findings"]
    assert finding["object"] == key


def test_delete_takes_the_reports_along(milvault: Milvault, backups: Bucket, created: Answer):
    milvault("verify", "-n", "verified_foreign", expect=DAMAGED)
    assert backups.under(".milvault/verify/verified_foreign").sizes()
    milvault("delete", "-n", "verified_foreign", "--yes")
    assert not backups.under(".milvault/verify/verified_foreign").sizes()
