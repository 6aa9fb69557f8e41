/// Runs `body` to its end although the caller has been cancelled: for what must be given back on every way out
/// (a lease, a temporary object, an open upload). Keep it short and bounded; nothing can stop it.
package func uncancelled<Result: Sendable>(_ body: @escaping @Sendable () async -> Result) async -> Result {
    // A task of its own doesn't inherit the cancellation; awaiting it keeps it inside the caller's lifetime.
    await Task { await body() }.value
}
