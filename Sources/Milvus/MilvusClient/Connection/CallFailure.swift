/// One try that failed, and whether another one is allowed.
struct CallFailure: Error {
    var error: MilvusClientError
    /// False when the lost try may have taken effect and a second one would do it twice.
    var isSafeToRepeat: Bool
}
