"""Secrets from every source stay where they are: none is seen in what the program prints, in its command line, in what
it hands to programs that it starts, nor in anything that it stores; whether all goes well or the server says no."""

import pathlib
import secrets
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Iterator

import pytest

from testbench import budget
import credential_sources
from canaries import Canaries
from credential_services import Keys, Services, credential_services, talkative_store
from credential_sources import ASKING, CHAINED, OWN, Place, Setup, Source
from doubles import ACCESS_KEY, BACKUPS, SOURCE, Doubles
from etcd import refusing_etcd
from milvault import Answer, Milvault

FAILED, ACCESS_REFUSED = 1, 12
COLLECTION = ["--collection", "docs=1x1x1"]


@pytest.fixture(scope="module")
def canaries() -> Canaries:
    return Canaries()


@pytest.fixture(scope="module")
def keys(canaries: Canaries) -> Keys:
    return Keys(ACCESS_KEY, canaries("secret-key"), canaries("session-token"))


@pytest.fixture(scope="module")
def servers(keys: Keys) -> Iterator[Doubles]:
    """They know the keys."""
    with Doubles(*COLLECTION, secret_key=keys.secret_key, session_token=keys.session_token) as doubles:
        yield doubles


@pytest.fixture(scope="module")
def strict_servers(keys: Keys) -> Iterator[Doubles]:
    """They know the same access key with another secret."""
    with Doubles(*COLLECTION, secret_key="another", session_token=keys.session_token) as doubles:
        yield doubles


@pytest.fixture(scope="module")
def services(keys: Keys, canaries: Canaries) -> Iterator[Services]:
    with credential_services(keys, canaries("metadata-token")) as services:
        yield services


class Run:
    """One program with the secrets of one source, and Milvus' and etcd's beside them."""

    def __init__(self, source: Source, folder: pathlib.Path, doubles: Doubles, services: Services, canaries: Canaries):
        self._doubles, self._canaries, self._folder = doubles, canaries, folder
        self.setup = Setup(doubles.configuration())
        self.setup.configuration["milvus"] |= {"user": "backup-user", "etcd": {"username": "etcd-user"}}
        self.setup.environment |= {"MILVUS_ETCD_PASSWORD": canaries("etcd-password")}
        self.setup.configuration["transfer"]["outageTimeoutSeconds"] = 0
        self.setup.configuration["log"] = {"level": "debug"}
        source(self.setup, Place(folder, services, canaries))
        # The password is where the keys are.
        if self.setup.arguments:
            self.setup.arguments += ["--set", f"milvus.password={canaries('milvus-password')}"]
        else:
            self.setup.environment["MILVUS_PASSWORD"] = canaries("milvus-password")

    @property
    def storage(self) -> dict:
        return self.setup.configuration["milvus"]["storage"]

    @property
    def witness(self) -> pathlib.Path:
        return self._folder / credential_sources.WITNESS

    def __call__(self, *arguments: str, expect: int = 0, output: str = "json", killed_at: int = 0) -> Answer:
        milvault = Milvault(self._folder, self.setup.configuration).started_by((), **self.setup.environment)
        process = milvault.start(*arguments, *self.setup.arguments, "--verbose", output=output)
        if killed_at:
            self._doubles.kill(process.pid, killed_at, "afterEffect")
        command_line = pathlib.Path(f"/proc/{process.pid}/cmdline").read_bytes()
        answer = milvault.finished(process, expect)
        seen = {"stdout": answer.stdout.encode(), "stderr": answer.stderr.encode()}
        # What the user writes on a command line is seen there.
        if not self.setup.arguments:
            seen["the command line"] = command_line
        if self.witness.exists():
            seen["what the credential program was given"] = self.witness.read_bytes()
        seen |= self._doubles.contents(BACKUPS) | self._doubles.contents(SOURCE)
        assert not self._canaries.found(seen)
        return answer


@pytest.fixture
def run(request: pytest.FixtureRequest, folder: pathlib.Path, services: Services, canaries: Canaries):
    services.refuses = False
    services.asked.clear()

    def make(source: Source, doubles: Doubles) -> Run:
        own = folder / source.__name__
        own.mkdir()
        return Run(source, own, doubles, services, canaries)

    return make


def named(source: Source) -> str:
    return source.__name__


