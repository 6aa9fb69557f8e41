internal import Basics

/// One `<Contents>` of a page, its texts still where they stand.
struct PlainObject {
    let key: ListingScanner.Text
    let size: Int64
    let etag: ListingScanner.Text?
    let modified: WallTime?

    /// Reads up to `</Contents>`; nil for what isn't plain or has no key or no size.
    init?(_ scanner: inout ListingScanner) {
        var key: ListingScanner.Text?
        var size: ListingScanner.Text?
        var etag: ListingScanner.Text?
        var modified: ListingScanner.Text?
        while true {
            guard scanner.skipBlanks() else { return nil }
            if scanner.skip("</Contents>") { break }
            let isPlain =
                if scanner.skip("<Key>") {
                    scanner.text(into: &key, "</Key>")
                } else if scanner.skip("<Size>") {
                    scanner.text(into: &size, "</Size>")
                } else if scanner.skip("<ETag>") {
                    scanner.text(into: &etag, "</ETag>")
                } else if scanner.skip("<LastModified>") {
                    scanner.text(into: &modified, "</LastModified>")
                } else {
                    scanner.skipElement(except: ["Key", "Size", "ETag", "LastModified"])
                }
            guard isPlain else { return nil }
        }
        guard let key, let size = size.flatMap({ scanner.number($0) }) else { return nil }
        self.key = key
        self.size = size
        self.etag = etag
        self.modified = modified.flatMap { scanner.time($0) }
    }
}
