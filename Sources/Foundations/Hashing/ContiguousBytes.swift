/// Shows `bytes` to `body` as one run of memory: where they lie if they do lie in one run, else a copy.
func withBytes<Result>(of bytes: some Collection<UInt8>, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    if let result = bytes.withContiguousStorageIfAvailable({ body(UnsafeRawBufferPointer($0)) }) { return result }
    return Array(bytes).withUnsafeBytes { body($0) }
}
