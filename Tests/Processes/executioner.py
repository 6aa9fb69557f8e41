"""Lets a program live until it is killed at a random moment."""

import random
import subprocess
import threading
from dataclasses import dataclass
from typing import Callable

from doubles import Doubles

LONGEST_LIFE_SECONDS = 2.5
# The share of lives that end by the clock, in the middle of anything, instead of at a request.
BY_CLOCK = 0.3


@dataclass(frozen=True)
class Life:
    """How it was to end, and how it ended."""

    plan: str
    code: int
    stdout: str
    stderr: str

    @property
    def was_killed(self) -> bool:
        return self.code == -9

    def __str__(self) -> str:
        return f"killed {self.plan}: exit code {self.code}\n{self.stdout[-2000:]}\n{self.stderr[-2000:]}"


class Executioner:
    """`seed` decides when. Where exactly that finds the program is decided by the machine."""

    def __init__(self, doubles: Doubles, seed: int):
        self._doubles = doubles
        self._random = random.Random(seed)

    def life(self, start: Callable[[], subprocess.Popen], requests: int) -> Life:
        """Starts the program and kills it, unless it has ended by then, in the first so many requests, or soon."""
        process = start()
        if self._random.random() < BY_CLOCK:
            seconds = self._random.uniform(0, LONGEST_LIFE_SECONDS)
            plan, timer = f"after {seconds:.3f} s", threading.Timer(seconds, process.kill)
            timer.start()
        else:
            request = self._random.randint(1, requests)
            moment = self._random.choice(["beforeEffect", "afterEffect"])
            plan, timer = f"{moment} of request {request}", None
            self._doubles.kill(process.pid, request, moment)
        stdout, stderr = process.communicate()
        if timer:
            timer.cancel()
        self._doubles.spare()
        return Life(plan, process.returncode, stdout, stderr)
