"""Milvus with users and TLS, the backup store over TLS with a private authority, and what each refuses."""

import json
from typing import Any, Callable

import pytest
from pymilvus import Role, utility

import milvault as runner
from bucket import Bucket
from milvault import Milvault
from server import Name, Server
from testbench import certificates
from testbench.settings import HOST, S3_TLS_PORT

ACCESS_REFUSED = 12
USER, PASSWORD = "backup_user", "word-that-nobody-may-see"
runner.SECRETS.add(PASSWORD)


def round_trip(milvault: Milvault, server: Server, name: Name, backup: str) -> None:
    server.seed(name, "demo", rows=1500, dimension=16)
    before = server.observe(name)
    milvault("create", "-n", backup, "--filter", str(name))
    server.drop(name)
    milvault("restore", "-n", backup)
    assert server.observe(name) == before


def over_tls(store: dict[str, Any], with_authority: bool = True) -> None:
    store |= {"address": HOST, "port": S3_TLS_PORT, "useSSL": True}
    if with_authority:
        store["tls"] = {"caCertPath": str(certificates.CA)}


@pytest.fixture(scope="module")
def guarded(server: Callable[[str], Server]) -> Server:
    """The Milvus with authorization, and a user of milvault's own in it."""
    guarded = server("auth")
    using = guarded.using()
    if USER not in utility.list_usernames(using=using):
        utility.create_user(USER, PASSWORD, using=using)
        Role("admin", using=using).add_user(USER)
    return guarded


def as_backup_user(configuration: dict) -> None:
    configuration["milvus"] |= {"user": USER, "password": PASSWORD}


def test_a_milvus_with_users_over_tls(configured, guarded: Server, token: str):
    round_trip(configured(guarded, as_backup_user), guarded, Name(f"guarded_{token}"), "guarded")


def test_a_milvus_that_asks_for_a_client_certificate(configured, server, token: str):
    mutual = server("mtls")
    round_trip(configured(mutual), mutual, Name(f"mutual_{token}"), "mutual")


def test_a_wrong_password_is_refused(configured, guarded: Server):
    milvault = configured(guarded, lambda c: c["milvus"].update(user=USER, password="not-the-password"))
    answer = milvault("create", "-n", "wrong_password", expect=ACCESS_REFUSED)
    assert "not-the-password" not in answer.stdout + answer.stderr
    assert answer.error["advice"]


def test_no_password_is_refused(configured, guarded: Server):
    milvault = configured(guarded, lambda c: c["milvus"].update(user="", password=""))
    milvault("create", "-n", "no_password", expect=ACCESS_REFUSED)


def test_a_certificate_of_an_unknown_authority_is_refused(configured, guarded: Server):
    milvault = configured(guarded, lambda c: c["milvus"]["grpc"].pop("caCertPath"))
    error = milvault("create", "-n", "unknown_authority", expect=1).error
    assert "certificate" in json.dumps(error).lower()


def test_a_missing_client_certificate_is_refused(configured, server):
    def without_certificate(configuration: dict) -> None:
        configuration["milvus"]["grpc"]["tlsMode"] = "server"
        for key in ("mtlsCertPath", "mtlsKeyPath"):
            configuration["milvus"]["grpc"].pop(key)

    configured(server("mtls"), without_certificate)("create", "-n", "no_certificate", expect=1)


def test_both_stores_over_tls(configured, source: Server, token: str):
    """The same endpoint for both, so the store copies by itself."""
    milvault = configured(source, lambda c: over_tls(c["milvus"]["storage"]))
    round_trip(milvault, source, Name(f"tls_{token}"), "tls")


def test_only_the_backup_store_over_tls(configured, source: Server, token: str):
    """Two endpoints: the bytes pass through milvault."""

    def other_endpoint(configuration: dict) -> None:
        over_tls(configuration["backup"]["storage"])

    round_trip(configured(source, other_endpoint), source, Name(f"streamed_{token}"), "streamed")


def test_a_store_of_an_unknown_authority_is_refused(configured, source: Server, plain: Name):
    milvault = configured(source, lambda c: over_tls(c["backup"]["storage"], with_authority=False))
    error = milvault("create", "-n", "unknown_store", "--filter", str(plain), expect=1).error
    assert "certificate" in json.dumps(error).lower()
    assert "caCertPath" in json.dumps(error)


def test_users_roles_and_grants_travel_with_rbac(configured, guarded: Server, backups: Bucket, token: str):
    using = guarded.using()
    name = Name(f"granted_{token}")
    guarded.seed(name, "plain", rows=10, dimension=4)
    role = Role(f"reader_{token}", using=using)
    role.create()
    role.grant("Collection", name.collection, "Search")
    role.add_user(USER)
    milvault = configured(guarded, as_backup_user)
    milvault("create", "-n", "granted", "--filter", str(name), "--rbac")
    rbac = backups.under("granted").read_json("meta/full_meta.json")["rbac_meta"]
    assert role.name in {entry["name"] for entry in rbac["roles"]}
    assert USER in {entry["user"] for entry in rbac["users"]}
    role.revoke("Collection", name.collection, "Search")
    role.remove_user(USER)
    role.drop()
    guarded.drop(name)
    milvault("restore", "-n", "granted", "--rbac")
    assert role.is_exist()
    grants = {(grant.object, grant.object_name, grant.privilege) for grant in role.list_grants().groups}
    assert ("Collection", name.collection, "Search") in grants
    assert USER in role.get_users()
    role.revoke("Collection", name.collection, "Search")
    role.remove_user(USER)
    role.drop()
