internal import Basics

extension WallTime {
    /// `2026-11-21T13:04:05.123Z`, as S3's documents have it: with every object of a listing and every copy, so it is
    /// read byte by byte.
    init?(iso8601 text: String) {
        var text = text
        let time = text.withUTF8 { bytes -> WallTime? in
            guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z") else { return nil }
            guard let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
                let day = Self.number(bytes[8..<10]), let hour = Self.number(bytes[11..<13]),
                let minute = Self.number(bytes[14..<16]), let second = Self.number(bytes[17..<19]),
                var time = WallTime(year, month, day, hour, minute, second)
            else { return nil }
            let fraction = bytes[19..<(bytes.count - 1)].dropFirst().prefix(3)
            time.milliseconds += (Self.number(fraction) ?? 0) * [1, 100, 10, 1][fraction.count]
            return time
        }
        guard let time else { return nil }
        self = time
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int64? {
        var value: Int64 = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return value
    }

    /// `Sat, 21 Nov 2026 13:04:05 GMT`, as headers have it.
    init?(httpDate text: String) {
        let words = text.split { $0 == " " || $0 == "," }
        guard words.count == 6, let month = Self.months.firstIndex(of: String(words[2])) else { return nil }
        let time = words[4].split(separator: ":").compactMap { Int64($0) }
        guard let day = Int64(words[1]), let year = Int64(words[3]), time.count == 3 else { return nil }
        self.init(year, Int64(month) + 1, day, time[0], time[1], time[2])
    }

    init?(_ year: Int64, _ month: Int64, _ day: Int64, _ hour: Int64, _ minute: Int64, _ second: Int64) {
        guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day), (0...23).contains(hour),
            (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        // Civil date to days, years beginning in March so that the leap day comes last.
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        self.init(seconds: days * 86_400 + hour * 3600 + minute * 60 + second)
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
