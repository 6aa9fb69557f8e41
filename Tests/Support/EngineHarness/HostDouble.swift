internal import BackupEngine
internal import Synchronization

/// A machine on which processes of milvault come and go; says of each whether it lives.
package final class HostDouble: Sendable {
    private struct State {
        var lastID: Int64 = 1000
        var living: Set<Int64> = []
    }

    private let name: String
    private let state = Mutex(State())

    package init(_ name: String) {
        self.name = name
    }

    /// A new process, and how it sees this host.
    func begin() -> ProcessTable {
        let id = state.withLock { state in
            state.lastID += 1
            state.living.insert(state.lastID)
            return state.lastID
        }
        let identity = HostIdentity(
            hostName: name, bootID: "boot of \(name)", processNamespace: "namespace of \(name)", processID: id,
            processStart: id)
        return ProcessTable(current: identity) { id in
            self.state.withLock { $0.living.contains(id) ? id : nil }
        }
    }

    func end(_ processes: ProcessTable) {
        state.withLock { _ = $0.living.remove(processes.current.processID) }
    }
}
