/// What a store can do, by its protocol or as probed.
package struct StoreCapabilities: Sendable, Equatable {
    /// The store copies inside itself; bytes don't pass the client.
    package var serverSideCopy: Bool
    /// `If-None-Match: *` on PUT is honoured.
    package var conditionalPut: Bool
    /// Keys are paths of files: no empty, `.` or `..` component, none longer than 255 bytes, and no key that is a
    /// directory of another (`a` beside `a/b`). Other keys are refused with `.invalidRequest`.
    package var keysAreFilePaths: Bool
    /// Largest object that one PUT or one CopyObject takes.
    package var singleRequestLimit: Int64
    /// Smallest part of a multipart upload, the last one excepted.
    package var minimumPartSize: Int64
    package var maximumParts: Int

    package init(
        serverSideCopy: Bool = true, conditionalPut: Bool = false, keysAreFilePaths: Bool = false,
        singleRequestLimit: Int64 = 5 << 30, minimumPartSize: Int64 = 5 << 20, maximumParts: Int = 10_000
    ) {
        self.serverSideCopy = serverSideCopy
        self.conditionalPut = conditionalPut
        self.keysAreFilePaths = keysAreFilePaths
        self.singleRequestLimit = singleRequestLimit
        self.minimumPartSize = minimumPartSize
        self.maximumParts = maximumParts
    }
}
