//! Adds up what scale words close: sections up to a thousand, and the 万 亿 兆 parts they make.

use super::Decimal;

/// The closed parts of an amount, the greatest first, and the section that is being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    /// Each with the power of ten of its scale word, falling.
    parts: [(Decimal, i32); 4],
    count: usize,
    /// What 十百千 closed since the last 万亿兆, and the power of ten of the last of them.
    section: Option<(Decimal, i32)>,
}

/// Exponents above this belong to no report.
const GREATEST_EXPONENT: i32 = 60;

impl Sum {
    pub(super) const EMPTY: Sum = Sum { parts: [(Decimal::ZERO, 0); 4], count: 0, section: None };

    /// Whether no scale word has been read.
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0 && self.section.is_none()
    }

    /// The power of ten of the last of 十百千 in this section.
    pub(super) fn section_power(&self) -> Option<i32> {
        self.section.map(|(_, power)| power)
    }

    /// The power of ten of the last of 万亿兆.
    pub(super) fn top_power(&self) -> Option<i32> {
        self.top().map(|(_, power)| power)
    }

    /// The power of ten of the last scale word; 0 without one.
    pub(super) fn last_power(&self) -> i32 {
        self.section_power().or(self.top_power()).unwrap_or(0)
    }

    fn top(&self) -> Option<(Decimal, i32)> {
        self.count.checked_sub(1).and_then(|last| self.parts.get(last)).copied()
    }

    /// Closes a number with 十百千. `None` where the value is too long.
    pub(super) fn small(&mut self, number: Decimal, power: i32) -> Option<()> {
        let before = self.section.map_or(Decimal::ZERO, |(sum, _)| sum);
        self.section = Some((before.plus(scaled(number, power)?)?, power));
        Some(())
    }

    /// Closes the section and `tail` with 万亿兆; parts of a lower scale are taken in (一万五千亿). `None` where the value is too long.
    pub(super) fn big(&mut self, tail: Option<Decimal>, power: i32) -> Option<()> {
        let mut sum = self.chunk(tail);
        let mut total = power;
        while let Some((part, scale)) = self.top().filter(|(_, scale)| *scale <= power) {
            // 10万万: a scale upon the same scale
            total = if scale == power { power + scale } else { total };
            self.count -= 1;
            // 111.27万亿: nothing stands between, and the part keeps the place that it was written to.
            sum = Some(sum.map_or(Some(part), |sum| sum.plus(part))?);
        }
        // 万亿元以上: a scale word alone
        let sum = sum.unwrap_or(if self.count == 0 { Decimal::whole(1) } else { Decimal::ZERO });
        let slot = self.parts.get_mut(self.count).filter(|_| sum.exponent + power < GREATEST_EXPONENT)?;
        *slot = (sum.shifted(power), total);
        self.count += 1;
        self.section = None;
        Some(())
    }

    /// What stands since the last 万亿兆, `tail` with it.
    pub(super) fn chunk(&self, tail: Option<Decimal>) -> Option<Decimal> {
        match (self.section, tail) {
            (Some((sum, _)), Some(tail)) => sum.plus(tail),
            (Some((sum, _)), None) => Some(sum),
            (None, tail) => tail,
        }
    }

    /// Puts `tail` in the place of the section: it was added in already.
    pub(super) fn forget_section(&mut self) {
        self.section = None;
    }

    /// All of it. `None` where the value is too long, zero where nothing was read.
    pub(super) fn total(&self, tail: Option<Decimal>) -> Option<Decimal> {
        let chunk = self.chunk(tail);
        let mut parts = self.parts.iter().take(self.count).map(|(part, _)| *part);
        let Some(first) = parts.next() else { return Some(chunk.unwrap_or_default()) };
        let sum = parts.try_fold(first, Decimal::plus)?;
        chunk.map_or(Some(sum), |chunk| sum.plus(chunk))
    }
}

/// Whole thousands stay whole counts (三千 is 3000); a decimal keeps the place that it was written to (2.5千 is 25 × 10²).
pub(super) fn scaled(value: Decimal, power: i32) -> Option<Decimal> {
    if value.exponent < 0 {
        return Some(value.shifted(power));
    }
    value.times(Decimal::whole(10_i64.checked_pow(u32::try_from(power).ok()?)?))
}
