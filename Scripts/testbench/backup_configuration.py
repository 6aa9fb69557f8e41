"""A backup.yaml, as milvus-backup's version 2 has it, for a Milvus of the bench."""

import pathlib
from typing import Any

import yaml

from . import certificates
from .settings import (
    BACKUP_BUCKET,
    HOST,
    MILVUS_PASSWORD,
    MILVUS_USER,
    S3_ACCESS_KEY,
    S3_PORT,
    S3_SECRET_KEY,
    TLS_MUTUAL,
    TLS_OFF,
    MilvusInstance,
)
from .environment import TLS_NAMES


def configuration(instance: MilvusInstance, bucket: str = BACKUP_BUCKET, root_path: str = "backup") -> dict[str, Any]:
    return {
        "configVersion": "v2",
        "milvus": {
            "grpc": _grpc(instance),
            "management": {"endpoint": f"http://{HOST}:{instance.management_port}"},
            "etcd": {"endpoints": [f"{HOST}:{instance.etcd_port}"], "rootPath": instance.etcd_root},
            "storage": {
                "provider": "minio",
                "address": HOST,
                "port": S3_PORT,
                "useSSL": False,
                "bucketName": instance.bucket,
                "rootPath": instance.root_path,
                "auth": {"type": "static", "accessKeyID": S3_ACCESS_KEY, "secretAccessKey": S3_SECRET_KEY},
            },
            **({"user": MILVUS_USER, "password": MILVUS_PASSWORD} if instance.authorization else {}),
        },
        "backup": {"storage": {"bucketName": bucket, "rootPath": root_path}},
    }


def write(path: pathlib.Path, values: dict[str, Any]) -> pathlib.Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(values, sort_keys=False))
    return path


def _grpc(instance: MilvusInstance) -> dict[str, Any]:
    values: dict[str, Any] = {"address": HOST, "port": instance.port}
    if instance.tls_mode != TLS_OFF:
        values |= {"tlsMode": TLS_NAMES[instance.tls_mode], "caCertPath": str(certificates.CA)}
    if instance.tls_mode == TLS_MUTUAL:
        values |= {
            "mtlsCertPath": str(certificates.CLIENT_CERTIFICATE),
            "mtlsKeyPath": str(certificates.CLIENT_KEY),
        }
    return values
