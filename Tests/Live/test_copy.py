"""`milvault copy` between prefixes, to disk and back, as somebody without a configuration file uses it. Needs S3 only."""

import os
import pathlib
import random
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bucket import Bucket
from milvault import BINARY, Answer, Milvault, clean_environment
from testbench.settings import BACKUP_BUCKET, HOST, S3_ACCESS_KEY, S3_PORT, S3_SECRET_KEY

KEYS = {"AWS_ACCESS_KEY_ID": S3_ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": S3_SECRET_KEY}


def start(*arguments: str, environment: dict[str, str] = KEYS) -> subprocess.Popen:
    return subprocess.Popen(
        [BINARY, "copy", *arguments, "--output", "json"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # No backup.yaml lies here.
        cwd="/",
        env={**clean_environment(), **environment},
    )


def copy(*arguments: str, expect: int = 0, environment: dict[str, str] = KEYS) -> Answer:
    return Milvault.finished(start(*arguments, environment=environment), expect)


@pytest.fixture(scope="module")
def at() -> str:
    return f"--endpoint=http://{HOST}:{S3_PORT}"


@pytest.fixture(scope="module")
def place(token: str):
    bucket = Bucket(BACKUP_BUCKET, f"copy/{token}")
    yield bucket
    bucket.clear()


@pytest.fixture(scope="module")
def tree(place: Bucket) -> dict[str, bytes]:
    """Objects of all kinds of names, more of them than a page of a listing holds."""
    chance = random.Random(4)
    names = [f"{n % 5}/{n % 3}/{n:05}" for n in range(1200)] + ["ü/e\u0301 é", "a b+c%20d", "~/(x)'!*", "𝄞"]
    content = {name: chance.randbytes(chance.choice([0, 1, 4096])) for name in names}
    with ThreadPoolExecutor(16) as writers:
        list(writers.map(lambda name: place.write(f"from/{name}", content[name]), content))
    return content


def url(place: Bucket, path: str) -> str:
    return f"s3://{place.name}/{place.prefix}/{path}"


def test_server_side_and_a_second_time_nothing(place: Bucket, tree: dict[str, bytes], at: str):
    report = copy(url(place, "from/"), url(place, "to"), at).json
    assert report["state"] == "complete"
    assert report["objects"] == len(tree) and report["methods"] == {"copy": len(tree)}
    assert report["bytes"] == sum(map(len, tree.values()))
    assert report["requests"] <= 1.02 * len(tree)
    assert place.under("to").sizes() == {name: len(data) for name, data in tree.items()}
    again = copy(url(place, "from/"), url(place, "to"), at).json
    assert again["objects"] == 0 and again["skippedObjects"] == len(tree)
    assert again["requests"] <= 30


def test_goes_on_after_a_kill(place: Bucket, tree: dict[str, bytes], at: str):
    running = start(url(place, "from/"), url(place, "killed"), at, "--concurrency", "4")
    deadline = time.monotonic() + 60
    while len(place.under("killed").sizes()) < 20 and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    running.kill()
    running.communicate()
    done = len(place.under("killed").sizes())
    report = copy(url(place, "from/"), url(place, "killed"), at).json
    # What was on its way when the kill came may have arrived after we looked.
    assert report["skippedObjects"] >= done and report["objects"] + report["skippedObjects"] == len(tree)
    assert place.under("killed").sizes() == {name: len(data) for name, data in tree.items()}


def test_to_disk_and_back(place: Bucket, tree: dict[str, bytes], at: str, tmp_path: pathlib.Path):
    copy(url(place, "from/"), f"file://{tmp_path}/disk", at)
    for name, data in tree.items():
        assert (tmp_path / "disk" / name).read_bytes() == data
    report = copy(f"file://{tmp_path}/disk", url(place, "back"), at).json
    assert report["objects"] == len(tree)
    for name in random.Random(1).sample(sorted(tree), 20):
        assert place.read(f"back/{name}") == tree[name]


def test_by_streaming_and_by_the_store_alone(place: Bucket, tree: dict[str, bytes], at: str, tmp_path: pathlib.Path):
    streamed = copy(url(place, "from/0/"), url(place, "streamed"), at, "--mode", "streaming").json
    assert streamed["methods"] == {"stream": streamed["objects"]}
    refused = copy(url(place, "from/0/"), f"file://{tmp_path}/x", at, "--mode", "direct", expect=1).json
    assert refused["failedObjects"] == streamed["objects"]


def test_one_object(place: Bucket, tree: dict[str, bytes], at: str):
    copy(url(place, "from/𝄞"), url(place, "one/clef"), at)
    copy(url(place, "from/𝄞"), url(place, "one/"), at)
    assert set(place.under("one").sizes()) == {"clef", "𝄞"}


def test_a_part_that_fails_is_a_finding(place: Bucket, tree: dict[str, bytes], at: str, tmp_path: pathlib.Path):
    """A directory can't hold a key with two slashes in a row; the other objects arrive."""
    place.write("odd/a//b", b"x")
    place.write("odd/c", b"y")
    report = copy(url(place, "odd/"), f"file://{tmp_path}/odd", at, expect=3).json
    assert [failure["source"] for failure in report["failures"]] == [f"{place.prefix}/odd/a//b"]
    assert os.listdir(tmp_path / "odd") == ["c"]


def test_refusals(place: Bucket, tree: dict[str, bytes], at: str):
    wrong = {"AWS_ACCESS_KEY_ID": S3_ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": "wrong"}
    copy(url(place, "from/"), url(place, "no"), at, environment=wrong, expect=12)
    copy(url(place, "from/"), url(place, "no"), at, environment={"HOME": "/nowhere"}, expect=12)
    copy(url(place, "from/"), url(place, "from/inside"), at, expect=2)
    assert copy(url(place, "nothing/"), url(place, "no"), at, expect=1).error["code"] == "nothing-to-copy"
    assert not place.under("no").sizes()
