"""One etcd for one Milvus: Debian's 3.4, no authentication, loopback."""

from .processes import Server
from .settings import BENCH, HOST, MilvusInstance
from .web import answers


def server(instance: MilvusInstance) -> Server:
    port = instance.etcd_port
    return Server(f"etcd-{instance.name}", instance.etcd_folder, [port, port + 1])


def start(instance: MilvusInstance) -> None:
    etcd = server(instance)
    if etcd.pid is not None:
        return
    client = f"http://{HOST}:{instance.etcd_port}"
    peer = f"http://{HOST}:{instance.etcd_port + 1}"
    options = {
        "name": instance.name,
        "data-dir": str(instance.etcd_folder / "data"),
        "listen-client-urls": client,
        "advertise-client-urls": client,
        "listen-peer-urls": peer,
        "initial-advertise-peer-urls": peer,
        "initial-cluster": f"{instance.name}={peer}",
        "auto-compaction-mode": "revision",
        "auto-compaction-retention": "1000",
        "quota-backend-bytes": str(4 << 30),
        "logger": "zap",
        "log-level": "warn",
    }
    command = [str(BENCH / "etcd/usr/bin/etcd"), "--unsafe-no-fsync"]
    etcd.start(command + [f"--{name}={value}" for name, value in options.items()])
    etcd.wait_ready(lambda: answers(f"{client}/health", "true"), seconds=30)
