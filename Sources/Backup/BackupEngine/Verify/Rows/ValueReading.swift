internal import BackupFormat
internal import BinlogFormat
internal import MilvusModel

/// Reads the values of columns, those of keys and timestamps left aside, and judges each.
struct ValueReading: Sendable {
    let reader: RowReader
    let schema: CollectionSchema

    /// The only column of a log; of packed files, those that are wanted, and `expected` must be there.
    func read(
        _ log: StoredLog, _ expected: Set<FieldID> = [], where isWanted: @Sendable (FieldID) -> Bool = { _ in true }
    ) async throws -> LogFacts {
        let field = log.object.field.flatMap(auditedField)
        return try await reader.attempt(log) {
            try await reader.with(log) { open in
                var facts = reader.outline(open, type: field?.dataType)
                guard open.head == nil else {
                    try await read(open, field, &facts)
                    return facts
                }
                let ids = Set(
                    open.parts.flatMap { $0.footer.columns.compactMap(\.fieldID) }.map(FieldID.init(rawValue:)))
                if let lacking = expected.subtracting(ids).min() {
                    facts.findings.append(
                        reader.findings.about(
                            .identity, log, "has no column of field \(lacking), as other files of its group have"))
                }
                for id in ids.sorted() where isWanted(id) { try await read(open, auditedField(id), in: id, &facts) }
                return facts
            }
        }
    }

    private func read(
        _ open: OpenLog, _ field: FieldSchema?, in column: FieldID? = nil, _ facts: inout LogFacts
    ) async throws {
        let stored = field.map { StoredField($0) }
        if let stored, !stored.isReadable {
            facts.findings.append(
                reader.findings.about(
                    .undecoded, open.log, field: stored.id, "isn't decoded by this version: it holds \(stored.type)"))
            return
        }
        var audit = FieldAudit(
            field?.dataType ?? .none, element: field?.elementType ?? .none, dimension: field?.dimension)
        var row: Int64 = 0
        for part in open.parts {
            guard column != nil || part.footer.columns.count == 1 else {
                throw BinlogFormatError(at: part.range.lowerBound, expected: "one column in a log", file: open.file)
            }
            let column = if let column { try open.column(of: column, in: part) } else { 0 }
            if let stored { try check(stored, part, column, open) }
            try await open.forEachBatch(of: part, column) { batch in
                audit.add(batch, firstRow: row)
                row += Int64(batch.rows)
            }
        }
        facts.findings += audit.flaws.sorted { $0.value.firstRow < $1.value.firstRow }.map {
            finding($0.key, $0.value, open.log, field)
        }
    }

    /// Type and dimensions.
    private func check(
        _ field: StoredField, _ part: OpenLog.Part, _ column: Int, _ open: OpenLog
    ) throws(BinlogFormatError) {
        do throws(BinlogFormatError) {
            _ = try FieldReader(field.type, dimension: field.dimension, column: part.footer.columns[column])
        } catch {
            throw error.moved(by: part.range.lowerBound).of(open.file)
        }
    }

    private func auditedField(_ id: FieldID) -> FieldSchema? {
        if id.isSystem { return FieldSchema(id: id, name: id == .rowID ? "RowID" : "Timestamp", dataType: .int64) }
        let members = schema.structArrayFields.lazy.flatMap(\.fields)
        return schema.fields.first { $0.id == id } ?? members.first { $0.id == id }
    }

    private func finding(
        _ flaw: FieldAudit.Flaw, _ count: FieldAudit.Count, _ log: StoredLog, _ field: FieldSchema?
    ) -> VerifyFinding {
        let (code, what): (VerifyFinding.Code, String) =
            switch flaw {
            case .text: (.values, "that aren't UTF-8")
            case .range: (.values, "beyond \(field?.dataType.description ?? "their type")")
            case .array: (.values, "that aren't arrays of the field's elements")
            case .vector: (.values, "that aren't vectors of the field's dimensions")
            case .notFinite: (.notFinite, "with numbers that are infinite or none at all")
            case .json: (.json, "that aren't well-formed JSON")
            }
        let values = count.values == 1 ? "1 value" : "\(count.values) values"
        return reader.findings.about(
            code, log, field: field?.id, "has \(values) \(what), first in row \(count.firstRow)")
    }
}
