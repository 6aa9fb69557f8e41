internal import BackupEngine
package import FaultRig

extension EngineRig {
    /// Runs `body` on a machine of its own and kills that at the `request`-th request from now, on either side of its
    /// effect. Servers are well again afterwards.
    package func run<Value: Sendable>(
        killedAt request: Int, _ moment: KillMoment,
        _ body: @escaping @Sendable (Machine) async throws -> Value
    ) async throws -> KilledRun<Value> {
        let (start, go) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            for await _ in start {}
            return try await withMachine { machine in try await body(machine) }
        }
        kill.onFire { task.cancel() }
        kill.arm(at: request, moment)
        go.finish()
        let result = await task.result
        let wasKilled = kill.isDead
        kill.onFire {}
        kill.revive()
        if wasKilled { return .killed }
        do {
            return .finished(try result.get())
        } catch let error as BackupError {
            return .failed(error)
        }
    }
}
