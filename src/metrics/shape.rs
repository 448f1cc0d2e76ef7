//! Drafts of the metrics: what each figure measures, read from the shape of its clause.
//!
//! ```text
//! level      NP 数量 · NP 达到 数量 · 数量 NP · VERB 数量 NP
//! change     NP 同比 VERB 数量, headless: the figure before lends its subject
//! share      NP 占 WHOLE 的 数量 · NP率 数量
//! list       X、Y和Z 分别 VERB 数量、数量和数量
//! ```

use super::change::{self, ends_with, ends_with_any};
use super::clause::{Clause, Figure, Words, is_joint};
use super::label::{self, LONGEST};
use super::period::{Calendar, Moment, is_baseline};
use super::pieces::Pieces;
use super::{Direction, Kind};
use crate::report::{Folded, Lang, Report};

/// A metric in the making.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Draft {
    /// The subject, in pieces of the text: what a headless neighbour borrows.
    pub(super) subject: Pieces,
    /// What follows the subject in the label: 占比, 增速.
    pub(super) suffix: Pieces,
    /// 由A升至B, 较上年的A: the earlier level.
    pub(super) is_from: bool,
    /// When, where a list says it of each of its figures: 2020年、2021年分别为a、b.
    pub(super) date: Option<Moment>,
    /// Measured by what it was at another time: 恢复到2019年同期的121.3%.
    pub(super) is_relative: bool,
    /// A figure told in passing, that lends its subject to none: 为年初预算211亿元的….
    pub(super) is_aside: bool,
    /// What a part of a list is called, where the text names the whole list at once: 三次产业.
    pub(super) lead: &'static str,
    /// The heading or the subject of its group, before a name that others share.
    pub(super) scope: Words,
    /// The word that turns a subject into its share.
    pub(super) is_portion: bool,
    pub(super) kind: Kind,
    pub(super) direction: Option<Direction>,
    /// The words of comparison, where the clause has its own.
    pub(super) than: Option<change::Than>,
}

impl Draft {
    /// The label in the report's own words.
    pub(super) fn label(&self, report: &Report, folded: &Folded) -> String {
        let rest: usize =
            self.suffix.iter().map(|words| words.len()).sum::<usize>() + if self.is_portion { 2 } else { 0 };
        let mut room = LONGEST.saturating_sub(rest + self.lead.chars().count()).max(4);
        let mut pieces = Vec::new();
        for &words in std::iter::once(&self.scope).chain(self.subject.iter()).rev() {
            let words = if room < 2 { Words::default() } else { label::shorten(folded, words, room) };
            room = room.saturating_sub(words.len());
            pieces.push(words);
        }
        pieces.reverse();
        pieces.extend_from_slice(&self.suffix);
        let mut label = String::with_capacity(4 * LONGEST);
        label.push_str(self.lead);
        for words in pieces {
            let Words { from: mut at, to } = label::closed(folded, label::without_comparison(folded, words));
            while at < to {
                // Chinese as the report has it, in one go; signs and digits as folded.
                let run = folded.slice(at, to).iter().take_while(|ch| !ch.is_ascii()).count();
                // A line end may stand inside, where a page's width put it.
                label.extend(report.words(folded.span(at, at + run)).split(['\r', '\n']));
                at += run;
                let ch = folded.at(at);
                if at < to && !ch.is_ascii_whitespace() && !is_footnote(folded, at) {
                    label.push(ch);
                }
                at += 1;
            }
        }
        label.truncate(label::whole_end(&label));
        if self.is_portion && !label.is_empty() {
            label.push_str(if report.lang == Lang::ZhHant { "佔比" } else { "占比" });
        }
        let end = label.char_indices().nth(LONGEST).map_or(label.len(), |(at, _)| at);
        label.truncate(end);
        label
    }
}

/// The `[2]` of `生产总值[2]`.
fn is_footnote(folded: &Folded, at: usize) -> bool {
    let is_digit = |at: usize| folded.at(at).is_ascii_digit();
    let open = (at.saturating_sub(3)..=at).rev().find(|&at| folded.at(at) == '[');
    open.is_some_and(|open| {
        let digits = (open + 1..open + 4).take_while(|&at| is_digit(at)).count();
        digits > 0 && folded.at(open + 1 + digits) == ']' && at <= open + 1 + digits
    })
}

/// Drafts every figure, in order.
pub(super) fn shape(folded: &Folded, calendar: &Calendar, clauses: &[Clause], figures: &[Figure<'_>]) -> Vec<Draft> {
    let mut shaper = Shaper { folded, calendar, clauses, figures, drafts: Vec::with_capacity(figures.len()) };
    while shaper.drafts.len() < figures.len() {
        if !shaper.list() {
            let draft = shaper.draft();
            shaper.drafts.push(draft);
        }
    }
    shaper.drafts
}

pub(super) struct Shaper<'t, 'q> {
    pub(super) folded: &'t Folded,
    pub(super) calendar: &'t Calendar,
    pub(super) clauses: &'t [Clause],
    pub(super) figures: &'t [Figure<'q>],
    pub(super) drafts: Vec<Draft>,
}

