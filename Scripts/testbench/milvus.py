"""Milvus standalone, from the binaries that PyPI's `milvus` wheels carry."""

import shutil

from . import certificates, etcd, milvus_configuration
from .processes import Server
from .settings import HOST, MilvusInstance, milvus_distribution
from .web import answers

# Milvus doesn't end on SIGTERM (it waits for coordinators that are ending too); its data survive a SIGKILL.
PATIENCE = 2


def server(instance: MilvusInstance) -> Server:
    return Server(f"milvus-{instance.name}", instance.folder, instance.ports)


def start(instance: MilvusInstance) -> None:
    certificates.ensure()
    etcd.start(instance)
    milvus = server(instance)
    if milvus.pid is not None:
        return
    milvus_configuration.write(instance)
    binaries = milvus_distribution(instance.version) / "bin"
    milvus.start(
        # 2.2.16 locks /run/milvus/standalone-ALIAS.pid, so each instance needs an alias.
        [str(binaries / "milvus"), "run", "standalone", "-alias", f"{instance.name}-{instance.port}"],
        {
            "MILVUSCONF": str(instance.folder / "configuration"),
            "METRICS_PORT": str(instance.management_port),
            "DEPLOY_MODE": "STANDALONE",
            "MILVUS_RUN_DIR": str(instance.folder / "run"),
            "LD_LIBRARY_PATH": str(binaries),
            "GOMAXPROCS": "2",
        },
    )
    milvus.wait_ready(lambda: is_serving(instance), seconds=120)


def is_serving(instance: MilvusInstance) -> bool:
    """2.2.16 may say OK before its coordinators are there, so a real call has to work too."""
    if not answers(f"http://{HOST}:{instance.management_port}/healthz", "OK"):
        return False
    from . import milvus_client

    return milvus_client.lists_collections(instance)


def stop(instance: MilvusInstance) -> None:
    server(instance).stop(PATIENCE)
    etcd.server(instance).stop()


def wipe(instance: MilvusInstance) -> None:
    stop(instance)
    shutil.rmtree(instance.folder, ignore_errors=True)
    shutil.rmtree(instance.etcd_folder, ignore_errors=True)
