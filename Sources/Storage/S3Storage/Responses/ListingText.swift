internal import AWSSigning

/// Keys in a listing: percent-encoded where the store did as `encoding-type=url` asked, and says so.
struct ListingText: Sendable {
    /// What `<EncodingType>` says; stores that don't know the parameter leave it out and send keys as they are.
    var isURLEncoded = false

    /// AWS and MinIO write a space as `+`, radosgw as `%20` and even `/` as `%2F`; a plus is `%2B` with all of them.
    func decode(_ text: String) -> String? {
        isURLEncoded ? PercentEncoding.decode(text, plusIsSpace: true) : text
    }
}
