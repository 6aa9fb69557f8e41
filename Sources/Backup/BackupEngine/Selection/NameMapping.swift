package import MilvusModel

/// Under which name each collection comes back: milvus-backup's `--suffix` and `--rename`, and whole databases.
package struct NameMapping: Sendable, Hashable {
    package var suffix: String
    package var collections: [CollectionReference: CollectionReference]
    package var databases: [DatabaseName: DatabaseName]

    package init(
        suffix: String = "", collections: [CollectionReference: CollectionReference] = [:],
        databases: [DatabaseName: DatabaseName] = [:]
    ) {
        self.suffix = suffix
        self.collections = collections
        self.databases = databases
    }

    /// `rename` is `a:b,db.c:db2.c2,db.*:db2.*` (a collection's own entry wins over its database's), `databaseMap`
    /// is `db1:db2,db3:db4`.
    ///
    /// - Throws: a usage error when an element isn't understood, or both suffix and rename are given.
    package init(suffix: String, rename: String, databaseMap: String) throws(BackupError) {
        guard suffix.isEmpty || rename.isEmpty else {
            throw BackupError(
                .invalidRequest, "Suffix and rename can't be given together.", subject: "--rename",
                advice: "Write the new names out in --rename.")
        }
        self.init(suffix: suffix)
        for (source, target) in try Self.pairs(rename) {
            if source.hasSuffix(".*") || target.hasSuffix(".*") {
                guard source.hasSuffix(".*"), target.hasSuffix(".*") else { throw Self.misunderstood(source) }
                databases[DatabaseName(String(source.dropLast(2)))] = DatabaseName(String(target.dropLast(2)))
            } else {
                collections[CollectionReference(parsing: source)] = CollectionReference(parsing: target)
            }
        }
        for (source, target) in try Self.pairs(databaseMap) { databases[DatabaseName(source)] = DatabaseName(target) }
    }

    package func target(of source: CollectionReference) -> CollectionReference {
        if let named = collections[source] { return named }
        return CollectionReference(
            database: databases[source.database] ?? source.database, name: source.name + suffix)
    }

    private static func pairs(_ text: String) throws(BackupError) -> [(String, String)] {
        var result: [(String, String)] = []
        for element in text.split(separator: ",") {
            let parts = element.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                throw misunderstood(String(element))
            }
            result.append((parts[0], parts[1]))
        }
        return result
    }

    private static func misunderstood(_ text: String) -> BackupError {
        BackupError(
            .invalidRequest, "The mapping '\(text)' isn't understood.", subject: text,
            advice: "Write old:new, db.old:db2.new or db.*:db2.*, separated by commas.")
    }
}
