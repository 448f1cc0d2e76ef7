//! Sentences cut into clauses, and each figure given the words to its left and right.
//!
//! ```text
//! 监督问题5300个,清理完成5294项     clause 监督问题 ⟨5300个⟩ · clause 清理完成 ⟨5294项⟩
//! 38项任务524个项目                 ⟨38项⟩ 任务 · ⟨524个⟩ 项目
//! 任务的项目                        the words between two figures: 任务 to the first, 项目 to the second
//! ```

use super::lexicon::Lexicon;
use super::shape::is_classifier;
use super::{change, label};
use crate::quantity::{Quantity, Role};
use crate::report::{Folded, Report, enumerator};

/// A stretch of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Words {
    pub(super) fn new(from: usize, to: usize) -> Words {
        Words { from, to: to.max(from) }
    }

    pub(super) fn len(self) -> usize {
        self.to - self.from
    }

    pub(super) fn is_empty(self) -> bool {
        self.from >= self.to
    }
}

/// What stands between two marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    pub(super) words: Words,
    /// The mark before it; NUL at the head of a sentence.
    pub(super) mark: char,
    pub(super) sentence: usize,
    /// Its figures, from the first to before the last.
    pub(super) figures: (usize, usize),
}

/// A figure in its clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure<'q> {
    pub(super) quantity: &'q Quantity,
    pub(super) words: Words,
    pub(super) clause: usize,
    pub(super) left: Words,
    pub(super) right: Words,
    /// Whether the words to the right belong to the next figure too: 7个⟨部门代编预算⟩2.36亿元.
    pub(super) is_shared: bool,
}

/// How far a bracket is looked after.
const BRACKET_MAX: usize = 80;

/// Cuts every sentence, in order.
pub(super) fn cut<'q>(report: &Report, folded: &Folded, quantities: &'q [Quantity]) -> (Vec<Clause>, Vec<Figure<'q>>) {
    let mut cutter = Cutter { folded, quantities, begin: 0, clauses: Vec::new(), figures: Vec::new() };
    cutter.go_to(quantities);
    let mut rows = report.tables.iter().flat_map(|table| &table.rows).map(|row| row.sentence).peekable();
    for (n, sentence) in report.sentences.iter().enumerate() {
        // What a table says is read by rows and columns.
        if rows.next_if_eq(&n).is_some() {
            continue;
        }
        cutter.sentence(n, folded.index(sentence.span.start), folded.index(sentence.span.end));
    }
    let Cutter { clauses, mut figures, .. } = cutter;
    for clause in &clauses {
        allot(folded, *clause, figures.get_mut(clause.figures.0..clause.figures.1).unwrap_or_default());
    }
    (clauses, figures)
}

struct Cutter<'t, 'q> {
    folded: &'t Folded,
    /// The quantities still to come, and where the first of them begins.
    quantities: &'q [Quantity],
    begin: usize,
    clauses: Vec<Clause>,
    figures: Vec<Figure<'q>>,
}

impl<'q> Cutter<'_, 'q> {
    fn sentence(&mut self, sentence: usize, from: usize, to: usize) {
        let mut mark = '\0';
        // (二)政府采购支出, 3.研发投入, 四是机电产品: the number is no part of what follows.
        let numbered = enumerator(self.folded, from).filter(|_| self.folded.at(from) != '第');
        let from = from + numbered.unwrap_or(0);
        let mut start = from;
        let mut first = self.figures.len();
        let mut inner = 0;
        let mut at = from;
        while at < to {
            if let Some(end) = self.figure_at(at) {
                at = end;
                continue;
            }
            let ch = self.folded.at(at);
            let is_ratio = ch == ':' && self.is_ratio(at);
            let is_mark = match ch {
                _ if is_ratio => false,
                ',' | ';' | '。' | ':' | '!' | '?' | '|' | '\t' => true,
                '(' => match self.bracket(at, to) {
                    Some((_, true)) => true,
                    Some((end, false)) => {
                        inner = end;
                        false
                    }
                    None => false,
                },
                ')' => at >= inner && mark == '(',
                // 按性质分——咨询类64件
                '—' => matches!(self.folded.before(at), '分' | '看'),
                _ => false,
            };
            if is_mark && at >= inner {
                self.close(sentence, Words::new(start, at), mark, &mut first);
                (start, mark) = (at + 1, ch);
            }
            at += 1;
        }
        self.close(sentence, Words::new(start, to), mark, &mut first);
    }

    /// Takes in the quantity that begins here, and says where it ends.
    fn figure_at(&mut self, at: usize) -> Option<usize> {
        let mut quantity = None;
        while let Some((next, rest)) = self.quantities.split_first().filter(|_| self.begin <= at) {
            quantity = Some(next).filter(|_| self.begin == at);
            self.go_to(rest);
        }
        let quantity = quantity?;
        let end = self.folded.index(quantity.span.end).max(at + 1);
        if quantity.role == Role::Metric {
            let words = Words::new(at, end);
            let clause = self.clauses.len();
            self.figures.push(Figure {
                quantity,
                words,
                clause,
                left: Words::default(),
                right: Words::default(),
                is_shared: false,
            });
        }
        Some(end)
    }

    fn go_to(&mut self, rest: &'q [Quantity]) {
        self.quantities = rest;
        self.begin = rest.first().map_or(usize::MAX, |next| self.folded.index(next.span.start));
    }

    /// Whether a colon stands between two figures: 13.0:40.0:47.0.
    fn is_ratio(&self, at: usize) -> bool {
        self.figures.last().is_some_and(|figure| figure.words.to == at) && self.begin == at + 1
    }

    /// Where a bracket closes, and whether figures stand in it.
    fn bracket(&self, at: usize, to: usize) -> Option<(usize, bool)> {
        let length = self.folded.slice(at, to.min(at + BRACKET_MAX)).iter().position(|&ch| matches!(ch, ')' | '。'))?;
        let end = at + length;
        (self.folded.at(end) == ')').then_some(())?;
        let last = self.folded.byte(end);
        let mut inside = self.quantities.iter().take_while(|quantity| quantity.span.start < last);
        Some((end, inside.any(|quantity| quantity.role == Role::Metric)))
    }

    fn close(&mut self, sentence: usize, words: Words, mark: char, first: &mut usize) {
        let figures = (*first, self.figures.len());
        self.clauses.push(Clause { words, mark, sentence, figures });
        *first = self.figures.len();
    }
}

