//! Changes: the verb before a figure, which way it goes, and what it is measured against.

use super::clause::{Figure, Words};
use super::lexicon::Lexicon;
use super::pieces::Pieces;
use super::shape::{Draft, Shaper, is_classifier};
use super::words::{AGAIN, FALLS, RATES, RISES, THAN_BEFORE, WHOLE_AT_END};
use super::{Direction, Kind, label};
use crate::report::Folded;

/// The words of change that end a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    /// Where they begin.
    pub(super) from: usize,
    pub(super) direction: Direction,
    /// 增速, 降幅: a noun, part of the name.
    pub(super) is_rate: bool,
}

/// The words of comparison in a phrase: 同比, 比上年, 较2015年.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Than {
    pub(super) words: Words,
    /// Whether it is the period before, whichever that is.
    pub(super) is_before: bool,
}

/// Words between a verb of change and its figure.
static BETWEEN: Lexicon = Lexicon::new("了 约 近 超过 超 逾 达 为 到了 达到 不足 接近 大约 将近 突破 均 至少 -");

/// Drops what may stand between a verb of change and its figure.
fn before_figure(folded: &Folded, words: Words) -> Words {
    let mut to = words.to;
    loop {
        let found = BETWEEN.ends(folded, Words::new(words.from, to)).next();
        match found {
            Some(between) => to -= between.chars().count(),
            None if to > words.from && matches!(folded.at(to - 1), ' ' | '\n' | '\r') => to -= 1,
            None => return Words::new(words.from, to),
        }
    }
}

pub(super) fn ends_with(folded: &Folded, words: Words, end: &str) -> bool {
    folded.ends_with(words.from, words.to, end)
}

/// Whether a phrase ends with one of several words; blanks stand between them.
#[inline(never)]
pub(super) fn ends_with_any(folded: &Folded, words: Words, ends: &str) -> bool {
    folded.ends_with_any(words.from, words.to, ends)
}

/// The verb of change that a phrase ends with.
pub(super) fn verb_at_end(folded: &Folded, words: Words) -> Option<Verb> {
    let all = words;
    let words = before_figure(folded, words);
    let (up, down) = (RISES.longest_end(folded, words), FALLS.longest_end(folded, words));
    let is_down = down > up;
    if let Some(count) = up.max(down) {
        let from = words.to - count;
        // 比年初新增: of change, where such a comparison ends right before it
        let is_new = || {
            let than = than(folded, Words::new(words.from, from.saturating_sub(1)));
            let is_told = |than: Than| than.words.to + 1 == from && matches!(folded.at(than.words.from), '比' | '较');
            folded.before(from) == '新' && than.is_some_and(is_told)
        };
        let from = if count == 1 && is_new() { from - 1 } else { from };
        let is_rate = RATES.is_whole(folded, Words::new(from, words.to));
        let is_linked = all.to > words.to && (words.to..all.to).any(|at| matches!(folded.at(at), '为' | '达'));
        let is_bare = count == 1 && !is_alone(folded, words, from);
        // 整改提升1319家: what is done to them
        let is_done = WHOLE_AT_END.is_end(folded, words);
        let is_name = is_done || is_linked && !is_rate;
        let direction = if is_down { Direction::Down } else { Direction::Up };
        return (!is_bare && !is_name).then_some(Verb { from, direction, is_rate });
    }
    if let Some(verb) = by_more(folded, words) {
        return Some(verb);
    }
    // 比上年多, 较年初低: of change only after 比 or 较.
    let direction = match folded.before(words.to) {
        '多' | '高' | '快' | '好' => Direction::Up,
        '少' | '低' | '慢' | '差' => Direction::Down,
        _ => return None,
    };
    let from = words.to.checked_sub(1).filter(|&from| from >= words.from)?;
    than(folded, Words::new(words.from, from))?;
    Some(Verb { from, direction, is_rate: false })
}

