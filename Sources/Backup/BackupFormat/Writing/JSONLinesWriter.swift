internal import ObjectStorage

/// Writes records to one object, one JSON document a line, compressed; about one part of it in memory at a time.
///
/// Records may come from several tasks; their order is that of the calls. End it with ``finish()`` or ``abort()``.
package struct JSONLinesWriter<Record: JSONRepresentable>: Sendable {
    private let upload: MetaUpload

    /// An object that stays smaller than `partSize` bytes is written with one request.
    init(store: any ObjectStore, layout: BackupLayout, _ meta: MetaObject, partSize: Int) {
        upload = MetaUpload(store: store, layout: layout, meta, partSize: partSize, isCompressed: true)
    }

    /// Returns when there is room for more; waits while a part is on its way and the next one is full.
    package func append(_ record: Record) async throws(BackupFormatError) {
        try await append([record])
    }

    package func append(_ records: [Record]) async throws(BackupFormatError) {
        var lines: [UInt8] = []
        for record in records {
            record.append(to: &lines)
            lines.append(0x0A)
        }
        try await append(lines: lines)
    }

    /// The same for whole lines, each with its end, as the records' `append(to:)` gives them.
    package func append(lines: [UInt8]) async throws(BackupFormatError) {
        try await upload.append(lines)
    }

    /// Writes the rest and makes the object appear.
    ///
    /// - Returns: what the seal says of it.
    package func finish() async throws(BackupFormatError) -> SealedObject {
        try await upload.finish()
    }

    /// Gives up what was uploaded. Errors don't matter: the deletion of the backup looks for open uploads again.
    package func abort() async {
        await upload.abort()
    }
}
