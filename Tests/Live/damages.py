"""What can happen to a backup that lies somewhere for years. A damage is a value: which objects become what."""

import copy
import io
import json
import random
from dataclasses import dataclass
from typing import Any, Callable, Iterator

import zstandard

from backup_tree import KINDS, LOG, Contents

DATA = tuple(KINDS.values())
META = (
    "full_meta.json", "backup_meta.json", "collection_meta.json", "partition_meta.json", "segment_meta.json",
    "objects.jsonl.zst", "etcd.jsonl.zst", "seal.json",
)
BACKUP = "backup"
Changes = dict[str, bytes | None]


@dataclass(frozen=True)
class Damage:
    number: int
    # What it happens to: a kind of object, or the backup.
    what: str
    how: str
    # None: the object is gone.
    changes: Changes
    # Nothing that the backup now promises is lost or changed: a remark is enough.
    is_harmless: bool = False

    @property
    def is_seen_by_contrast(self) -> bool:
        """A seal that was in order, and isn't of this backup: what it doesn't fit is named."""
        return (self.what, self.how) == ("seal.json", "older version") or self.how == "older description"

    def __str__(self) -> str:
        return f"damage {self.number}: {self.what}, {self.how}: {', '.join(sorted(self.changes)[:4])}"


class CantHappen(Exception):
    """To this backup."""


class Damager:
    """Makes the damages of one backup; `older` is what lay under the same name before."""

    def __init__(self, contents: Contents, older: Contents, seed: int | str):
        self._contents, self._older, self._seed = contents, older, seed
        self._pairs = list(self._interleaved())

    def damages(self, count: int, first: int = 0) -> Iterator[Damage]:
        """The same for the same seed: each kind of damage to each kind of object in turn."""
        for number in range(first, first + count):
            what, how = self._pairs[number % len(self._pairs)]
            yield self.damage(number, what, how)

    def damage(self, number: int, what: str, how: str) -> Damage:
        chance = random.Random(f"{self._seed}/{number}")
        if what == BACKUP:
            return Damage(number, what, how, WHOLE[how](self, chance), how in HARMLESS)
        # Not every object has, say, another one of its size.
        for _ in range(100):
            try:
                return Damage(number, what, how, HOW[how](self, chance.choice(self._contents.paths(what)), chance))
            except CantHappen:
                pass
        raise CantHappen

    def _interleaved(self) -> Iterator[tuple[str, str]]:
        """Every kind of object with another kind of damage, and again."""
        hows = {what: [how for how in HOWS if self._can(what, how)] for what in (*DATA, *META)}
        hows[BACKUP] = list(WHOLE)
        for turn in range(max(map(len, hows.values()))):
            for shift, (what, possible) in enumerate(hows.items()):
                if turn < len(possible):
                    yield what, possible[(turn + 2 * shift) % len(possible)]

    def _can(self, what: str, how: str) -> bool:
        if not self._contents.paths(what):
            return False
        try:
            self.damage(0, what, how)
        except CantHappen:
            return False
        return True

    # One object.

    def bit_flipped(self, path: str, chance: random.Random) -> Changes:
        content = bytearray(self._contents.of[path])
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        return {path: bytes(content)}

    def byte_changed(self, path: str, chance: random.Random) -> Changes:
        content = bytearray(self._contents.of[path])
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
        return {path: bytes(content)}

    def block_zeroed(self, path: str, chance: random.Random) -> Changes:
        """A sector that can't be read any more comes back as zeros."""
        content = self._contents.of[path]
        start = chance.randrange(len(content)) // 512 * 512
        end = min(start + 512, len(content))
        return {path: different(content, content[:start] + bytes(end - start) + content[end:])}

    def truncated(self, path: str, chance: random.Random) -> Changes:
        content = self._contents.of[path]
        return {path: content[: chance.randrange(1, len(content))]}

    def last_byte_lost(self, path: str, chance: random.Random) -> Changes:
        return {path: self._contents.of[path][:-1]}

    def emptied(self, path: str, chance: random.Random) -> Changes:
        return {path: b""}

    def extended(self, path: str, chance: random.Random) -> Changes:
        return {path: self._contents.of[path] + chance.choice([b"\0", b"\n", chance.randbytes(64)])}

    def missing(self, path: str, chance: random.Random) -> Changes:
        return {path: None}

    def swapped(self, path: str, chance: random.Random) -> Changes:
        """With another one of its kind."""
        content = self._contents.of[path]
        other = self._another(path, chance, lambda other: self._contents.of[other] != content)
        return {path: self._contents.of[other], other: content}

    def swapped_alike(self, path: str, chance: random.Random) -> Changes:
        """With one of the same size: a listing can't tell."""
        content = self._contents.of[path]
        other = self._another(
            path, chance,
            lambda other: self._contents.of[other] != content and len(self._contents.of[other]) == len(content))
        return {path: self._contents.of[other], other: content}

    def older_version(self, path: str, chance: random.Random) -> Changes:
        """What lay there in an earlier backup of this name; of a log, that of the same field in another segment."""
        content = self._contents.of[path]
        if (before := self._older.of.get(path, content)) != content:
            return {path: before}
        other = self._another(
            path, chance, lambda other: self._contents.of[other] != content and field(other) == field(path))
        return {path: self._contents.of[other]}

    def field_changed(self, path: str, chance: random.Random) -> Changes:
        content = self._contents.of[path]
        if path.endswith(".json"):
            return {path: with_a_value_changed(content, chance)}
        if not path.endswith(".jsonl.zst"):
            raise CantHappen
        lines = decompressed(content).splitlines()
        number = chance.randrange(len(lines))
        lines[number] = with_a_value_changed(lines[number], chance)
        return {path: zstandard.compress(b"\n".join(lines) + b"\n")}

    # The backup.

    def segments_exchanged(self, chance: random.Random) -> Changes:
        """The logs of two segments change places, field by field."""
        first, second = chance.sample(sorted(self._contents.logs_of_segments().items()), 2)
        changes: Changes = {}
        for path, other in zip(first[1], second[1]):
            changes |= {path: self._contents.of[other], other: self._contents.of[path]}
        return {path: content for path, content in changes.items() if content != self._contents.of[path]}

    def segments_renamed(self, chance: random.Random) -> Changes:
        """Two segments' directories change names."""
        names = chance.sample(sorted(self._contents.logs_of_segments()), 2)
        changes: Changes = {}
        for name, other in (names, names[::-1]):
            moved = {path for path in self._contents.of if f"/{name}/{name}/" in path}
            changes |= {path: None for path in moved if path not in changes}
            changes |= {path.replace(f"/{name}/{name}/", f"/{other}/{other}/"): self._contents.of[path]
                        for path in moved}
        return changes

    def segment_missing(self, chance: random.Random) -> Changes:
        segment = chance.choice(sorted(self._contents.logs_of_segments()))
        return {path: None for path in self._contents.of if f"/{segment}/" in path}

    def older_description(self, chance: random.Random) -> Changes:
        """All that describes the backup is that of an earlier one of its name."""
        meta = {path for path in self._contents.of | self._older.of if path.startswith("meta/")}
        return {path: self._older.of.get(path) for path in meta}

    def object_added(self, chance: random.Random) -> Changes:
        path = chance.choice(sorted(self._contents.of))
        name = chance.choice([f"{path}9", f"{path}.part", "binlogs/notes.txt", "binlogs/other_log/1", "meta/run.json"])
        return {name: chance.randbytes(9)}

    def run_left_over(self, chance: random.Random) -> Changes:
        return {chance.choice(["run/plan.json.zst", "run/owner-1.json", "run/x"]): chance.randbytes(9)}

    def _another(self, path: str, chance: random.Random, fits: Callable[[str], bool]) -> str:
        others = [other for other in self._alike(path) if other != path and fits(other)]
        if not others:
            raise CantHappen
        return chance.choice(others)

    def _alike(self, path: str) -> list[str]:
        if path.startswith("meta/"):
            return [other for other in self._contents.of if other.startswith("meta/")]
        return [other for other in self._contents.of if other.split("/")[:2] == path.split("/")[:2]
                or path.startswith("index_files/") and other.startswith("index_files/")]


