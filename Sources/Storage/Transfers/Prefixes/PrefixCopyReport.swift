package import ObjectStorage

/// What a copy of a prefix came to.
package struct PrefixCopyReport: Sendable {
    /// One object that didn't arrive.
    package struct Failure: Sendable {
        package var item: TransferItem
        package var error: ObjectStoreError
    }

    /// Failures told one by one; the rest is only counted, so that a store that refuses everything doesn't fill memory.
    package static let failureLimit = 1000

    package var progress: PrefixCopyProgress
    package var objectsByMethod: [TransferMethod: Int]
    package var failures: [Failure]

    package init(progress: PrefixCopyProgress, objectsByMethod: [TransferMethod: Int] = [:], failures: [Failure] = []) {
        self.progress = progress
        self.objectsByMethod = objectsByMethod
        self.failures = failures
    }
}
