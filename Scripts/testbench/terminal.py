"""Headings, ticks and the output of commands, as a person wants to read them."""

import os
import sys
import time
from typing import Callable, TypeVar

T = TypeVar("T")


class Terminal:
    """Colours when standard output is a terminal and NO_COLOR isn't set; plain text otherwise."""

    def __init__(self):
        self._colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        self._chapter = 0

    def title(self, text: str) -> None:
        self._print(self._styled("1", text))

    def chapter(self, text: str) -> None:
        self._chapter += 1
        self._print(f"\n{self._styled('1;34', f'{self._chapter}  {text}')}")

    def note(self, text: str) -> None:
        self._print(f"   {text}")

    def passed(self, text: str) -> None:
        self._print(f"   {self._styled('32', '✓')} {text}")

    def failed(self, text: str) -> None:
        self._print(f"   {self._styled('31', '✗')} {text}")

    def command(self, line: str) -> None:
        self._print(f"\n   {self._styled('2', '$')} {self._styled('1', line)}")

    def step(self, text: str, action: Callable[[], T]) -> T:
        """Runs `action` and says how long it took."""
        begun = time.monotonic()
        result = action()
        self.passed(f"{text} {self._styled('2', f'({time.monotonic() - begun:.1f} s)')}")
        return result

    def _styled(self, code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self._colours else text

    def _print(self, text: str) -> None:
        print(text, flush=True)
