internal import ObjectStorage

/// Copies that the store refuses although it could.
extension ObjectMover {
    /// Streams when a copy is refused and the mode allows it. The refusal counts for the pair of places once the same
    /// object could be streamed: where that fails as well, the object is at fault, or the right to read it, and the
    /// stream's error says which.
    func moveByBestMethod(
        _ item: TransferItem, _ upload: MultipartUpload?
    ) async throws(ObjectStoreError) -> (TransferMethod, Arrival) {
        let method = try chooser(refusesCopies: facts.refusesCopies).method(for: item)
        do throws(ObjectStoreError) {
            return (method, try await move(item, by: method, upload))
        } catch {
            guard method.isServerSide, error.mayRefuseAllCopies else { throw error }
            guard configuration.mode == .auto else { throw error.withAdviceToStream }
            let streaming = try chooser(refusesCopies: true).method(for: item)
            let arrival = try await move(item, by: streaming, nil)
            facts.copiesAreRefused(error)
            return (streaming, arrival)
        }
    }

    private func chooser(refusesCopies: Bool) -> TransferMethodChooser {
        TransferMethodChooser(
            from: source.location, to: destination.location, capabilities: destination.capabilities, configuration,
            refusesCopies: refusesCopies)
    }
}

extension ObjectStoreError {
    /// No right to copy, no such operation, the other bucket isn't seen from there, another region: it depends on the
    /// places, not on the object.
    fileprivate var mayRefuseAllCopies: Bool {
        switch code {
        case .accessDenied, .notSupported, .bucketNotFound, .invalidRequest: true
        default: false
        }
    }

    fileprivate var withAdviceToStream: ObjectStoreError {
        var error = self
        error.reason += " (transfer mode `direct` allows nothing but copies by the store)"
        let first = advice.map { "\($0) Or set" } ?? "Set"
        error.advice = "\(first) `transfer.mode: auto`, which streams through this machine what the store won't copy."
        return error
    }
}