/// 比上年多设a户, 同比少支b元, 较上年节约c元: more or less of what a verb does, right behind a comparison or on from one such.
fn by_more(folded: &Folded, words: Words) -> Option<Verb> {
    let (from, direction) = if ends_with_any(folded, words, "节约 节省") {
        (words.to - 2, Direction::Down)
    } else {
        let from = (words.to.saturating_sub(3)..words.to.saturating_sub(1))
            .find(|&at| matches!(folded.at(at), '多' | '少'))?;
        (from, if folded.at(from) == '多' { Direction::Up } else { Direction::Down })
    };
    let is_told =
        from > words.from && than(folded, Words::new(words.from, from)).is_some_and(|than| than.words.to == from);
    is_told.then_some(Verb { from, direction, is_rate: false })
}

/// Whether a comparison closes here: 与上年的a人⟨相比⟩.
pub(super) fn closes_comparison(folded: &Folded, at: usize) -> bool {
    folded.is_any_at(at, "相比 比较")
}

/// Whether a verb of change begins here: ⟨缩短⟩48.5天.
pub(super) fn opens_with_verb(folded: &Folded, at: usize) -> bool {
    RISES.at(folded, at).next().is_some() || FALLS.at(folded, at).next().is_some()
}

/// 三公经费压减5%; 压减产能5万吨 is what is done.
fn cut_by(folded: &Folded, words: Words) -> Option<Verb> {
    let words = before_figure(folded, words);
    let is_cut = ends_with_any(folded, words, "压减 压缩 核减 调减");
    is_cut.then(|| Verb { from: words.to - 2, direction: Direction::Down, is_rate: false })
}

/// Whether a verb of one character is a word of its own: 降5%, 同比增5%, but not 新增, 递减 or 上升.
fn is_alone(folded: &Folded, words: Words, from: usize) -> bool {
    from == words.from
        || than(folded, Words::new(words.from, from)).is_some_and(|than| than.words.to >= from.saturating_sub(2))
        || "比别均年期值率量额入".contains(folded.at(from - 1))
}

/// The comparison in a phrase, the last one where there are several.
pub(super) fn than(folded: &Folded, words: Words) -> Option<Than> {
    let from = words.from.max(words.to.saturating_sub(40));
    (from..words.to).rev().find_map(|at| than_at(folded, at, words.to))
}

fn than_at(folded: &Folded, at: usize, to: usize) -> Option<Than> {
    if let Some(found) = THAN_BEFORE.at(folded, at).next() {
        let end = end_of_before(folded, at + found.chars().count(), to);
        let begin = if matches!(folded.before(at), '比' | '较' | '与' | '同') { at - 1 } else { at };
        return (end <= to).then_some(Than { words: Words::new(begin, end), is_before: true });
    }
    let ch = folded.at(at);
    // Asked at nearly every character: a text would take a fifth of all the reading.
    if matches!(ch, '高' | '低' | '快' | '慢' | '好') {
        return (folded.at(at + 1) == '于').then_some(Than { words: Words::new(at, to), is_before: false });
    }
    if !matches!(ch, '比' | '较' | '与' | '同') {
        return None;
    }
    let next = folded.at(at + 1);
    // 較對上一年
    let then = at + 1 + usize::from(folded.is_at(at + 1, "对上"));
    let is_before = opens_before(folded, then);
    let with = (at..to.min(at + 30)).find(|&at| closes_comparison(folded, at));
    let is_comparison = match ch {
        '比' => {
            let is_noun = "例重率如较值对赛".contains(next);
            !is_noun && !"占环同对相可之性构百入".contains(folded.before(at))
        }
        '较' => {
            let is_adverb = "大好重高低多少快为强差".contains(next);
            !is_adverb && (folded.before(at) != '比' || is_before)
        }
        _ => with.is_some(),
    };
    let end = match with {
        Some(with) if matches!(ch, '与' | '同' | '较' | '比') => with + 2,
        _ if is_before => end_of_before(folded, then + 1, to),
        _ => to,
    };
    is_comparison.then_some(Than { words: Words::new(at, end.min(to)), is_before })
}

