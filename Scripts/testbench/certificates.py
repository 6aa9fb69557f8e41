"""A private certificate authority, a server certificate for localhost and 127.0.0.1, and a client certificate."""

import subprocess

from .settings import CERTIFICATES

CA = CERTIFICATES / "ca.pem"
SERVER_CERTIFICATE = CERTIFICATES / "server.pem"
SERVER_KEY = CERTIFICATES / "server.key"
CLIENT_CERTIFICATE = CERTIFICATES / "client.pem"
CLIENT_KEY = CERTIFICATES / "client.key"

SERVER_EXTENSIONS = "subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n"
CLIENT_EXTENSIONS = "subjectAltName=DNS:milvault-client\nextendedKeyUsage=clientAuth\n"


def ensure() -> None:
    if CLIENT_CERTIFICATE.exists():
        return
    CERTIFICATES.mkdir(parents=True, exist_ok=True)
    _openssl(
        "req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=milvault-bench-ca -keyout ca.key -out ca.pem"
        " -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign"
    )
    _issue("server", "localhost", SERVER_EXTENSIONS)
    _issue("client", "milvault-client", CLIENT_EXTENSIONS)


def _issue(name: str, common_name: str, extensions: str) -> None:
    (CERTIFICATES / f"{name}.ext").write_text(extensions)
    _openssl(f"req -newkey rsa:2048 -nodes -subj /CN={common_name} -keyout {name}.key -out {name}.csr")
    _openssl(
        f"x509 -req -in {name}.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 3650"
        f" -extfile {name}.ext -out {name}.pem"
    )


def _openssl(arguments: str) -> None:
    subprocess.run(["openssl", *arguments.split()], cwd=CERTIFICATES, check=True, capture_output=True)
