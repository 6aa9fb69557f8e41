internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Creates the indexes and waits until they are built. What fails here leaves the rows as they are.
struct IndexRestore: Sendable {
    let environment: BackupEnvironment
    let target: CollectionReference

    private var milvus: MilvusClient { environment.milvus }

    /// Gives the number of indexes that are there, and what went wrong. An earlier run may have created some of them.
    func restore(
        _ indexes: [PlannedIndex], skippingPresent: Bool
    ) async throws -> (created: Int, findings: [Finding]) {
        let present = skippingPresent ? Set(try await milvus.describeIndexes(of: target).map(\.name)) : []
        var created = indexes.filter { present.contains($0.name) }
        var findings: [Finding] = []
        for index in indexes where !present.contains(index.name) {
            do {
                try await milvus.createIndex(
                    named: index.name, on: index.field, of: target, parameters: index.parameters)
                created.append(index)
            } catch {
                if let suspension = RestoreSuspension(causedBy: error, subject: "\(target)") { throw suspension }
                findings.append(
                    Finding(
                        "index-not-created", subject: "\(target)",
                        "Index \(index.name) on \(index.field) could not be created: \(error.reason)",
                        advice: "Create it by hand with parameters that this server knows; the rows are back."))
            }
        }
        findings += try await wait(for: created)
        return (created.count, findings)
    }

    private func wait(for indexes: [PlannedIndex]) async throws -> [Finding] {
        let deadline = environment.clock.now() + environment.limits.indexTimeout
        var open = Set(indexes.map(\.name))
        var findings: [Finding] = []
        while !open.isEmpty {
            for index in try await milvus.describeIndexes(of: target) where open.contains(index.name) {
                if index.state == .finished { open.remove(index.name) }
                if index.state == .failed {
                    open.remove(index.name)
                    findings.append(unbuilt(index.name, "its build failed: \(index.stateReason)"))
                }
            }
            guard !open.isEmpty else { break }
            guard environment.clock.now() < deadline else {
                return findings + open.sorted().map { unbuilt($0, "it isn't built yet; Milvus goes on with it") }
            }
            try await environment.sleep(environment.limits.pollInterval)
        }
        return findings
    }

    private func unbuilt(_ name: String, _ reason: String) -> Finding {
        Finding(
            "index-not-built", subject: "\(target)", "Index \(name): \(reason).",
            advice: "Look at Milvus' index nodes; the rows are back.")
    }
}