/// Whether words for the time before begin here: 上年, 去年同期, 年初.
fn opens_before(folded: &Folded, at: usize) -> bool {
    matches!(folded.at(at), '上' | '去' | '前' | '往') && folded.at(at + 1) != '述'
        || folded.is_any_at(at, "年初 期初 同期")
}

/// Where the time before ends that begins here: 上年同期.
pub(super) fn time_before(folded: &Folded, words: Words) -> Option<usize> {
    opens_before(folded, words.from).then(|| end_of_before(folded, words.from + 1, words.to))
}

/// Whether these words are the time before, and nothing else: 上年同期, but not 上限.
pub(super) fn is_before(folded: &Folded, words: Words) -> bool {
    time_before(folded, words) == Some(words.to)
}

/// The rest of 上年同期, 上一季度, 年初.
pub(super) fn end_of_before(folded: &Folded, from: usize, to: usize) -> usize {
    let is_rest = |ch: char| "末底同期初度一年月季周个半旬日".contains(ch);
    // 上(113)年同期
    let is_year = folded.at(from) == '(' && (from + 1..from + 4).all(|at| folded.at(at).is_ascii_digit());
    let from = if is_year && folded.at(from + 4) == ')' { from + 5 } else { from };
    let end = (from..to).find(|&at| !is_rest(folded.at(at))).unwrap_or(to);
    // 上年预算数, 前五年
    if !"执决预完实五三春".contains(folded.at(end)) {
        return end;
    }
    let said =
        "执行数 决算数 预算数 预算 完成数 实际 五年 三年 春运 春节".split(' ').find(|words| folded.is_at(end, words));
    end + said.map_or(0, |words| words.chars().count())
}

/// Where the word stands that says which way a gap leans: 高9.7个百分点, 高出8个百分点, 目标尚差3个百分点; 相差 says none.
fn lean(folded: &Folded, left: Words) -> Option<usize> {
    let to = bare_end(folded, left);
    let to = to - usize::from(to > left.from + 1 && folded.before(to) == '出');
    let is_said = to > left.from && matches!(folded.before(to), '高' | '低' | '差');
    (is_said && !folded.is_before(to, "相差")).then(|| to - 1)
}

/// The end of a phrase without what stands between its verb and the figure.
pub(super) fn bare_end(folded: &Folded, words: Words) -> usize {
    before_figure(folded, words).to
}

impl Shaper<'_, '_> {
    pub(super) fn change(&self, left: Words, unit: &str) -> Option<Draft> {
        let folded = self.folded;
        let is_cut = unit == "%" || than(folded, left).is_some();
        let verb = cut_by(folded, left).filter(|_| is_cut).or_else(|| verb_at_end(folded, left));
        let verb = verb.or_else(|| self.more_than_then(left));
        let Some(verb) = verb else { return self.points(left, unit) };
        let is_of_year = matches!(folded.at(verb.from), '年' | '月' | '季');
        let than = if is_of_year {
            Some(Than { words: Words::new(verb.from, verb.from + 1), is_before: true })
        } else {
            than(folded, Words::new(left.from, verb.from))
        };
        let (subject, telling) = label::subject(folded, Words::new(left.from, verb.from));
        // 占比32.1%,占比较上年提升5.2个百分点
        let is_share = folded.is_at(subject.from, "占比") && subject.len() == 2;
        let is_told = self.drafts.last().is_some_and(|draft| draft.kind == Kind::Share);
        // 由A减少到B,8年间减少C
        let is_span = subject.len() <= 5 && folded.is_before(subject.to, "年间");
        let is_again = is_share && is_told || is_span || AGAIN.is_whole(folded, subject);
        let subject = if is_again { Words::default() } else { subject };
        let name = Words::new(verb.from, bare_end(folded, left));
        let is_natural = verb.is_rate && ends_with(folded, Words::new(left.from, verb.from), "自然");
        let direction = self.signed((!is_natural).then_some(verb.direction));
        let suffix = match telling {
            Some(telling) => Pieces::of(&[telling, name]),
            None if verb.is_rate => name.into(),
            None => Pieces::default(),
        };
        let kind = match unit {
            "倍" => Kind::Multiple,
            _ if is_natural => Kind::Share,
            _ => Kind::Change,
        };
        let draft = Draft { suffix, kind, direction, than, ..Draft::default() };
        if subject.is_empty() {
            let lender =
                self.figure().filter(|_| is_classifier(unit)).and_then(|figure| self.lender_of_unit(&figure, unit));
            let mut draft = match lender {
                Some(subject) => Draft { subject, ..draft },
                None => self.borrowed_as(draft),
            };
            if let Some(left_out) = self.left_out() {
                draft.suffix = Pieces::from(left_out).and(&draft.suffix);
            }
            return Some(draft);
        }
        if self.is_dependent(&[subject]) {
            let suffix = Pieces::from(subject).and(&draft.suffix);
            return Some(self.borrowed_as(Draft { suffix, ..draft }));
        }
        Some(Draft { subject: Pieces::from(subject), ..draft })
    }

