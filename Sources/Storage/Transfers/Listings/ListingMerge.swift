package import ObjectStorage

/// Walks two sorted listings in step and gives each key once, with what either side says of it. Pure: pages go in,
/// pairs come out.
///
/// ```swift
/// var merge = ListingMerge(leftPrefix: "a/", rightPrefix: "b/")
/// while true {
///     switch merge.advance({ left, right in … }) {
///     case .left: merge.offerLeft(try await left.next())
///     case .right: merge.offerRight(try await right.next())
///     case .nothing: return
///     }
/// }
/// ```
package struct ListingMerge: Sendable {
    /// Whose next page is wanted.
    package enum Need: Sendable {
        case left
        case right
        case nothing
    }

    private var left: Side
    private var right: Side

    /// Keys are compared by what follows their prefix.
    package init(leftPrefix: String = "", rightPrefix: String = "") {
        left = Side(prefixBytes: leftPrefix.utf8.count)
        right = Side(prefixBytes: rightPrefix.utf8.count)
    }

    /// Nil ends the side.
    package mutating func offerLeft(_ page: [ObjectMetadata]?) {
        left.offer(page)
    }

    package mutating func offerRight(_ page: [ObjectMetadata]?) {
        right.offer(page)
    }

    /// Visits pairs in the order of keys until a side runs out of its page; at least one of a pair is there.
    package mutating func advance<Failure: Error>(
        _ visit: (ObjectMetadata?, ObjectMetadata?) throws(Failure) -> Void
    ) throws(Failure) -> Need {
        while true {
            guard left.isReady else { return .left }
            guard right.isReady else { return .right }
            switch (left.current, right.current) {
            case (nil, nil): return .nothing
            case (let mine?, let theirs?):
                let order = mine.key.compared(to: theirs.key, dropping: left.prefixBytes, andThere: right.prefixBytes)
                if order <= 0 { left.position += 1 }
                if order >= 0 { right.position += 1 }
                try visit(order <= 0 ? mine : nil, order >= 0 ? theirs : nil)
            case (let mine, let theirs):
                if mine != nil { left.position += 1 } else { right.position += 1 }
                try visit(mine, theirs)
            }
        }
    }

    private struct Side: Sendable {
        let prefixBytes: Int
        var page: [ObjectMetadata] = []
        var position = 0
        var isAtEnd = false

        /// Whether ``current`` is known: it is there, or there is none.
        var isReady: Bool { position < page.count || isAtEnd }
        var current: ObjectMetadata? { position < page.count ? page[position] : nil }

        mutating func offer(_ next: [ObjectMetadata]?) {
            page = next ?? []
            position = 0
            isAtEnd = next == nil
        }
    }
}
