"""Collections of every shape, from one Milvus through a bucket to the same or another one, compared row for row."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Callable

import pytest

from milvault import Answer, Milvault
from server import Name, Server
from testbench.observation import Observation


@dataclass(frozen=True)
class Cargo:
    """A collection to take along."""

    shape: str
    rows: int = 1500
    dimension: int = 16

    def __str__(self) -> str:
        return f"{self.shape}-{self.dimension}"


@dataclass(frozen=True)
class Route:
    source: str
    target: str
    cargo: tuple[Cargo, ...]

    def __str__(self) -> str:
        return f"{self.source}-to-{self.target}"


EVERYTHING = (
    Cargo("demo", rows=6000, dimension=64),
    Cargo("varchar"),
    Cargo("upserted"),
    Cargo("autoid"),
    Cargo("partitionkey"),
    Cargo("plain", dimension=1),
    Cargo("plain", dimension=2),
    Cargo("plain", dimension=1024),
    Cargo("empty"),
    Cargo("noindex"),
    Cargo("unloaded"),
    Cargo("partlyloaded"),
    Cargo("severalindexes"),
    Cargo("unicode"),
    Cargo("binary"),
)
# Milvus 2.2 knows no arrays and no upsert; the shapes do without there.
OLD = (
    Cargo("demo22", rows=6000, dimension=64),
    Cargo("varchar"),
    Cargo("upserted"),
    Cargo("plain", dimension=1),
    Cargo("empty"),
    Cargo("noindex"),
    Cargo("unloaded"),
    Cargo("unicode"),
)
ROUTES = (
    Route("src", "src", EVERYTHING),
    Route("src", "dst", (Cargo("demo", rows=6000, dimension=64), Cargo("varchar"), Cargo("upserted"), Cargo("empty"))),
    Route("old", "old", OLD),
    Route("old", "src", OLD),
    Route("rootless", "rootless", (Cargo("demo", rows=3000), Cargo("varchar"))),
    Route("src", "rootless", (Cargo("upserted"),)),
)


@dataclass(frozen=True)
class Journey:
    """What a route's backup and restore said, and what was seen before and after."""

    created: Answer
    restored: Answer
    before: dict[Cargo, Observation]
    after: dict[Cargo, Observation]
    names: dict[Cargo, Name]

    def report(self, answer: Answer, cargo: Cargo, key: str) -> dict:
        wanted = self.names[cargo]
        return next(c for c in answer.json["collections"] if str(wanted) in (qualified(c), c.get(key)))


def qualified(collection: dict) -> str:
    return f"{collection.get('database')}.{collection.get('name')}"


@pytest.fixture(scope="module")
def travelled(server: Callable[[str], Server], configured: Callable[..., Milvault], token: str):
    """Each route is travelled once, with all its cargo in one backup, however many tests ask."""
    done: dict[Route, Journey] = {}

    def travel(route: Route) -> Journey:
        if route not in done:
            done[route] = journey(route, server, configured, token)
        return done[route]

    return travel


def journey(route: Route, server, configured, token: str) -> Journey:
    source, target = server(route.source), server(route.target)
    tag = f"{token}_{route.source}_{route.target}"
    names = {cargo: Name(f"{cargo.shape}_{cargo.dimension}_{tag}") for cargo in route.cargo}
    before = together(lambda cargo: seen(source, names[cargo], cargo), route.cargo)
    backup = f"journey_{tag}"
    everything = ",".join(map(str, names.values()))
    created = configured(source)("create", "-n", backup, "--filter", everything)
    if source is target:
        for name in names.values():
            source.drop(name)
    target.expect(*names.values())
    restored = configured(target)("restore", "-n", backup)
    after = together(lambda cargo: target.observe(names[cargo]), route.cargo)
    return Journey(created, restored, before, after, names)


def seen(server: Server, name: Name, cargo: Cargo) -> Observation:
    server.seed(name, cargo.shape, cargo.rows, cargo.dimension)
    return server.observe(name)


def together(work: Callable[[Cargo], Observation], cargo: tuple[Cargo, ...]) -> dict[Cargo, Observation]:
    """Milvus is waited for most of the time, so several collections at once go faster."""
    with ThreadPoolExecutor(5) as pool:
        return dict(zip(cargo, pool.map(work, cargo)))


CASES = [pytest.param(route, cargo, id=f"{route}-{cargo}") for route in ROUTES for cargo in route.cargo]


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_a_backup_and_its_restore_report_success(travelled, route: Route):
    journey = travelled(route)
    assert journey.created.json["state"] == "complete"
    assert {c["state"] for c in journey.created.json["collections"]} == {"done"}
    assert {c["logListing"] for c in journey.created.json["collections"]} == {"etcd"}
    assert {c["state"] for c in journey.restored.json["collections"]} == {"done"}


@pytest.mark.parametrize("route, cargo", CASES)
def test_every_row_comes_back_as_it_was(travelled, route: Route, cargo: Cargo):
    journey = travelled(route)
    before, after = journey.before[cargo].digest, journey.after[cargo].digest
    assert (after.rows, after.sha256) == (before.rows, before.sha256)
    assert after.counted in (None, after.rows), "a key is there more than once"


@pytest.mark.parametrize("route, cargo", CASES)
def test_the_report_counts_the_live_rows(travelled, route: Route, cargo: Cargo):
    journey = travelled(route)
    live = journey.before[cargo].digest.rows
    report = journey.report(journey.restored, cargo, "target")
    assert report["restoredRows"] == live
    assert report["expectedRows"] in (live, None)


@pytest.mark.parametrize("route, cargo", CASES)
def test_the_schema_and_its_surroundings_come_back(travelled, route: Route, cargo: Cargo):
    journey = travelled(route)
    before, after = journey.before[cargo], journey.after[cargo]
    assert after.description == before.description
    assert after.partitions == before.partitions
    assert after.indexes == before.indexes


@pytest.mark.parametrize("route, cargo", CASES)
def test_what_was_loaded_is_loaded_again(travelled, route: Route, cargo: Cargo):
    journey = travelled(route)
    assert journey.after[cargo].loaded == journey.before[cargo].loaded
