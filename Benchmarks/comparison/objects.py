"""Seeded objects on the store, and what lies under a prefix afterwards."""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from testbench.s3_client import s3_client

from .settings import BUCKET, SEED

WIDTH = 8
PART = 64 << 20


@dataclass(frozen=True)
class Extent:
    count: int
    size: int


def ensure_bucket() -> None:
    s3_client().create_bucket(Bucket=BUCKET)


def fill(prefix: str, sizes: list[int]) -> Extent:
    """One object for each size, unless they are there already; the same bytes on every run."""
    wanted = Extent(len(sizes), sum(sizes))
    if extent(prefix) == wanted:
        return wanted
    clear(prefix)
    client = s3_client()
    # One run of random bytes, of which each object gets another slice: distinct ETags without distinct gigabytes.
    pool = random.Random(SEED).randbytes(max(min(size, PART) for size in sizes) + 64 * len(sizes))

    def put(number: int) -> None:
        key = f"{prefix}{number % 64:02x}/{number:06d}"
        if sizes[number] > PART:
            put_large(client, key, pool, sizes[number])
        else:
            start = 64 * number
            client.put_object(Bucket=BUCKET, Key=key, Body=pool[start:start + sizes[number]])

    with ThreadPoolExecutor(WIDTH) as workers:
        list(workers.map(put, range(len(sizes))))
    return wanted


def put_large(client, key: str, pool: bytes, size: int) -> None:
    upload = client.create_multipart_upload(Bucket=BUCKET, Key=key)["UploadId"]
    parts = []
    for number, start in enumerate(range(0, size, PART), 1):
        body = pool[:min(PART, size - start)]
        answer = client.upload_part(Bucket=BUCKET, Key=key, UploadId=upload, PartNumber=number, Body=body)
        parts.append({"PartNumber": number, "ETag": answer["ETag"]})
    client.complete_multipart_upload(Bucket=BUCKET, Key=key, UploadId=upload, MultipartUpload={"Parts": parts})


def extent(prefix: str) -> Extent:
    pages = s3_client().get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=prefix)
    sizes = [entry["Size"] for page in pages for entry in page.get("Contents", [])]
    return Extent(len(sizes), sum(sizes))


def clear(prefix: str) -> None:
    client = s3_client()
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=prefix):
        keys = [{"Key": entry["Key"]} for entry in page.get("Contents", [])]
        if keys:
            client.delete_objects(Bucket=BUCKET, Delete={"Objects": keys, "Quiet": True})
