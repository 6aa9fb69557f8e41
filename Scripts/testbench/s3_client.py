"""A boto3 client of the bench's S3 server."""

import boto3
from botocore.config import Config

from .settings import HOST, S3_ACCESS_KEY, S3_PORT, S3_SECRET_KEY


def s3_client():
    return boto3.client(
        "s3",
        endpoint_url=f"http://{HOST}:{S3_PORT}",
        aws_access_key_id=S3_ACCESS_KEY,
        aws_secret_access_key=S3_SECRET_KEY,
        region_name="us-east-1",
        config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 3}),
    )
