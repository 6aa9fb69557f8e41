package import MilvusModel

/// Names of the collections that a drill makes: `milvault_drill_<id>_<number>_<name>`, which nobody else would choose.
package struct ScratchName: Sendable {
    static let prefix = "milvault_drill_"
    /// Of a collection's name in Milvus: letters, digits and underscores.
    static let longest = 255

    /// Of the drill; letters and digits.
    package let id: String

    package init(id: String) {
        self.id = id
    }

    /// `number` tells apart collections of one name from several databases.
    package func name(of source: CollectionReference, number: Int, in database: DatabaseName) -> CollectionReference {
        let letters = source.name.utf8.map { Self.isAllowed($0) ? $0 : UInt8(ascii: "_") }
        let name = "\(Self.prefix)\(id)_\(number)_" + String(decoding: letters, as: UTF8.self)
        return CollectionReference(database: database, name: String(name.prefix(Self.longest)))
    }

    /// Whether a collection can be of this drill.
    package func isOurs(_ name: CollectionReference) -> Bool {
        !id.isEmpty && name.name.hasPrefix("\(Self.prefix)\(id)_")
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
