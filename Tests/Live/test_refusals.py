"""What goes wrong in practice: the exit code, what is said, and that nothing is left behind."""

import json
import socket

import pytest

from bucket import Bucket
from milvault import Milvault
from server import Name, Server
from testbench.settings import S3_STRANGER_ACCESS_KEY, S3_STRANGER_SECRET_KEY

FAILED, USAGE, NO_SUCH_BACKUP, ACCESS_REFUSED = 1, 2, 10, 12


def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def stranger(store: dict) -> None:
    store["auth"] = {
        "type": "static", "accessKeyID": S3_STRANGER_ACCESS_KEY, "secretAccessKey": S3_STRANGER_SECRET_KEY,
    }


def wrong_secret(configuration: dict) -> None:
    configuration["milvus"]["storage"]["auth"]["secretAccessKey"] = "not-the-secret-key"


def unknown_key(configuration: dict) -> None:
    configuration["milvus"]["storage"]["auth"]["accessKeyID"] = "nobody"


def powerless_user(configuration: dict) -> None:
    stranger(configuration["milvus"]["storage"])


def missing_bucket(configuration: dict) -> None:
    configuration["milvus"]["storage"]["bucketName"] = "no-such-bucket-anywhere"


def wrong_root_path(configuration: dict) -> None:
    configuration["milvus"]["storage"]["rootPath"] = "not/where/milvus/writes"


def dead_milvus(configuration: dict) -> None:
    configuration["milvus"]["grpc"]["port"] = unused_port()


def dead_store(configuration: dict) -> None:
    configuration["milvus"]["storage"]["port"] = unused_port()


def dead_etcd(configuration: dict) -> None:
    configuration["milvus"]["etcd"]["endpoints"] = [f"127.0.0.1:{unused_port()}"]


def wrong_etcd_root(configuration: dict) -> None:
    configuration["milvus"]["etcd"]["rootPath"] = "somebody-else"


# How the configuration is wrong, the exit code, and words that the answer has to contain.
REFUSALS = [
    (wrong_secret, ACCESS_REFUSED, ["SignatureDoesNotMatch"]),
    (unknown_key, ACCESS_REFUSED, ["InvalidAccessKeyId"]),
    (powerless_user, ACCESS_REFUSED, ["AccessDenied"]),
    (missing_bucket, FAILED, ["no-such-bucket-anywhere"]),
    (wrong_root_path, USAGE, ["rootPath"]),
    (dead_milvus, FAILED, ["127.0.0.1"]),
    (dead_store, FAILED, ["127.0.0.1"]),
    (wrong_etcd_root, USAGE, ["rootPath", "etcd"]),
]


@pytest.mark.parametrize("change, code, words", REFUSALS, ids=[change.__name__ for change, _, _ in REFUSALS])
def test_create_refuses(configured, source: Server, plain: Name, backups: Bucket, change, code: int, words: list[str]):
    name = f"refused_{change.__name__}"
    answer = configured(source, change)("create", "-n", name, "--filter", str(plain), expect=code)
    error = answer.error
    assert set(error) == {"code", "message", "subject", "advice"}
    for word in words:
        assert word in json.dumps(error), error
    assert error["advice"], "the next step isn't said"
    assert not backups.under(name).has("meta/seal.json")
    assert "not-the-secret-key" not in answer.stdout + answer.stderr


@pytest.mark.parametrize("change, code, words", REFUSALS, ids=[change.__name__ for change, _, _ in REFUSALS])
def test_the_text_says_the_same_on_stderr(configured, source: Server, plain: Name, change, code: int, words):
    milvault = configured(source, change)
    name = f"refused_text_{change.__name__}"
    answer = milvault("create", "-n", name, "--filter", str(plain), expect=code, output="text")
    assert answer.stdout == ""
    for word in words:
        assert word in answer.stderr


def test_an_etcd_that_does_not_answer_is_told_and_done_without(configured, source: Server, plain: Name, backups: Bucket):
    report = configured(source, dead_etcd)("create", "-n", "without_etcd", "--filter", str(plain)).json
    assert report["state"] == "complete"
    assert {c["logListing"] for c in report["collections"]} == {"listing"}
    assert "etcd-not-reached" in {finding["code"] for finding in report["findings"]}
    assert not backups.under("without_etcd").has("meta/etcd.jsonl.zst")


