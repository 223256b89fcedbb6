//! Dates in words, always in UTC, so that two people who compare a window see the same.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Deadlines from the year 3000 on are meant to never come; pages use the largest number there is.
const NEVER: u64 = 32_503_680_000;

/// A moment in unix seconds, a decimal string, as “22 November 2026, 10:05 UTC”.
///
/// Nothing where it is not a number; “no end” where it lies in another millennium.
pub(crate) fn moment(seconds: &str) -> Option<String> {
    if seconds.is_empty() || !seconds.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // What does not fit into 64 bits lies beyond any calendar.
    let seconds = seconds.parse::<u64>().unwrap_or(u64::MAX);
    if seconds >= NEVER {
        return Some("no end".to_owned());
    }
    let (hour, minute) = (seconds / 3_600 % 24, seconds / 60 % 60);
    let (year, month, day) = civil(seconds / 86_400);
    let month = month_name(month)?;
    Some(format!("{day} {month} {year}, {hour:02}:{minute:02} UTC"))
}

/// A date `YYYY-MM-DD` as “26 February 2025”; nothing where it is not one.
pub(crate) fn day(date: &str) -> Option<String> {
    let mut parts = date.split('-');
    let year: u16 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = month_name(parts.next()?.parse().ok()?)?;
    let day: u8 = parts.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    parts.next().is_none().then(|| format!("{day} {month} {year}"))
}

fn month_name(month: u64) -> Option<&'static str> {
    usize::try_from(month.checked_sub(1)?).ok().and_then(|index| MONTHS.get(index).copied())
}

/// Year, month and day of a day since 1 January 1970, in the Gregorian calendar.
fn civil(days: u64) -> (u64, u64, u64) {
    let leap = |year: u64| {
        (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400)
    };
    let mut year = 1970;
    let mut rest = days;
    loop {
        let length = if leap(year) { 366 } else { 365 };
        if rest < length {
            break;
        }
        rest -= length;
        year += 1;
    }
    let february = if leap(year) { 29 } else { 28 };
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if rest < length {
            break;
        }
        rest -= length;
        month += 1;
    }
    (year, month, rest + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_in_utc() {
        for (seconds, shown) in [
            ("0", "1 January 1970, 00:00 UTC"),
            ("951782400", "29 February 2000, 00:00 UTC"),
            ("1735689599", "31 December 2024, 23:59 UTC"),
            ("1790000000", "21 September 2026, 14:13 UTC"),
            ("32503679999", "31 December 2999, 23:59 UTC"),
            ("32503680000", "no end"),
        ] {
            assert_eq!(moment(seconds).as_deref(), Some(shown));
        }
        assert_eq!(moment(&"9".repeat(78)).as_deref(), Some("no end"));
        assert_eq!(moment(""), None);
        assert_eq!(moment("-1"), None);
        assert_eq!(moment("soon"), None);
    }

    #[test]
    fn days_are_in_words() {
        assert_eq!(day("2025-02-26").as_deref(), Some("26 February 2025"));
        for other in ["", "2025", "2025-02", "2025-13-01", "2025-01-32", "25-01-01", "2025-01-01-1"]
        {
            assert_eq!(day(other), None, "{other}");
        }
    }
}
