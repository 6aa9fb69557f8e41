package import MilvusModel

/// One object of a collection's data, by what it is; ``MilvusLayout`` and ``BackupLayout`` tell where it lies.
package enum DataObject: Sendable, Hashable {
    case log(LogObject)
    case indexFile(IndexFileObject)

    package var segment: SegmentID {
        switch self {
        case .log(let log): log.location.segment
        case .indexFile(let file): file.segment
        }
    }
}
