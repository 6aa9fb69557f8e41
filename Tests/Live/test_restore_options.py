"""What restore can be told: other names, parts only, replacing, nothing but the schema, nothing at all."""

from typing import Callable, Iterator

import pytest

from milvault import Milvault
from server import Name, Server


@pytest.fixture(scope="module")
def pair(source: Server, milvault: Milvault, token: str) -> tuple[Name, Name]:
    """The same name in two databases, other rows, in one backup called `pair`."""
    names = (Name(f"twin_{token}"), Name(f"twin_{token}", database=f"second_{token}"))
    source.seed(names[0], "plain", rows=1100, dimension=8)
    source.seed(names[1], "demo", rows=1300, dimension=8)
    milvault("create", "-n", "pair", "--filter", ",".join(map(str, names)))
    return names


@pytest.fixture
def restored(source: Server, milvault: Milvault, pair) -> Iterator[Callable]:
    """Restores and drops what came back when the test is done."""
    made: list[Name] = []

    def restore(*arguments: str, to: list[Name], expect: int = 0):
        made.extend(to)
        source.expect(*to)
        return milvault("restore", "-n", "pair", *arguments, expect=expect)

    yield restore
    for name in made:
        if source.has(name):
            source.drop(name)


def test_two_databases_come_back_side_by_side(source: Server, pair, restored):
    to = [Name(f"{name.collection}_again", name.database) for name in pair]
    restored("--suffix", "_again", to=to)
    for old, new in zip(pair, to):
        assert source.observe(new).digest == source.observe(old).digest


def test_a_database_that_was_dropped_is_made_again(source: Server, pair, restored, token: str):
    new = Name(pair[1].collection, f"third_{token}")
    restored("--database-map", f"{pair[1].database}:{new.database}", "--filter", str(new), to=[new])
    assert source.observe(new).digest == source.observe(pair[1]).digest


def test_rename_gives_one_collection_another_name(source: Server, pair, restored, token: str):
    new = Name(f"renamed_{token}")
    restored("--rename", f"{pair[0]}:{new}", "--filter", str(new), to=[new])
    assert source.observe(new).digest == source.observe(pair[0]).digest


def test_a_filter_restores_what_it_names_and_nothing_else(source: Server, pair, restored):
    new = Name(f"{pair[1].collection}_part", pair[1].database)
    before = source.collections()
    report = restored("--suffix", "_part", "--filter", str(new), to=[new]).json
    assert [collection["target"] for collection in report["collections"]] == [str(new)]
    assert source.collections() == before


def test_an_existing_target_is_refused_before_anything_is_touched(source: Server, pair, restored, token: str):
    before = {name: source.observe(name) for name in pair}
    collections = source.collections()
    error = restored(to=[], expect=1).error
    assert pair[0].collection in error["message"]
    assert "--drop-existing" in error["advice"] or "--suffix" in error["advice"]
    assert source.collections() == collections
    assert {name: source.observe(name) for name in pair} == before


def test_drop_existing_replaces_what_is_there(source: Server, pair, restored):
    new = Name(f"{pair[0].collection}_old")
    source.seed(new, "varchar", rows=1100, dimension=4)
    restored("--suffix", "_old", "--filter", str(new), "--drop-existing", to=[new])
    assert source.observe(new).digest == source.observe(pair[0]).digest


def test_skip_indexes_leaves_them_out(source: Server, pair, restored):
    new = Name(f"{pair[0].collection}_bare")
    report = restored("--suffix", "_bare", "--filter", str(new), "--skip-indexes", to=[new]).json
    assert report["collections"][0]["indexes"] == 0
    assert source.collection(new).indexes == []
    assert source.collection(new).num_entities == 1100


def test_schema_only_brings_no_rows(source: Server, pair, restored):
    new = Name(f"{pair[1].collection}_schema", pair[1].database)
    restored("--suffix", "_schema", "--filter", str(new), "--schema-only", to=[new])
    seen, before = source.observe(new), source.observe(pair[1])
    assert seen.digest.rows == 0
    assert seen.description["fields"] == before.description["fields"]
    assert seen.partitions == before.partitions


def test_a_dry_run_shows_the_plan_and_does_nothing(source: Server, milvault: Milvault, pair):
    before = source.collections()
    text = milvault("restore", "-n", "pair", "--suffix", "_dry", "--dry-run", output="text").stdout
    assert f"{pair[0].collection}_dry" in text
    assert milvault("restore", "-n", "pair", "--suffix", "_dry", "--dry-run").json
    assert source.collections() == before


def test_a_filter_that_matches_nothing_is_said(milvault: Milvault, pair):
    milvault("restore", "-n", "pair", "--filter", "default.nobody_has_this", expect=2)
