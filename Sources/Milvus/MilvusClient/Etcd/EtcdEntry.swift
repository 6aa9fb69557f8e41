/// One key of etcd.
package struct EtcdEntry: Hashable, Sendable {
    package var key: String
    package var value: [UInt8]
    package var modRevision: EtcdRevision
    /// Not 0: the key lives only as long as the process that wrote it (sessions).
    package var lease: Int64

    package init(key: String, value: [UInt8], modRevision: EtcdRevision, lease: Int64 = 0) {
        self.key = key
        self.value = value
        self.modRevision = modRevision
        self.lease = lease
    }
}
