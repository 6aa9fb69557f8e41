/// A request method, as the text that goes on the wire.
package struct HTTPMethod: RawRepresentable, Sendable, Hashable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package static let get = HTTPMethod(rawValue: "GET")
    package static let head = HTTPMethod(rawValue: "HEAD")
    package static let put = HTTPMethod(rawValue: "PUT")
    package static let post = HTTPMethod(rawValue: "POST")
    package static let delete = HTTPMethod(rawValue: "DELETE")
}
