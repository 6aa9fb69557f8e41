"""Where the bench lies, which servers it knows, and on which ports they listen."""

import os
import pathlib
from dataclasses import dataclass

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
BENCH = pathlib.Path(os.environ.get("MILVAULT_BENCH_DIR") or REPOSITORY / ".bench").absolute()
# The servers' data. Another folder and another base port make a second bench beside the first.
RUN = pathlib.Path(os.environ.get("MILVAULT_BENCH_RUN") or BENCH / "run").absolute()
BASE_PORT = int(os.environ.get("MILVAULT_BENCH_PORT") or 29000)

HOST = "127.0.0.1"
S3_ACCESS_KEY = "milvault-bench"
S3_SECRET_KEY = "s3-secret-of-the-bench"
# A user that the store knows and that owns nothing: every request of it is refused with AccessDenied.
S3_STRANGER_ACCESS_KEY = "stranger"
S3_STRANGER_SECRET_KEY = "s3-secret-of-the-stranger"
BACKUP_BUCKET = "backup-bucket"

MILVUS_USER = "root"
MILVUS_PASSWORD = "Milvus"

TLS_OFF = 0
TLS_SERVER = 1
TLS_MUTUAL = 2


@dataclass(frozen=True)
class MilvusInstance:
    """One Milvus with an etcd and a bucket of its own."""

    name: str
    slot: int
    version: str
    bucket: str
    root_path: str
    etcd_root: str = "by-dev"
    authorization: bool = False
    tls_mode: int = TLS_OFF

    @property
    def port(self) -> int:
        """gRPC and REST. Milvus takes this port and the nine above it."""
        return BASE_PORT + 200 + 30 * self.slot

    @property
    def management_port(self) -> int:
        return self.port + 9

    @property
    def etcd_port(self) -> int:
        return BASE_PORT + 100 + 2 * self.slot

    @property
    def ports(self) -> list[int]:
        return list(range(self.port, self.port + 10))

    @property
    def folder(self) -> pathlib.Path:
        return RUN / f"milvus-{self.name}"

    @property
    def etcd_folder(self) -> pathlib.Path:
        return RUN / f"etcd-{self.name}"


INSTANCES = {
    instance.name: instance
    for instance in (
        MilvusInstance("src", 0, "2.3.5", "src-bucket", "files"),
        MilvusInstance("dst", 1, "2.3.5", "dst-bucket", "tenants/blue/milvus", etcd_root="blue"),
        MilvusInstance("old", 2, "2.2.16", "old-bucket", "files"),
        MilvusInstance("auth", 3, "2.3.5", "auth-bucket", "files", authorization=True, tls_mode=TLS_SERVER),
        MilvusInstance("mtls", 4, "2.3.5", "mtls-bucket", "files", tls_mode=TLS_MUTUAL),
        MilvusInstance("rootless", 5, "2.3.5", "rootless-bucket", ""),
    )
}

S3_PORT = BASE_PORT
S3_TLS_PORT = BASE_PORT + 1
CEPH_MONITOR_PORT = BASE_PORT + 10
CEPH_PORT_RANGE = (BASE_PORT + 20, BASE_PORT + 90)
CEPH_FOLDER = RUN / "ceph"
CERTIFICATES = RUN / "tls"


def milvus_distribution(version: str) -> pathlib.Path:
    return BENCH / "milvus" / version
