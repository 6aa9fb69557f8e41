internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// A piece of one object in memory, exchanged for another as its reader needs it.
struct ObjectWindow: Sendable {
    /// An object up to this size is fetched whole: a second request costs more than its bytes.
    static let wholeLimit = 256 << 10

    let key: ObjectKey
    let size: Int
    /// Bytes fetched beyond what was asked for: for readers that go on where they stand.
    var readAhead = 0
    private let store: any ObjectStore
    private(set) var bytes: [UInt8] = []
    private(set) var offset = 0

    init(_ log: StoredLog, in store: any ObjectStore) {
        self.init(log.key, size: Int(log.size), in: store)
    }

    init(_ key: ObjectKey, size: Int, in store: any ObjectStore) {
        self.key = key
        self.size = size
        self.store = store
    }

    /// Makes `range` of the object, which must lie within it, part of the window.
    ///
    /// - Throws: `.damaged` when the object is missing, or isn't of the size that the backup promises.
    mutating func load(_ range: Range<Int>) async throws(BackupFormatError) {
        guard range.lowerBound < offset || range.upperBound > offset + bytes.count else { return }
        let have = offset..<offset + bytes.count
        guard size > Self.wholeLimit, have.contains(range.lowerBound) else {
            // The old piece goes before the new one comes.
            bytes = []
            let wanted = size <= Self.wholeLimit ? 0..<size : range.lowerBound..<end(of: range, range.lowerBound)
            bytes = try await read(wanted)
            offset = wanted.lowerBound
            return
        }
        // What is there of it needn't come twice.
        bytes.removeFirst(range.lowerBound - offset)
        offset = range.lowerBound
        bytes += try await read(have.upperBound..<end(of: range, have.upperBound))
    }

    private func end(of range: Range<Int>, _ start: Int) -> Int {
        min(size, max(range.upperBound, start + readAhead))
    }

    /// Bytes of the object that are in the window.
    func slice(_ range: Range<Int>) -> ArraySlice<UInt8> {
        bytes[range.lowerBound - offset..<range.upperBound - offset]
    }

    private func read(_ range: Range<Int>) async throws(BackupFormatError) -> [UInt8] {
        guard !range.isEmpty else { return [] }
        let content: ObjectContent
        do {
            content = try await store.get(key, GetOptions(range: Int64(range.lowerBound)..<Int64(range.upperBound)))
        } catch {
            guard error.code != .notFound else { throw .damaged(key, reason: "it is missing") }
            guard error.code != .invalidRange else { throw .damaged(key, reason: "it is shorter than \(size) bytes") }
            throw .store(error)
        }
        guard content.metadata.size == size else {
            throw .damaged(key, reason: "it has \(content.metadata.size) bytes instead of \(size)")
        }
        do {
            let bytes = try await content.body.collect(upTo: range.count)
            guard bytes.count == range.count else {
                throw BackupFormatError.damaged(key, reason: "the store gave \(bytes.count) of \(range.count) bytes")
            }
            return bytes
        } catch let error as BackupFormatError {
            throw error
        } catch {
            throw .store(.wrapping(error, operation: "read", subject: "\(key)"))
        }
    }
}
