//! From values to lengths, through plotters' coordinate range.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

/// A straight scale from a range of values to a range of CSS pixels.
pub(crate) struct Scale {
    range: RangedCoordf64,
    px: (i32, i32),
}

/// plotters maps to whole pixels; a scene is finer.
const FINER: f32 = 16.0;

impl Scale {
    /// Values `from` and `to` at pixels `start` and `end`.
    pub(crate) fn new(from: f64, to: f64, start: f32, end: f32) -> Scale {
        // A range without length has no place for anything: plotters would divide by it.
        let to = if to > from { to } else { from + 1.0 };
        Scale { range: (from..to).into(), px: ((start * FINER).round() as i32, (end * FINER).round() as i32) }
    }

    /// Where a value stands.
    pub(crate) fn at(&self, value: f64) -> f32 {
        self.range.map(&value, self.px) as f32 / FINER
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_proportion() {
        let scale = Scale::new(-10.0, 30.0, 0.0, 400.0);
        assert_eq!((scale.at(-10.0), scale.at(0.0), scale.at(30.0)), (0.0, 100.0, 400.0));
        assert_eq!(Scale::new(0.0, 0.0, 0.0, 100.0).at(0.0), 0.0);
    }
}
