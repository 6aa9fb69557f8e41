"""A restore that is killed goes on from what it wrote down: nothing is imported twice, nothing is lost."""

import signal
import subprocess
import time
from typing import Callable

import pytest

from bucket import Bucket
from milvault import Milvault
from server import Name, Server

STAGING = "milvault-staging"
DEADLINE = 60


@pytest.fixture(scope="module")
def docs(source: Server, milvault: Milvault, token: str) -> Name:
    """Backed up as `nightly`: four segments, deletes, an index, aliases."""
    name = Name(f"docs_{token}")
    source.seed(name, "demo", rows=6000, dimension=16)
    milvault("create", "-n", "nightly", "--filter", str(name))
    return name


@pytest.fixture
def target(server: Callable[[str], Server], docs: Name):
    """Another Milvus, where nothing of it stands."""
    other = server("dst")
    yield other
    if other.has(docs):
        other.drop(docs)


@pytest.fixture
def journal(target: Server):
    bucket = Bucket(target.instance.bucket, f"{target.instance.root_path}/{STAGING}")
    yield bucket
    bucket.clear()


def kill_when(process: subprocess.Popen, seen: Callable[[], bool], number: int = signal.SIGKILL) -> None:
    deadline = time.monotonic() + DEADLINE
    while not seen():
        assert process.poll() is None, f"it ended before the moment came\n{process.communicate()}"
        assert time.monotonic() < deadline, "the moment never came"
        time.sleep(0.01)
    process.send_signal(number)


MOMENTS = {
    "begun": "/run/restore.json",
    "created": "/collection.json",
    "staged": "/binlogs/insert_log/",
    "importing": "/import-0.json",
    "importing-more": "/import-2.json",
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_restore_goes_on(
    configured, source: Server, target: Server, journal: Bucket, docs: Name, moment: str
):
    milvault = configured(target)
    target.expect(docs)
    process = milvault.start("restore", "-n", "nightly")
    kill_when(process, lambda: any(MOMENTS[moment] in f"/{key}" for key in journal.sizes()))
    milvault.finished(process, expect=-signal.SIGKILL)
    advice = milvault("resume", "-n", "nightly", expect=2).error["advice"]
    assert "milvault restore -n nightly --resume" in advice
    report = milvault("restore", "-n", "nightly", "--resume").json
    assert report["state"] == "complete"
    assert target.observe(docs).digest == source.observe(docs).digest
    assert journal.sizes() == {}, "the restore left something behind"


def test_an_interrupted_restore_says_how_to_go_on(
    configured, source: Server, target: Server, journal: Bucket, docs: Name
):
    milvault = configured(target)
    target.expect(docs)
    process = milvault.start("restore", "-n", "nightly")
    kill_when(process, lambda: any("/import-0.json" in key for key in journal.sizes()), signal.SIGINT)
    error = milvault.finished(process, expect=130).error
    assert "--resume" in error["advice"]
    refused = milvault("restore", "-n", "nightly", expect=1).error
    assert "already exists" in refused["message"]
    milvault("restore", "-n", "nightly", "--resume")
    assert target.observe(docs).digest == source.observe(docs).digest


def test_discard_takes_it_back(configured, target: Server, journal: Bucket, docs: Name):
    milvault = configured(target)
    target.expect(docs)
    process = milvault.start("restore", "-n", "nightly")
    kill_when(process, lambda: any("/import-0.json" in key for key in journal.sizes()))
    milvault.finished(process, expect=-signal.SIGKILL)
    report = milvault("restore", "-n", "nightly", "--discard").json
    assert report["droppedCollections"] == [str(docs)]
    assert not target.has(docs)
    assert journal.sizes() == {}


def test_a_living_restore_is_not_taken_over(configured, target: Server, journal: Bucket, docs: Name):
    milvault = configured(target)
    target.expect(docs)
    process = milvault.start("restore", "-n", "nightly")
    deadline = time.monotonic() + DEADLINE
    while not any("/run/owner-1.json" in f"/{key}" for key in journal.sizes()):
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.01)
    milvault("restore", "-n", "nightly", "--resume", expect=11)
    milvault.finished(process, expect=0)


def test_nothing_to_resume_is_a_usage_error(milvault: Milvault, docs: Name):
    error = milvault("restore", "-n", "nightly", "--resume", expect=2).error
    assert "--resume" in error["advice"]


def test_a_resume_takes_no_other_wish(milvault: Milvault, docs: Name):
    milvault("restore", "-n", "nightly", "--resume", "--suffix", "_x", expect=2)
