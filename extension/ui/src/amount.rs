//! Amounts, from the smallest unit into what people count in.

/// A decimal string in the smallest unit, written in whole units: thousands apart, no trailing
/// zeros. Nothing where the string is not a plain decimal number.
pub(crate) fn whole_units(value: &str, decimals: u8) -> Option<String> {
    if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = value.trim_start_matches('0');
    // One digit more than the fraction needs, so that a whole part is always there.
    let digits = format!("{digits:0>width$}", width = usize::from(decimals) + 1);
    let (whole, fraction) = digits.split_at_checked(digits.len() - usize::from(decimals))?;
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{}{point}{fraction}", thousands(whole)))
}

/// A comma before every third digit from the end.
fn thousands(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_units_are_exact() {
        for (value, decimals, shown) in [
            ("0", 18, "0"),
            ("", 18, ""),
            ("1", 18, "0.000000000000000001"),
            ("1000000000000000000", 18, "1"),
            ("1234567890000000", 6, "1,234,567,890"),
            ("1500000", 6, "1.5"),
            ("000100", 2, "1"),
            ("999", 0, "999"),
            ("1000", 0, "1,000"),
            ("100000", 0, "100,000"),
            ("-1", 0, ""),
            ("0x10", 0, ""),
            ("1.5", 0, ""),
        ] {
            assert_eq!(
                whole_units(value, decimals).unwrap_or_default(),
                shown,
                "{value}/{decimals}"
            );
        }
    }

    #[test]
    fn extremes_are_written_out() {
        let most = "115792089237316195423570985008687907853269984665640564039457584007913129639935";
        let shown = whole_units(most, 255).unwrap();
        assert!(shown.starts_with("0.000"));
        assert!(whole_units(most, 0).unwrap().starts_with("115,792,089,237,"));
    }
}
