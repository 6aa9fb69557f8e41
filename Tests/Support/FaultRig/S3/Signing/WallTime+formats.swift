internal import Basics

extension WallTime {
    /// `20261121T130405Z`, as `x-amz-date` has it.
    init?(basicFormat text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else { return nil }
        let digits = (bytes[0..<8] + bytes[9..<15]).map { Int64($0) - 48 }
        guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        func number(_ range: Range<Int>) -> Int64 { digits[range].reduce(0) { $0 * 10 + $1 } }
        let days = Self.days(year: number(0..<4), month: number(4..<6), day: number(6..<8))
        self.init(seconds: days * 86_400 + number(8..<10) * 3600 + number(10..<12) * 60 + number(12..<14))
    }

    /// Days since 1970-01-01, counted year by year: slow and plain.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
        let lengths: [Int64] = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        let years = (1970..<max(1970, year)).reduce(Int64(0)) { $0 + (isLeap($1) ? 366 : 365) }
        return years + lengths.prefix(Int(max(0, month - 1))).reduce(0, +) + day - 1
    }

    /// `Sat, 21 Nov 2026 13:04:05 GMT`, as headers have it.
    var httpDate: String {
        let date = CivilDate(self)
        let weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][date.weekday]
        let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][date.month - 1]
        return "\(weekday), \(date.day2) \(month) \(date.year4) \(date.hour2):\(date.minute2):\(date.second2) GMT"
    }
}
