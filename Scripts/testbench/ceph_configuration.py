"""ceph.conf of a cluster of one: loopback only, no replication, no authentication between its own daemons."""

from . import certificates
from .settings import CEPH_FOLDER, CEPH_MONITOR_PORT, CEPH_PORT_RANGE, HOST, S3_PORT, S3_TLS_PORT

GATEWAY_ENDPOINTS = (
    f"beast endpoint={HOST}:{S3_PORT} ssl_endpoint={HOST}:{S3_TLS_PORT}"
    f" ssl_certificate={certificates.SERVER_CERTIFICATE} ssl_private_key={certificates.SERVER_KEY}"
)


def configuration(cluster: str) -> str:
    first_port, last_port = CEPH_PORT_RANGE
    return f"""[global]
fsid = {cluster}
mon host = v2:{HOST}:{CEPH_MONITOR_PORT}/0
public addr = {HOST}
cluster addr = {HOST}
ms bind ipv6 = false
ms bind msgr1 = false
# The gateway's own default is secure only, which can't be had without authentication.
ms mon client mode = crc secure
ms bind port min = {first_port}
ms bind port max = {last_port}
auth cluster required = none
auth service required = none
auth client required = none
run dir = {CEPH_FOLDER}
admin socket = {CEPH_FOLDER}/$name.asok
log file = {CEPH_FOLDER}/$name.log
pid file =
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
mon max pg per osd = 1000
mon data avail warn = 1
mon data avail crit = 1
osd class load list = *
osd class default list = *
[mon.a]
mon data = {CEPH_FOLDER}/mon.a
mon cluster log file = {CEPH_FOLDER}/cluster.log
[osd.0]
osd data = {CEPH_FOLDER}/osd.0
osd objectstore = bluestore
osd memory target = 1073741824
# A sparse file; a block path set here would be linked to itself.
bluestore block size = 21474836480
bluestore block create = true
osd check max object name len on startup = false
[client.rgw]
rgw data = {CEPH_FOLDER}/rgw
rgw frontends = {GATEWAY_ENDPOINTS}
rgw enable usage log = false
rgw enable ops log = false
rgw gc obj min wait = 5
rgw gc processor period = 5
rgw thread pool size = 32
rgw dynamic resharding = false
rgw override bucket index max shards = 1
rgw crypt require ssl = false
debug rgw = 0
"""
