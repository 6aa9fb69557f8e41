package import ObjectStorage

/// Holds a store to what a listing promises: keys in UTF-8 order, each of them once. A merge that trusted a store
/// without would lose objects.
package struct KeyOrderCheck {
    let subject: String
    private var last: ObjectKey?

    package init(subject: String) {
        self.subject = subject
    }

    /// The page without a key that the page before had as well.
    package mutating func checked(_ page: [ObjectMetadata]) throws(ObjectStoreError) -> [ObjectMetadata] {
        var previous = last
        var hasDoubles = false
        for object in page {
            if let previous {
                let order = previous.compared(to: object.key)
                guard order <= 0 else { throw disorder(previous, object.key) }
                hasDoubles = hasDoubles || order == 0
            }
            previous = object.key
        }
        defer { last = previous }
        return hasDoubles ? withoutDoubles(page) : page
    }

    private func withoutDoubles(_ page: [ObjectMetadata]) -> [ObjectMetadata] {
        var previous = last
        return page.filter { object in
            defer { previous = object.key }
            return object.key != previous
        }
    }

    private func disorder(_ first: ObjectKey, _ second: ObjectKey) -> ObjectStoreError {
        ObjectStoreError(
            .damaged, operation: "list", subject: subject,
            reason: "the store gave \(second) after \(first): its listing isn't in the order of keys",
            advice: "Directory buckets and some gateways list like this; they can't be compared with another listing.")
    }
}
