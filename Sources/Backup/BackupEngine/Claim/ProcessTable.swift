internal import FoundationEssentials

/// What Linux tells of processes (proc(5)); handed in, so that tests can kill without killing.
package struct ProcessTable: Sendable {
    /// This process.
    package var current: HostIdentity
    /// When the process of that number began, in clock ticks since the machine started; nil when there is none.
    package var start: @Sendable (Int64) -> Int64?

    package init(current: HostIdentity, start: @escaping @Sendable (Int64) -> Int64?) {
        self.current = current
        self.start = start
    }

    /// Whether a process of this machine is gone; nil when it can't be told from here.
    package func isGone(_ owner: HostIdentity) -> Bool? {
        guard owner.sharesProcesses(with: current) else { return nil }
        return start(owner.processID) != owner.processStart
    }

    package static let system = ProcessTable(
        current: HostIdentity(
            hostName: line("/proc/sys/kernel/hostname") ?? "unknown",
            bootID: line("/proc/sys/kernel/random/boot_id") ?? "",
            processNamespace: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")) ?? "",
            processID: Int64(ProcessInfo.processInfo.processIdentifier),
            processStart: startTime("self") ?? 0),
        start: { startTime("\($0)") })

    /// Field 22 of `stat`; the second, the program's name, may hold anything and ends with the last parenthesis.
    private static func startTime(_ process: String) -> Int64? {
        guard let stat = line("/proc/\(process)/stat"), let name = stat.lastIndex(of: ")") else { return nil }
        let fields = stat[stat.index(after: name)...].split(separator: " ")
        // A zombie is dead already, and only waits to be told so.
        guard fields.count > 19, fields[0] != "Z" else { return nil }
        return Int64(fields[19])
    }

    private static func line(_ path: String) -> String? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        return text.split(separator: "\n").first.map(String.init)
    }
}
