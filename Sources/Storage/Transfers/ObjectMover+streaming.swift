internal import Basics
internal import ObjectStorage

/// The bytes pass through here: read by range, hashed and written as they come. What is held is what is on the way.
extension ObjectMover {
    func stream(_ item: TransferItem) async throws(ObjectStoreError) -> Arrival {
        let arrival = try await send(item, range: nil) { body throws(ObjectStoreError) in
            try await destination.put(item.destination, body, PutOptions())
        }
        counters.addBytes(item.size)
        return arrival
    }

    func streamInParts(_ item: TransferItem, _ continued: MultipartUpload?) async throws(ObjectStoreError) -> Arrival {
        let (upload, kept) = try await openUpload(item, continued, checksum: nil)
        let (metadata, parts) = try await fill(upload, of: item, keeping: kept) { part throws(ObjectStoreError) in
            try await sendPart(part, of: item, to: upload)
        }
        return try joined(item, metadata, parts)
    }

    private func sendPart(
        _ part: PartPlan.Part, of item: TransferItem, to upload: MultipartUpload
    ) async throws(ObjectStoreError) -> Arrival.Part {
        let arrival = try await send(item, range: part.range) { body throws(ObjectStoreError) in
            let receipt = try await destination.uploadPart(part.number, of: upload, body)
            return ObjectMetadata(
                key: upload.key, size: receipt.size, etag: receipt.etag, checksum: receipt.checksum)
        }
        guard let etag = arrival.metadata.etag else { throw damaged(item, "a part came back without an ETag") }
        let receipt = UploadedPart(
            number: part.number, etag: etag, size: arrival.metadata.size, checksum: arrival.metadata.checksum)
        return Arrival.Part(receipt: receipt, evidence: arrival.evidence)
    }

    /// What the parts prove of the whole. The store's own checksum of it, where it gives one, is compared with ours.
    private func joined(
        _ item: TransferItem, _ answer: ObjectMetadata, _ parts: [Arrival.Part]
    ) throws(ObjectStoreError) -> Arrival {
        let sums = parts.compactMap { part in
            part.receipt.checksum.map { ObjectChecksum.Part(checksum: $0, size: part.receipt.size) }
        }
        var metadata = answer
        guard let ours = ObjectChecksum(joining: sums, count: parts.count) else {
            return Arrival(metadata: metadata, evidence: answer.checksum == nil ? .listed : .store)
        }
        metadata.checksum = ours
        if let theirs = answer.checksum, theirs.algorithm == ours.algorithm, theirs.isComposite == ours.isComposite {
            guard theirs == ours else { throw damaged(item, "the store computed \(theirs), we computed \(ours)") }
            facts.learn(.notNeeded, of: .destination)
            return Arrival(metadata: metadata, evidence: .read)
        }
        return Arrival(metadata: metadata, evidence: parts.allSatisfy { $0.evidence == .read } ? .read : .listed)
    }
}

/// One body, sent until both sides agree with what passed, or can't tell.
extension ObjectMover {
    private static let attempts = 3

    /// `put` sends the body, and gives the destination's answer.
    private func send(
        _ item: TransferItem, range: Range<Int64>?,
        _ put: @Sendable (ObjectBody) async throws(ObjectStoreError) -> ObjectMetadata
    ) async throws(ObjectStoreError) -> Arrival {
        var before: PassingHash.Outcome?
        for _ in 1...Self.attempts {
            let hash = PassingHash(configuration.checksum)
            var answer = try await slots.with(item) { () throws(ObjectStoreError) in
                try await put(try await body(item, range, hash, isRepeated: before != nil))
            }
            let proof = StreamProof(
                passed: hash.finish(), before: before,
                storesAgree: range == nil && item.etag?.isMD5 == true && answer.etag == item.etag)
            if let evidence = evidence(proof, item, range, answer) {
                answer.checksum = proof.passed.checksum ?? answer.checksum
                return Arrival(metadata: answer, evidence: evidence)
            }
            before = proof.passed
        }
        throw damaged(item, "what arrived isn't what was read, \(Self.attempts) times in a row")
    }

