//! Days as people write them, and as seconds since 1970.

const SECONDS: u64 = 24 * 60 * 60;

/// The first second of a day that is written `YYYY-MM-DD`, in UTC, from 1970 to 9999.
///
/// # Errors
///
/// If it is no day.
pub(crate) fn parse(text: &str) -> Result<u64, String> {
    read(text).ok_or_else(|| "not a day, YYYY-MM-DD".to_owned())
}

fn read(text: &str) -> Option<u64> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse::<u64>().ok()).flatten()
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    if parts.next().is_some() || year < 1970 {
        return None;
    }
    let lengths = lengths_of(year);
    let length = *lengths.get(usize::try_from(month.checked_sub(1)?).ok()?)?;
    if !(1..=length).contains(&day) {
        return None;
    }
    let years: u64 = (1970..year).map(|year| lengths_of(year).iter().sum::<u64>()).sum();
    let months: u64 = lengths.iter().zip(1..month).map(|(length, _)| length).sum();
    Some((years + months + day - 1) * SECONDS)
}

/// The last second of the day that a second lies in.
pub(crate) fn end(second: u64) -> u64 {
    (second / SECONDS).saturating_mul(SECONDS).saturating_add(SECONDS - 1)
}

/// The day that a second lies in, `YYYY-MM-DD`; "for ever" beyond the year 9999.
pub(crate) fn text(second: u64) -> String {
    let mut days = second / SECONDS;
    for year in 1970..=9999 {
        for (length, month) in lengths_of(year).into_iter().zip(1..) {
            if days < length {
                return format!("{year:04}-{month:02}-{:02}", days + 1);
            }
            days -= length;
        }
    }
    "for ever".to_owned()
}

/// How many days each month of a year has.
fn lengths_of(year: u64) -> [u64; 12] {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_the_seconds_that_everybody_counts() {
        for (day, second) in [
            ("1970-01-01", 0),
            ("2000-02-29", 951_782_400),
            ("2024-12-31", 1_735_603_200),
            ("2026-11-22", 1_795_305_600),
            ("9999-12-31", 253_402_214_400),
        ] {
            assert_eq!(parse(day), Ok(second));
            assert_eq!(text(second), day);
            assert_eq!(text(end(second)), day);
            assert_eq!(end(second) + 1 - second, SECONDS);
        }
        for no_day in [
            "",
            "2026-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-1-1",
            "2026-01-00",
            "1969-12-31",
            "2026-01-01-01",
            "+026-01-01",
            "22.11.2026",
        ] {
            assert!(parse(no_day).is_err(), "{no_day}");
        }
        assert_eq!(text(u64::MAX), "for ever");
    }
}
