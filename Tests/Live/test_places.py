"""Where backups may lie: at the root of a bucket, deep in it, and in Milvus' own bucket."""

import pytest

from bucket import Bucket
from milvault import Milvault
from server import Name, Server


def round_trip(milvault: Milvault, server: Server, name: Name) -> None:
    before = server.observe(name)
    copy = Name(f"{name.collection}_there")
    server.expect(copy)
    milvault("create", "-n", "placed", "--filter", str(name))
    milvault("restore", "-n", "placed", "--suffix", "_there")
    assert server.observe(copy).digest == before.digest
    server.drop(copy)


@pytest.mark.parametrize("root", ["", "one", "three/levels/deep"])
def test_any_root_path_in_a_bucket_of_its_own(configured, source: Server, plain: Name, token: str, root: str):
    bucket = Bucket(f"places-{token}-{len(root)}").create()
    milvault = configured(source, lambda c: c["backup"]["storage"].update(bucketName=bucket.name, rootPath=root))
    round_trip(milvault, source, plain)
    top = f"{root}/placed/" if root else "placed/"
    assert all(key.startswith(top) for key in bucket.sizes()), "something lies outside the backup"
    milvault("delete", "-n", "placed", "--yes")
    assert bucket.sizes() == {}


def test_milvus_own_bucket_is_restored_in_place(configured, source: Server, plain: Name, token: str):
    """milvus-backup's default: the same bucket, so nothing has to be staged."""
    own = Bucket(source.instance.bucket, f"backup-{token}")
    place = {"bucketName": own.name, "rootPath": own.prefix}
    milvault = configured(source, lambda c: c["backup"]["storage"].update(place))
    round_trip(milvault, source, plain)
    own.clear()


@pytest.mark.parametrize("target", ["src", "dst", "rootless"])
def test_staging_is_cleaned_up(configured, milvault: Milvault, server, plain: Name, target: str):
    """Nothing but Milvus' own objects is in its bucket afterwards."""
    there = server(target)
    milvault("create", "-n", f"staged_{target}", "--filter", str(plain))
    before = there.foreign_objects()
    copy = Name(f"{plain.collection}_staged")
    there.expect(copy)
    configured(there)("restore", "-n", f"staged_{target}", "--suffix", "_staged")
    assert there.foreign_objects() == before
