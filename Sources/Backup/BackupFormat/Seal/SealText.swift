internal import Basics
internal import Hashing

/// `seal.json` as it is stored: the seal, and as its last key the SHA-256 of every byte before that key. So the seal, which
/// vouches for everything else, is vouched for as well.
enum SealText {
    private static let opening = Array(#","sha256":""#.utf8)
    private static let closing = Array(#""}"#.utf8)
    private static let digestLength = 64

    static func bytes(of seal: Seal) -> [UInt8] {
        let body = Array(seal.json.encoded().dropLast())
        return body + opening + Array(SHA256.hash(body).hex.utf8) + closing
    }

    /// A seal of versions that wrote no digest is taken as it is. It knows no key that we don't: what has one ends in a
    /// digest that was damaged, or was cut off.
    static func seal(_ bytes: [UInt8]) throws -> Seal {
        guard let body = try proved(bytes) else {
            let seal = try Seal(json: JSONValue(parsing: bytes))
            guard seal.extra.members.isEmpty else {
                throw JSONMappingError(path: "", reason: "it doesn't end in its own SHA-256")
            }
            return seal
        }
        return try Seal(json: JSONValue(parsing: body + [UInt8(ascii: "}")]))
    }

    /// What comes before the digest; nil where there is none.
    private static func proved(_ bytes: [UInt8]) throws(JSONMappingError) -> ArraySlice<UInt8>? {
        let length = opening.count + digestLength + closing.count
        guard bytes.count > length, bytes.suffix(closing.count).elementsEqual(closing) else { return nil }
        let body = bytes.dropLast(length)
        let tail = bytes[body.endIndex...]
        guard tail.starts(with: opening) else { return nil }
        let digest = SHA256.hash(body).hex
        guard tail.dropFirst(opening.count).prefix(digestLength).elementsEqual(digest.utf8) else {
            throw JSONMappingError(
                path: "sha256", reason: "its bytes aren't those that were written: their SHA-256 is \(digest)")
        }
        return body
    }
}
