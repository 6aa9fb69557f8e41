"""Every place that credentials come from, set up with canaries."""

import json
import os
import pathlib
import stat
from dataclasses import dataclass, field
from typing import Any, Callable

from canaries import Canaries
from credential_services import EXPIRES, Keys, Services
from doubles import ACCESS_KEY

# What the credential program was given.
WITNESS = "witness"
PROGRAM = """#!/bin/sh
cat /proc/self/environ /proc/$$/cmdline > {witness}
cat {document}
"""


@dataclass
class Setup:
    """What a user would have set."""

    configuration: dict[str, Any]
    environment: dict[str, str] = field(default_factory=lambda: {"AWS_EC2_METADATA_DISABLED": "true"})
    arguments: list[str] = field(default_factory=list)

    def authenticate(self, auth: dict[str, str]) -> None:
        self.configuration["milvus"]["storage"]["auth"] = auth


@dataclass(frozen=True)
class Place:
    folder: pathlib.Path
    services: Services
    canaries: Canaries

    @property
    def keys(self) -> Keys:
        return Keys(ACCESS_KEY, self.canaries("secret-key"), self.canaries("session-token"))

    def file(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text)
        return str(path)

    def profile(self, name: str, keys: Keys) -> str:
        return (
            f"[{name}]\naws_access_key_id = {keys.access_key}\naws_secret_access_key = {keys.secret_key}\n"
            f"aws_session_token = {keys.session_token}\n"
        )


def _static(keys: Keys) -> dict[str, str]:
    return {"accessKeyID": keys.access_key, "secretAccessKey": keys.secret_key, "sessionToken": keys.session_token}


def configuration_file(setup: Setup, place: Place) -> None:
    setup.authenticate({"type": "static", **_static(place.keys)})


def set_options(setup: Setup, place: Place) -> None:
    setup.authenticate({"type": "static"})
    for name, value in _static(place.keys).items():
        setup.arguments += ["--set", f"milvus.storage.auth.{name}={value}"]


def own_variables(setup: Setup, place: Place) -> None:
    setup.authenticate({"type": "static"})
    names = ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN")
    for name, value in zip(names, _static(place.keys).values()):
        setup.environment[f"MILVUS_STORAGE_AUTH_{name}"] = value


def variables_of_milvus_backup(setup: Setup, place: Place) -> None:
    """They count with a file of version 1."""
    setup.configuration["configVersion"] = "v1"
    setup.authenticate({"type": "static"})
    for name, value in zip(("ACCESS_KEY", "SECRET_KEY", "TOKEN"), _static(place.keys).values()):
        setup.environment[f"MINIO_{name}"] = value


def variables_of_aws(setup: Setup, place: Place) -> None:
    setup.authenticate({"type": "default"})
    names = ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN")
    for name, value in zip(names, _static(place.keys).values()):
        setup.environment[f"AWS_{name}"] = value


def profile(setup: Setup, place: Place) -> None:
    setup.authenticate({"type": "default"})
    setup.environment["AWS_PROFILE"] = "backup"
    setup.environment["AWS_SHARED_CREDENTIALS_FILE"] = place.file("credentials", place.profile("backup", place.keys))


def program(setup: Setup, place: Place) -> None:
    """It is started with none of the secrets that milvault itself was given."""
    setup.authenticate({"type": "default"})
    keys = place.keys
    document = {
        "Version": 1,
        "AccessKeyId": keys.access_key,
        "SecretAccessKey": keys.secret_key,
        "SessionToken": keys.session_token,
        "Expiration": EXPIRES,
    }
    text = PROGRAM.format(
        witness=place.folder / WITNESS, document=place.file("document.json", json.dumps(document))
    )
    path = place.file("program", text)
    os.chmod(path, stat.S_IRWXU)
    setup.environment["AWS_CONFIG_FILE"] = place.file("config", f"[default]\ncredential_process = {path}\n")
    for name in ("MILVUS_STORAGE_AUTH_SECRET_ACCESS_KEY", "MINIO_SECRET_KEY", "MINIO_BACKUP_SECRET_KEY"):
        setup.environment[name] = place.canaries("unused-secret-key")
    setup.environment["ZILLIZ_CLOUD_API_KEY"] = place.canaries("api-key")


def assumed_role(setup: Setup, place: Place) -> None:
    setup.authenticate({"type": "default"})
    own = Keys("own", place.canaries("own-secret-key"), place.canaries("own-session-token"))
    role = "[profile backup]\nrole_arn = arn:aws:iam::1:role/backup\nsource_profile = own\nexternal_id = some\n"
    setup.environment |= {
        "AWS_PROFILE": "backup",
        "AWS_CONFIG_FILE": place.file("config", role),
        "AWS_SHARED_CREDENTIALS_FILE": place.file("credentials", place.profile("own", own)),
        "AWS_ENDPOINT_URL_STS": place.services.url,
    }


def web_identity(setup: Setup, place: Place) -> None:
    setup.authenticate({"type": "iam"})
    setup.environment |= {
        "AWS_ROLE_ARN": "arn:aws:iam::1:role/backup",
        "AWS_WEB_IDENTITY_TOKEN_FILE": place.file("token", place.canaries("web-identity-token")),
        "AWS_ENDPOINT_URL_STS": place.services.url,
    }


def container(setup: Setup, place: Place) -> None:
    setup.authenticate({"type": "iam"})
    setup.environment |= {
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": f"{place.services.url}/container",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN": place.canaries("container-token"),
    }


def machine(setup: Setup, place: Place) -> None:
    setup.authenticate({"type": "iam"})
    setup.environment = {"AWS_EC2_METADATA_SERVICE_ENDPOINT": place.services.url}


Source = Callable[[Setup, Place], None]
# Those that `copy` knows as well.
CHAINED: list[Source] = [variables_of_aws, profile, program]
OWN: list[Source] = [configuration_file, set_options, own_variables, variables_of_milvus_backup, *CHAINED]
# Those that ask somebody for keys.
ASKING: list[Source] = [assumed_role, web_identity, container, machine]