    /// 上年同期为a户,⟨多设⟩c户; 比上年187件⟨少⟩24.6%,较上年a元⟨压减⟩c元; 增加2起、⟨多死亡⟩8人: more or less than what stands right before.
    fn more_than_then(&self, left: Words) -> Option<Verb> {
        let words = label::trim_edges(self.folded, left);
        let last = self.drafts.last()?;
        let is_on = last.kind == Kind::Change && self.folded.at(left.from) == '、';
        let is_far = |last: Figure<'_>, own: Figure<'_>| self.sentence_of(last.clause) != self.sentence_of(own.clause);
        let before = self.figures.get(self.drafts.len().checked_sub(1)?).copied().zip(self.figure());
        let is_told =
            (last.is_from || is_on) && before.is_some_and(|(last, own)| !is_far(last, own)) && words.len() <= 3;
        let is_cut = words.len() == 2 && ends_with_any(self.folded, words, "压减 压缩 核减 调减 节约 节省");
        let direction = match self.folded.at(words.from) {
            '多' => Direction::Up,
            '少' => Direction::Down,
            _ if is_cut => Direction::Down,
            _ => return None,
        };
        (is_told && !words.is_empty()).then_some(Verb { from: words.from, direction, is_rate: false })
    }

    /// 投资增长3.1%,⟨扣除房地产开发投资⟩,增长7.6%: a clause that makes it another figure; of prices the verb tells, 实际增长.
    fn left_out(&self) -> Option<Words> {
        let clause = self.figure()?.clause;
        let (own, before) = (self.clauses.get(clause)?, self.clauses.get(clause.checked_sub(1)?)?);
        let words = before.words;
        let is_said = self.folded.is_any_at(words.from, "扣除 剔除");
        let is_alone = before.sentence == own.sentence && before.figures.0 == before.figures.1;
        let is_of_prices = (words.from..words.to).any(|at| self.folded.is_at(at, "因素"));
        (is_said && is_alone && words.len() <= 12 && !is_of_prices).then_some(words)
    }

    /// A change whose sign is in the number: 增长-5%.
    pub(super) fn signed(&self, direction: Option<Direction>) -> Option<Direction> {
        let is_negative = self.figure().is_some_and(|figure| figure.quantity.value.digits < 0);
        direction.map(|direction| if is_negative { Direction::Down } else { direction })
    }

