//! How wide words are and where their lines end, from a table of our own: no font, backend or browser is asked.

/// The width that a layout takes words to have, in CSS pixels.
#[must_use]
pub fn width(words: &str, size: f32, is_bold: bool) -> f32 {
    let em: f32 = words.chars().map(|character| em(character, is_bold)).sum();
    em * size
}

/// Breaks words into lines no wider than `max_px`: at sense where possible, a number never from its unit, no mark at
/// the start of a line, no character left alone. What does not fit into `max_lines` ends in 「…」.
pub(crate) fn wrap(words: &str, size: f32, is_bold: bool, max_px: f32, max_lines: usize) -> Vec<String> {
    let mut rest: Vec<Atom> = atoms(words, size, is_bold, max_px);
    let mut lines = Vec::new();
    while !rest.is_empty() && lines.len() < max_lines {
        let is_last = lines.len() + 1 == max_lines;
        let fitting = fitting(&rest, max_px);
        if fitting == rest.len() {
            lines.push(joined(&rest));
            break;
        }
        if is_last {
            lines.push(shorten(&joined(&rest), size, is_bold, max_px));
            break;
        }
        let room_px = max_px * (max_lines - lines.len() - 1) as f32;
        let tail = rest.split_off(best_break(&rest, fitting, max_px, room_px));
        lines.push(joined(&rest));
        rest = tail;
    }
    lines
}

/// The words, or as many as fit with 「…」 after them; none where there is no room for one.
pub(crate) fn shorten(words: &str, size: f32, is_bold: bool, max_px: f32) -> String {
    if width(words, size, is_bold) <= max_px {
        return words.to_owned();
    }
    let mut kept = String::new();
    for character in words.chars() {
        kept.push(character);
        if width(&kept, size, is_bold) + size > max_px {
            kept.pop();
            break;
        }
    }
    let kept = kept.trim_end_matches(|mark| CLOSING.contains(mark) || OPENING.contains(mark));
    if kept.is_empty() { String::new() } else { kept.to_owned() + "…" }
}

const OPENING: &str = "（［(《〈「『【〔“‘([{";
const CLOSING: &str = "，；：？！）％．］,。、;:?!)》〉」』】〕”’…%‰,.;:?!)]}·";
/// Marks after which a line ends best, and words after which it ends well.
const COMMAS: &str = "，,、；;";
const SENSE: &str = " ·：）)》」』”的和及与或";
const SCALES: &str = "十百千万亿萬億余多";
/// Units of more than one character; any other is taken to have one.
const UNITS: [&str; 20] = [
    "个百分点",
    "個百分點",
    "平方公里",
    "平方千米",
    "千瓦时",
    "立方米",
    "平方米",
    "百分点",
    "百分點",
    "蒸吨",
    "公里",
    "千米",
    "公顷",
    "公頃",
    "千瓦",
    "人次",
    "美元",
    "件次",
    "以上",
    "小时",
];

/// Words that are not torn, with the figure behind them if there is one.
const TOGETHER: [&str; 18] = [
    "比上年",
    "较上年",
    "增长",
    "增長",
    "下降",
    "上升",
    "增加",
    "减少",
    "減少",
    "提高",
    "上涨",
    "上漲",
    "下跌",
    "降至",
    "升至",
    "占比",
    "同比",
    "其中",
];

fn em(character: char, is_bold: bool) -> f32 {
    let regular = match character {
        '\u{2e80}'.. | '·' | '×' | '÷' => return 1.0,
        ' ' | '\u{a0}' => 0.23,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '!' | '\'' => 0.28,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' => 0.36,
        '/' | '²' | '³' => 0.4,
        '%' | 'm' | 'w' | 'W' | '@' => 0.92,
        'M' => 0.82,
        'A'..='Z' => 0.65,
        '✓' => 0.7,
        '!'..='~' => 0.57,
        '\u{a1}'..='\u{24f}' | 'μ' | '−' | '≤' => 0.62,
        _ => return 1.0,
    };
    if is_bold { regular * 1.06 } else { regular }
}

/// What stays on one line.
struct Atom {
    words: String,
    width_px: f32,
}

fn joined(atoms: &[Atom]) -> String {
    let mut words = String::new();
    for atom in atoms {
        words += &atom.words;
    }
    words.trim().to_owned()
}

