package import MilvusModel

/// Whether Milvus took an import whose answer nobody saw. Pure.
///
/// A restore asks for one import of a collection at a time, so among the tasks that the server lists for the collection
/// (its own creation, nobody else imports into it) at most one can be unknown.
package enum ImportReconciliation: Sendable, Hashable {
    /// The server has no task that isn't accounted for: it wasn't asked, or refused.
    case wasNotTaken
    case wasTaken(ImportTaskID)
    /// More than one stranger: somebody else imports too.
    case untellable

    package init(listed: [ImportTaskID], known: Set<ImportTaskID>) {
        let strangers = Set(listed).subtracting(known)
        switch strangers.count {
        case 0: self = .wasNotTaken
        case 1: self = strangers.first.map { .wasTaken($0) } ?? .untellable
        default: self = .untellable
        }
    }
}
