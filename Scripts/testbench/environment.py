"""What a test has to know to reach the servers, as environment variables."""

from . import certificates
from .settings import (
    BACKUP_BUCKET,
    BENCH,
    HOST,
    INSTANCES,
    MILVUS_PASSWORD,
    MILVUS_USER,
    S3_ACCESS_KEY,
    S3_PORT,
    S3_SECRET_KEY,
    S3_STRANGER_ACCESS_KEY,
    S3_STRANGER_SECRET_KEY,
    S3_TLS_PORT,
    TLS_MUTUAL,
    TLS_OFF,
    TLS_SERVER,
    MilvusInstance,
)

TLS_NAMES = {TLS_OFF: "disabled", TLS_SERVER: "server", TLS_MUTUAL: "mutual"}


def variables() -> dict[str, str]:
    values = {
        "DIR": str(BENCH),
        "PYTHON": str(BENCH / "python/bin/python"),
        "S3_ENDPOINT": f"http://{HOST}:{S3_PORT}",
        "S3_TLS_ENDPOINT": f"https://{HOST}:{S3_TLS_PORT}",
        "S3_ACCESS_KEY": S3_ACCESS_KEY,
        "S3_SECRET_KEY": S3_SECRET_KEY,
        "S3_STRANGER_ACCESS_KEY": S3_STRANGER_ACCESS_KEY,
        "S3_STRANGER_SECRET_KEY": S3_STRANGER_SECRET_KEY,
        "S3_BUCKET": BACKUP_BUCKET,
        "CA_FILE": str(certificates.CA),
        "CLIENT_CERT_FILE": str(certificates.CLIENT_CERTIFICATE),
        "CLIENT_KEY_FILE": str(certificates.CLIENT_KEY),
    }
    for instance in INSTANCES.values():
        values |= {f"{instance.name.upper()}_{key}": value for key, value in _of_instance(instance).items()}
    return {f"MILVAULT_BENCH_{name}": value for name, value in values.items()}


def _of_instance(instance: MilvusInstance) -> dict[str, str]:
    return {
        "VERSION": instance.version,
        "HOST": HOST,
        "PORT": str(instance.port),
        "MANAGEMENT": f"http://{HOST}:{instance.management_port}",
        "ETCD": f"{HOST}:{instance.etcd_port}",
        "ETCD_ROOT": instance.etcd_root,
        "BUCKET": instance.bucket,
        "ROOT_PATH": instance.root_path,
        "TLS_MODE": TLS_NAMES[instance.tls_mode],
        "USER": MILVUS_USER if instance.authorization else "",
        "PASSWORD": MILVUS_PASSWORD if instance.authorization else "",
    }
