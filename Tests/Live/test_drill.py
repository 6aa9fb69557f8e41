"""A drill restores, compares and drops: what it finds, and that nothing of it is left, however it ends."""

import json
import signal
import subprocess
import time
import xml.etree.ElementTree as xml
from typing import Callable

import pytest
from bucket import Bucket
from milvault import Milvault
from pymilvus import Collection, utility
from server import Name, Server

PASSED, INVALID, FINDINGS, DAMAGED, INTERRUPTED = 0, 2, 3, 14, 130
SCRATCH = "milvault_drill_"
REPORT_KEYS = {
    "formatVersion", "id", "backup", "state", "startedAt", "finishedAt", "seconds", "toolVersion", "milvus",
    "milvusVersion", "seed", "extent", "chosenOf", "rtoSeconds", "rpo", "objects", "bytes", "rows", "bytesPerSecond",
    "rowsPerSecond", "collections", "timeline", "findings", "kept",
}
SHAPES = {
    "src": {"every": 1600, "everynamed": 1200, "upserted": 1200, "partitionkey": 600, "noindex": 300, "empty": 0},
    "old": {"every22": 1600, "everynamed22": 1200, "varchar": 1200},
}
DELETED = {"every": 32, "every22": 32, "everynamed": 24, "everynamed22": 24, "partitionkey": 12, "noindex": 0, "empty": 0}


def scratch(server: Server) -> set[str]:
    return {name for name in server.collections() if name.startswith(SCRATCH)}


def assert_nothing_is_left(server: Server) -> None:
    assert scratch(server) == set()
    assert server.foreign_objects() == set()


def wait_for(what: Callable[[], object], process: subprocess.Popen):
    """What it gives once it gives something; the process must not end before."""
    while process.poll() is None:
        if found := what():
            return found
        time.sleep(0.02)
    raise AssertionError(f"the drill ended too early: {process.communicate()}")


@pytest.fixture(scope="module", params=["src", "old"])
def everything(request, server, configured, token: str) -> tuple[Milvault, Server, dict[str, Name]]:
    """A backup of many shapes on each server."""
    place = server(request.param)
    names = {shape: Name(f"drilled_{shape}_{token}") for shape in SHAPES[request.param]}
    for shape, rows in SHAPES[request.param].items():
        place.seed(names[shape], shape, rows, 8)
    milvault = configured(place)
    milvault("create", "-n", f"all_{request.param}", "--filter", ",".join(map(str, names.values())))
    return milvault, place, names


@pytest.fixture(scope="module")
def backup(milvault: Milvault, source: Server, token: str) -> tuple[str, Name]:
    """One collection with values to compare."""
    name = Name(f"rehearsed_{token}")
    source.seed(name, "demo", 6000, 16)
    milvault("create", "-n", "rehearsed", "--filter", str(name))
    return "rehearsed", name


def test_every_shape_comes_back_as_it_is_in_the_backup(everything, backups: Bucket, tmp_path):
    milvault, place, names = everything
    backup = f"all_{place.instance.name}"
    answer = milvault("drill", "-n", backup, "--rows", "400", "--report", str(tmp_path / "report"))
    report = answer.json
    assert set(report) == REPORT_KEYS
    assert (report["state"], report["findings"], report["kept"]) == ("passed", [], [])
    by_source = {collection["source"]: collection for collection in report["collections"]}
    assert set(by_source) == {str(name) for name in names.values()}
    for shape, name in names.items():
        found = by_source[str(name)]
        assert (found["state"], found["differences"]) == ("passed", [])
        assert found["foundRows"] == found["expectedRows"]
        if shape in DELETED:
            assert found["foundRows"] == SHAPES[place.instance.name][shape] - DELETED[shape]
        assert found["comparedRows"] == min(400, found["foundRows"])
        fields = len(place.collection(name).schema.fields) + place.collection(name).schema.enable_dynamic_field
        assert found["comparedValues"] == found["comparedRows"] * fields
        (search,) = found["searches"] or [{"recall": 1, "tolerance": 1}]
        assert search["recall"] >= search["tolerance"]
    assert 0 < report["rtoSeconds"] < report["seconds"]
    assert report["rpo"]["clock"].startswith("the source") and report["rpo"]["seconds"] > 0
    steps = {span["step"] for span in report["timeline"]}
    assert {"checking", "creating", "staging", "importing", "indexing", "loading", "counting rows", "comparing rows",
            "searching", "searching exactly", "dropping"} <= steps
    assert_nothing_is_left(place)
    assert json.loads((tmp_path / "report/drill.json").read_text()) == report
    kept = backups.under(f".milvault/drill/{backup}")
    assert [json.loads(kept.read(key)) for key in kept.sizes()] == [report]
    page = (tmp_path / "report/drill.html").read_text()
    tree = xml.fromstring(page.removeprefix("<!DOCTYPE html>"))
    assert all(str(name) in "".join(tree.itertext()) for name in names.values())
    assert not [node for node in tree.iter() if node.tag in ("script", "link", "img", "iframe")]


