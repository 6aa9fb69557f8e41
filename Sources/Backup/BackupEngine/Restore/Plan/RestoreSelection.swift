package import BackupFormat
package import MilvusModel

/// Which collections of a backup come back, and under which names.
package struct RestoreSelection: Sendable {
    /// One collection and its name in the target.
    package struct Element: Sendable {
        package var collection: RestorableCollection
        package var target: CollectionReference

        package init(collection: RestorableCollection, target: CollectionReference) {
            self.collection = collection
            self.target = target
        }
    }

    package let elements: [Element]

    /// - Throws: `.invalidRequest` when a name is asked for that the backup doesn't have, nothing matches, or two
    ///   collections would come back under one name.
    package init(_ collections: [RestorableCollection], _ options: RestoreOptions) throws(BackupError) {
        elements = collections.map { Element(collection: $0, target: options.mapping.target(of: $0.reference)) }
            .filter { options.filter.selects($0.collection.reference) || options.filter.selects($0.target) }
        try checkNames(collections.map(\.reference), options)
        try checkTargets()
    }

    private func checkNames(_ known: [CollectionReference], _ options: RestoreOptions) throws(BackupError) {
        for name in options.mapping.collections.keys.sorted() where !known.contains(name) {
            throw BackupError.noCollection("\(name)", in: options.name, holding: known, flag: "--rename")
        }
        let selected = Set(elements.flatMap { [$0.collection.reference, $0.target] })
        for name in options.filter.namedCollections where !selected.contains(name) {
            throw BackupError.noCollection("\(name)", in: options.name, holding: known, flag: "--filter")
        }
        guard !elements.isEmpty || known.isEmpty else {
            throw BackupError(
                .invalidRequest, "The filter matches no collection of backup \(options.name).", subject: options.name,
                advice: "It holds \(BackupError.held(known)).")
        }
    }

    private func checkTargets() throws(BackupError) {
        var sources: [CollectionReference: CollectionReference] = [:]
        for element in elements {
            let source = element.collection.reference
            if let other = sources.updateValue(source, forKey: element.target) {
                throw BackupError(
                    .invalidRequest, "\(other) and \(source) would both come back as \(element.target).",
                    subject: "\(element.target)", advice: "Give each a name of its own with --rename.")
            }
        }
    }
}
