internal import ObjectStorage
internal import XMLStream

/// The body of DeleteObjects.
enum DeleteDocument {
    /// Quiet: the answer names failures only.
    static func bytes(_ keys: [ObjectKey]) -> [UInt8] {
        var writer = XMLWriter()
        writer.element("Delete", namespace: S3Namespace.text) { delete in
            delete.element("Quiet", "true")
            for key in keys {
                delete.element("Object") { $0.element("Key", key.rawValue) }
            }
        }
        return writer.bytes
    }

    /// False for keys with control characters that XML 1.0 has no way to write, not even as references: those are
    /// deleted one by one.
    static func canHold(_ key: ObjectKey) -> Bool {
        key.rawValue.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: true
            case 0..<0x20, 0xFFFE, 0xFFFF: false
            default: true
            }
        }
    }
}

/// The namespace that all of S3's documents are in.
enum S3Namespace {
    static let text = "http://s3.amazonaws.com/doc/2006-03-01/"
}
