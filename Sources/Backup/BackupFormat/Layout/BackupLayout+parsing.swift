internal import Basics
package import ObjectStorage

extension BackupLayout {
    /// Which object a listed key is, whoever wrote it; nil for meta objects and what doesn't belong.
    ///
    /// With or without group directory is told by the number of elements.
    package func parse(_ key: ObjectKey) -> BackupObject? {
        relativePath(of: key).flatMap(Self.parse(relative:))
    }

    package static func parse(relative path: String) -> BackupObject? {
        let elements = path.pathElements
        if let file = IndexFileObject(elements: elements) { return BackupObject(object: .indexFile(file), group: nil) }
        guard elements.count > 2, elements[0] == logsDirectory, let kind = LogKind(rawValue: String(elements[1])) else {
            return nil
        }
        var numbers = elements.dropFirst(2).compactMap { Int64($0) }
        guard numbers.count == elements.count - 2 else { return nil }
        var group: GroupID?
        if numbers.count == (kind.hasFieldLevel ? 6 : 5) { group = GroupID(rawValue: numbers.remove(at: 2)) }
        return LogObject(kind: kind, numbers: numbers).map { BackupObject(object: .log($0), group: group) }
    }
}
