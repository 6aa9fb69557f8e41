"""A collection that is dropped while it is backed up is a finding; the others are sealed."""

import secrets
import threading

import pytest

from milvault import Milvault
from proxy import Proxy
from server import Name, Server

FINISHED_WITH_FINDINGS = 3


class DropOnMention:
    """Drops a collection when its name passes for the nth time, before those bytes go on."""

    def __init__(self, server: Server, name: Name, mention: int):
        self._server, self._name, self._left = server, name, mention
        self._lock = threading.Lock()

    def __call__(self, direction: str, content: bytes) -> None:
        if self._name.collection.encode() not in content:
            return
        with self._lock:
            self._left -= 1
            if self._left == 0:
                self._server.drop(self._name)


@pytest.fixture
def pair(source: Server) -> tuple[Name, Name]:
    database = f"dropping_{secrets.token_hex(4)}"
    names = (Name("stays", database), Name("vanishes_meanwhile", database))
    for name in names:
        source.seed(name, "unloaded", rows=300, dimension=8)
    return names


def backed_up(configured, source: Server, pair, mention: int, backup: str):
    """The answer of a create of the pair's database, through a proxy that drops the second one."""
    with Proxy(source.instance.port, DropOnMention(source, pair[1], mention)) as proxy:
        milvault: Milvault = configured(source, lambda c: c["milvus"]["grpc"].update(port=proxy.port))
        process = milvault.start("create", "-n", backup, "--filter", f"{pair[0].database}.*")
        stdout, _ = process.communicate(timeout=120)
        return process.returncode, stdout


def test_the_rest_is_sealed_and_the_lost_one_explained(configured, milvault: Milvault, source: Server, pair):
    """Dropped between the list of collections and the first question about it."""
    with Proxy(source.instance.port, DropOnMention(source, pair[1], 1)) as proxy:
        through_proxy = configured(source, lambda c: c["milvus"]["grpc"].update(port=proxy.port))
        answer = through_proxy(
            "create", "-n", "partial", "--filter", f"{pair[0].database}.*", expect=FINISHED_WITH_FINDINGS
        )
    report = answer.json
    assert report["state"] == "partial"
    states = {collection["name"]: collection for collection in report["collections"]}
    assert states[pair[0].collection]["state"] == "done"
    assert states[pair[1].collection]["state"] == "failed"
    assert states[pair[1].collection]["reason"]
    assert [finding for finding in report["findings"] if pair[1].collection in finding["subject"]]
    (entry,) = [backup for backup in milvault("list").json["backups"] if backup["name"] == "partial"]
    assert entry["state"] == "partial"


def test_what_was_sealed_beside_it_restores(configured, milvault: Milvault, source: Server, pair):
    before = source.observe(pair[0])
    code, stdout = backed_up(configured, source, pair, mention=1, backup="partial_restored")
    assert code == FINISHED_WITH_FINDINGS, stdout
    source.drop(pair[0])
    milvault("restore", "-n", "partial_restored", "--filter", str(pair[0]))
    assert source.observe(pair[0]).digest == before.digest


@pytest.mark.parametrize("mention", [2, 3, 4, 6, 8])
def test_dropped_at_any_moment_the_backup_says_the_truth(
    configured, milvault: Milvault, source: Server, pair, mention: int
):
    """Later drops may find everything copied already: then it is whole. Half a collection never counts as done."""
    before = source.observe(pair[1])
    backup = f"dropped_at_{mention}"
    code, stdout = backed_up(configured, source, pair, mention, backup)
    assert code in (0, FINISHED_WITH_FINDINGS), stdout
    if code == 0:
        if source.has(pair[1]):
            source.drop(pair[1])
        milvault("restore", "-n", backup, "--filter", str(pair[1]))
        assert source.observe(pair[1]).digest == before.digest