fn fitting(atoms: &[Atom], max_px: f32) -> usize {
    let mut sum_px = 0.0;
    let fitting = atoms.iter().take_while(|atom| {
        sum_px += atom.width_px;
        sum_px <= max_px
    });
    fitting.count().max(1)
}

/// How many atoms go on this line: up to a comma, or another place of sense near the end, if what is left still fits.
fn best_break(atoms: &[Atom], fitting: usize, max_px: f32, room_px: f32) -> usize {
    let left_px = |at: usize| atoms.iter().skip(at).map(|atom| atom.width_px).sum::<f32>();
    let taken_px = |at: usize| atoms.iter().take(at).map(|atom| atom.width_px).sum::<f32>();
    let ends_in = |at: usize, marks: &str| {
        let last = at.checked_sub(1).and_then(|last| atoms.get(last));
        last.is_some_and(|atom| atom.words.ends_with(|mark| marks.contains(mark)))
    };
    let is_short = atoms.last().is_some_and(|atom| atom.words.chars().count() < 2);
    let leaves_widow = |at: usize| is_short && at + 1 == atoms.len();
    let found = |marks: &str, least: f32| {
        let fits = |at: &usize| taken_px(*at) >= least * max_px && left_px(*at) <= room_px && !leaves_widow(*at);
        (1..=fitting).rev().filter(fits).find(|&at| ends_in(at, marks))
    };
    if let Some(at) = found(COMMAS, 0.4).or_else(|| found(SENSE, 0.6)) {
        return at;
    }
    if leaves_widow(fitting) && fitting > 1 { fitting - 1 } else { fitting }
}

