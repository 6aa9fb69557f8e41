/// What an object of a backup is.
package enum ObjectKind: String, Sendable, Hashable, CaseIterable {
    case insertLog
    case deltaLog
    case statsLog
    case bm25Log
    case indexFile

    package init(_ object: DataObject) {
        switch object {
        case .indexFile: self = .indexFile
        case .log(let log): self = Self(log.kind)
        }
    }

    private init(_ kind: LogKind) {
        switch kind {
        case .insert: self = .insertLog
        case .delta: self = .deltaLog
        case .stats: self = .statsLog
        case .bm25: self = .bm25Log
        }
    }
}