impl Shaper<'_, '_> {
    pub(super) fn figure(&self) -> Option<Figure<'_>> {
        self.figures.get(self.drafts.len()).copied()
    }

    pub(super) fn unit<'q>(figure: &Figure<'q>) -> &'q str {
        figure.quantity.unit.as_deref().unwrap_or_default()
    }

    fn draft(&self) -> Draft {
        let Some(figure) = self.figure() else { return Draft::default() };
        let left = self.after_dates(figure.left);
        let unit = Shaper::unit(&figure);
        if let Some(draft) = self.continued(&figure) {
            return draft;
        }
        if let Some(draft) = self.moved(&figure) {
            return draft;
        }
        if let Some(draft) = self.change(left, unit).or_else(|| self.change_by_sign(&figure, left)) {
            return draft;
        }
        if let Some(draft) = self.change_after(&figure, left) {
            return draft;
        }
        if let Some(draft) = self.relative(&figure, left) {
            return draft;
        }
        if let Some(draft) = self.earlier(&figure, left).or_else(|| self.ratio(&figure, left)) {
            return draft;
        }
        let kind = Kind::of_unit(unit);
        if matches!(unit, "%" | "‰")
            && let Some(draft) = self.first_of_three(&[label::trim(self.folded, left)]).or_else(|| self.portion(left))
        {
            return draft;
        }
        let subject = self.level(&figure, left);
        let subject = self.fulfilled(&subject).unwrap_or(subject);
        if self.is_dependent(&subject) {
            return Draft { suffix: subject, kind, ..self.borrowed() };
        }
        if let Some(draft) = self.first_of_three(&subject) {
            return draft;
        }
        let is_aside = self.is_aside(&figure);
        let than = if kind == Kind::Multiple { change::than(self.folded, left) } else { None };
        // 距2025年⟨70%⟩的目标尚差3.1个百分点
        if self.folded.is_at(figure.words.to, "的目标") {
            let aim = Words::new(figure.words.to + 1, figure.words.to + 3);
            return Draft { suffix: Pieces::from(aim), kind, is_aside: true, ..self.borrowed() };
        }
        let draft = Draft { kind, than, is_aside, ..Draft::default() };
        if subject.is_empty() {
            return self.unnamed(&figure, draft);
        }
        let mut subject: Pieces = subject.iter().map(|&words| self.without_of(words, is_aside)).collect();
        if let Some(next) = self
            .figures
            .get(self.drafts.len() + 1)
            .filter(|next| is_aside && next.left.len() > 1 && ends_with(self.folded, next.left, "的"))
        {
            // 完成全年⟨55万人⟩目标任务的106.5%
            subject.push(Words::new(next.left.from, next.left.to - 1));
        }
        Draft { subject: self.with_verb(&figure, subject), ..draft }
    }

    /// 占抽查户数⟨2050户⟩的: the name of a whole told in passing.
    fn without_of(&self, words: Words, is_aside: bool) -> Words {
        let is_of = is_aside && words.len() > 2 && self.folded.at(words.from) == '占';
        Words::new(words.from + usize::from(is_of), words.to)
    }

    /// A figure without a name of its own has that of the bracket it stands in, or of the figure before.
    fn unnamed(&self, figure: &Figure<'_>, draft: Draft) -> Draft {
        match self.before_bracket(figure) {
            // 比上年(90.4%)上升, 是2018年(28件)的4倍: the level that the change starts from.
            Some(words) if let Some(than) = self.then(words) => {
                Draft { is_from: true, than: Some(than), ..self.borrowed_as(draft) }
            }
            Some(subject) => {
                // 降水量a毫米,比多年平均值(b毫米)偏多: lends its name to no change
                let is_aside = draft.is_aside || label::without_comparison(self.folded, subject) != subject;
                Draft { subject: Pieces::from(self.without_of(subject, draft.is_aside)), is_aside, ..draft }
            }
            None => {
                let own = self.borrowed_as(draft);
                Draft { subject: self.in_turn(figure).unwrap_or(own.subject), ..own }
            }
        }
    }

    /// 7月受灾a万人次、损失b亿元,8月⟨c万人次⟩、⟨d亿元⟩: where two things are told in turn, each is of the last that was counted so.
    fn in_turn(&self, figure: &Figure<'_>) -> Option<Pieces> {
        let n = self.drafts.len();
        let at = |back: usize| n.checked_sub(back).and_then(|at| self.figures.get(at));
        let is_of =
            |back: usize, own: &Figure<'_>| at(back).is_some_and(|other| Shaper::unit(other) == Shaper::unit(own));
        let (last, lender) = (at(1)?, self.drafts.get(n.checked_sub(2)?)?);
        let is_here = at(2).is_some_and(|other| self.sentence_of(other.clause) == self.sentence_of(figure.clause));
        let subject = |back: usize| n.checked_sub(back).and_then(|at| self.drafts.get(at)).map(|draft| draft.subject);
        let is_on = || is_of(3, last) && subject(1) == subject(3);
        let is_dated = !self.calendar.within(figure.left).is_empty() || is_on();
        (is_here && is_dated && is_of(2, figure) && !is_of(1, figure) && lender.kind == Kind::Quantity)
            .then_some(lender.subject)
    }

    /// The time before, 上年, 2018年 or 较2019年同期, where words tell nothing else.
    fn then(&self, words: Words) -> Option<change::Than> {
        let than = change::than(self.folded, words).filter(|than| than.is_before && than.words == words);
        let is_before = change::is_before(self.folded, words);
        let from = words.from + usize::from(matches!(self.folded.at(words.from), '比' | '较'));
        let to = words.to - if self.folded.is_before(words.to, "同期") { 2 } else { 0 };
        let is_date = self.calendar.within(words).last().is_some_and(|moment| moment.words == Words::new(from, to));
        than.or_else(|| (is_before || is_date).then_some(change::Than { words, is_before }))
    }

    /// The words after the last date that is no baseline; those before it where nothing follows.
    pub(super) fn after_dates(&self, words: Words) -> Words {
        let from = words.from.max(words.to.saturating_sub(80));
        let moments = self.calendar.within(Words::new(from, words.to));
        // 占2023年支出的: when the whole was.
        let is_of_whole = |from: usize| matches!(self.folded.before(from), '占' | '佔');
        let is_own = |moment: &&Moment| !is_baseline(self.folded, **moment) && !is_of_whole(moment.words.from);
        let Some(last) = moments.iter().rev().find(is_own) else { return words };
        let after = Words::new(last.words.to, words.to);
        let is_bare = label::trim(self.folded, after).is_empty() && change::verb_at_end(self.folded, after).is_none();
        if is_bare { Words::new(words.from, last.words.from) } else { after }
    }

    /// A member of a list after its first, without words of its own: 、6%, and 、19人 after 减少24起.
    fn continued(&self, figure: &Figure<'_>) -> Option<Draft> {
        let n = self.drafts.len().checked_sub(1)?;
        let (before, draft) = (self.figures.get(n)?, self.drafts.get(n)?);
        // 增加1万4千人或0.12%; 增加135人,即22%: the same change once more.
        let is_again = figure.left.len() == 1 && matches!(self.folded.at(figure.left.from), '或' | '即');
        if is_again && draft.kind == Kind::Change && Shaper::unit(figure) == "%" {
            return Some(*draft);
        }
        // 下跌121宗(2.6%): the same change in per cent.
        let from = figure.words.from;
        let is_bracketed =
            self.folded.before(from) == '(' && before.words.to + 1 == from && self.folded.at(figure.words.to) == ')';
        if is_bracketed && draft.kind == Kind::Change && Shaper::unit(figure) == "%" {
            return Some(*draft);
        }
        let (is_joint, taken) = is_joint(self.folded, figure.left.from);
        let is_ratio = figure.left.len() == 1 && self.folded.at(figure.left.from) == ':';
        let is_bare = (figure.right.is_empty() || is_ratio) && is_joint && taken == figure.left.len();
        (is_bare && before.clause == figure.clause && before.right.is_empty()).then_some(())?;
        if before.quantity.unit == figure.quantity.unit {
            return Some(Draft { lead: self.part_of_three(figure), ..*draft });
        }
        // 提高31元、4.4%: the same change in per cent.
        if draft.kind == Kind::Change && Shaper::unit(figure) == "%" && Shaper::unit(before) != "百分点" {
            return Some(*draft);
        }
        // (去年同期9起、33人): each of its own
        let is_change = (draft.kind == Kind::Change || draft.is_from) && is_classifier(Shaper::unit(figure));
        let subject = if is_change { self.lender_of_unit(figure, Shaper::unit(figure))? } else { return None };
        Some(Draft { subject, ..*draft })
    }

    /// The subject of a figure that is no change.
    fn level(&self, figure: &Figure<'_>, left: Words) -> Pieces {
        let folded = self.folded;
        let is_measure = !is_classifier(Shaper::unit(figure));
        let right = label::trim(folded, label::noun_after(folded, figure.right));
        let is_coordinate = ends_with_any(folded, left, "和 及 与 、");
        let left = if is_coordinate && !right.is_empty() { Words::default() } else { self.without_than(left) };
        // 237家企业中有86家⟨未安装监测设备⟩
        let is_among = ends_with(folded, left, "中有") || ends_with(folded, left, "中,有");
        let left = if is_among { Words::default() } else { left };
        let noun = label::after_listing(folded, label::trim(folded, left));
        if label::is_rest(folded, noun) && (right.is_empty() || label::opens_plan(folded, right.from)) {
            return noun.into();
        }
        if label::is_in_a_row(folded, noun) {
            return Pieces::default();
        }
        let bare = label::trim_edges(folded, left);
        let is_total = ends_with_any(folded, bare, "合计 共计 总计");
        if right.is_empty() && is_total && (noun.is_empty() || label::is_items(folded, noun)) {
            return bare.into();
        }
        let right = self.counted(figure, left, noun, right);
        let wants_noun = label::verb_at_end(folded, noun);
        let is_describing = ends_with(folded, left, "的");
        if !is_describing && noun.len() > 4 && !wants_noun && label::opens_predicate(folded, right.from) {
            return noun.into();
        }
        if right.is_empty() && noun.is_empty() && figure.right.len() > 1 {
            let told = label::trim(folded, self.predicate(figure.right));
            return told.into();
        }
        if right.is_empty() || noun.is_empty() {
            return Pieces::of(&[noun, right]);
        }
        // 组织力量在11个城市: what stands before 在 does not name what is counted.
        if !is_measure && ends_with(folded, left, "在") && noun.to + 1 == left.to {
            return right.into();
        }
        let is_doubled = is_describing && noun.to + 1 == left.to && tail_meets(folded, noun, right);
        let noun = if is_doubled { Words::new(noun.from, left.to) } else { noun };
        let wants = label::verb_at_end(folded, noun) || is_describing || noun.len() <= 4 && !is_measure;
        if is_measure && !wants {
            return noun.into();
        }
        if wants && noun.len() + right.len() <= LONGEST { Pieces::of(&[noun, right]) } else { right.into() }
    }

    /// What is counted, in the words behind a figure, where another noun stands before it.
    fn counted(&self, figure: &Figure<'_>, left: Words, noun: Words, right: Words) -> Words {
        let folded = self.folded;
        let wants_noun = label::verb_at_end(folded, noun);
        let right = match folded.at(figure.right.from) {
            _ if noun.is_empty() => right,
            // 生态50件(同一举报涉及多个类型的分别计入)
            '(' => Words::default(),
            _ => label::acted_on(folded, left, right),
        };
        let is_among = (figure.right.from..figure.right.to).any(|at| folded.is_at(at, "中有"));
        let right = match figure.is_shared && noun.len() > 2 && !wants_noun && !is_among {
            // 纳入监测的42家⟨A级景区⟩接待游客b万人次
            true if ends_with(folded, left, "的") => label::before_verb(folded, right),
            true => Words::default(),
            false => right,
        };
        if right.is_empty() && (noun.is_empty() || wants_noun) { self.twin(figure) } else { right }
    }

    /// 37人死亡: what happens to those counted, where nothing else names them.
    fn predicate(&self, right: Words) -> Words {
        let mark = (right.from..right.to).find(|&at| ",、。;(".contains(self.folded.at(at))).unwrap_or(right.to);
        Words::new(right.from, mark.min(right.from + 12))
    }

    /// Drops a comparison in front of a level: 比上年的….
    pub(super) fn without_than(&self, left: Words) -> Words {
        match change::than(self.folded, left) {
            Some(than) if than.is_before && than.words.from > left.from + 1 => Words::new(left.from, than.words.from),
            Some(than) if than.is_before => Words::new(than.words.to, left.to),
            _ => left,
        }
    }

    pub(super) fn sentence_of(&self, clause: usize) -> Option<usize> {
        self.clauses.get(clause).map(|clause| clause.sentence)
    }
}

/// 负有责任的责任人: without 的 the same word would stand twice in a row.
fn tail_meets(folded: &Folded, noun: Words, right: Words) -> bool {
    noun.len() > 2 && folded.slice(noun.to - 2, noun.to) == folded.slice(right.from, right.from + 2)
}

/// Units that count things, and so stand before their noun as often as after it.
pub(super) fn is_classifier(unit: &str) -> bool {
    let mut chars = unit.chars();
    match (chars.next(), chars.next()) {
        (None, _) => true,
        (Some(ch), None) => counts_things(ch),
        _ => matches!(unit, "人次" | "户次"),
    }
}

#[rustfmt::skip]
fn counts_things(ch: char) -> bool {
    "个项家名座台件起处条所户人辆次例份宗批场期组套只头株间栋幢艘架部门款类种位对支眼盏具张册本篇笔单桩届轮片块根棵把枚颗班列趟口匹井幅封".contains(ch)
}
