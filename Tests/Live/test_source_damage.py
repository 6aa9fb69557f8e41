"""Damage in Milvus' own bucket is found while backing up: what is left is backed up, and what isn't is told."""

from dataclasses import dataclass

import pytest

from bucket import Bucket
from milvault import Milvault
from server import Name, Server
from testbench.seeding import literal
from testbench.shapes import make

FINISHED_WITH_FINDINGS = 3
# Milvus merges three small segments, and two not.
FLUSHES, ROWS = 2, 600
DELETED = 20


@dataclass
class Source:
    server: Server
    name: Name
    # Milvus' own, of the collection: `insert_log/<collection>/…` by its path.
    logs: Bucket
    collection: int

    def of(self, kind: str) -> list[str]:
        return sorted(key for key in self.logs.sizes() if key.startswith(f"{kind}/{self.collection}/"))

    def segments(self) -> dict[str, list[str]]:
        """Insert logs by segment."""
        found: dict[str, list[str]] = {}
        for key in self.of("insert_log"):
            found.setdefault(key.split("/")[3], []).append(key)
        return found


@pytest.fixture(scope="module", params=["src", "old"])
def source(server, token, request) -> Source:
    """Several segments, one of them with deletes. Tests damage it for a while."""
    milvus: Server = server(request.param)
    name = Name(f"source_{token}")
    collection = milvus.seed(name, "unloaded", rows=ROWS, dimension=8)
    more = make("unloaded", FLUSHES * ROWS, 8)
    for start in range(ROWS, FLUSHES * ROWS, ROWS):
        collection.insert([more.row(i) for i in range(start, start + ROWS)])
        collection.flush()
    field = collection.primary_field.name
    collection.delete(f"{field} in {literal([more.row(i)[field] for i in range(DELETED)])}")
    collection.flush()
    described = collection._get_connection().describe_collection(collection.name)
    logs = Bucket(milvus.instance.bucket, milvus.instance.root_path)
    return Source(milvus, name, logs, described["collection_id"])


def without_etcd(configuration: dict) -> None:
    del configuration["milvus"]["etcd"]


def back_up(milvault: Milvault, source: Source, name: str, expect: int) -> dict:
    answer = milvault("create", "-n", name, "--filter", str(source.name), expect=expect).json
    (answer["collection"],) = answer["collections"]
    answer["codes"] = {finding["code"] for finding in answer["findings"]} - {"garbage-collection-not-held"}
    return answer


def test_a_sound_source_has_nothing_to_tell(configured, source: Source, backups):
    created = back_up(configured(source.server), source, f"sound_{source.server.instance.name}", expect=0)
    assert created["codes"] == set()
    assert created["collection"]["damage"] is None
    assert created["collection"]["rows"] == FLUSHES * ROWS


def test_a_segment_that_lost_a_log_is_left_out_and_the_others_restore(configured, source: Source, backups):
    """Its only flush lacks a field: no row of it can be had."""
    segment, logs = sorted(source.segments().items())[0]
    milvault: Milvault = configured(source.server)
    backup = f"lost_{source.server.instance.name}"
    with source.logs.damaged({logs[-1]: None}):
        created = back_up(milvault, source, backup, FINISHED_WITH_FINDINGS)
    assert (created["state"], created["collection"]["state"]) == ("partial", "done")
    assert created["codes"] == {"source-damaged"}
    damage, rows = created["collection"]["damage"], created["collection"]["rows"]
    assert f"of segment {segment}" in damage and "1 insert_log of 1 segments" in damage
    assert rows < FLUSHES * ROWS
    assert f"{FLUSHES * ROWS - rows} rows can't be backed up" in damage
    assert milvault("verify", "-n", backup, "--depth", "hash").json["state"] == "clean"
    (listed,) = [b for b in milvault("list").json["backups"] if b["name"] == backup]
    assert listed["state"] == "partial"
    copy = Name(f"{source.name.collection}_back")
    source.server.expect(copy)
    milvault("restore", "-n", backup, "--suffix", "_back")
    assert rows - DELETED <= source.server.collection(copy).num_entities <= rows
    source.server.drop(copy)


