internal import Basics

extension [UInt8] {
    /// Base64 with `-` and `_` (RFC 4648 §5), as Go's `base64.URLEncoding` writes it; nil when the text isn't that.
    init?(base64ForURLs text: String) {
        let standard = text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: byte
            }
        }
        guard let bytes = Base64.decode(String(decoding: standard, as: UTF8.self)) else { return nil }
        self = bytes
    }
}
