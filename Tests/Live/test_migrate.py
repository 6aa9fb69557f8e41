"""Collections from one version to another one, by files and by queries: every row as it was, whatever happens meanwhile."""

import itertools
import signal
import threading
import time
from dataclasses import dataclass
from typing import Callable

import pytest
from milvault import Milvault
from pymilvus import Collection, CollectionSchema, utility
from server import Name, Server
from testbench import rows as bench_rows
from testbench.shapes.shape import float_vector, key, text
from pymilvus import DataType

DONE, FINDINGS, INCOMPATIBLE = 0, 3, 13
WORKING = "milvault_migrating_"


@dataclass(frozen=True)
class Route:
    source: str
    target: str
    via: str
    shapes: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        return f"{self.source}-to-{self.target}-via-{self.via}"


OLD_SHAPES = (("demo22", 12_000), ("varchar", 1500), ("upserted", 1500), ("unicode", 1500), ("empty", 0), ("unloaded", 900))
# Every one costs the bench a flush, an index and a load.
BACK_SHAPES = (("varchar", 1500), ("upserted", 1500), ("every22", 1600), ("everynamed22", 1200), ("partitionkey", 900))
ROUTES = (
    Route("old", "src", "backup", OLD_SHAPES),
    Route("old", "src", "query", OLD_SHAPES),
    Route("src", "old", "query", BACK_SHAPES),
    Route("src", "dst", "query", (("every", 1600), ("demo", 3000))),
)


def working(server: Server, part: str) -> set[str]:
    """What migrations have left under their working names: those that hold `part`."""
    return {name for name in server.collections() if name.startswith(WORKING) and part in name}


@pytest.fixture(scope="module")
def migrate(configured: Callable[..., Milvault]):
    """migrate from one server to another one."""

    def run(source: Server, target: Server, *arguments: str, expect: int = DONE):
        return configured(target)("migrate", "--from", str(configured(source).file), *arguments, expect=expect)

    return run


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_every_row_arrives_as_it_was(server, migrate, token: str, route: Route):
    source, target = server(route.source), server(route.target)
    tag = f"{token}_{route.source}_{route.target}_{route.via}"
    names = {shape: Name(f"m_{shape}_{tag}") for shape, _ in route.shapes}
    for shape, number in route.shapes:
        source.seed(names[shape], shape, number, 16)
    target.expect(*names.values())
    before = {shape: source.observe(name) for shape, name in names.items()}
    report = migrate(
        source, target, "--via", route.via, "--filter", ",".join(map(str, names.values())), "--rows", "400").json
    assert report["state"] == "complete"
    # A backup has findings of its own: 2.2 can't hold its garbage collection.
    assert route.via == "backup" or report["findings"] == []
    by_source = {collection["source"]: collection for collection in report["collections"]}
    for shape, name in names.items():
        found, seen, origin = by_source[str(name)], target.observe(name), before[shape]
        live = origin.digest.rows
        assert (found["state"], found["way"], found["rows"], found["found"]) == ("done", route.via, live, live), shape
        if route.via == "query":
            assert (found["comparedRows"], found["inserted"]) == (min(400, live), live), shape
        assert (seen.digest.rows, seen.digest.sha256) == (live, origin.digest.sha256), shape
        assert seen.digest.counted in (None, live), shape
        assert seen.partitions == origin.partitions, shape
        assert seen.loaded == origin.loaded, shape
        assert [index[:2] for index in seen.indexes] == [index[:2] for index in origin.indexes], shape
        assert source.observe(name).loaded == origin.loaded, shape
    assert working(target, tag) == set()


def test_auto_prefers_files_where_they_are_read_and_says_why(server, migrate, token: str):
    old, new = server("old"), server("src")
    name = Name(f"m_auto_{token}")
    old.seed(name, "plain", 300, 8)
    (planned,) = migrate(old, new, "--filter", str(name), "--dry-run").json["collections"]
    assert planned["way"] == "backup"
    new.seed(Name(f"m_back_{token}"), "plain", 300, 8)
    (planned,) = migrate(new, old, "--filter", f"m_back_{token}", "--dry-run").json["collections"]
    assert planned["way"] == "query" and "newer" in planned["reason"]
    assert not new.has(name) and working(new, name.collection) | working(old, name.collection) == set()


def test_what_the_target_cannot_hold_blocks_and_touches_nothing(server, migrate, token: str):
    source, target = server("src"), server("old")
    blocked, fine = Name(f"m_arrays_{token}"), Name(f"m_fine_{token}")
    source.seed(blocked, "demo", 1200, 16)
    source.seed(fine, "plain", 300, 8)
    before = target.collections()
    both = ("--filter", f"{blocked},{fine}")
    answer = migrate(source, target, *both, expect=INCOMPATIBLE)
    plan = answer.json
    assert plan["blocked"]
    options = {finding["option"] for finding in plan["preflight"] if finding["weight"] == "blocking"}
    fields = {option.removeprefix("--drop-field ") for option in options}
    assert fields and all(option.startswith("--drop-field ") for option in options)
    assert target.collections() == before
    assert migrate(source, target, *both, "--dry-run", expect=INCOMPATIBLE).json == plan
    # The options that it names resolve it.
    target.expect(blocked, fine)
    report = migrate(source, target, *both, "--drop-field", *fields).json
    assert report["state"] == "complete"
    assert not fields & {field.name for field in target.collection(blocked).schema.fields}
    # What is there isn't written over.
    again = migrate(source, target, *both, "--drop-field", *fields, expect=INCOMPATIBLE).json
    assert {f["code"] for f in again["preflight"] if f["weight"] == "blocking"} == {"name-taken"}