HOW: dict[str, Callable[[Damager, str, random.Random], Changes]] = {
    "a bit flipped": Damager.bit_flipped,
    "a byte changed": Damager.byte_changed,
    "512 bytes zeroed": Damager.block_zeroed,
    "truncated": Damager.truncated,
    "last byte lost": Damager.last_byte_lost,
    "emptied": Damager.emptied,
    "extended": Damager.extended,
    "missing": Damager.missing,
    "swapped": Damager.swapped,
    "swapped, same size": Damager.swapped_alike,
    "older version": Damager.older_version,
    "a value changed": Damager.field_changed,
}
HOWS = tuple(HOW)
WHOLE: dict[str, Callable[[Damager, random.Random], Changes]] = {
    "segments exchanged": Damager.segments_exchanged,
    "segments renamed": Damager.segments_renamed,
    "a segment missing": Damager.segment_missing,
    "older description": Damager.older_description,
    "an object added": Damager.object_added,
    "a run left over": Damager.run_left_over,
}
HARMLESS = {"an object added", "a run left over", "older description"}


def field(path: str) -> str:
    found = LOG.match(path)
    return found["field"] if found else ""


def different(content: bytes, changed: bytes) -> bytes:
    if changed == content:
        raise CantHappen
    return changed


def decompressed(content: bytes) -> bytes:
    with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(content)) as plain:
        return plain.read()


def with_a_value_changed(text: bytes, chance: random.Random) -> bytes:
    """One number, text or truth value of a JSON text is another one."""
    value = json.loads(text)
    changed = copy.deepcopy(value)
    holder, key = chance.choice(list(leaves(changed)))
    holder[key] = another(holder[key], chance)
    return json.dumps(changed, separators=(",", ":"), ensure_ascii=False).encode()


def leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    for key, member in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(member, (dict, list)):
            yield from leaves(member)
        else:
            yield value, key


def another(value: Any, chance: random.Random) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + chance.choice([-1, 1, 1 << 20])
    if isinstance(value, str) and value:
        place = chance.randrange(len(value))
        return value[:place] + chr((ord(value[place]) - 31) % 95 + 32) + value[place + 1 :]
    return "x"
