internal import BackupFormat
internal import Basics
internal import ObjectStorage
internal import Transfers

/// Asks the backup's store for the checksums that it computed when an earlier run copied: a listing doesn't tell them.
///
/// One request an object, and a single one where the store keeps none.
struct ChecksumRecall: Sendable {
    private static let batch = 1000

    let environment: BackupEnvironment
    let layout: BackupLayout
    let spool: PlanSpool
    let states: CopyStates

    private typealias Question = (key: ObjectKey, record: Int)

    /// For everything of the unit that is there already.
    func recall(_ unit: PlanUnit) async throws {
        guard unit.done > 0, environment.transfer.checksum != nil else { return }
        var objects = try PlanMerge(unit.runs.map { (0, $0) }, in: spool, prefix: layout.prefix)
        var questions: [Question] = []
        var isKnownToTell = false
        while let element = try objects.next() {
            guard states.isDone(element.record), try states.evidence(element.record).checksum == nil else { continue }
            let question = (ObjectKey(String(decoding: element.key, as: UTF8.self)), element.record)
            guard isKnownToTell else {
                guard try await ask(question) else { return }
                isKnownToTell = true
                continue
            }
            questions.append(question)
            if questions.count == Self.batch { try await ask(&questions) }
        }
        try await ask(&questions)
    }

    private func ask(_ questions: inout [Question]) async throws {
        try await boundedForEach(questions, width: environment.transfer.concurrency) { _ = try await ask($0) }
        questions = []
    }

    /// - Returns: whether the store told one.
    private func ask(_ question: Question) async throws -> Bool {
        guard let checksum = try await environment.backupStore.head(question.key).checksum else { return false }
        try states.setDone(question.record, CopyStates.Evidence(proof: .store, checksum: "\(checksum)"))
        return true
    }
}
