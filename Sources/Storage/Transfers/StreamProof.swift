internal import ObjectStorage

/// Whether what streamed through is what the source has and what the destination got. Pure.
///
/// Compared are, where a side names them: the checksum that it keeps, else its ETag where that is an MD5. A difference
/// is looked at again by sending once more: bytes that fell over on the way come out otherwise the second time; an ETag
/// that isn't an MD5 after all differs from the same MD5 again. An MD5 of ours is needed for a second look only: at the
/// first, those of the two stores are compared with each other.
struct StreamProof: Sendable {
    enum Verdict: Sendable, Equatable {
        /// The side has what we hashed.
        case agrees(ETagNature)
        /// It doesn't say anything that can be compared.
        case silent(ETagNature)
        case differs
    }

    /// What passed.
    var passed: PassingHash.Outcome
    /// What passed the time before, when the two differed.
    var before: PassingHash.Outcome?
    /// Both stores name the same MD5 of the whole.
    var storesAgree = false

    /// What one side has to say: its own checksum of the same bytes, and its ETag of them, read as its `nature` is known
    /// to be.
    ///
    /// What was read twice alike is what a source has, whatever its ETag says: one object under another key than the
    /// rest isn't damage. A destination whose ETags are MD5s has to give the right one.
    func verdict(
        checksum theirs: ObjectChecksum?, etag: ETag?, nature: ETagNature, isSource: Bool
    ) -> Verdict {
        if let theirs, let ours = passed.checksum, theirs.algorithm == ours.algorithm, !theirs.isComposite {
            return theirs == ours ? .agrees(.notNeeded) : .differs
        }
        if storesAgree { return .agrees(.md5) }
        guard let etag, !etag.isMultipart, nature != .opaque else { return .silent(nature) }
        guard etag.isMD5 else { return .silent(.opaque) }
        guard let ours = passed.md5 else { return passed.reliesOnETags ? .differs : .silent(nature) }
        if etag == ours { return .agrees(.md5) }
        // Twice the same bytes, and the ETag is of neither.
        guard let before, before.checksum == passed.checksum, isSource || nature != .md5 else { return .differs }
        return .silent(nature == .md5 ? .md5 : .opaque)
    }
}
