"""Tests of the program as a process against the doubles of S3 and Milvus: no server is needed."""

import pathlib

import pytest

import doubles
from milvault import BINARY


def pytest_sessionstart(session: pytest.Session) -> None:
    for binary in (BINARY, doubles.BINARY):
        if not binary.exists():
            pytest.exit(f"{binary} isn't there: swift build --product {binary.name}", returncode=1)


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path
