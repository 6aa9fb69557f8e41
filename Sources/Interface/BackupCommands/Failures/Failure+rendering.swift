package import Basics

extension Failure {
    /// `{"error":{…}}`: what scripts read on stdout.
    package var json: JSONValue {
        var error: JSONObject = [
            "code": .string(code), "message": .string(message), "subject": .string(subject),
            "advice": JSONValue(advice),
        ]
        error.append(contentsOf: details)
        return ["error": .object(error)]
    }

    /// Two lines for stderr at most: what happened, what to do next.
    func text(_ style: TextStyle) -> String {
        let trimmed = message.hasSuffix(" ") ? String(message.dropLast()) : message
        let next = advice.map { "\n  \($0)" } ?? ""
        return "\(style.bad("error:")) \(trimmed)\(next)\n"
    }
}
