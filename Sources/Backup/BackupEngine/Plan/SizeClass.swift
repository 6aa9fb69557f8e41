/// Large objects are copied first, so that none of them is left over at the end while the other places stand idle.
enum SizeClass: Int, Sendable, CaseIterable, Comparable {
    case huge
    case large
    case middle
    case small

    init(_ bytes: Int64) {
        self =
            switch bytes {
            case (64 << 20)...: .huge
            case (4 << 20)...: .large
            case (256 << 10)...: .middle
            default: .small
            }
    }

    static func < (lhs: SizeClass, rhs: SizeClass) -> Bool { lhs.rawValue < rhs.rawValue }
}
