//! The inks: one accent for the subject, neutrals for context, amber for a check that does not hold.

use super::{Color, Palette, Settings, Theme};

/// The inks of one scene.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inks {
    /// Under everything.
    pub(crate) ground: Color,
    /// Titles, labels, values.
    pub(crate) text: Color,
    /// The quiet line and notes.
    pub(crate) quiet: Color,
    /// The subject.
    pub(crate) accent: Color,
    /// Context: wholes, rests, earlier levels.
    pub(crate) neutral: Color,
    /// A check that does not hold.
    pub(crate) amber: Color,
    /// The subject's parts, from strong to light.
    steps: [Color; 4],
}

/// The contrasts with the ground of a stacked bar's parts: each 1.4 times the next.
const STEPS: [f32; 4] = [10.0, 6.8, 4.7, 3.3];
/// What a mark needs against its ground, and a little for the curve's inexactness.
const MARK: f32 = 3.3;
/// What a mark of the context needs.
const CONTEXT: f32 = 3.1;
/// What words need, and as little more.
const TEXT: f32 = 4.7;

const LIGHT: (Color, [Color; 5]) = (
    Color(255, 255, 255),
    [Color(26, 28, 31), Color(89, 93, 99), Color(29, 92, 160), Color(138, 143, 149), Color(143, 90, 0)],
);
const DARK: (Color, [Color; 5]) = (
    Color(20, 23, 26),
    [Color(236, 238, 240), Color(166, 171, 177), Color(112, 172, 236), Color(99, 104, 110), Color(240, 173, 66)],
);

impl Inks {
    pub(crate) fn new(settings: &Settings) -> Inks {
        if let Some(palette) = settings.forced {
            return Inks::forced(palette);
        }
        let (own_ground, [text, quiet, own, neutral, amber]) = match settings.theme {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
        };
        let ground = settings.ground.unwrap_or(own_ground);
        let [text, quiet, amber] = [text, quiet, amber].map(|ink| standing(ink, ground, TEXT));
        let neutral = standing(neutral, ground, CONTEXT);
        let wished = settings.accent.unwrap_or(own);
        let accent = if contrast(wished, ground) < MARK { at_contrast(wished, ground, TEXT) } else { wished };
        let steps = STEPS.map(|step| at_contrast(accent, ground, step));
        Inks { ground, text, quiet, accent, neutral, amber, steps }
    }

    /// The reader's own colours, as they are: parts are then told apart by their gaps alone.
    fn forced(palette: Palette) -> Inks {
        let Palette { ground, text, accent, neutral } = palette;
        Inks { ground, text, quiet: text, accent, neutral, amber: text, steps: [accent; 4] }
    }

    /// The ink of a part of a stacked bar; neighbours differ in lightness.
    pub(crate) fn part(&self, index: usize, count: usize) -> Color {
        let step = if count <= STEPS.len() { index } else { 1 + index % 2 * 2 };
        self.steps.get(step).copied().unwrap_or(self.accent)
    }
}

/// The colour, where it stands against the ground as it is; else one that does.
fn standing(color: Color, ground: Color, wanted: f32) -> Color {
    if contrast(color, ground) < wanted { at_contrast(color, ground, wanted) } else { color }
}

/// The colour, taken towards black or white until it stands against the ground as asked.
fn at_contrast(color: Color, ground: Color, wanted: f32) -> Color {
    let is_light_ground = luminance(ground) > 0.18;
    let (strong, weak) = if is_light_ground { (BLACK, WHITE) } else { (WHITE, BLACK) };
    let toward = if contrast(color, ground) < wanted { strong } else { weak };
    let mut best = color;
    for step in 0..=64 {
        let mixed = mix(color, toward, step);
        let is_enough = contrast(mixed, ground) >= wanted;
        if toward == weak && !is_enough {
            break;
        }
        best = mixed;
        if toward == strong && is_enough {
            break;
        }
    }
    best
}

const BLACK: Color = Color(0, 0, 0);
const WHITE: Color = Color(255, 255, 255);

