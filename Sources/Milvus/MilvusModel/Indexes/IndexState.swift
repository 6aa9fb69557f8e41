/// How far the builds of an index have come.
package enum IndexState: Int32, Hashable, Sendable, Codable {
    case none = 0
    case unissued = 1
    case inProgress = 2
    case finished = 3
    case failed = 4
    case retry = 5
}
