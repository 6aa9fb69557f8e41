internal import Basics

/// Lines of one key at a time, in the order of the keys.
struct KeyedGroups<Element> {
    /// What is said under one key, at least one.
    struct Group {
        var key: [UInt8]
        var elements: [Element]
    }

    private var merge: KeyedLineMerge
    private let read: (_ key: [UInt8], _ rest: ArraySlice<UInt8>) -> Element?
    private var ahead: (key: [UInt8], element: Element)?

    init(
        _ merge: KeyedLineMerge, _ read: @escaping (_ key: [UInt8], _ rest: ArraySlice<UInt8>) -> Element?
    ) throws(TemporaryFileError) {
        self.merge = merge
        self.read = read
        ahead = try nextElement()
    }

    mutating func next() throws(TemporaryFileError) -> Group? {
        guard let first = ahead else { return nil }
        var group = Group(key: first.key, elements: [first.element])
        ahead = try nextElement()
        while let more = ahead, more.key == group.key {
            group.elements.append(more.element)
            ahead = try nextElement()
        }
        return group
    }

    private mutating func nextElement() throws(TemporaryFileError) -> (key: [UInt8], element: Element)? {
        guard let line = try merge.next() else { return nil }
        guard let end = line.firstIndex(of: 0), case let key = Array(line[..<end]),
            let element = read(key, line[(end + 1)...])
        else { throw PlanRunReader.unreadable }
        return (key, element)
    }
}
