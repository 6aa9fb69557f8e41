internal import MilvusClient
internal import MilvusModel

/// What stands under a restored collection's name in the target.
struct CollectionTarget: Sendable {
    let milvus: MilvusClient
    let name: CollectionReference

    /// Nil when nothing stands there.
    ///
    /// - Throws: a refusal when the name is an alias.
    func standing() async throws -> CollectionResume.Standing? {
        guard let found = try await description() else { return nil }
        return CollectionResume.Standing(id: found.id, storedRows: try await milvus.storedRows(of: name))
    }

    /// Its aliases go first: a server refuses to drop what has any.
    func drop() async throws {
        guard let found = try await description() else { return }
        for alias in found.aliases { try await milvus.dropAlias(alias, in: name.database) }
        try await milvus.dropCollection(name)
    }

    private func description() async throws -> CollectionDescription? {
        let found: CollectionDescription
        do {
            found = try await milvus.describeCollection(name)
        } catch {
            guard error.code == .collectionNotFound || error.code == .databaseNotFound else { throw error }
            return nil
        }
        guard found.reference.name == name.name else {
            throw BackupError(
                .failed, "\(name) is an alias of collection \(found.reference.name) in the target.", subject: "\(name)",
                advice: "Drop the alias, or restore under another name.")
        }
        return found
    }
}
