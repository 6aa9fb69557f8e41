package import Basics
internal import HTTPTransport
package import MilvusModel

extension MilvusClient {
    /// Holds garbage collection for `duration`, whole seconds; servers cut it to an hour. Asking again renews.
    ///
    /// - Throws: `.unimplemented` when the server has no such endpoint (before 2.3.4, and some builds after).
    package func pauseGarbageCollection(
        for duration: Duration, collection: CollectionID? = nil
    ) async throws(MilvusClientError) -> GarbageCollectionPause {
        let seconds = max(1, duration.components.seconds)
        var path = "\(Self.garbageCollection)/pause?pause_seconds=\(seconds)"
        if let collection { path += "&collection_id=\(collection)" }
        let json = try await garbageCollectionAnswer(path, subject: Self.subject(collection))
        let ticket = (json["ticket"] ?? json["data"]?["ticket"])?.string
        return GarbageCollectionPause(
            collection: collection, ticket: ticket.flatMap { $0.isEmpty ? nil : $0 }, duration: .seconds(seconds))
    }

    package func resumeGarbageCollection(_ pause: GarbageCollectionPause) async throws(MilvusClientError) {
        var path = "\(Self.garbageCollection)/resume"
        if let ticket = pause.ticket { path += "?ticket=\(Self.escaped(ticket))" }
        _ = try await garbageCollectionAnswer(path, subject: Self.subject(pause.collection))
    }

    /// The management port's own opinion. Some servers say yes before all components are up: see
    /// ``checkHealth()``.
    package func isHealthy() async throws(MilvusClientError) -> Bool {
        let answer = try await management("/healthz")
        return answer.status == 200
    }

    /// The bundle that a restore needs to read an encrypted database (2.6 and later).
    package func encryptionZoneKey(of database: DatabaseName) async throws(MilvusClientError) -> Secret {
        let path = "/management/rootcoord/ez/backup?db_name=\(Self.escaped(database.rawValue))"
        let call = RESTCall(
            operation: "GET /management/rootcoord/ez/backup", subject: "database \(database)",
            server: connection.managementEndpoint ?? "", isRepeatable: true)
        let answer = try await management(path, subject: call.subject)
        guard answer.status == 200 else { throw call.error(status: answer) }
        guard let json = try? JSONValue(parsing: answer.body),
            let key = (json["ezk"] ?? json["data"]?["ezk"])?.string
        else { throw call.error(.protocolViolation, "the answer holds no key") }
        return Secret(key)
    }

    private static let garbageCollection = "/management/datacoord/garbage_collection"

    private func garbageCollectionAnswer(
        _ path: String, subject: String
    ) async throws(MilvusClientError) -> JSONValue {
        let answer = try await management(path, subject: subject)
        guard answer.status == 200 else {
            let call = RESTCall(
                operation: "GET \(path.prefix { $0 != "?" })", subject: subject,
                server: connection.managementEndpoint ?? "", isRepeatable: true)
            let error = call.error(status: answer)
            if error.code == .unimplemented { await featureMemory.remember(missing: .garbageCollectionPause) }
            throw error
        }
        return (try? JSONValue(parsing: answer.body)) ?? .null
    }

    private static func subject(_ collection: CollectionID?) -> String {
        collection.map { "collection \($0)" } ?? ""
    }

    /// Everything but letters, digits and `-._~` as `%XX`.
    static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            let isPlain = byte < 0x80 && (character.isLetter || character.isNumber || "-._~".contains(character))
            return isPlain ? String(character) : "%" + hex(byte >> 4) + hex(byte & 15)
        }.joined()
    }

    private static func hex(_ nibble: UInt8) -> String {
        String(nibble, radix: 16, uppercase: true)
    }
}
