"""What Milvus wrote for a collection, by what each object is."""

import re
from dataclasses import dataclass

from bucket import Bucket
from testbench.settings import MilvusInstance

LOG = re.compile(r"(insert|delta|stats)_log/(\d+)/\d+/(\d+)/(?:(\d+)/)?(\d+)$")
INDEX = re.compile(r"index_files/\d+/\d+/\d+/(\d+)/(\w+)$")


@dataclass(frozen=True)
class MilvusFile:
    # insert, delta, stats or index
    kind: str
    segment: int
    # The field's id; of an index the component's name; of a delta log nothing.
    part: str
    log: int
    content: bytes

    @property
    def name(self) -> str:
        """Tells the files of one segment apart."""
        return "-".join(word for word in (self.kind, self.part, "merged" if self.log == 1 else "") if word)


def of_collection(instance: MilvusInstance, collection: int) -> list[MilvusFile]:
    bucket = Bucket(instance.bucket, instance.root_path)
    keys = sorted(bucket.sizes())
    files, segments = [], set()
    for key in keys:
        if (found := LOG.search(key)) and int(found[2]) == collection:
            segments.add(int(found[3]))
            part = found[4] or ""
            files.append(MilvusFile(found[1], int(found[3]), part, int(found[5]), bucket.read(key)))
    for key in keys:
        if (found := INDEX.search(key)) and int(found[1]) in segments:
            files.append(MilvusFile("index", int(found[1]), found[2], 0, bucket.read(key)))
    return files
