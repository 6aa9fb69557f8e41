"""Signs 10,000 seeded random S3 requests with botocore and prints the first 8 digits of each signature.

    python3 Fixtures/sigv4/generate_botocore.py > Fixtures/sigv4/botocore-signatures.txt

Needs botocore (made with 1.43.11). `RandomRequest.swift` in the AWSSigning tests makes the same requests from the same
seed: change both or neither.
"""

import datetime
import types
from urllib.parse import quote

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

SEED = 20261121
COUNT = 10_000
MASK = (1 << 64) - 1

PIECES = [
    "a", "Z", "7", "key", " ", "  ", "+", "%", "%20", "%2F", "/", "//", "..", "/../", "/./", ".", "é", "e\u0301",
    "日本語", "😀", "ß", "~", "-", "_", "*", "'", "(", ")", "!", "@", "$", "&", "=", ",", ";", ":", "\"", "<", ">",
    "#", "?", "[", "]", "\\", "`", "|", "^", "{", "}",
]
NAMES = ["prefix", "delimiter", "list-type", "uploads", "partNumber", "Prefix", "x y", "ключ", "a+b", "a", "a-"]
HEADERS = ["x-amz-meta-note", "X-Amz-Copy-Source", "Content-Type", "Range", "Content-MD5", "x-amz-meta-Zebra", "User-Agent"]
HOSTS = ["s3.amazonaws.com", "docs.s3.eu-central-1.amazonaws.com", "localhost:9000", "10.0.0.1:8080"]
REGIONS = ["us-east-1", "eu-central-1", "ap-northeast-3"]
METHODS = ["GET", "PUT", "HEAD", "POST", "DELETE"]


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, bound):
        return self.next() % bound

    def pick(self, values):
        return values[self.below(len(values))]

    def text(self, most):
        return "".join(self.pick(PIECES) for _ in range(self.below(most + 1)))


def signature(random):
    method, host, region = random.pick(METHODS), random.pick(HOSTS), random.pick(REGIONS)
    seconds = 946_684_800 + random.below(1_200_000_000)
    path = "/" + random.text(12)
    query = [(random.pick(NAMES), random.text(4)) for _ in range(random.below(5))]
    headers = [(name, random.text(5)) for name in HEADERS if random.below(4) == 0]
    secret = "secret" + str(random.next())
    token = random.text(6) + "token" if random.below(3) == 0 else None
    payload = random.below(3)
    body = random.text(20).encode() if payload == 1 else b""

    request = AWSRequest(method, f"http://{host}{quote(path, safe='/~')}", data=body, params=query)
    for name, value in headers:
        request.headers[name] = value
    signs_payload = types.SimpleNamespace(s3={"payload_signing_enabled": payload != 2})
    request.context["client_config"] = signs_payload
    moment = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    botocore.auth.get_current_datetime = lambda: moment
    botocore.auth.S3SigV4Auth(Credentials("AKIDEXAMPLE", secret, token), "s3", region).add_auth(request)
    return request.headers["Authorization"].rpartition("Signature=")[2]


def main():
    random = SplitMix64(SEED)
    prefixes = [signature(random)[:8] for _ in range(COUNT)]
    for start in range(0, COUNT, 12):
        print(" ".join(prefixes[start : start + 12]))


if __name__ == "__main__":
    main()
