"""The S3 server: Ceph's gateway over one monitor and one object store daemon, all on loopback.

A real daemon that checks signatures, body hashes, clock skew and multipart rules, and that Debian packages.
"""

import shutil
import subprocess
import uuid

from . import certificates
from .ceph_configuration import configuration
from .ports import require_free
from .processes import BenchError, Server
from .settings import (
    BACKUP_BUCKET,
    CEPH_FOLDER,
    CEPH_MONITOR_PORT,
    HOST,
    S3_ACCESS_KEY,
    S3_PORT,
    S3_SECRET_KEY,
    S3_STRANGER_ACCESS_KEY,
    S3_STRANGER_SECRET_KEY,
    S3_TLS_PORT,
)
from .web import answers

CONFIGURATION_FILE = CEPH_FOLDER / "ceph.conf"
MONITOR = Server("ceph-mon", CEPH_FOLDER, [CEPH_MONITOR_PORT])
STORAGE = Server("ceph-osd", CEPH_FOLDER, [])
GATEWAY = Server("radosgw", CEPH_FOLDER, [S3_PORT, S3_TLS_PORT])


def start() -> None:
    if GATEWAY.pid is not None:
        return
    certificates.ensure()
    for server in (MONITOR, STORAGE, GATEWAY):
        if server.pid is None:
            require_free(server.ports, server.name)
    if not (CEPH_FOLDER / "complete").exists():
        _create()
    _ensure_running(MONITOR, ["ceph-mon", "-i", "a", "-f"])
    _ensure_running(STORAGE, ["ceph-osd", "-i", "0", "-f"])
    _ensure_running(GATEWAY, ["radosgw", "-n", "client.rgw", "-f"])
    GATEWAY.wait_ready(lambda: answers(f"http://{HOST}:{S3_PORT}/"), seconds=120)
    _create_bucket(BACKUP_BUCKET)


def stop() -> None:
    for server in (GATEWAY, STORAGE, MONITOR):
        server.stop(patience=20)


def wipe() -> None:
    stop()
    shutil.rmtree(CEPH_FOLDER, ignore_errors=True)


def _create() -> None:
    """Makes the cluster and its users. Half of one is no use, so it starts from nothing."""
    wipe()
    for name in ("mon.a", "osd.0", "rgw"):
        (CEPH_FOLDER / name).mkdir(parents=True)
    cluster = str(uuid.uuid4())
    CONFIGURATION_FILE.write_text(configuration(cluster))
    monitor_map = str(CEPH_FOLDER / "monmap")
    address = f"[v2:{HOST}:{CEPH_MONITOR_PORT}]"
    _run(["monmaptool", "--create", "--clobber", "--fsid", cluster, "--addv", "a", address, monitor_map])
    _ceph(["ceph-mon", "-i", "a", "--mkfs", "--monmap", monitor_map])
    _ensure_running(MONITOR, ["ceph-mon", "-i", "a", "-f"])
    storage = str(uuid.uuid4())
    _ceph(["ceph", "osd", "new", storage])
    _ceph(["ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", storage])
    _ensure_running(STORAGE, ["ceph-osd", "-i", "0", "-f"])
    _create_user("bench", S3_ACCESS_KEY, S3_SECRET_KEY)
    _create_user("stranger", S3_STRANGER_ACCESS_KEY, S3_STRANGER_SECRET_KEY)
    (CEPH_FOLDER / "complete").touch()


def _create_user(name: str, access_key: str, secret_key: str) -> None:
    command = ["radosgw-admin", "-n", "client.rgw", "user", "create", f"--uid={name}", f"--display-name={name}"]
    _ceph(command + [f"--access-key={access_key}", f"--secret-key={secret_key}"])


def _create_bucket(name: str) -> None:
    from .s3_client import s3_client

    s3_client().create_bucket(Bucket=name)


def _ensure_running(server: Server, command: list[str]) -> None:
    if server.pid is None:
        server.start(_configured(command))


def _ceph(command: list[str]) -> None:
    _run(_configured(command))


def _configured(command: list[str]) -> list[str]:
    return [command[0], "-c", str(CONFIGURATION_FILE), *command[1:]]


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=90)
    except subprocess.CalledProcessError as error:
        raise BenchError(f"{' '.join(command)} failed:\n{error.stdout}{error.stderr}") from error
    except subprocess.TimeoutExpired as error:
        raise BenchError(f"{' '.join(command)} took more than 90 s") from error