@pytest.mark.parametrize("source", OWN + ASKING, ids=named)
def test_a_backup_shows_none(run, servers: Doubles, services: Services, source: Source):
    milvault, name = run(source, servers), f"b{secrets.token_hex(4)}"
    assert milvault("create", "-n", name, "--filter", "default.docs").json["copiedObjects"] == 6
    milvault("restore", "-n", name, "--suffix", f"_{name}")
    milvault("get", "-n", name, output="text")
    milvault("config", "show")
    milvault("check")
    assert bool(services.asked) == (source in ASKING)
    assert milvault.witness.exists() == (source is credential_sources.program)


@pytest.mark.parametrize("source", [credential_sources.own_variables, credential_sources.container], ids=named)
def test_what_a_killed_run_leaves_shows_none(run, servers: Doubles, source: Source):
    milvault, name = run(source, servers), f"k{secrets.token_hex(4)}"
    milvault("create", "-n", name, "--filter", "default.docs", expect=-9, killed_at=30)
    assert "run/plan.json.zst" in servers.objects(BACKUPS, f"backup/{name}/")


@pytest.mark.parametrize("source", CHAINED + ASKING, ids=named)
def test_a_copy_shows_none(run, servers: Doubles, source: Source):
    """It needs no configuration file: keys come from where the AWS tools find them."""
    milvault, at = run(source, servers), f"--endpoint=http://127.0.0.1:{servers.port}"
    place = f"copies/{secrets.token_hex(4)}"
    milvault("copy", f"s3://{SOURCE}/files/insert_log", f"s3://{BACKUPS}/{place}", at)
    assert servers.objects(BACKUPS, place)


@pytest.mark.parametrize("source", OWN + ASKING, ids=named)
def test_a_wrong_signature_shows_none(run, strict_servers: Doubles, source: Source):
    run(source, strict_servers)("create", "-n", "refused", expect=ACCESS_REFUSED)


@pytest.mark.parametrize("source", OWN + ASKING, ids=named)
def test_a_store_that_repeats_what_it_was_sent_shows_none(run, servers: Doubles, source: Source):
    milvault = run(source, servers)
    with talkative_store() as port:
        milvault.storage["port"] = port
        milvault("create", "-n", "refused", expect=ACCESS_REFUSED)


def test_a_store_that_is_away_shows_none(run, servers: Doubles):
    """All at once: they wait and try again for a while."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]

    def ask(source: Source) -> None:
        milvault = run(source, servers)
        milvault.storage["port"] = port
        milvault("create", "-n", "refused", expect=FAILED, output="text")

    sources = budget.choose([credential_sources.configuration_file, credential_sources.machine], OWN + ASKING)
    with ThreadPoolExecutor(len(sources)) as threads:
        list(threads.map(ask, sources))


@pytest.mark.parametrize("source", ASKING, ids=named)
def test_a_service_that_gives_no_keys_shows_none(run, servers: Doubles, services: Services, source: Source):
    milvault = run(source, servers)
    services.refuses = True
    milvault("create", "-n", "refused", expect=ACCESS_REFUSED)
    assert services.asked


def test_an_etcd_that_refuses_the_password_shows_none(run, servers: Doubles, canaries: Canaries):
    milvault = run(credential_sources.configuration_file, servers)
    with refusing_etcd() as (port, logins):
        milvault.setup.configuration["milvus"]["etcd"]["endpoints"] = [f"127.0.0.1:{port}"]
        milvault("create", "-n", "refused", expect=ACCESS_REFUSED)
    assert canaries("etcd-password").encode() in b"".join(logins), "it was never shown"


def test_a_leak_would_be_found(canaries: Canaries):
    """The search finds each form, compressed content included."""
    import base64
    import urllib.parse

    import zstandard

    secret = canaries("secret-key")
    forms = [
        secret,
        urllib.parse.quote(secret, safe=""),
        base64.b64encode(f"user:{secret}".encode()).decode(),
        secret.encode().hex(),
    ]
    for form in forms:
        assert canaries.found({"text": f"it is {form}.".encode()}) == ["secret-key in text"]
    compressed = zstandard.compress(secret.encode()) + zstandard.compress(b"more")
    assert canaries.found({"object": compressed}) == ["secret-key in object"]
    assert not canaries.found({"text": b"nothing"})
