internal import MilvusClient
internal import MilvusModel

/// Gives a collection its aliases back. One that is taken stays where it is.
struct AliasRestore: Sendable {
    let milvus: MilvusClient
    let target: CollectionReference

    func restore(_ aliases: [String]) async throws -> [Finding] {
        var findings: [Finding] = []
        for alias in aliases {
            do {
                try await milvus.createAlias(alias, for: target)
            } catch {
                try Task.checkCancellation()
                findings.append(
                    Finding(
                        "alias-not-restored", subject: "\(target)",
                        "Alias \(alias) could not be given back: \(error.reason)",
                        advice: "Point it to the collection yourself when nobody else needs it."))
            }
        }
        return findings
    }
}
