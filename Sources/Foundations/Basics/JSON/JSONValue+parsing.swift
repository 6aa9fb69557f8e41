extension JSONValue {
    /// Reads exactly one JSON value; white space around it is allowed, anything else isn't.
    ///
    /// Invalid UTF-8 and lone surrogates in strings become U+FFFD, as Go's reader has it.
    ///
    /// Arrays and objects lie at most `depthLimit` deep in one another, so that input can't exhaust the stack.
    package init(parsing bytes: [UInt8], depthLimit: Int = 128) throws(JSONSyntaxError) {
        var parser = JSONParser(bytes, depthLimit: depthLimit)
        self = try parser.parseDocument()
    }

    package init(parsing text: String, depthLimit: Int = 128) throws(JSONSyntaxError) {
        try self.init(parsing: Array(text.utf8), depthLimit: depthLimit)
    }
}
