"""A backup without a seal isn't a backup; a run that is interrupted says so and leaves nothing held."""

import json
import signal
import threading

import pytest
import zstandard

from bucket import Bucket
from management import Management
from milvault import Milvault
from proxy import Proxy
from server import Name, Server
from testbench.settings import S3_PORT

PLAN = "run/plan.json.zst"
MARKER = {"formatVersion": 1, "runId": "crashed", "startedAt": "2026-01-02T03:04:05.678Z", "toolVersion": "0"}


@pytest.fixture
def unfinished(milvault: Milvault, backups: Bucket, plain: Name, request: pytest.FixtureRequest):
    """What a crash before the seal leaves: the data, the plan, no manifest."""
    name = f"half_{request.node.name.removeprefix('test_')[:40]}"
    milvault("create", "-n", name, "--filter", str(plain))
    backup = backups.under(name)
    backup.remove_matching("meta/")
    backup.write(PLAN, zstandard.compress(json.dumps({**MARKER, "name": name}).encode() + b"\n"))
    return name, backup


def test_list_shows_it_as_unfinished(milvault: Milvault, unfinished):
    (entry,) = [b for b in milvault("list").json["backups"] if b["name"] == unfinished[0]]
    assert entry["state"] == "unfinished"


def test_restore_refuses_it(milvault: Milvault, source: Server, unfinished):
    before = source.collections()
    error = milvault("restore", "-n", unfinished[0], "--suffix", "_half", expect=14).error
    assert unfinished[0] in error["message"] + error["subject"]
    assert error["advice"]
    assert source.collections() == before


def test_delete_removes_it(milvault: Milvault, unfinished):
    milvault("delete", "-n", unfinished[0], "--yes")
    assert unfinished[1].sizes() == {}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_a_signal_ends_a_run_cleanly(configured, source: Server, backups: Bucket, plain: Name, number: signal.Signals):
    """The store is held back at the first copy, the signal sent, the store let go again."""
    copying, go_on = threading.Event(), threading.Event()

    def hold_copies(direction: str, content: bytes) -> None:
        if direction == "request" and b"x-amz-copy-source" in content.lower():
            copying.set()
            go_on.wait(20)

    with Proxy(S3_PORT, hold_copies) as store, Management() as management:

        def change(configuration: dict) -> None:
            management.configure(configuration)
            configuration["milvus"]["storage"]["port"] = store.port

        milvault = configured(source, change)
        name = f"interrupted_{number.name.lower()}"
        process = milvault.start("create", "-n", name, "--filter", str(plain))
        assert copying.wait(60), "no copy was asked for within a minute"
        process.send_signal(number)
        answer = milvault.finished(process, expect=130, timeout=30)
        go_on.set()

    assert answer.error["advice"], "what to run next isn't said"
    assert management.holds[0] == "pause"
    assert management.holds[-1] == "resume", "garbage collection stays held"
    assert not backups.under(name).has("meta/seal.json")
    states = {backup["name"]: backup["state"] for backup in configured(source)("list").json["backups"]}
    assert states.get(name, "unfinished") == "unfinished"


def test_garbage_collection_is_held_while_a_backup_is_made(configured, source: Server, plain: Name):
    with Management() as management:
        report = configured(source, management.configure)("create", "-n", "held", "--filter", str(plain)).json
    assert management.holds[0] == "pause"
    assert management.holds[-1] == "resume"
    assert "garbage-collection-not-held" not in {finding["code"] for finding in report["findings"]}


def test_garbage_collection_that_cannot_be_held_is_a_finding(milvault: Milvault, plain: Name):
    report = milvault("create", "-n", "not_held", "--filter", str(plain)).json
    assert "garbage-collection-not-held" in {finding["code"] for finding in report["findings"]}
