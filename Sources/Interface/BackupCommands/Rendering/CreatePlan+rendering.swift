internal import BackupEngine
internal import BackupFormat
internal import Basics
internal import MilvusModel

extension CreatePlan: Report {
    var status: ExitStatus { .done }

    var json: JSONValue {
        [
            "name": .string(name), "milvusVersion": .string(milvusVersion), "strategy": .string(strategy.rawValue),
            "logListing": .string(logListing.rawValue),
            "collections": .array(
                collections.map { collection in
                    [
                        "database": .string("\(collection.reference.database)"),
                        "name": .string(collection.reference.name), "storedRows": JSONValue(collection.storedRows),
                    ]
                }),
            "missing": JSONValue(missing.map { "\($0)" }),
        ]
    }

    func text(_ style: TextStyle) -> String {
        var table = TextTable([("COLLECTION", .left), ("STORED ROWS", .right)])
        for collection in collections { table.append(["\(collection.reference)", "\(collection.storedRows)"]) }
        let absent = missing.map { "\(style.warn("missing")) \($0)\n" }.joined()
        return "Backup \(name) of Milvus \(milvusVersion) would hold \(collections.count) collections; strategy "
            + "\(strategy.rawValue), files listed by \(logListing.rawValue).\n\n\(table.text)\(absent)"
    }
}
