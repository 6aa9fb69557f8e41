internal import BackupFormat
internal import Basics
internal import ObjectStorage
internal import Transfers

/// Copies what the board gives, through one queue over all collections: a fixed number of objects in flight, parts of
/// large ones among them.
struct CopyRun {
    let environment: BackupEnvironment
    let layout: BackupLayout
    let board: WorkBoard
    let states: CopyStates
    let mover: ObjectMover
    /// Left by an earlier run, by their keys.
    let uploads: [ObjectKey: MultipartUpload]

    /// Copies until nothing is left to plan or copy. A failure belongs to its unit and ends only that.
    ///
    /// - Throws: what concerns every object alike: wrong credentials, no such bucket, a store that is gone.
    func run() async throws {
        let width = environment.transfer.concurrency
        try await withTaskExecutorPreference(environment.transfer.executor) {
            try await boundedForEach(0..<width, width: width) { _ in
                try await board.stoppingOnError {
                    while let item = try await board.nextToCopy() {
                        try Task.checkCancellation()
                        try await move(item)
                    }
                }
            }
        }
    }

    private func move(_ item: CopyItem) async throws {
        let transfer = TransferItem(
            source: MilvusLayout(rootPath: environment.milvusRoot).key(of: item.object.object),
            destination: layout.key(of: item.object.object), size: item.object.size, etag: item.object.etag)
        states.begin()
        switch await outcome(of: transfer) {
        case .success(let result):
            try states.setDone(item.record, CopyStates.Evidence(result))
            environment.observer.counters.done(objects: 1, bytes: transfer.size)
            board.copied(item)
        case .failure(let error):
            guard !error.concernsEveryObject else { throw error }
            board.failed(item, error)
        }
    }

    private func outcome(of transfer: TransferItem) async -> Result<TransferResult, ObjectStoreError> {
        do throws(ObjectStoreError) {
            return .success(try await mover.move(transfer, continuing: uploads[transfer.destination]))
        } catch {
            return .failure(error)
        }
    }
}

extension CopyStates.Evidence {
    init(_ result: TransferResult) {
        let proof: ProofDegree =
            switch result.evidence {
            case .listed: .listed
            case .store: .store
            case .read: .read
            }
        self.init(proof: proof, checksum: result.metadata.checksum.map { "\($0)" })
    }
}