def test_check_finds_the_wrong_root_path(configured, source: Server, plain: Name):
    answer = configured(source, wrong_root_path)("check", expect=3)
    failed = [check for check in answer.json["checks"] if check["state"] == "failed"]
    assert [check for check in failed if "root" in check["code"]], failed
    assert all(check["advice"] for check in failed)


@pytest.mark.parametrize("change", [wrong_secret, powerless_user, missing_bucket, dead_milvus, dead_store, dead_etcd])
def test_check_finds_what_create_would_fail_on(configured, source: Server, plain: Name, change):
    answer = configured(source, change)("check", expect=3)
    failed = [check for check in answer.json["checks"] if check["state"] == "failed"]
    assert failed
    assert all(check["message"] and check["advice"] for check in failed)


def test_check_passes_and_leaves_nothing(milvault: Milvault, backups: Bucket, source: Server, plain: Name):
    before = (backups.sizes(), source.foreign_objects())
    report = milvault("check").json
    assert report["passed"] is True
    assert {check["state"] for check in report["checks"]} <= {"passed", "warning", "skipped"}
    assert (backups.sizes(), source.foreign_objects()) == before


def test_a_name_that_is_taken_is_refused(milvault: Milvault, plain: Name, backups: Bucket):
    milvault("create", "-n", "taken", "--filter", str(plain))
    before = backups.under("taken").sizes()
    error = milvault("create", "-n", "taken", "--filter", str(plain), expect=FAILED).error
    assert "taken" in error["message"]
    assert backups.under("taken").sizes() == before


@pytest.mark.parametrize("name", ["has space", "1starts_with_digit", "has-dash", "slash/inside", "..", "", "a" * 129])
def test_a_name_that_milvus_backup_could_not_take_is_refused(milvault: Milvault, plain: Name, name: str):
    error = milvault("create", f"--name={name}", "--filter", str(plain), expect=USAGE).error
    assert "name" in error["message"].lower()


@pytest.mark.parametrize("verb", [["get"], ["delete", "--yes"], ["restore"]], ids=lambda verb: verb[0])
def test_a_backup_that_is_not_there(milvault: Milvault, verb: list[str]):
    error = milvault(*verb, "-n", "never_made", expect=NO_SUCH_BACKUP).error
    assert "never_made" in error["message"]


def test_a_collection_that_is_not_there_is_refused_before_anything_is_written(milvault: Milvault, backups: Bucket):
    error = milvault("create", "-n", "of_nothing", "--filter", "default.nobody_has_this", expect=USAGE).error
    assert "nobody_has_this" in error["message"]
    assert backups.under("of_nothing").sizes() == {}


def test_delete_without_a_terminal_wants_yes(milvault: Milvault, plain: Name, backups: Bucket):
    milvault("create", "-n", "precious", "--filter", str(plain))
    before = backups.under("precious").sizes()
    assert "--yes" in milvault("delete", "-n", "precious", expect=USAGE).error["advice"]
    assert backups.under("precious").sizes() == before
    milvault("delete", "-n", "precious", "--yes")
    assert backups.under("precious").sizes() == {}


@pytest.mark.parametrize("arguments", [["get"], ["list", "--no-such-flag"], ["no-such-verb"]], ids=" ".join)
def test_wrong_usage(milvault: Milvault, arguments: list[str]):
    milvault(*arguments, expect=USAGE)


def test_a_configuration_that_is_not_yaml(milvault: Milvault, configured, source: Server):
    broken = configured(source)
    broken.file.write_text("milvus: [unclosed")
    assert str(broken.file.name) in json.dumps(broken("list", expect=USAGE).json)


def test_a_configuration_that_is_not_there(configured, source: Server):
    missing = configured(source)
    missing.file.unlink()
    assert missing.file.name in json.dumps(missing("list", expect=USAGE).json)


def test_an_unknown_key_is_answered_with_the_nearest_known_one(configured, source: Server):
    def misspell(configuration: dict) -> None:
        configuration["milvus"]["storage"]["rootPaht"] = "files"

    answer = configured(source, misspell)("list")
    assert "rootPath" in answer.stderr


def test_config_show_hides_secrets(milvault: Milvault, source: Server):
    answer = milvault("config", "show", output="text")
    assert source.instance.bucket in answer.stdout
