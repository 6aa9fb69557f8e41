/// What an earlier run left of a collection can't be told for certain: it has to be dropped and restored anew.
struct RestoreDoubt: Error {
    /// Reads well after a colon.
    let reason: String
}
