package import MilvusModel

/// Which collections are meant; milvus-backup's `--filter` grammar:
/// `db.*` a whole database, `db.coll`, `coll` (database `default`), `db.` a database without collections.
package struct CollectionFilter: Sendable, Hashable {
    /// One comma-separated element.
    package enum Rule: Sendable, Hashable {
        case database(DatabaseName)
        case databaseOnly(DatabaseName)
        case collection(CollectionReference)
    }

    /// Empty means everything.
    package var rules: [Rule]

    package init(_ rules: [Rule] = []) {
        self.rules = rules
    }

    /// - Throws: a usage error that names the element that isn't understood.
    package init(parsing text: String) throws(BackupError) {
        rules = []
        for element in text.split(separator: ",") {
            rules.append(try Self.rule(String(element).trimmed))
        }
    }

    package var selectsEverything: Bool { rules.isEmpty }

    /// As it is written on a command line.
    package var text: String {
        rules.map { rule in
            switch rule {
            case .database(let database): "\(database).*"
            case .databaseOnly(let database): "\(database)."
            case .collection(let collection): "\(collection.database).\(collection.name)"
            }
        }.joined(separator: ",")
    }

    package func selects(_ name: CollectionReference) -> Bool {
        rules.isEmpty
            || rules.contains { rule in
                switch rule {
                case .database(let database): database == name.database
                case .databaseOnly: false
                case .collection(let collection): collection == name
                }
            }
    }

    package func selects(database: DatabaseName) -> Bool {
        rules.isEmpty
            || rules.contains { rule in
                switch rule {
                case .database(let name), .databaseOnly(let name): name == database
                case .collection(let name): name.database == database
                }
            }
    }

    /// Collections that were named one by one and must therefore exist.
    package var namedCollections: [CollectionReference] {
        rules.compactMap { if case .collection(let name) = $0 { name } else { nil } }
    }

    private static func rule(_ text: String) throws(BackupError) -> Rule {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), let first = parts.first, isName(first) else {
            throw misunderstood(text)
        }
        guard parts.count == 2 else { return .collection(CollectionReference(name: first)) }
        if parts[1].isEmpty { return .databaseOnly(DatabaseName(first)) }
        if parts[1] == "*" { return .database(DatabaseName(first)) }
        guard isName(parts[1]) else { throw misunderstood(text) }
        return .collection(CollectionReference(database: DatabaseName(first), name: parts[1]))
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 != UInt8(ascii: "*") && $0 > 0x20 }
    }

    private static func misunderstood(_ text: String) -> BackupError {
        BackupError(
            .invalidRequest, "The filter element '\(text)' isn't understood.", subject: text,
            advice: "Write db.* for a database, db.collection, or a collection of the default database.")
    }
}

extension String {
    fileprivate var trimmed: String {
        var view = self[...]
        while view.first?.isWhitespace == true { view.removeFirst() }
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }
}