fn atoms(words: &str, size: f32, is_bold: bool, max_px: f32) -> Vec<Atom> {
    let mut atoms: Vec<String> = Vec::new();
    let mut rest = words.trim();
    let mut is_open = false;
    while let Some(first) = rest.chars().next() {
        let length = atom_length(rest, first);
        let (atom, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
        match atoms.last_mut() {
            Some(last) if is_open || first == ' ' || CLOSING.contains(first) => last.push_str(atom),
            _ => atoms.push(atom.to_owned()),
        }
        is_open = OPENING.contains(first) || is_open && first == ' ';
        rest = tail;
    }
    let mut sized = Vec::new();
    for atom in atoms {
        for words in split_to_fit(&atom, size, is_bold, max_px) {
            sized.push(Atom { width_px: width(&words, size, is_bold), words });
        }
    }
    sized
}

/// An atom wider than a whole line is broken where it must.
fn split_to_fit(atom: &str, size: f32, is_bold: bool, max_px: f32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for character in atom.chars() {
        let is_full = pieces.last().is_some_and(|piece| {
            !piece.is_empty() && width(piece, size, is_bold) + em(character, is_bold) * size > max_px
        });
        if is_full {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(character);
        }
    }
    pieces
}

/// The bytes of what must stay together at the start of `rest`: a number with its unit, a Latin word, one character.
fn atom_length(rest: &str, first: char) -> usize {
    if !is_western(first) {
        return word_length(rest).unwrap_or(first.len_utf8());
    }
    let run = rest.find(|character| !is_western(character)).unwrap_or(rest.len());
    let (number, tail) = rest.split_at_checked(run).unwrap_or((rest, ""));
    if !number.ends_with(|last: char| last.is_ascii_digit()) {
        return run;
    }
    let unscaled = tail.trim_start_matches(|scale| SCALES.contains(scale));
    let scale = tail.len() - unscaled.len();
    let unit = UNITS.iter().find(|unit| unscaled.starts_with(**unit)).map(|unit| unit.len());
    let one = unscaled.chars().next().filter(|unit| !OPENING.contains(*unit)).map_or(0, char::len_utf8);
    run + scale + unit.unwrap_or(one)
}

/// The bytes of a change in words: 增长6.9% is not to be torn at all, and 增长 not within.
fn word_length(rest: &str) -> Option<usize> {
    let word = TOGETHER.iter().find(|word| rest.starts_with(**word))?;
    let number = rest.get(word.len()..).unwrap_or_default();
    let digit = number.chars().next().filter(char::is_ascii_digit);
    Some(word.len() + digit.map_or(0, |digit| atom_length(number, digit)))
}

fn is_western(character: char) -> bool {
    character.is_ascii_graphic() && !OPENING.contains(character) || "μµ³²–−~±".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_end_where_a_reader_would_end_them() {
        let cases: &[(&str, f32, usize, &[&str])] = &[
            ("应完成任务27项", 91.0, 2, &["应完成任务", "27项"]),
            ("完成超低排放改造2.55万蒸吨", 130.0, 2, &["完成超低排放改造", "2.55万蒸吨"]),
            ("出台标准，组建机构四个", 91.0, 2, &["出台标准，", "组建机构四个"]),
            ("水质自动监测站", 78.0, 2, &["水质自动监", "测站"]),
            ("县级饮用水水源保护区环境违法问题", 78.0, 2, &["县级饮用水水", "源保护区环…"]),
            ("区域（流域）监管", 52.0, 3, &["区域（流", "域）监管"]),
            ("PM2.5平均浓度", 60.0, 2, &["PM2.5平", "均浓度"]),
            ("规模以上工业增加值比上年增长6.9%", 150.0, 2, &["规模以上工业增加值", "比上年增长6.9%"]),
            ("短", 5.0, 2, &["短"]),
            ("", 50.0, 2, &[]),
        ];
        for (words, max_px, max_lines, expected) in cases {
            assert_eq!(&wrap(words, 13.0, false, *max_px, *max_lines), expected, "{words} in {max_px} px");
        }
    }

    #[test]
    fn chinese_is_one_em_and_figures_are_tabular() {
        assert!((width("整改", 13.0, true) - 26.0).abs() < 0.01);
        assert!((width("1111", 10.0, false) - width("8888", 10.0, false)).abs() < 0.01);
    }

    /// Words as reports have them: Chinese, figures with their units, marks, brackets, Latin names.
    fn words() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[一-鿕]{1,6}",
            2 => "达[1-9][0-9]{0,4}(\\.[0-9]{1,2})?(项|万吨|亿元|%|个百分点|人次|μg/m³)",
            1 => prop::sample::select(vec!["，", "、", "；", "。", "（", "）", "“", "”", "%", "：", " "]).prop_map(str::to_owned),
            1 => prop::sample::select(vec!["PM2.5浓度", "SO2和", "同比增长", "其中"]).prop_map(str::to_owned),
        ];
        prop::collection::vec(piece, 1..12)
            .prop_map(|pieces| pieces.concat().trim_matches(|end| end == ' ' || OPENING.contains(end)).to_owned())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn lines_keep_the_rules_of_setting(words in words(), max_px in 130.0..700.0_f32, max_lines in 1..4_usize) {
            let lines = wrap(&words, 13.0, false, max_px, max_lines);
            prop_assert!(lines.len() <= max_lines, "{lines:?}");
            for line in &lines {
                prop_assert!(width(line, 13.0, false) <= max_px + 0.5, "「{line}」 is wider than {max_px}");
            }
            let is_whole = lines.last().is_none_or(|last| !last.ends_with('…'));
            let bare = |words: &str| words.replace(' ', "");
            prop_assert!(!is_whole || bare(&lines.concat()) == bare(&words), "{lines:?} of {words}");
            for pair in lines.windows(2) {
                let (line, next) = (pair[0].as_str(), pair[1].as_str());
                let (last, first) = (line.chars().last(), next.chars().next());
                let place = format!("{line}|{next} at {max_px} px");
                prop_assert!(!first.is_some_and(|first| CLOSING.contains(first)), "a mark opens a line: {place}");
                prop_assert!(!last.is_some_and(|last| OPENING.contains(last)), "a bracket ends a line: {place}");
                let is_torn = last.is_some_and(|last| last.is_ascii_digit()) && !first.is_some_and(|first| "（“".contains(first));
                prop_assert!(!is_torn, "a figure is torn from its unit: {place}");
            }
            // What cannot be broken, such as a figure with its unit, has no character to give.
            let is_breakable = |line: &String| atoms(line, 13.0, false, max_px).len() > 1;
            let is_widow = lines.last().is_some_and(|last| last.chars().count() == 1)
                && lines.iter().rev().nth(1).is_some_and(is_breakable);
            prop_assert!(!is_widow, "one character is left alone: {lines:?} at {max_px} px");
        }
    }
}
