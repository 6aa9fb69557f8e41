/// Year, month, day and time of day in UTC of a ``WallTime`` (proleptic Gregorian calendar).
package struct CivilDate: Sendable, Equatable {
    package var year: Int
    package var month: Int
    package var day: Int
    package var hour: Int
    package var minute: Int
    package var second: Int
    /// 0 = Sunday … 6 = Saturday.
    package var weekday: Int

    package init(_ time: WallTime) {
        let seconds = Self.floorDivide(time.milliseconds, 1000)
        let days = Self.floorDivide(seconds, 86_400)
        let secondOfDay = Int(seconds - days * 86_400)
        // Days to civil date by eras of 400 years, starting in March so that the leap day comes last.
        let shifted = days + 719_468
        let era = Self.floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
        hour = secondOfDay / 3600
        minute = secondOfDay / 60 % 60
        second = secondOfDay % 60
        weekday = Int(((days % 7) + 11) % 7)
    }

    package var year4: String { Self.padded(year, to: 4) }
    package var month2: String { Self.padded(month, to: 2) }
    package var day2: String { Self.padded(day, to: 2) }
    package var hour2: String { Self.padded(hour, to: 2) }
    package var minute2: String { Self.padded(minute, to: 2) }
    package var second2: String { Self.padded(second, to: 2) }

    private static func padded(_ value: Int, to width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        value % divisor < 0 ? value / divisor - 1 : value / divisor
    }
}
