/// A number of objects, and their bytes together.
package struct ObjectTally: Sendable, Equatable {
    package var objects: Int64
    package var bytes: Int64

    package init(objects: Int64 = 0, bytes: Int64 = 0) {
        self.objects = objects
        self.bytes = bytes
    }

    mutating func add(_ size: Int64) {
        objects += 1
        bytes += size
    }
}