    /// - Returns: Nil when it has to be sent once more.
    private func evidence(
        _ proof: StreamProof, _ item: TransferItem, _ range: Range<Int64>?, _ answer: ObjectMetadata
    ) -> TransferEvidence? {
        if range == nil {
            let source = proof.verdict(
                checksum: proof.passed.source?.checksum, etag: item.etag, nature: facts.etags(.source), isSource: true)
            guard case .some = settle(source, .source) else { return nil }
        }
        let destination = proof.verdict(
            checksum: answer.checksum, etag: answer.etag, nature: facts.etags(.destination), isSource: false)
        return settle(destination, .destination)
    }

    private func settle(_ verdict: StreamProof.Verdict, _ side: TransferFacts.Side) -> TransferEvidence? {
        switch verdict {
        case .agrees(let nature):
            facts.learn(nature, of: side)
            return .read
        case .silent(let nature):
            facts.learn(nature, of: side)
            return .listed
        case .differs: return nil
        }
    }

    /// Small objects are read first and sent from memory, which takes fewer steps; of the others only what is on the
    /// way is held.
    private func body(
        _ item: TransferItem, _ range: Range<Int64>?, _ hash: PassingHash, isRepeated: Bool
    ) async throws(ObjectStoreError) -> ObjectBody {
        let length = range.map { Int64($0.count) } ?? item.size
        guard length <= Self.heldBytes else {
            return .reopenable(length: length) { try await open(item, range, hash, isRepeated) }
        }
        do {
            let bytes = try await open(item, range, hash, isRepeated).collect(upTo: Int(length))
            guard bytes.count == length else {
                throw ObjectStoreError.wrongLength(
                    operation: "read", subject: subject(item), expected: length, got: Int64(bytes.count))
            }
            return .bytes(bytes)
        } catch {
            throw .wrapping(error, operation: "read", subject: subject(item))
        }
    }

    private static let heldBytes: Int64 = 256 << 10

    private func open(
        _ item: TransferItem, _ range: Range<Int64>?, _ hash: PassingHash, _ isRepeated: Bool
    ) async throws(ObjectStoreError) -> ByteStream {
        let wantsChecksum = range == nil && configuration.checksum != nil
        let options = GetOptions(range: range, ifMatch: item.etag, checksum: wantsChecksum)
        let content = try await source.get(item.source, options)
        guard content.metadata.size == item.size else {
            throw ObjectStoreError(
                .preconditionFailed, operation: "copy", subject: subject(item),
                reason: "\(item.size) bytes were listed, \(content.metadata.size) are there now")
        }
        return hash.watch(content, md5: md5Need(item, range, content, isRepeated))
    }

    /// An MD5 costs more than all else that is done with a stream: it is computed only where there is one to compare
    /// with, and where the stores' own can't be compared with each other.
    private func md5Need(
        _ item: TransferItem, _ range: Range<Int64>?, _ content: ObjectContent, _ isRepeated: Bool
    ) -> PassingHash.MD5Need {
        let ofSource = facts.etags(.source)
        let ofDestination = facts.etags(.destination)
        let isWhole = range == nil && item.etag?.isMD5 == true
        let isKnown = ofSource == .md5 && ofDestination == .md5
        // Small ones find out what the ETags are; a large one takes them for MD5s, and is sent once more if they aren't.
        if isWhole, !isRepeated, isKnown || item.size > Self.heldBytes && ofSource.mayBeMD5 && ofDestination.mayBeMD5 {
            return .ofStores
        }
        if ofDestination.mayBeMD5 { return .computed }
        return isWhole && content.metadata.checksum == nil && ofSource.mayBeMD5 ? .computed : .none
    }

    private func subject(_ item: TransferItem) -> String { "\(source.location)/\(item.source)" }

    private func damaged(_ item: TransferItem, _ reason: String) -> ObjectStoreError {
        ObjectStoreError(
            .damaged, operation: "copy", subject: subject(item), reason: reason,
            advice:
                "Something on the way changes bytes: a proxy, a network card, memory. Run again, over TLS if it isn't.")
    }
}
