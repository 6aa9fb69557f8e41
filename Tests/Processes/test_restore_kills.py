"""The program is killed while it restores, over and over, and goes on each time: every row comes back once, and nothing
stays behind in Milvus' bucket."""

import pathlib
from dataclasses import dataclass

from doubles import ROOT_PATH, SOURCE, Doubles
from executioner import Executioner
from milvault import Milvault
from testbench import budget

KILLS = budget.choose(8, 300)
# Partitions and segments of each: imports that lie before and behind each other.
COLLECTION = "docs=4x3x2"
# Most lives get to importing.
LONGEST_LIFE_REQUESTS = 120
SLOWNESS = ["--fault", "CopyObject:delay=0.002..0.02"]


def test_killed_restores_are_gone_on_with(folder: pathlib.Path):
    with Doubles("--collection", COLLECTION, *SLOWNESS) as doubles:
        milvault = Milvault(folder, doubles.configuration())
        milvault("create", "-n", "nightly")
        executioner = Executioner(doubles, budget.SEED)
        rows = doubles.keys("docs")
        assert rows
        killed, restores = 0, 0
        while killed < KILLS:
            restores += 1
            restore = Restore(f"_{restores}", rows, milvault, doubles, executioner)
            killed += restore.make(KILLS - killed)
            assert doubles.keys(restore.target) == rows, restore.told
            assert not litter(doubles), restore.told
        print(f"{killed} kills, {restores} restores of {len(rows)} rows, seed {budget.SEED}")


def litter(doubles: Doubles) -> list[str]:
    """Objects in Milvus' bucket that no Milvus writes."""
    of_milvus = tuple(f"{ROOT_PATH}/{folder}/" for folder in ("insert_log", "delta_log", "stats_log", "index_files"))
    return [key for key in doubles.objects(SOURCE) if not key.startswith(of_milvus)]


@dataclass
class Restore:
    suffix: str
    rows: list[int]
    milvault: Milvault
    doubles: Doubles
    executioner: Executioner
    told: str = ""

    @property
    def target(self) -> str:
        return f"docs{self.suffix}"

    def make(self, kills: int) -> int:
        """Goes on with it until it is done, and gives the number of kills; no more than `kills`."""
        killed = 0
        while (command := self._next) and killed < kills:
            life = self.executioner.life(lambda: self.milvault.start(*command), LONGEST_LIFE_REQUESTS)
            self.told = f"{self.target}, seed {budget.SEED}: {' '.join(command)}, {life}"
            assert life.was_killed or life.code == 0, self.told
            killed += life.was_killed
            there = self.doubles.keys(self.target) or []
            assert len(there) == len(set(there)), f"doubled: {self.told}"
        if command:
            self.milvault(*command)
        return killed

    @property
    def _next(self) -> list[str] | None:
        """What a user does: goes on where something is open, begins where nothing is."""
        on = ["restore", "-n", "nightly", "--resume"]
        asked = self.milvault.start(*on, "--dry-run")
        asked.communicate()
        if asked.returncode == 0:
            return on
        if self.doubles.keys(self.target) == self.rows:
            return None
        return ["restore", "-n", "nightly", "--suffix", self.suffix]
