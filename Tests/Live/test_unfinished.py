"""A backup without a seal isn't a backup; a run that is interrupted says so and leaves nothing held."""

import json
import signal
import threading

import pytest
import zstandard

from bucket import Bucket
from milvault import Milvault
from proxy import Proxy
from server import Name, Server
from testbench.settings import HOST, S3_PORT

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
def test_a_signal_ends_a_run_cleanly(configured, source: Server, backups: Bucket, plain: Name, number, token: str):
    """The store is held back at the first copy, the signal sent, the store let go again."""
    copying, go_on = threading.Event(), threading.Event()
    garbage_collection: list[str] = []

    def hold_copies(direction: str, content: bytes) -> None:
        if direction == "request" and b"x-amz-copy-source" in content.lower():
            copying.set()
            go_on.wait(20)

    def note(direction: str, content: bytes) -> None:
        if direction == "request" and b"garbage_collection" in content:
            garbage_collection.append(content.split(b" ", 2)[1].decode())

    with Proxy(S3_PORT, hold_copies) as store, Proxy(source.instance.management_port, note) as management:

        def through_proxies(configuration: dict) -> None:
            configuration["milvus"]["storage"]["port"] = store.port
            configuration["milvus"]["management"]["endpoint"] = f"http://{HOST}:{management.port}"

        milvault = configured(source, through_proxies)
        name = f"interrupted_{number.name.lower()}"
        process = milvault.start("create", "-n", name, "--filter", str(plain))
        assert copying.wait(60), "no copy was asked for within a minute"
        process.send_signal(number)
        answer = milvault.finished(process, expect=130, timeout=30)
        go_on.set()

    assert answer.error["advice"], "what to run next isn't said"
    held = [path for path in garbage_collection if "pause" in path]
    released = [path for path in garbage_collection if "resume" in path]
    assert bool(held) == bool(released), f"garbage collection stays held: {garbage_collection}"
    assert not backups.under(name).has("meta/seal.json")
    states = {backup["name"]: backup["state"] for backup in milvault("list").json["backups"]}
    assert states.get(name, "unfinished") == "unfinished"


def test_garbage_collection_is_released_after_a_backup(configured, source: Server, plain: Name):
    asked: list[str] = []

    def note(direction: str, content: bytes) -> None:
        if direction == "request" and b"garbage_collection" in content:
            asked.append(content.split(b" ", 2)[1].decode())

    with Proxy(source.instance.management_port, note) as management:
        endpoint = f"http://{HOST}:{management.port}"
        milvault = configured(source, lambda c: c["milvus"]["management"].update(endpoint=endpoint))
        report = milvault("create", "-n", "released", "--filter", str(plain)).json
    codes = {finding["code"] for finding in report["findings"]}
    paused = any("pause" in path for path in asked)
    assert paused or "garbage-collection-not-held" in codes
    assert not paused or "resume" in asked[-1] or "garbage-collection-not-held" in codes
