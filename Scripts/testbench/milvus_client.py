"""Connecting pymilvus to an instance of the bench."""

from pymilvus import connections, utility

from . import certificates
from .settings import HOST, MILVUS_PASSWORD, MILVUS_USER, TLS_MUTUAL, TLS_OFF, MilvusInstance


def connection_arguments(instance: MilvusInstance) -> dict:
    arguments: dict = {"host": HOST, "port": str(instance.port), "timeout": 10}
    if instance.tls_mode != TLS_OFF:
        arguments |= {"secure": True, "server_name": "localhost"}
    if instance.tls_mode == TLS_MUTUAL:
        arguments |= {
            "ca_pem_path": str(certificates.CA),
            "client_pem_path": str(certificates.CLIENT_CERTIFICATE),
            "client_key_path": str(certificates.CLIENT_KEY),
        }
    elif instance.tls_mode != TLS_OFF:
        arguments["server_pem_path"] = str(certificates.CA)
    if instance.authorization:
        arguments |= {"user": MILVUS_USER, "password": MILVUS_PASSWORD}
    return arguments


def connect(instance: MilvusInstance, alias: str, database: str = "") -> str:
    """Opens the connection named `alias` and returns that name, for pymilvus' `using`."""
    arguments = connection_arguments(instance)
    if database:
        arguments["db_name"] = database
    connections.connect(alias, **arguments)
    return alias


def lists_collections(instance: MilvusInstance) -> bool:
    alias = f"ready-{instance.name}"
    try:
        connect(instance, alias)
        utility.list_collections(timeout=5, using=alias)
        return True
    except Exception:  # pymilvus raises whatever gRPC raises while the server comes up
        return False
    finally:
        connections.disconnect(alias)
