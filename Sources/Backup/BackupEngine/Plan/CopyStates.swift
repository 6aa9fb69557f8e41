internal import BackupFormat
internal import Basics
internal import ObjectStorage
private import Synchronization
internal import Transfers

/// What is known of each planned object's copy: a bit that it is there, and on a temporary file what the copy proved.
///
/// Numbered as the records of a ``PlanSpool``. The file stays empty where copies prove nothing beyond a listing.
final class CopyStates: Sendable {
    private struct State {
        var done: [UInt64] = []
        var hasEvidence = false
        var hasBegun = false
        var reused: Int64 = 0
    }

    /// What a copy said of itself.
    struct Evidence: Sendable, Equatable {
        var proof: ProofDegree
        var checksum: String?
    }

    /// Degree, length of the checksum's text, then the text: `sha256:` and 44 characters are the longest, `-10000` added.
    private static let slotSize = 64

    private let file: TemporaryFile
    private let state = Mutex(State())

    init(in directory: String) throws(TemporaryFileError) {
        file = try TemporaryFile(in: directory)
    }

    /// Whether anything was copied, or may have been.
    var hasBegun: Bool { state.withLock { $0.hasBegun } }

    /// Objects that an earlier run had copied.
    var reused: Int64 { state.withLock { $0.reused } }

    func setReused(_ record: Int) throws(TemporaryFileError) {
        try setDone(record)
        state.withLock { $0.reused += 1 }
    }

    func begin() {
        state.withLock { $0.hasBegun = true }
    }

    func isDone(_ record: Int) -> Bool {
        state.withLock { state in
            let word = record >> 6
            return word < state.done.count && state.done[word] & (1 << UInt64(record & 63)) != 0
        }
    }

    func setDone(_ record: Int, _ evidence: Evidence? = nil) throws(TemporaryFileError) {
        if let evidence, evidence.proof > .listed || evidence.checksum != nil { try write(evidence, record) }
        state.withLock { state in
            let word = record >> 6
            if word >= state.done.count {
                state.done += repeatElement(0, count: max(word + 1 - state.done.count, state.done.count))
            }
            state.done[word] |= 1 << UInt64(record & 63)
        }
    }

    func setMissing(_ record: Int) {
        state.withLock { state in
            let word = record >> 6
            guard word < state.done.count else { return }
            state.done[word] &= ~(1 << UInt64(record & 63))
        }
    }

    func evidence(_ record: Int) throws(TemporaryFileError) -> Evidence {
        guard state.withLock({ $0.hasEvidence }) else { return Evidence(proof: .listed) }
        let slot = try file.read(at: Int64(record * Self.slotSize), count: Self.slotSize)
        guard slot.count > 1, slot[0] > 0, Int(slot[0]) <= ProofDegree.allCases.count, Int(slot[1]) + 2 <= slot.count
        else { return Evidence(proof: .listed) }
        let text = String(decoding: slot[2..<(2 + Int(slot[1]))], as: UTF8.self)
        return Evidence(proof: ProofDegree.allCases[Int(slot[0]) - 1], checksum: text.isEmpty ? nil : text)
    }

    private func write(_ evidence: Evidence, _ record: Int) throws(TemporaryFileError) {
        let text = Array((evidence.checksum ?? "").utf8.prefix(Self.slotSize - 2))
        let degree = ProofDegree.allCases.firstIndex(of: evidence.proof) ?? 0
        var slot = [UInt8(degree + 1), UInt8(text.count)] + text
        slot += repeatElement(0, count: Self.slotSize - slot.count)
        try file.write(slot, at: Int64(record * Self.slotSize))
        state.withLock { $0.hasEvidence = true }
    }
}
