"""What every live test starts from: real servers, a backup root of its own, and names that nobody else uses."""

import secrets
from typing import Callable, Iterator

import pytest

from bucket import Bucket
from milvault import BINARY, Milvault
from server import Name, Server
from testbench import backup_configuration, ceph
from testbench.settings import BACKUP_BUCKET


def pytest_sessionstart(session: pytest.Session) -> None:
    """A missing server fails the run with a sentence; nothing is skipped."""
    if not BINARY.exists():
        pytest.exit(f"{BINARY} isn't there: make build", returncode=1)
    if ceph.GATEWAY.pid is None:
        pytest.exit("the S3 server isn't running: Scripts/bench up all", returncode=1)


@pytest.fixture(scope="module")
def token() -> str:
    """Makes the names of one test module unlike those of any other run."""
    return secrets.token_hex(4)


@pytest.fixture(scope="module")
def server() -> Iterator[Callable[[str], Server]]:
    """Servers by name. What tests made on them is dropped when the module is done."""
    servers: dict[str, Server] = {}

    def named(name: str) -> Server:
        return servers.setdefault(name, Server.named(name))

    yield named
    for each in servers.values():
        each.clean_up()


@pytest.fixture(scope="module")
def source(server: Callable[[str], Server]) -> Server:
    """The Milvus that most tests back up."""
    return server("src")


@pytest.fixture(scope="module")
def root_path(token: str) -> str:
    return f"live/{token}"


@pytest.fixture(scope="module")
def backups(root_path: str) -> Iterator[Bucket]:
    """Where this module's backups lie."""
    bucket = Bucket(BACKUP_BUCKET, root_path)
    yield bucket
    bucket.clear()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory):
    return tmp_path_factory.mktemp("configuration")


@pytest.fixture(scope="module")
def configured(folder, root_path: str, backups: Bucket) -> Callable[..., Milvault]:
    """milvault for a server; `change` may edit the configuration before it is written."""

    def make(server: Server, change: Callable[[dict], None] = lambda _: None) -> Milvault:
        configuration = backup_configuration.configuration(server.instance, root_path=root_path)
        change(configuration)
        return Milvault(folder, configuration, f"{secrets.token_hex(4)}.yaml")

    return make


@pytest.fixture(scope="module")
def milvault(configured: Callable[..., Milvault], source: Server) -> Milvault:
    """milvault for the usual source."""
    return configured(source)


@pytest.fixture(scope="module")
def plain(source: Server, token: str) -> Name:
    """A small collection that tests may back up but not change."""
    name = Name(f"plain_{token}")
    source.seed(name, "plain", rows=1500, dimension=8)
    return name
