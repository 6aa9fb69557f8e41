internal import MilvusModel

/// What is said about a call besides its message.
struct MilvusCall: Sendable {
    /// The method of MilvusService.
    var name: String
    /// Sent as the `dbname` header, which servers from 2.2.9 on know.
    var database: DatabaseName?
    /// For errors: what it is about.
    var subject: String
    /// Whether sending it twice does no harm when the first answer was lost.
    var isRepeatable: Bool

    /// Servers limit these by themselves.
    var isFlush: Bool { name == "Flush" || name == "FlushAll" }

    init(_ name: String, database: DatabaseName? = nil, subject: String = "", isRepeatable: Bool = true) {
        self.name = name
        self.database = database
        self.subject = subject
        self.isRepeatable = isRepeatable
    }

    init(_ name: String, _ collection: CollectionReference, subject: String? = nil, isRepeatable: Bool = true) {
        self.init(
            name, database: collection.database, subject: subject ?? "\(collection)", isRepeatable: isRepeatable)
    }
}