def test_the_same_seed_compares_the_same_rows(milvault: Milvault, source: Server, backup):
    name, _ = backup
    reports = [milvault("drill", "-n", name, "--rows", "50", "--seed", "5").json for _ in range(2)]
    assert [report["seed"] for report in reports] == [5, 5]
    assert reports[0]["collections"][0]["searches"] == reports[1]["collections"][0]["searches"]


def test_a_dry_run_touches_nothing(milvault: Milvault, source: Server, backup):
    name, collection = backup
    (planned,) = milvault("drill", "-n", name, "--dry-run").json["restore"]["collections"]
    assert planned["source"] == str(collection)
    assert planned["target"].startswith(f"default.{SCRATCH}")
    assert_nothing_is_left(source)


def test_rows_that_differ_are_found_and_named(milvault: Milvault, source: Server, backup):
    """Somebody changes one restored row and deletes another, before they are compared."""
    name, collection = backup

    def filled() -> Collection | None:
        for found in scratch(source):
            other = Collection(found, using=source.using())
            if other.indexes:
                return other
        return None

    process = milvault.start("drill", "-n", name, "--rows", "10000")
    other = wait_for(filled, process)
    original = source.collection(collection)
    (row,) = original.query("id == 1", output_fields=["*"], consistency_level="Strong")
    other.upsert([{**row, "title": "another title"}], partition_name="recent")
    other.delete("id in [2]")
    report = milvault.finished(process, expect=DAMAGED).json
    (found,) = report["collections"]
    assert report["state"] == found["state"] == "damaged"
    assert (found["missingRows"], found["differentRows"]) == (1, 1)
    assert sorted((d["kind"], d["key"], d["field"]) for d in found["differences"]) == [
        ("missing", "2", ""), ("value", "1", "title")]
    assert found["foundRows"] == found["expectedRows"] - 1
    assert_nothing_is_left(source)


def test_kept_collections_are_left_alone_by_the_next_drill(milvault: Milvault, source: Server, backup):
    name, _ = backup
    (kept,) = milvault("drill", "-n", name, "--keep", "--rows", "10", "--queries", "0").json["kept"]
    source.expect(Name(kept.removeprefix("default.")))
    milvault("drill", "-n", name, "--rows", "10", "--queries", "0")
    assert scratch(source) == {kept.removeprefix("default.")}
    source.drop(Name(kept.removeprefix("default.")))
    assert_nothing_is_left(source)


@pytest.mark.parametrize("moment", ["staging", "importing"])
def test_an_interrupted_drill_leaves_nothing(milvault: Milvault, source: Server, backup, moment: str):
    name, _ = backup
    process = milvault.start("drill", "-n", name)
    if moment == "staging":
        wait_for(lambda: [key for key in source.foreign_objects() if "/binlogs/" in key], process)
    else:
        wait_for(lambda: scratch(source) and utility.list_bulk_insert_tasks(
            collection_name=next(iter(scratch(source))), using=source.using()), process)
    process.send_signal(signal.SIGTERM)
    error = milvault.finished(process, expect=INTERRUPTED).error
    assert error["code"] == "interrupted" and "Nothing of the drill is left" in error["message"]
    assert_nothing_is_left(source)


def test_the_next_drill_takes_back_a_killed_one(milvault: Milvault, source: Server, backup):
    name, _ = backup
    process = milvault.start("drill", "-n", name)
    wait_for(lambda: scratch(source), process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    left = scratch(source)
    assert left and source.foreign_objects()
    # It isn't a restore that somebody could go on with.
    assert milvault("restore", "-n", name, "--resume", expect=INVALID).error["code"] == "invalid-request"
    report = milvault("drill", "-n", name, "--rows", "10", "--queries", "0")
    assert "was taken back" in report.stderr
    assert_nothing_is_left(source)


def test_samples_take_turns(everything):
    milvault, place, names = everything
    several = [str(name) for name in list(names.values())[:2]]
    drill = ("drill", "-n", f"all_{place.instance.name}", "--sample-collection", "--rows", "10", "--queries", "2")
    runs = [milvault(*drill, "--collection", *several).json for _ in several]
    assert sorted(run["collections"][0]["source"] for run in runs) == sorted(several)
    assert all(run["chosenOf"] == len(several) for run in runs)


def test_delete_takes_the_reports_along(everything, backups: Bucket):
    milvault, place, _ = everything
    backup = f"all_{place.instance.name}"
    assert backups.under(f".milvault/drill/{backup}").sizes()
    milvault("delete", "-n", backup, "--yes")
    assert not backups.under(f".milvault/drill/{backup}").sizes()