/// Gives each figure of a clause its words.
fn allot(folded: &Folded, clause: Clause, figures: &mut [Figure<'_>]) {
    let mut from = clause.words.from;
    for n in 0..figures.len() {
        let next = figures.get(n + 1).map(|figure| figure.words);
        let is_counted =
            figures.get(n + 1).is_some_and(|next| is_classifier(next.quantity.unit.as_deref().unwrap_or_default()));
        let Some(figure) = figures.get_mut(n) else { break };
        let gap_end = next.map_or(clause.words.to, |words| words.from);
        figure.left = Words::new(from, figure.words.from);
        let gap = Words::new(figure.words.to, gap_end);
        let split = match next {
            Some(next) => {
                let is_named = next.to < clause.words.to
                    && !is_joint(folded, next.to).0
                    && !label::opens_predicate(folded, next.to);
                split(folded, gap, is_named && is_counted)
            }
            None => end_of_item(folded, gap),
        };
        figure.is_shared = next.is_some() && split == gap.from && gap.len() >= 2 && may_share(folded, gap);
        figure.right = Words::new(gap.from, if figure.is_shared { gap.to } else { split });
        from = split;
    }
}

/// Whether words between two figures may name the first one too.
fn may_share(folded: &Folded, gap: Words) -> bool {
    !is_joint(folded, gap.from).0
        && change::than(folded, gap).is_none()
        && change::verb_at_end(folded, gap).is_none()
        && !label::opens_predicate(folded, gap.from)
        && !['到', '至', '占', '的', '其'].contains(&folded.at(gap.from))
}

/// Whether words that join members of a list begin here, and how many characters they take.
pub(super) fn is_joint(folded: &Folded, at: usize) -> (bool, usize) {
    static JOINTS: Lexicon = Lexicon::new("以及 、 和 及 与 或 / 并 , :");
    let found = JOINTS.at(folded, at).next();
    (found.is_some(), found.map_or(0, |words| words.chars().count()))
}

/// Positions in a gap that no bracket or quotation holds.
fn open_positions(folded: &Folded, gap: Words) -> impl Iterator<Item = usize> {
    let mut depth = 0_i32;
    (gap.from..gap.to).filter(move |&at| {
        match folded.at(at) {
            '(' | '《' | '“' => depth += 1,
            ')' | '》' | '”' => depth -= 1,
            _ => {}
        }
        depth <= 0
    })
}

/// 28个⟨国控、省控断面⟩中 is one item.
fn end_of_item(folded: &Folded, gap: Words) -> usize {
    if is_among(folded, gap.to.saturating_sub(1)) {
        return gap.to;
    }
    open_positions(folded, gap).find(|&at| folded.at(at) == '、').unwrap_or(gap.to)
}

/// Whether 中 stands here for among (应完成的37项中, 在答复的144件中), and is no part of 集中, 高中, 初中, 中央, 中小, 中心.
pub(super) fn is_among(folded: &Folded, at: usize) -> bool {
    folded.at(at) == '中'
        && !matches!(folded.before(at), '集' | '高' | '初')
        && !"央小型级学心".contains(folded.at(at + 1))
}

/// Where the words between two figures part: those before belong to the first, those after to the second.
fn split(folded: &Folded, gap: Words, is_followed: bool) -> usize {
    if is_joint(folded, gap.from).0 || gap.is_empty() {
        return gap.from;
    }
    let ends_with = |words: &str| {
        let count = words.chars().count();
        gap.len() >= count && folded.is_at(gap.to - count, words)
    };
    // 应完成的37项⟨中⟩实际完成35项
    if gap.len() > 3 && is_among(folded, gap.from) {
        return gap.from + 1;
    }
    let joint = "以及 、 和 及 与".split(' ').find(|words| ends_with(words));
    if let Some(words) = joint {
        return gap.to - words.chars().count();
    }
    if let Some(at) = open_positions(folded, gap).find(|&at| folded.at(at) == '、') {
        return at;
    }
    let is_reached = "到至占为达升降增减".contains(folded.before(gap.to));
    if is_reached || change::verb_at_end(folded, gap).is_some() {
        return gap.from;
    }
    for words in "其中 中 已 的 和 及 与".split(' ') {
        let count = words.chars().count();
        let inside = open_positions(folded, gap)
            .find(|&at| folded.is_at(at, words) && at > gap.from + 1 && at + count + 1 < gap.to)
            .filter(|&at| words != "中" || is_among(folded, at));
        if let Some(at) = inside {
            return at + if words == "中" { 1 } else { 0 };
        }
    }
    if is_followed { gap.to } else { gap.from }
}
