"""Backups that no Milvus wrote: objects of random bytes under milvus-backup's manifest. To read and hash them costs what
it costs with real ones."""

import json
import random
from collections.abc import Callable

from .settings import SEED

COLLECTION, PARTITION, FIRST_SEGMENT, FIRST_LOG = 401, 402, 1001, 9001
# Row ids, timestamps, the key, a vector.
FIELDS = (0, 1, 100, 101)
OBJECT = 4 << 20

Put = Callable[[str, bytes], None]


def write(put: Put, name: str, segments: int) -> int:
    """Hands every object to `put`, the manifest last. Returns the size of the data in bytes."""
    chance = random.Random(SEED)
    written, size = [], 0
    for number in range(segments):
        segment, fields = FIRST_SEGMENT + number, []
        for index, field in enumerate(FIELDS):
            log = FIRST_LOG + number * len(FIELDS) + index
            place, key = f"insert_log/{COLLECTION}/{PARTITION}", f"{segment}/{field}/{log}"
            # A group of milvus-backup is a segment.
            put(f"{name}/binlogs/{place}/{segment}/{key}", chance.randbytes(OBJECT))
            log_path = f"files/{place}/{key}"
            fields.append({"fieldID": field, "binlogs": [{"log_path": log_path, "log_size": OBJECT, "log_id": log}]})
            size += OBJECT
        written.append({
            "segment_id": segment, "collection_id": COLLECTION, "partition_id": PARTITION, "num_of_rows": 1000,
            "binlogs": fields, "group_id": segment})
    put(f"{name}/meta/full_meta.json", json.dumps(_manifest(name, written)).encode())
    return size


def _manifest(name: str, segments: list[dict]) -> dict:
    fields = [
        {"fieldID": 100, "name": "id", "is_primary_key": True, "data_type": 5},
        {"fieldID": 101, "name": "vector", "data_type": 101, "type_params": [{"key": "dim", "value": "1024"}]},
    ]
    partition = {
        "partition_id": PARTITION, "partition_name": "_default", "collection_id": COLLECTION,
        "segment_backups": segments}
    collection = {
        "id": "benchmark", "collection_id": COLLECTION, "db_name": "default", "collection_name": "benchmark",
        "schema": {"name": "benchmark", "fields": fields}, "shards_num": 1, "partition_backups": [partition]}
    return {
        "id": "benchmark", "state_code": 0, "name": name, "collection_backups": [collection],
        "milvus_version": "v2.3.5"}
