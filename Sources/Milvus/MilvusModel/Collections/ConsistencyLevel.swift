/// How fresh a read must be, as the default of a collection. Unknown numbers survive.
package struct ConsistencyLevel: RawRepresentable, Hashable, Sendable, Codable {
    package let rawValue: Int32

    package init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    package static let strong = ConsistencyLevel(rawValue: 0)
    package static let session = ConsistencyLevel(rawValue: 1)
    package static let bounded = ConsistencyLevel(rawValue: 2)
    package static let eventually = ConsistencyLevel(rawValue: 3)
    package static let customized = ConsistencyLevel(rawValue: 4)
}
