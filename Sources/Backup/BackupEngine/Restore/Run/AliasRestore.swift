internal import MilvusClient
internal import MilvusModel

/// Gives a collection its aliases back. One that is taken stays where it is.
struct AliasRestore: Sendable {
    let milvus: MilvusClient
    let target: CollectionReference

    /// An earlier run may have given it some of them.
    func restore(_ aliases: [String], skippingPresent: Bool) async throws -> [Finding] {
        let present = skippingPresent ? Set(try await milvus.describeCollection(target).aliases) : []
        var findings: [Finding] = []
        for alias in aliases where !present.contains(alias) {
            do {
                try await milvus.createAlias(alias, for: target)
            } catch {
                if let suspension = RestoreSuspension(causedBy: error, subject: "\(target)") { throw suspension }
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