def test_without_etcd_the_rows_of_the_others_are_told_apart_by_reading(configured, source: Source, backups):
    segment, logs = sorted(source.segments().items())[0]
    with source.logs.damaged({logs[-1]: None}):
        created = back_up(configured(source.server, without_etcd), source, f"blind_{source.server.instance.name}",
                          FINISHED_WITH_FINDINGS)
    assert created["collection"]["logListing"] == "listing"
    assert created["codes"] == {"source-damaged"}
    assert f"segment {segment}" in created["collection"]["damage"]
    assert 0 < created["collection"]["rows"] < FLUSHES * ROWS


def test_leftovers_of_an_upload_are_left_out(configured, source: Source, backups):
    """The same log under another id, as a flush that was tried again leaves it: without etcd, too."""
    log = source.of("insert_log")[0]
    segment = log.split("/")[3]
    count, name = len(source.segments()[segment]), source.server.instance.name
    with source.logs.damaged({f"{log}1": source.logs.read(log)}):
        exact = back_up(configured(source.server), source, f"left_{name}", expect=0)
        listed = back_up(configured(source.server, without_etcd), source, f"left_blind_{name}", expect=0)
    assert exact["codes"] == set()
    assert listed["codes"] == {"leftover-logs"}
    for created in (exact, listed):
        assert created["collection"]["rows"] == FLUSHES * ROWS
        kept = [key for key in backups.under(created["name"]).sizes() if f"/{segment}/{segment}/" in key]
        assert len([key for key in kept if "insert_log" in key]) == count


@pytest.mark.parametrize("kind", ["stats_log", "delta_log"])
def test_a_log_that_was_cut_off_is_told(configured, source: Source, backups, kind: str):
    """Its length is in Milvus' metadata. (That of insert logs isn't, in 2.2 and 2.3.)"""
    log = source.of(kind)[0]
    content = source.logs.read(log)
    with source.logs.damaged({log: content[:-7]}):
        created = back_up(configured(source.server), source, f"cut_{kind}_{source.server.instance.name}",
                          FINISHED_WITH_FINDINGS)
    assert created["codes"] == {"source-damaged"}
    assert f"{kind} {log.split('/')[-1]}" in created["collection"]["damage"]
    assert f"has {len(content) - 7} bytes, and had {len(content)}" in created["collection"]["damage"]


def test_an_empty_log_is_told(configured, source: Source, backups):
    log = source.of("insert_log")[0]
    with source.logs.damaged({log: b""}):
        created = back_up(configured(source.server), source, f"empty_{source.server.instance.name}",
                          FINISHED_WITH_FINDINGS)
    assert f"insert_log {log.split('/')[-1]}" in created["collection"]["damage"]


@pytest.mark.parametrize("kind", ["stats_log", "delta_log"])
def test_a_lost_log_without_rows_costs_none(configured, source: Source, backups, kind: str):
    with source.logs.damaged({source.of(kind)[0]: None}):
        created = back_up(configured(source.server), source, f"gone_{kind}_{source.server.instance.name}",
                          FINISHED_WITH_FINDINGS)
    assert created["collection"]["rows"] == FLUSHES * ROWS
    damage = created["collection"]["damage"]
    assert f"1 {kind} of 1 segments" in damage and "No row is lost." in damage
    assert ("Rows that were deleted come back" in damage) == (kind == "delta_log")


def test_logs_that_no_segment_owns_are_left_out(configured, source: Source, backups):
    """Young ones aren't even told: a compaction's logs come before its segment."""
    log = source.of("insert_log")[0].split("/")
    strays = {"/".join([*log[:3], segment, *log[4:]]): b"not known" for segment in ("1", "999999999999999999")}
    name = f"stray_{source.server.instance.name}"
    with source.logs.damaged(strays):
        created = back_up(configured(source.server), source, name, expect=0)
    assert created["codes"] == set()
    assert created["collection"]["rows"] == FLUSHES * ROWS
    assert not [key for key in backups.under(name).sizes() if "/999999999999999999/" in key or "/1/1/" in key]
