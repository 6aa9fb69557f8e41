"""Damages a backup on disk in one way after the other, and asks `verify` each time."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any, Callable, Iterable

from damages import Damage
from milvault import Answer, Milvault

CLEAN, FINDINGS, DAMAGED = 0, 3, 14
# Two processes beside each other: more only wait for each other on the machines that tests run on.
WORKERS = 2


@dataclass(frozen=True)
class Verdict:
    damage: Damage
    answer: Answer
    # Codes of findings that don't count.
    ignored: frozenset[str] = frozenset()

    @property
    def is_found(self) -> bool:
        """Named, and as bad as it is."""
        if self.ignored:
            return any(finding["object"] in self.damage.changes and finding["severity"] == "damaged"
                       for finding in self.answer.json["findings"] if finding["code"] not in self.ignored)
        codes = {DAMAGED, FINDINGS} if self.damage.is_harmless else {DAMAGED}
        return self.answer.code in codes and (self.damage.is_seen_by_contrast or self._names_it)

    @property
    def _names_it(self) -> bool:
        report = self.answer.json
        # Without a seal, or with one that can't be read, there is nothing to verify.
        if "error" in report:
            return "seal" in report["error"]["message"]
        named = [finding["object"] for finding in report["findings"]]
        # Of a directory that doesn't belong there its own name is told.
        return any(path == name or name.endswith("/") and path.startswith(name)
                   for path in self.damage.changes for name in named)

    def __str__(self) -> str:
        return f"{self.damage}: {self.answer}"


@dataclass
class Patient:
    """A backup that a worker damages and mends, in a repository of its own."""

    name: str
    # A `Tree` or a `Bucket`.
    backup: Any
    milvault: Milvault
    # Brings what verifications leave beside the backup back to what it was.
    forget: Callable[[], None]

    def verdict(self, damage: Damage, *arguments: str, ignored: frozenset[str] = frozenset()) -> Verdict:
        try:
            with self.backup.damaged(damage.changes):
                process = self.milvault.start("verify", "-n", self.name, *arguments)
                stdout, stderr = process.communicate(timeout=60)
        finally:
            self.forget()
        return Verdict(damage, Answer(process.returncode, stdout, stderr), ignored)


@dataclass
class Tally:
    """Damages found and made, by kind."""

    made: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    missed: list[Verdict] = field(default_factory=list)

    def add(self, verdict: Verdict) -> None:
        for key in (verdict.damage.what, verdict.damage.how):
            self.made[key] += 1
            self.found[key] += verdict.is_found
        self.made["all"] += 1
        self.found["all"] += verdict.is_found
        if not verdict.is_found:
            self.missed.append(verdict)

    def __iadd__(self, other: "Tally") -> "Tally":
        self.made += other.made
        # Plain addition of counters drops what was never found.
        self.found.update(other.found)
        self.missed += other.missed
        return self


def run(
    damages: Iterable[Damage], make: Callable[[], Patient], *arguments: str, workers: int = WORKERS,
    ignored: frozenset[str] = frozenset()
) -> Tally:
    """Judges every damage by `verify` with these arguments; `make` makes a copy of the backup. Findings with the codes
    `ignored` don't count."""
    idle: SimpleQueue[Patient] = SimpleQueue()
    for _ in range(workers):
        idle.put(make())

    def judge(damage: Damage) -> Verdict:
        patient = idle.get()
        try:
            return patient.verdict(damage, *arguments, ignored=ignored)
        finally:
            idle.put(patient)

    tally = Tally()
    with ThreadPoolExecutor(workers) as pool:
        for verdict in pool.map(judge, damages):
            tally.add(verdict)
    return tally


def table(columns: dict[str, Tally], rows: Iterable[str]) -> str:
    """For docs/verification.md: `found of made` in each column."""
    lines = [f"| | {' | '.join(columns)} |", "|---|" + "---:|" * len(columns)]
    for row in rows:
        cells = [f"{tally.found[row]} of {tally.made[row]}" if tally.made[row] else "" for tally in columns.values()]
        lines.append(f"| {row} | {' | '.join(cells)} |")
    return "\n".join(lines)
