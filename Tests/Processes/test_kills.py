"""The program is killed while it backs up, over and over, and goes on each time: nothing is lost, corrupt, half, or
copied again that needn't be."""

import collections
import pathlib
from dataclasses import dataclass
from typing import Any

import pytest

from testbench import budget
import oracle
from doubles import BACKUPS, Doubles
from executioner import Executioner
from milvault import Milvault

# One segment is 50 objects.
OBJECTS_OF_A_SEGMENT = 50
IN_FLIGHT = 32
# Objects that one kill may cost beyond those that were in flight.
TOLERANCE = 64
# Some copies arrive when the next life has listed what is there.
SLOWNESS = ["--fault", "CopyObject:delay=0.002..0.01", "--fault", "CopyObject:delay=2..4@0.03"]


@dataclass(frozen=True)
class Scene:
    kills: int
    segments: int
    # One that keeps checksums is asked for them by whoever goes on: a request for each object that is there.
    keeps_checksums: bool

    @property
    def options(self) -> list[str]:
        store = "--checksums" if self.keeps_checksums else "--no-checksums"
        return ["--collection", f"docs=1x{self.segments}x12", store, *SLOWNESS]

    def longest_life(self, present: int) -> int:
        """In requests: most lives get to copying, some don't."""
        return 110 + (present if self.keeps_checksums else 0)


SCENES = budget.choose(
    [Scene(8, 10, keeps_checksums=False), Scene(4, 10, keeps_checksums=True)],
    [Scene(200, 200, keeps_checksums=False), Scene(40, 20, keeps_checksums=True)],
)


@pytest.mark.parametrize("scene", SCENES, ids=str)
def test_killed_backups_are_gone_on_with(folder: pathlib.Path, scene: Scene):
    with Doubles(*scene.options) as doubles:
        milvault = Milvault(folder, doubles.configuration(IN_FLIGHT))
        executioner = Executioner(doubles, budget.SEED)
        expected = oracle.expected(doubles)
        assert len(expected) == scene.segments * OBJECTS_OF_A_SEGMENT
        killed, backups = 0, 0
        # A backup that is finished before all shots are fired is followed by another one.
        while killed < scene.kills:
            backups += 1
            killed += Backup(f"nightly{backups}", milvault, doubles, executioner, scene).make(scene.kills - killed)
            assert oracle.data(doubles, f"nightly{backups}") == expected
        costs = copied_again(doubles.requests())
        print(f"{killed} kills, {backups} backups of {len(expected)} objects, seed {budget.SEED}:", end=" ")
        print(f"{sum(costs)} objects were copied again, {max(costs)} after one kill")
        assert max(costs) <= IN_FLIGHT + TOLERANCE, costs


@dataclass
class Backup:
    name: str
    milvault: Milvault
    doubles: Doubles
    executioner: Executioner
    scene: Scene

    def make(self, kills: int) -> int:
        """Goes on with it until it is done, and gives the number of kills; no more than `kills`."""
        killed = 0
        while killed < kills and self._is_killed(killed):
            killed += 1
        if self.state != "complete" or self._leftovers:
            self.milvault(self._next_verb, "-n", self.name)
        assert self.state == "complete"
        assert not self._leftovers
        return killed

    def _is_killed(self, number: int) -> bool:
        verb, present = self._next_verb, len(oracle.data(self.doubles, self.name))
        life = self.executioner.life(
            lambda: self.milvault.start(verb, "-n", self.name), self.scene.longest_life(present)
        )
        told = f"life {number}, seed {budget.SEED}: {verb}, {life}"
        assert life.was_killed or life.code == 0, told
        state = self.state
        assert state in (None, "unfinished", "complete"), f"{state} after {told}"
        assert (state == "complete") == oracle.is_sealed(self.doubles, self.name), f"{state} after {told}"
        if state == "complete":
            assert oracle.data(self.doubles, self.name) == oracle.expected(self.doubles), f"sealed too early: {told}"
        return life.was_killed

    @property
    def state(self) -> str | None:
        """As `list` shows it."""
        states = {backup["name"]: backup["state"] for backup in self.milvault("list").json["backups"]}
        return states.get(self.name)

    @property
    def _next_verb(self) -> str:
        """What a user does: begins where there is nothing, else goes on."""
        return "create" if self.state is None else "resume"

    @property
    def _leftovers(self) -> list[str]:
        return [key for key in self.doubles.objects(BACKUPS, f"backup/{self.name}/") if key.startswith("run/")]


def copied_again(requests: list[dict[str, Any]]) -> list[int]:
    """Objects that were copied already, by the lives that copied them once more. A life begins by claiming the run."""
    costs, copied = [0], collections.Counter()
    for request in requests:
        if request["operation"] == "PutObject" and "/run/owner-" in request["key"]:
            costs.append(0)
        # One whose client died meanwhile has its number, and no status; it was copied all the same.
        if request["operation"] == "CopyObject" and request["number"] > 0 and request["status"] in (0, 200):
            copied[request["key"]] += 1
            costs[-1] += copied[request["key"]] > 1
    return costs
