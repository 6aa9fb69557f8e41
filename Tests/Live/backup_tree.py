"""A backup as a directory of files, looked at and damaged without milvault."""

import contextlib
import pathlib
import re
import shutil
from dataclasses import dataclass
from typing import Iterator

# What an object of a backup is, by its path below the backup's directory.
KINDS = {
    "binlogs/insert_log/": "insert log", "binlogs/delta_log/": "delta log", "binlogs/stats_log/": "stats log",
    "index_files/": "index file",
}
LOG = re.compile(r"binlogs/(insert|stats)_log/(?P<place>\d+/\d+/\d+)/(?P<segment>\d+)/(?P<field>\d+)/\d+$")


def kind_of(path: str) -> str:
    """`insert log`, or the name of a meta object."""
    return next((kind for start, kind in KINDS.items() if path.startswith(start)), path.removeprefix("meta/"))


@dataclass(frozen=True)
class Tree:
    """Written and read as a `Bucket` is."""

    folder: pathlib.Path

    def sizes(self) -> dict[str, int]:
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): path.stat().st_size for path in files}

    def read(self, key: str) -> bytes:
        return (self.folder / key).read_bytes()

    def write(self, key: str, content: bytes) -> None:
        path = self.folder / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def remove(self, *keys: str) -> None:
        for key in keys:
            (self.folder / key).unlink()
            self._tidy((self.folder / key).parent)

    @contextlib.contextmanager
    def damaged(self, changes: dict[str, bytes | None]) -> Iterator[None]:
        """For a while. What was there before comes back as the same files: same inode, same times, same ETag."""
        aside = self.folder.with_name(f"{self.folder.name}-aside")
        there = self.sizes()
        for path in changes.keys() & there.keys():
            (aside / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).rename(aside / path)
        for path, content in changes.items():
            if content is not None:
                self.write(path, content)
        try:
            yield
        finally:
            self.remove(*(path for path, content in changes.items() if content is not None))
            for path in changes.keys() & there.keys():
                (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
                (aside / path).rename(self.folder / path)

    def copy_to(self, folder: pathlib.Path) -> "Tree":
        shutil.copytree(self.folder, folder)
        return Tree(folder)

    def _tidy(self, folder: pathlib.Path) -> None:
        while folder != self.folder and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


class Contents:
    """Every object of a backup, whole in memory: what damages are made of."""

    def __init__(self, of: dict[str, bytes]):
        self.of = of

    @staticmethod
    def read(place: Tree) -> "Contents":
        return Contents({path: place.read(path) for path in sorted(place.sizes())})

    def without(self, starts: tuple[str, ...]) -> "Contents":
        return Contents({path: content for path, content in self.of.items() if not path.startswith(starts)})

    def paths(self, kind: str) -> list[str]:
        return [path for path in self.of if kind_of(path) == kind]

    def logs_of_segments(self) -> dict[str, list[str]]:
        """Insert and stats logs by segment."""
        segments: dict[str, list[str]] = {}
        for path in self.of:
            if found := LOG.match(path):
                segments.setdefault(found["segment"], []).append(path)
        return segments
