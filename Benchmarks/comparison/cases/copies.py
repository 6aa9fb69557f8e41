"""Copies within one store: the server moves the bytes, the client asks for it."""

import math
import random

from .. import objects
from ..case import Case, require
from ..settings import SEED, scaled
from ..tools import Tool


class Copy(Case):
    def sizes(self) -> list[int]:
        raise NotImplementedError

    def prepare(self) -> None:
        objects.ensure_bucket()
        self.source = f"{self.name}/"
        self.wanted = objects.fill(self.source, self.sizes())

    def contestants(self) -> list[Tool]:
        return self.tools.all()

    def turn(self, tool: Tool) -> dict[str, float]:
        destination = f"copied/{tool.name}/"
        objects.clear(destination)
        sample = self.run(tool.copy(self.source, destination))
        found = objects.extent(destination)
        objects.clear(destination)
        require(found == self.wanted, f"{tool.name} left {found}, wanted {self.wanted}")
        return sample

    def finish(self) -> None:
        objects.clear(self.source)


class CopySmall(Copy):
    name = "copy-small"
    title = "10,000 objects of 64 KiB, server-side"

    def sizes(self) -> list[int]:
        return [64 << 10] * scaled(10_000)


class CopyMixed(Copy):
    name = "copy-mixed"
    title = "2,000 objects of 1 KiB to 4 MiB (log-uniform), server-side"

    def sizes(self) -> list[int]:
        chance = random.Random(SEED)
        return [round(math.exp(chance.uniform(math.log(1 << 10), math.log(4 << 20)))) for _ in range(scaled(2000))]


class CopyLarge(Copy):
    name = "copy-large"
    title = "one object of 2 GiB, server-side"

    def sizes(self) -> list[int]:
        return [scaled(2 << 30)]
