package import Basics

/// Times in our files: `2026-11-21T13:04:05.123Z`, always UTC, always milliseconds.
enum ISO8601Time {
    static func text(_ time: WallTime) -> String {
        let milliseconds = String((time.milliseconds % 1000 + 1000) % 1000)
        let padded = String(repeating: "0", count: 3 - milliseconds.count) + milliseconds
        return "\(time.iso8601.dropLast()).\(padded)Z"
    }

    /// Nil for anything but the form above; the fraction may be left out.
    static func parse(_ text: String) -> WallTime? {
        let characters = Array(text.utf8)
        let shape = Array("dddd-dd-ddTdd:dd:dd.dddZ".utf8)
        guard characters.count == shape.count || characters.count == 20, characters.last == UInt8(ascii: "Z") else {
            return nil
        }
        var numbers: [Int64] = [0]
        for (character, expected) in zip(characters.dropLast(), shape) {
            if expected == UInt8(ascii: "d") {
                guard let digit = Int64(String(UnicodeScalar(character))) else { return nil }
                numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + digit
            } else {
                guard character == expected else { return nil }
                numbers.append(0)
            }
        }
        guard (1...12).contains(numbers[1]), (1...31).contains(numbers[2]), numbers[3] < 24, numbers[4] < 60 else {
            return nil
        }
        let seconds = (days(numbers[0], numbers[1], numbers[2]) * 24 + numbers[3]) * 3600 + numbers[4] * 60 + numbers[5]
        return WallTime(milliseconds: seconds * 1000 + (numbers.count > 6 ? numbers[6] : 0))
    }

    /// Days since 1970-01-01, counted in years that begin in March so that the leap day comes last.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let yearFromMarch = month <= 2 ? year - 1 : year
        let era = yearFromMarch / 400
        let yearOfEra = yearFromMarch - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension JSONFields {
    /// Nil when absent.
    package mutating func time(_ key: String) throws(JSONMappingError) -> WallTime? {
        let text = try string(key)
        guard !text.isEmpty else { return nil }
        guard let time = ISO8601Time.parse(text) else {
            throw JSONMappingError(path: key, reason: "a time like 2026-11-21T13:04:05.123Z is expected")
        }
        return time
    }

    /// Of an enumeration whose raw value stands in the file.
    package mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ type: Value.Type = Value.self
    ) throws(JSONMappingError) -> Value {
        let text = try string(key)
        guard let value = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw JSONMappingError(path: key, reason: "'\(text)' is none of \(known)")
        }
        return value
    }
}
