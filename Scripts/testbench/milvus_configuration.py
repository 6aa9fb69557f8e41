"""Writes the configuration folder of one Milvus.

Ours is merged over the template of the wheel: 2.2.16 panics on a partial milvus.yaml, and 2.3.5 takes one but then
names its channels wrongly.
"""

import re

import yaml

from . import certificates
from .settings import HOST, S3_ACCESS_KEY, S3_PORT, S3_SECRET_KEY, MilvusInstance, milvus_distribution

PLACEHOLDER = re.compile(r"\{\{.*?\}\}")
EASYLOGGING = "* GLOBAL:\n    ENABLED = false\n    TO_FILE = false\n    TO_STANDARD_OUTPUT = false\n"


def write(instance: MilvusInstance) -> None:
    folder = instance.folder / "configuration"
    folder.mkdir(parents=True, exist_ok=True)
    (instance.folder / "logs").mkdir(exist_ok=True)
    template = (milvus_distribution(instance.version) / "config.yaml.template").read_text()
    settings = merged(yaml.safe_load(PLACEHOLDER.sub("0", template)), overrides(instance))
    (folder / "milvus.yaml").write_text(yaml.safe_dump(settings, sort_keys=False))
    (folder / "easylogging.yaml").write_text(EASYLOGGING)
    (folder / "glog.conf").write_text(f"--minloglevel=1\n--log_dir={instance.folder}/logs/\n--max_log_size=50\n")


def merged(base: dict, over: dict) -> dict:
    result = dict(base)
    for key, value in over.items():
        both_nested = isinstance(value, dict) and isinstance(result.get(key), dict)
        result[key] = merged(result[key], value) if both_nested else value
    return result


def overrides(instance: MilvusInstance) -> dict:
    return {
        **_dependencies(instance),
        **_components(instance),
        "log": {
            "level": "warn",
            "format": "text",
            "stdout": True,
            "file": {"rootPath": str(instance.folder / "logs"), "maxSize": 100, "maxAge": 3, "maxBackups": 3},
        },
        "grpc": {"log": {"level": "ERROR"}},
        "common": _common(instance),
        "tls": {
            "serverPemPath": str(certificates.SERVER_CERTIFICATE),
            "serverKeyPath": str(certificates.SERVER_KEY),
            "caPemPath": str(certificates.CA),
        },
        "quotaAndLimits": {"enabled": False},
    }


def _dependencies(instance: MilvusInstance) -> dict:
    return {
        "etcd": {
            "endpoints": f"{HOST}:{instance.etcd_port}",
            "rootPath": instance.etcd_root,
            "metaSubPath": "meta",
            "kvSubPath": "kv",
            "log": {"level": "warn"},
            "use": {"embed": False},
            "data": {"dir": str(instance.folder / "etcd")},
        },
        "localStorage": {"path": str(instance.folder / "local")},
        "minio": {
            "address": HOST,
            "port": S3_PORT,
            "accessKeyID": S3_ACCESS_KEY,
            "secretAccessKey": S3_SECRET_KEY,
            "useSSL": False,
            "bucketName": instance.bucket,
            "rootPath": instance.root_path,
            "useIAM": False,
            "cloudProvider": "aws",
            "iamEndpoint": "",
            "region": "",
            "useVirtualHost": False,
            "logLevel": "fatal",
        },
        "mq": {"type": "rocksmq"},
        "rocksmq": {"path": str(instance.folder / "rocksmq"), "lrucacheratio": 0.02},
    }


def _components(instance: MilvusInstance) -> dict:
    def listening(offset: int) -> dict:
        return {"ip": HOST, "address": HOST, "port": instance.port + offset}

    return {
        "proxy": {**listening(0), "internalPort": instance.port + 2, "http": {"enabled": True, "debug_mode": False}},
        "rootCoord": {**listening(1), "dmlChannelNum": 4},
        "queryCoord": {**listening(3), "autoBalance": False},
        "queryNode": listening(4),
        "indexCoord": {**listening(5), "segment": {"minSegmentNumRowsToEnableIndex": 1024}},
        "indexNode": listening(6),
        "dataCoord": {**listening(7), "enableCompaction": True, "segment": {"maxSize": 512}},
        "dataNode": {**listening(8), "segment": {"deleteBufBytes": _delete_buffer(instance)}},
    }


def _delete_buffer(instance: MilvusInstance) -> int:
    """A Flush of 2.2.16 leaves the deletes of flushed segments in memory; with a tiny buffer it writes them."""
    return 16 if instance.version.startswith("2.2.") else 64 << 20


def _common(instance: MilvusInstance) -> dict:
    return {
        # Never change it over existing data: inserts and flushes would hang for ever.
        "chanNamePrefix": {"cluster": instance.etcd_root},
        "storageType": "minio",
        "security": {"authorizationEnabled": instance.authorization, "tlsMode": instance.tls_mode},
        "session": {"ttl": 10, "retryTimes": 30},
        "gracefulStopTimeout": 3,
        "retentionDuration": 0,
    }