def test_an_index_that_the_target_lacks_is_mapped(server, migrate, token: str):
    source, target = server("src"), server("old")
    name = Name(f"m_cosine_{token}")
    collection = source.seed(name, "plain", 1500, 8)
    collection.release()
    collection.drop_index(index_name="vector")
    collection.create_index("vector", {"index_type": "SCANN", "metric_type": "COSINE", "params": {"nlist": 16}})
    collection.load()
    plan = migrate(source, target, "--filter", str(name), expect=INCOMPATIBLE).json
    assert [f["code"] for f in plan["preflight"]] == ["index-type", "metric"]
    target.expect(name)
    # Other neighbours are right then: overlap isn't asked for.
    migrate(
        source, target, "--filter", str(name), "--map-index", "SCANN:HNSW", "--map-metric", "COSINE:L2", "--queries", "0")
    (index,) = target.collection(name).indexes
    assert (index.params["index_type"], index.params["metric_type"]) == ("HNSW", "L2")


# The largest integer is a key that these servers keep and never give, whatever is asked.
KEYS = {
    "numbers": [-(2**63), -(2**63) + 1, -1, 0, 1, 2**53 + 1, 2**63 - 2],
    "texts": ["", " ", "a", 'say "a"', "back\\slash", "line\nbreak", "tab\t", "ключ", "🥭", "a" * 64, "'", "\u007f", "%_"],
}


@pytest.mark.parametrize("kind", KEYS)
@pytest.mark.parametrize("source_name, target_name", [("src", "old"), ("old", "src")])
def test_keys_at_the_edges_travel(server, migrate, token: str, kind: str, source_name: str, target_name: str):
    source, target = server(source_name), server(target_name)
    name = Name(f"m_{kind}_{source_name}_{token}")
    field = key() if kind == "numbers" else key(DataType.VARCHAR, max_length=256)
    source.expect(name)
    target.expect(name)
    collection = Collection(
        name.collection, CollectionSchema([field, float_vector(4), text("note")]), using=source.using())
    keys = KEYS[kind]
    collection.insert([{"id": k, "vector": [i, 0, 0, 1], "note": f"row {i}"} for i, k in enumerate(keys)])
    collection.create_index("vector", {"index_type": "FLAT", "metric_type": "L2", "params": {}})
    collection.load()
    (found,) = migrate(source, target, "--via", "query", "--filter", str(name), "--queries", "2").json["collections"]
    assert (found["rows"], found["found"]) == (len(keys), len(keys))
    arrived = target.collection(name)
    arrived.load()
    everything = arrived.query('note >= ""', output_fields=["note"], consistency_level="Strong")
    assert {row["id"]: row["note"] for row in everything} == {k: f"row {i}" for i, k in enumerate(keys)}


@pytest.mark.parametrize("source_name, target_name, via", [("src", "old", "query"), ("old", "src", "query"), ("old", "dst", "backup")])
def test_a_killed_migration_is_gone_on_with(server, configured, migrate, token: str, source_name, target_name, via):
    source, target = server(source_name), server(target_name)
    name = Name(f"m_killed_{via}_{source_name}_{token}")
    source.seed(name, "demo22", 12_000, 32)
    target.expect(name)
    before = source.observe(name)
    milvault = configured(target)
    arguments = ("migrate", "--from", str(configured(source).file), "--via", via, "--filter", str(name))
    slowly = ("--rows-per-second", "4000") if via == "query" else ()
    for delay in (1.5, 3):
        process = milvault.start(*arguments, *slowly)
        time.sleep(delay)
        assert process.poll() is None, process.communicate()
        process.send_signal(signal.SIGKILL)
        process.wait()
        if via == "query":
            assert not target.has(name), "rows under the wanted name before they are proved"
    report = migrate(source, target, "--via", via, "--filter", str(name)).json
    (found,) = report["collections"]
    assert (found["state"], found["found"]) == ("done", before.digest.rows)
    if via == "query":
        assert 0 < found["inserted"] < before.digest.rows
    after = target.observe(name)
    assert after.digest.sha256 == before.digest.sha256
    assert after.digest.counted in (None, before.digest.rows)
    assert working(target, name.collection) == set()


@pytest.mark.parametrize("source_name, target_name", [("src", "old"), ("old", "src")])
def test_every_row_that_stays_is_read_once_while_others_come_and_go(server, migrate, token, source_name, target_name):
    """Writers insert, delete and replace beside; what they leave alone must arrive exactly once."""
    source, target = server(source_name), server(target_name)
    name = Name(f"m_busy_{source_name}_{token}")
    collection = source.seed(name, "plain", 12_000, 8)
    target.expect(name)
    stop = threading.Event()

    def write():
        for turn in itertools.count():
            if stop.is_set():
                return
            low = 20_000 + turn * 50
            collection.insert([{"id": k, "vector": [1.0] * 8, "title": "new"} for k in range(low, low + 50)])
            collection.delete(f"id in {[3 * (turn * 20 + i) for i in range(20)]}")
            again = [{"id": k, "vector": [2.0] * 8, "title": f"turn {turn}"} for k in range(1, 300, 3)]
            if source_name == "src":
                collection.upsert(again)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        (found,) = migrate(
            source, target, "--via", "query", "--filter", str(name), "--rows-per-second", "6000").json["collections"]
    finally:
        stop.set()
        writer.join()
    assert found["rows"] == found["found"]
    arrived = target.collection(name)
    ids = [row["id"] for row in arrived.query("id >= 0", output_fields=["id"], consistency_level="Strong")]
    assert len(ids) == len(set(ids)) == found["found"]
    untouched = {k for k in range(12_000) if k % 3 == 2}
    assert untouched <= set(ids)
    if source_name == "src":
        # Replaced all the time, and there all the time.
        assert set(range(1, 300, 3)) <= set(ids)
    assert bench_rows.count(arrived) in (None, found["found"])
