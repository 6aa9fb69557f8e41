/// One key of a batch that could not be deleted. (A key that wasn't there counts as deleted.)
package struct DeleteFailure: Sendable {
    package var key: ObjectKey
    package var error: ObjectStoreError

    package init(key: ObjectKey, error: ObjectStoreError) {
        self.key = key
        self.error = error
    }
}
