"""What all cases have in common: tools take turns, and a result that isn't right is no result."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Protocol

from . import process
from .process import Command, ToolFailed
from .tools import Milvault, Rclone, S5cmd, Tool


@dataclass(frozen=True)
class Tools:
    milvault: Milvault
    s5cmd: S5cmd
    rclone: Rclone

    def all(self) -> list[Tool]:
        return [self.milvault, self.s5cmd, self.rclone]


class Contestant(Protocol):
    """Who takes turns in a case: most often a tool."""

    name: str


class Case(ABC):
    """One row of the comparison. `prepare` and `finish` frame the rounds; a `turn` is one tool's run in a round."""

    name: str
    title: str
    needs_milvus = False

    def __init__(self, tools: Tools):
        self.tools = tools

    def prepare(self) -> None:
        """Makes what the tools need; not measured."""

    @abstractmethod
    def contestants(self) -> list[Contestant]: ...

    @abstractmethod
    def turn(self, tool: Contestant) -> dict[str, float]:
        """One measured run, its result proved.

        Raises `ToolFailed` when the tool failed, or when what it left isn't what was asked for.
        """

    def finish(self) -> None:
        """Removes what `prepare` made."""

    def run(self, command: Command) -> dict[str, float]:
        return process.measured(command)


def require(condition: bool, text: str) -> None:
    if not condition:
        raise ToolFailed(text)
