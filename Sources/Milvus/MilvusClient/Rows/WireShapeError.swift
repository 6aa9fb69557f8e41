/// What is wrong with rows that came over the wire, or that were to go there.
struct WireShapeError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
