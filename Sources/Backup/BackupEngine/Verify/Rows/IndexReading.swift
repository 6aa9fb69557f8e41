internal import BackupFormat
internal import BinlogFormat
internal import Hashing
internal import MilvusModel
internal import ObjectStorage

/// Reads the files of one build of an index: whether each unpacks, and none of a component's slices is missing.
struct IndexReading: Sendable {
    /// Milvus cuts components after 16 MiB; unpacked, a page of one takes four times as many.
    private static let limit: Int64 = 64 << 20
    private static let inMemory = 3
    private static let slices = "SLICE_META"

    let reader: RowReader
    let layout: BackupLayout
    let collection: CollectionID

    /// What one file holds.
    private struct Content: Sendable {
        var length: Int64
        /// Of the list of slices.
        var bytes: [UInt8] = []
        var difference: String?
    }

    func read(_ files: [RowPlan.Entry]) async throws -> [VerifyFinding] {
        var findings: [VerifyFinding] = []
        var (lengths, meta): ([String: Int64], (entry: RowPlan.Entry, bytes: [UInt8])?) = ([:], nil)
        for entry in files {
            guard case .indexFile(let file) = entry.object else { continue }
            let key = layout.key(relative: entry.path)
            do {
                let content = try await twice { try await read(entry, file, key) }
                lengths[file.file] = content.length
                if file.file == Self.slices { meta = (entry, content.bytes) }
                if let difference = content.difference {
                    findings.append(about(.identity, entry, "says that it \(difference)"))
                }
            } catch {
                guard let finding = reader.findings.finding(error, entry.object, key) else { throw error }
                findings.append(finding)
            }
        }
        guard let meta, findings.isEmpty else { return findings }
        return check(meta.entry, meta.bytes, lengths)
    }

    private func twice(_ body: () async throws -> Content) async throws -> Content {
        do {
            return try await body()
        } catch let error as BinlogFormatError {
            guard error.kind == .damaged || error.kind == .truncated else { throw error }
            return try await body()
        }
    }

    private func read(_ entry: RowPlan.Entry, _ file: IndexFileObject, _ key: ObjectKey) async throws -> Content {
        guard entry.size <= Self.limit else {
            throw BinlogFormatError(
                .tooLarge, at: 0, expected: "an index file of at most \(Self.limit) bytes, not \(entry.size)")
        }
        return try await reader.memory.with(Int(entry.size) * Self.inMemory + (4 << 20)) {
            var window = ObjectWindow(key, size: Int(entry.size), in: reader.store)
            try await window.load(0..<window.size)
            return try content(window.bytes, file, key.rawValue)
        }
    }

    private func content(
        _ bytes: [UInt8], _ file: IndexFileObject, _ name: String
    ) throws(BinlogFormatError) -> Content {
        guard !bytes.starts(with: ScalarIndexDirectory.magic) else { return try directory(bytes, name) }
        let index = try IndexFile(bytes, file: name, limits: .careful)
        var content = Content(length: 0)
        content.difference = LogHeads.difference(index.head, of: file)
        if index.head.descriptor.collection != collection {
            content.difference = "belongs to collection \(index.head.descriptor.collection)"
        }
        try index.forEachPiece { piece in
            content.length += Int64(piece.count)
            if file.file == Self.slices { content.bytes += piece }
        }
        return content
    }

    /// The only files of Milvus' with checksums.
    private func directory(_ bytes: [UInt8], _ name: String) throws(BinlogFormatError) -> Content {
        for entry in try ScalarIndexDirectory(tail: bytes[...], size: bytes.count, file: name).entries {
            var checksum = CRC(.crc32c)
            checksum.update(bytes[entry.bytes])
            guard checksum.value == UInt64(entry.checksum) else {
                throw BinlogFormatError(
                    at: entry.bytes.lowerBound, expected: "'\(entry.name)' with the checksum \(entry.checksum)",
                    file: name)
            }
        }
        return Content(length: Int64(bytes.count))
    }

    private func check(_ entry: RowPlan.Entry, _ bytes: [UInt8], _ lengths: [String: Int64]) -> [VerifyFinding] {
        let list: IndexSlices
        do {
            list = try IndexSlices(bytes, file: entry.path)
        } catch {
            return [about(.malformed, entry, "can't be decoded: expected \(error.expected)")]
        }
        return list.components.compactMap { component in
            let missing = component.sliceNames.filter { lengths[$0] == nil }
            if let first = missing.first {
                return about(.indexIncomplete, entry, "names \(missing.count) slices that aren't there, first \(first)")
            }
            let length = component.sliceNames.reduce(0) { $0 + (lengths[$1] ?? 0) }
            guard length != component.length else { return nil }
            return about(
                .indexIncomplete, entry,
                "says \(component.length) bytes of '\(component.name)', and \(length) are there")
        }
    }

    private func about(_ code: VerifyFinding.Code, _ entry: RowPlan.Entry, _ predicate: String) -> VerifyFinding {
        reader.findings.about(code, entry.object, layout.key(relative: entry.path), predicate)
    }
}
