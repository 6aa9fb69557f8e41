"""Hides symbols of an ELF executable, so that libraries loaded beside it don't bind to them."""

import os
import pathlib
import struct
from typing import Iterator, NamedTuple

SHT_DYNSYM = 11
STV_HIDDEN = 2
VISIBILITY_MASK = 3
SECTION = struct.Struct("<IIQQQQIIQQ")
SYMBOL = struct.Struct("<IBBH")
SYMBOL_SIZE = 24


class Symbol(NamedTuple):
    offset: int
    name: bytes
    other: int
    is_defined: bool


def dynamic_symbols(image: bytes) -> Iterator[Symbol]:
    """The dynamic symbols of a 64-bit little-endian ELF image."""
    (section_table,) = struct.unpack_from("<Q", image, 0x28)
    entry_size, count, _ = struct.unpack_from("<HHH", image, 0x3A)
    sections = [SECTION.unpack_from(image, section_table + i * entry_size) for i in range(count)]
    for section in sections:
        kind, offset, size, link = section[1], section[4], section[5], section[6]
        if kind != SHT_DYNSYM:
            continue
        names = sections[link][4]
        for position in range(offset, offset + size, SYMBOL_SIZE):
            name, _, other, section_index = SYMBOL.unpack_from(image, position)
            start = names + name
            yield Symbol(position, image[start : image.index(b"\0", start)], other, section_index != 0)


def hide(executable: pathlib.Path, libraries: list[pathlib.Path]) -> int:
    """Marks hidden each symbol of `executable` that one of `libraries` defines too. Returns how many."""
    foreign = {
        symbol.name
        for library in libraries
        for symbol in dynamic_symbols(library.read_bytes())
        if symbol.is_defined and symbol.name
    }
    image = bytearray(executable.read_bytes())
    shadowing = [
        symbol
        for symbol in dynamic_symbols(bytes(image))
        if symbol.is_defined and symbol.name in foreign and symbol.other & VISIBILITY_MASK == 0
    ]
    for symbol in shadowing:
        image[symbol.offset + 5] = symbol.other | STV_HIDDEN
    patched = executable.with_suffix(".patched")
    patched.write_bytes(image)
    patched.chmod(0o755)
    os.replace(patched, executable)
    return len(shadowing)
