internal import BackupFormat
internal import Basics
internal import MilvusModel

/// What a resume repeats; how long an import may take, and how deep to verify, is the resuming run's own matter.
extension RestoreOptions {
    init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        let mapping = NameMapping(
            suffix: try fields.string("suffix"),
            collections: Self.pairs(try fields.stringMap("collections"), CollectionReference.init(parsing:)),
            databases: Self.pairs(try fields.stringMap("databases")) { DatabaseName($0) })
        self.init(
            name: try fields.string("name"), mapping: mapping,
            filter: try Self.filter(try fields.strings("filter")), dropExisting: try fields.bool("dropExisting"),
            skipIndexes: try fields.bool("skipIndexes"), schemaOnly: try fields.bool("schemaOnly"),
            includesRBAC: try fields.bool("rbac"), skipDamaged: try fields.bool("skipDamaged"))
        isDrill = try fields.bool("drill")
    }

    var json: JSONValue {
        var object: JSONObject = ["name": JSONValue(name)]
        object.appendUnlessEmpty("suffix", mapping.suffix)
        object.appendUnlessEmpty(
            "collections",
            Dictionary(uniqueKeysWithValues: mapping.collections.map { ("\($0.key)", "\($0.value)") }))
        object.appendUnlessEmpty(
            "databases",
            Dictionary(uniqueKeysWithValues: mapping.databases.map { ($0.key.rawValue, $0.value.rawValue) }))
        object.appendUnlessEmpty("filter", filter.rules.map(\.text))
        object.appendIfTrue("dropExisting", dropExisting)
        object.appendIfTrue("skipIndexes", skipIndexes)
        object.appendIfTrue("schemaOnly", schemaOnly)
        object.appendIfTrue("rbac", includesRBAC)
        object.appendIfTrue("skipDamaged", skipDamaged)
        object.appendIfTrue("drill", isDrill)
        return .object(object)
    }

    private static func pairs<Name: Hashable>(
        _ texts: [String: String], _ make: (String) -> Name
    ) -> [Name: Name] {
        Dictionary(texts.map { (make($0.key), make($0.value)) }) { _, last in last }
    }

    private static func filter(_ rules: [String]) throws(JSONMappingError) -> CollectionFilter {
        do {
            return try CollectionFilter(parsing: rules.joined(separator: ","))
        } catch {
            throw JSONMappingError(path: "filter", reason: error.message)
        }
    }
}

extension CollectionFilter.Rule {
    /// As a user writes it.
    var text: String {
        switch self {
        case .database(let database): "\(database.rawValue).*"
        case .databaseOnly(let database): "\(database.rawValue)."
        case .collection(let collection): "\(collection)"
        }
    }
}