/// `of_64` sixty-fourths of the way from one colour to another.
fn mix(from: Color, to: Color, of_64: u16) -> Color {
    let channel = |from: u8, to: u8| {
        let mixed = (u16::from(from) * (64 - of_64) + u16::from(to) * of_64) / 64;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    Color(channel(from.0, to.0), channel(from.1, to.1), channel(from.2, to.2))
}

fn contrast(one: Color, other: Color) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(color: Color) -> f32 {
    0.2126 * linear(color.0) + 0.7152 * linear(color.1) + 0.0722 * linear(color.2)
}

/// A cubic through the sRGB curve: a power function costs bytes and may differ between machines.
fn linear(channel: u8) -> f32 {
    let share = f32::from(channel) / 255.0;
    share * (share * (share * 0.305_306 + 0.682_171) + 0.012_523)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// WCAG 2.2, relative luminance, to the letter.
    fn exact(one: Color, other: Color) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = |color: Color| 0.2126 * linear(color.0) + 0.7152 * linear(color.1) + 0.0722 * linear(color.2);
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn stands(inks: &Inks) -> Result<(), TestCaseError> {
        for (name, ink, least) in [
            ("text", inks.text, 4.5),
            ("quiet", inks.quiet, 4.5),
            ("amber", inks.amber, 4.5),
            ("accent", inks.accent, 3.0),
            ("neutral", inks.neutral, 3.0),
        ] {
            let found = exact(ink, inks.ground);
            prop_assert!(found >= least, "{name} {ink:?} on {:?}: {found:.2} < {least}", inks.ground);
        }
        for count in 2..9 {
            for index in 1..count {
                let (one, other) = (inks.part(index - 1, count), inks.part(index, count));
                prop_assert!(exact(one, inks.ground) >= 3.0, "part {index} of {count}: {one:?}");
                prop_assert!(exact(one, other) >= 1.25, "parts {index} of {count}: {one:?} beside {other:?}");
            }
        }
        Ok(())
    }

    /// Machado, Oliveira and Fernandes 2009, severity 1: what is left of linear red, green and blue.
    const BLINDNESSES: [(&str, [[f64; 3]; 3]); 3] = [
        (
            "protanopia",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "deuteranopia",
            [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
        ),
        (
            "tritanopia",
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ),
    ];

    /// The luminance that an eye without one sort of cones sees.
    fn seen(color: Color, matrix: &[[f64; 3]; 3]) -> f64 {
        let linear = [color.0, color.1, color.2].map(|channel| (f64::from(channel) / 255.0).powf(2.2));
        let left =
            matrix.map(|row| row.iter().zip(linear).map(|(part, channel)| part * channel).sum::<f64>().clamp(0.0, 1.0));
        0.2126 * left[0] + 0.7152 * left[1] + 0.0722 * left[2]
    }

    #[test]
    fn neighbours_differ_in_lightness_for_every_eye() {
        let hosts = [0xc8_102e_u32, 0x00_7a3d, 0xff_8800, 0x6a_1b9a, 0x00_b8d4, 0xff_d600, 0x11_1111, 0x8a_8f95];
        let hosts = hosts.map(u32::to_be_bytes).map(|[_, red, green, blue]| Some(Color(red, green, blue)));
        let accents = || hosts.iter().chain(&[None]);
        for (name, matrix) in &BLINDNESSES {
            for (accent, theme) in accents().flat_map(|accent| [(accent, Theme::Light), (accent, Theme::Dark)]) {
                let inks = Inks::new(&Settings { accent: *accent, theme, ..Settings::default() });
                let ratio = |one: Color, other: Color| {
                    let (one, other) = (seen(one, matrix) + 0.05, seen(other, matrix) + 0.05);
                    one.max(other) / one.min(other)
                };
                let place = format!("{name}, {accent:?}, {theme:?}");
                // With an accent of the host's, the gap between what is done and the rest must do.
                let is_told_apart = accent.is_some() || ratio(inks.accent, inks.neutral) >= 1.5;
                assert!(is_told_apart, "done and rest, {place}: {inks:?}");
                assert!(ratio(inks.amber, inks.ground) >= 3.0, "amber, {place}");
                for (index, count) in (2..9).flat_map(|count| (1..count).map(move |index| (index, count))) {
                    let (one, other) = (inks.part(index - 1, count), inks.part(index, count));
                    assert!(ratio(one, other) >= 1.15, "parts {index} of {count}, {place}: {one:?} {other:?}");
                    assert!(ratio(one, inks.ground) >= 2.5, "a part and its ground, {place}: {one:?}");
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_ink_stands_against_its_ground(red: u8, green: u8, blue: u8, is_own: bool, is_dark: bool) {
            let accent = (!is_own).then_some(Color(red, green, blue));
            let theme = if is_dark { Theme::Dark } else { Theme::Light };
            stands(&Inks::new(&Settings { accent, theme, ..Settings::default() }))?;
        }

        #[test]
        fn every_ink_stands_against_the_paper_of_a_host(red in 0..32_u8, green in 0..32_u8, blue in 0..32_u8, is_dark: bool) {
            let (theme, base) = if is_dark { (Theme::Dark, 8) } else { (Theme::Light, 223) };
            let ground = Some(Color(base + red, base + green, base + blue));
            stands(&Inks::new(&Settings { ground, theme, ..Settings::default() }))?;
        }
    }
}
