//! A day or a period, as precise as a report is, and how ISO 8601 writes it.

/// A day, month, quarter, half or year, as precise as the report is; the year may stand elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Day {
    /// 2019年
    pub year: Option<u16>,
    /// 1 or 2: 上半年, 下半年
    pub half: Option<u8>,
    /// 1 to 4: 第二季度
    pub quarter: Option<u8>,
    /// 1 to 12
    pub month: Option<u8>,
    /// 1 to 31
    pub day: Option<u8>,
}

/// From one day, month … to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first, or the only one.
    pub start: Day,
    /// The last, where a range is written: 前三季度 ends with the third.
    pub end: Option<Day>,
}

impl Day {
    /// ISO 8601 at the precision written, `year` where the report gives none here; halves and quarters as months.
    /// `None` without any year.
    #[must_use]
    pub fn iso(self, year: Option<u16>) -> Option<String> {
        let year = self.year.or(year)?;
        let months = match (self.half, self.quarter) {
            (Some(half), _) => Some((half.saturating_sub(1).saturating_mul(6), 6)),
            (_, Some(quarter)) => Some((quarter.saturating_sub(1).saturating_mul(3), 3)),
            _ => None,
        };
        let mut iso = String::with_capacity(16);
        match (months, self.month, self.day) {
            (Some((from, count)), _, _) => {
                push_padded(&mut iso, year, 4);
                push_part(&mut iso, from + 1);
                iso.push('/');
                push_padded(&mut iso, year, 4);
                push_part(&mut iso, from + count);
            }
            (_, month, day) => {
                push_padded(&mut iso, year, 4);
                for part in month.into_iter().chain(day.filter(|_| month.is_some())) {
                    push_part(&mut iso, part);
                }
            }
        }
        Some(iso)
    }

    /// Year and month of a full date.
    #[must_use]
    pub fn whole_month(self) -> Option<(u16, u8)> {
        self.day?;
        Some((self.year?, self.month?))
    }

    /// The last month it reaches, 1 to 12.
    #[must_use]
    pub fn last_month(self) -> u8 {
        match (self.half, self.quarter) {
            (Some(half), _) => half.saturating_mul(6),
            (_, Some(quarter)) => quarter.saturating_mul(3),
            _ => self.month.unwrap_or(12),
        }
    }

    pub(super) fn is_empty(self) -> bool {
        self == Day::default()
    }
}

/// -06
fn push_part(iso: &mut String, part: u8) {
    iso.push('-');
    push_padded(iso, u16::from(part), 2);
}

fn push_padded(iso: &mut String, value: u16, places: usize) {
    let digits = [value / 1000, value / 100, value / 10, value].into_iter().skip(4 - places);
    iso.extend(digits.filter_map(|digit| char::from_digit(u32::from(digit % 10), 10)));
}

impl Period {
    /// ISO 8601, a range joined with `/`; `year` where the report gives none here. `None` without any year.
    #[must_use]
    pub fn iso(self, year: Option<u16>) -> Option<String> {
        let start = self.start.iso(year)?;
        let Some(end) = self.end else { return Some(start) };
        let end = end.iso(self.start.year.or(year))?;
        let first = start.split('/').next().unwrap_or(&start);
        let last = end.rsplit('/').next().unwrap_or(&end);
        Some([first, "/", last].concat())
    }
}