    /// 486亿元,增38亿元(+8.5%): a sign in place of a verb.
    pub(super) fn change_by_sign(&self, figure: &Figure<'_>, left: Words) -> Option<Draft> {
        let from = figure.words.from;
        let is_negative = figure.quantity.value.digits < 0;
        let told = Words::new(left.from, left.to - usize::from(matches!(self.folded.before(left.to), '+' | '-')));
        // 利润97亿元,同比-3.5%
        let than = than(self.folded, told).filter(|than| than.words.to == told.to && than.words.len() == 2);
        let direction = match (self.folded.before(from), self.folded.at(from)) {
            ('+', _) => Direction::Up,
            ('(', '-' | '−') => Direction::Down,
            // (-1074人,-2.7%): the second as the first
            (',' | '、', '-' | '−')
                if self.drafts.last().is_some_and(|draft| draft.direction == Some(Direction::Down)) =>
            {
                Direction::Down
            }
            (before, _) if than.is_some() && (before == '-' || is_negative) => Direction::Down,
            _ => return None,
        };
        let subject = label::trim(self.folded, than.map_or(left, |than| Words::new(left.from, than.words.from)));
        // 下跌2.3%(-215宗): the same change once more.
        let is_again = || self.drafts.last().is_some_and(|draft| draft.kind == Kind::Change);
        // 在校生38426人(-1074人)
        let last = self.drafts.len().checked_sub(1).and_then(|last| self.figures.get(last));
        let is_of_last = || {
            last.is_some_and(|last| {
                last.words.to < from && from - last.words.to <= 2 && last.quantity.unit == figure.quantity.unit
            })
        };
        (matches!(Shaper::unit(figure), "%" | "百分点") || is_again() || is_of_last()).then_some(())?;
        let draft = Draft { kind: Kind::Change, direction: Some(direction), than, ..Draft::default() };
        match than {
            Some(_) if !subject.is_empty() => Some(Draft { subject: Pieces::from(subject), ..draft }),
            _ => subject.is_empty().then(|| self.borrowed_as(draft)),
        }
    }

    /// 百分点 tells of a change whatever its verb: 高于全国1.2个百分点.
    fn points(&self, left: Words, unit: &str) -> Option<Draft> {
        let folded = self.folded;
        let than = than(folded, left);
        // 低于限额722亿元
        let is_gap = |than: Than| {
            let Words { from, to } = than.words;
            !than.is_before && folded.at(from + 1) == '于' && to - from >= 4 && folded.before(from) != '不'
        };
        let is_gap = !matches!(unit, "%" | "‰" | "倍") && than.is_some_and(is_gap);
        let is_over = unit == "%" && ends_with(folded, left, "高出");
        (unit == "百分点" || is_gap || is_over).then_some(())?;
        let lean = lean(folded, left);
        let told = than.map_or(left.to, |than| than.words.from).min(lean.unwrap_or(left.to));
        // 距70%的目标尚差: of what stands before
        let is_short = lean.is_some_and(|at| folded.at(at) == '差');
        let subject = label::trim(folded, Words::new(left.from, if is_short { left.from } else { told }));
        let pull = (left.from..left.to).find(|&at| folded.is_at(at, "拉动"));
        let is_down = matches!(folded.at(told), '低' | '慢' | '差')
            || pull.is_some_and(|at| matches!(folded.before(at), '下' | '负'));
        let is_told = than.is_some() || pull.is_some() || lean.is_some();
        let direction = self.signed(is_told.then_some(if is_down { Direction::Down } else { Direction::Up }));
        let draft = Draft { kind: Kind::Change, direction, than, ..Draft::default() };
        Some(Draft { suffix: Pieces::default(), ..self.own_or_borrowed(subject, draft) })
    }

    /// 保持5%的增长: the word of change stands behind.
    pub(super) fn change_after(&self, figure: &Figure<'_>, left: Words) -> Option<Draft> {
        let right = figure.right;
        matches!(self.folded.at(right.from), '的').then_some(())?;
        let of = right.from + 1;
        let is_up = self.folded.is_any_at(of, "增长 增速 增幅 涨幅");
        let is_down = self.folded.is_any_at(of, "降幅 下降 跌幅");
        (is_up || is_down).then_some(())?;
        let subject = label::trim(self.folded, left);
        let direction = Some(if is_down { Direction::Down } else { Direction::Up });
        let draft = Draft { kind: Kind::Change, direction, than: than(self.folded, left), ..Draft::default() };
        Some(self.own_or_borrowed(subject, draft))
    }
}
