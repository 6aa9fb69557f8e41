"""The JSON that others rely on: exact keys, and values that are true."""

from datetime import datetime

import pytest

from bucket import Bucket
from milvault import Answer, Milvault
from server import Name, Server

CREATE_KEYS = {
    "name", "kind", "state", "startedAt", "sealedAt", "seconds", "copiedObjects", "copiedBytes", "referencedObjects",
    "referencedBytes", "reusedObjects", "requests", "methods", "collections", "findings",
}
CREATE_COLLECTION_KEYS = {
    "database", "name", "state", "rows", "deletedRows", "segments", "logListing", "consistentAt", "reason",
    "damage",
}
RESTORE_KEYS = {"name", "state", "seconds", "methods", "collections", "findings"}
RESTORE_COLLECTION_KEYS = {
    "source", "target", "state", "expectedRows", "restoredRows", "indexes", "loaded", "reason",
    "leftOut",
}
LIST_KEYS = {"name", "kind", "state", "createdAt", "bytes", "objects", "collections", "origin", "verified", "drilled"}


@pytest.fixture(scope="module")
def created(milvault: Milvault, plain: Name) -> Answer:
    return milvault("create", "-n", "reported", "--filter", str(plain))


def test_create_reports_what_it_did(created: Answer, plain: Name, backups: Bucket):
    report = created.json
    assert set(report) == CREATE_KEYS
    assert (report["name"], report["kind"], report["state"]) == ("reported", "full", "complete")
    assert datetime.fromisoformat(report["startedAt"]) <= datetime.fromisoformat(report["sealedAt"])
    assert report["copiedObjects"] == len([k for k in backups.under("reported").sizes() if not k.startswith("meta/")])
    assert report["requests"] >= report["copiedObjects"]
    assert (report["referencedObjects"], report["referencedBytes"], report["reusedObjects"]) == (0, 0, 0)
    assert sum(report["methods"].values()) == report["copiedObjects"]
    (collection,) = report["collections"]
    assert set(collection) == CREATE_COLLECTION_KEYS
    assert (collection["database"], collection["name"]) == (plain.database, plain.collection)
    assert (collection["state"], collection["rows"], collection["reason"]) == ("done", 1500, None)
    assert collection["logListing"] == "etcd"
    assert datetime.fromisoformat(collection["consistentAt"])


def test_nothing_but_the_report_is_on_stdout(created: Answer):
    assert created.stdout.startswith("{")
    assert created.stdout.rstrip().endswith("}")


def test_list_shows_the_backup(milvault: Milvault, created: Answer):
    (backup,) = [b for b in milvault("list").json["backups"] if b["name"] == "reported"]
    assert set(backup) == LIST_KEYS
    assert (backup["kind"], backup["state"], backup["origin"]) == ("full", "complete", "milvault")
    assert (backup["objects"], backup["bytes"]) == (created.json["copiedObjects"], created.json["copiedBytes"])


def test_get_shows_the_backup_in_full(milvault: Milvault, created: Answer, plain: Name):
    assert plain.collection in milvault("get", "-n", "reported").stdout
    assert plain.collection in milvault("get", "-n", "reported", output="text").stdout


def test_restore_reports_what_it_did(milvault: Milvault, created: Answer, plain: Name, source: Server):
    copy = Name(f"{plain.collection}_copy")
    source.expect(copy)
    report = milvault("restore", "-n", "reported", "--suffix", "_copy").json
    assert set(report) == RESTORE_KEYS
    assert report["name"] == "reported"
    (collection,) = report["collections"]
    assert set(collection) == RESTORE_COLLECTION_KEYS
    assert (collection["source"], collection["target"]) == (str(plain), str(copy))
    assert (collection["expectedRows"], collection["restoredRows"]) == (1500, 1500)
    assert (collection["indexes"], collection["loaded"], collection["reason"]) == (1, True, None)


def test_the_global_options_stand_before_the_verb_too(milvault: Milvault, created: Answer):
    """The line that milvus-backup's users have in their scripts."""
    assert milvault("list", "--set", "log.level=debug").json == milvault("list").json


def test_text_output_has_no_colours_when_nobody_looks(milvault: Milvault, created: Answer):
    answer = milvault("list", output="text")
    assert "reported" in answer.stdout
    assert "\033[" not in answer.stdout + answer.stderr
