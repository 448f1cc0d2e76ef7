//! Drafts of the metrics: what each figure measures, read from the shape of its clause.
//!
//! ```text
//! level      NP 数量 · NP 达到 数量 · 数量 NP · VERB 数量 NP
//! change     NP 同比 VERB 数量, headless: the figure before lends its subject
//! share      NP 占 WHOLE 的 数量 · NP率 数量
//! list       X、Y和Z 分别 VERB 数量、数量和数量
//! ```

use super::change::{self, ends_with};
use super::clause::{Clause, Figure, Words, is_joint};
use super::label::{self, LONGEST};
use super::words::DEPENDENT;
use super::period::{Calendar, is_baseline};
use super::{Direction, Kind};
use crate::report::{Folded, Report};

/// A metric in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// The subject, in pieces of the text: what a headless neighbour borrows.
    pub(super) subject: Vec<Words>,
    /// What follows the subject in the label: 占比, 增速.
    pub(super) suffix: Vec<Words>,
    /// 由A升至B, 较上年的A: the earlier level.
    pub(super) is_from: bool,
    /// A figure told in passing, that lends its subject to none: 为年初预算211亿元的….
    pub(super) is_aside: bool,
    /// What a part of a list is called, where the text names the whole list at once: 三次产业.
    pub(super) lead: &'static str,
    /// The heading or the subject of its group, before a name that others share.
    pub(super) scope: Vec<Words>,
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
        let mut room = LONGEST.saturating_sub(rest).max(4);
        let mut pieces = Vec::new();
        for &words in self.subject.iter().rev() {
            let words = if room < 2 { Words::default() } else { label::shorten(folded, words, room) };
            room = room.saturating_sub(words.len());
            pieces.push(words);
        }
        pieces.reverse();
        pieces.extend(&self.suffix);
        let mut label = self.lead.to_owned();
        for words in pieces {
            for at in words.from..words.to {
                let ch = folded.at(at);
                if !ch.is_ascii() {
                    label.push_str(report.words(folded.span(at, at + 1)));
                } else if !ch.is_ascii_whitespace() {
                    label.push(ch);
                }
            }
        }
        if self.is_portion && !label.is_empty() {
            label.push_str("占比");
        }
        label.chars().take(LONGEST).collect()
    }
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
    calendar: &'t Calendar,
    clauses: &'t [Clause],
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
        if let Some(draft) = self.change(left, unit) {
            return draft;
        }
        if let Some(draft) = self.change_after(&figure, left) {
            return draft;
        }
        if let Some(draft) = self.earlier(&figure, left).or_else(|| self.ratio(&figure, left)) {
            return draft;
        }
        let kind = kind_of(unit);
        if matches!(unit, "%" | "‰")
            && let Some(draft) = self.portion(left)
        {
            return draft;
        }
        let subject = self.level(&figure, left);
        if self.is_dependent(&subject) {
            return Draft { suffix: subject, kind, ..self.borrowed() };
        }
        let is_aside = self.is_aside(&figure, left);
        let than = if kind == Kind::Multiple { change::than(self.folded, left) } else { None };
        if subject.is_empty() {
            return Draft { kind, than, is_aside, ..self.borrowed() };
        }
        Draft { subject: self.with_verb(&figure, subject), kind, than, is_aside, ..Draft::default() }
    }

    /// The words after the last date that is no baseline; those before it where nothing follows.
    pub(super) fn after_dates(&self, words: Words) -> Words {
        let from = words.from.max(words.to.saturating_sub(80));
        let moments = self.calendar.within(Words::new(from, words.to));
        let Some(last) = moments.iter().rev().find(|moment| !is_baseline(self.folded, **moment)) else { return words };
        let after = Words::new(last.words.to, words.to);
        let is_bare = label::trim(self.folded, after).is_empty() && change::verb_at_end(self.folded, after).is_none();
        if is_bare { Words::new(words.from, last.words.from) } else { after }
    }

    /// A member of a list after its first, without words of its own: 、6%, and 、19人 after 减少24起.
    fn continued(&self, figure: &Figure<'_>) -> Option<Draft> {
        let n = self.drafts.len().checked_sub(1)?;
        let (before, draft) = (self.figures.get(n)?, self.drafts.get(n)?);
        let (is_joint, taken) = is_joint(self.folded, figure.left.from);
        let is_bare = figure.right.is_empty() && is_joint && taken == figure.left.len();
        (is_bare && before.clause == figure.clause && before.right.is_empty()).then_some(())?;
        if before.quantity.unit == figure.quantity.unit {
            return Some(Draft { lead: self.part_of_three(figure), ..draft.clone() });
        }
        let is_change = draft.kind == Kind::Change && is_classifier(Shaper::unit(figure));
        let subject = if is_change { self.lender_of_unit(figure)? } else { return None };
        Some(Draft { subject, ..draft.clone() })
    }

    /// The subject of the last level counted in the same unit.
    fn lender_of_unit(&self, figure: &Figure<'_>) -> Option<Vec<Words>> {
        let sentence = self.sentence_of(figure.clause);
        let recent = (self.drafts.len().saturating_sub(8)..self.drafts.len()).rev();
        let mut here = recent.take_while(|&n| self.figures.get(n).is_some_and(|figure| self.sentence_of(figure.clause) == sentence));
        let lender = here.find(|&n| {
            let is_level = self.drafts.get(n).is_some_and(|draft| draft.kind == Kind::Quantity && !draft.is_from);
            is_level && self.figures.get(n).is_some_and(|lender| lender.quantity.unit == figure.quantity.unit)
        });
        self.drafts.get(lender?).map(|draft| draft.subject.clone())
    }

    /// 三次产业结构a:b:c: which of the three it is.
    fn part_of_three(&self, figure: &Figure<'_>) -> &'static str {
        let n = self.drafts.len();
        let run = (n.saturating_sub(3)..n).rev().take_while(|&n| {
            self.figures.get(n + 1).is_some_and(|next| next.clause == figure.clause && next.left.len() == 1 && self.folded.at(next.left.from) == ':')
        });
        let first = self.drafts.last().is_some_and(|draft| !draft.lead.is_empty());
        match run.count() {
            1 if first => "第二产业",
            2 if first => "第三产业",
            _ => "",
        }
    }

    /// 较2022年的A, 由上年的A, A相比: the level that a change starts from has the subject before it.
    fn earlier(&self, figure: &Figure<'_>, left: Words) -> Option<Draft> {
        let folded = self.folded;
        let is_compared = folded.is_at(figure.words.to, "相比");
        let than = change::than(folded, left).filter(|than| {
            let head = label::trim(folded, Words::new(left.from, than.words.from));
            let is_dated = than.is_before || !self.calendar.within(than.words).is_empty();
            head.is_empty() && is_dated && folded.at(left.to - 1) == '的'
        });
        let before = self.drafts.last()?;
        let is_alike = self.figures.get(self.drafts.len() - 1)?.quantity.unit == figure.quantity.unit;
        ((is_compared || than.is_some()) && is_alike && before.kind != Kind::Change).then_some(())?;
        Some(Draft { kind: kind_of(Shaper::unit(figure)), is_from: true, ..self.borrowed() })
    }

    /// 完成预算的95.8%, 为年初预算211亿元的101.7%: a share of something in the clause's own words.
    fn ratio(&self, figure: &Figure<'_>, left: Words) -> Option<Draft> {
        let folded = self.folded;
        (Shaper::unit(figure) == "%" && ends_with(folded, left, "的")).then_some(())?;
        let opens = (left.from..left.to).find(|&at| folded.at(at) != ' ')?;
        let is_verb = ["完成", "为", "相当于", "达到", "达", "是"].iter().any(|verb| folded.is_at(opens, verb));
        let draft = Draft { kind: Kind::Share, ..Draft::default() };
        if let Some(aside) = self.drafts.last().filter(|draft| draft.is_aside && left.len() == 1) {
            let is_portion = folded.at(self.figures.get(self.drafts.len() - 1)?.left.from) == '占';
            let suffix = if is_portion { Vec::new() } else { aside.subject.clone() };
            return Some(Draft { suffix, is_portion, ..self.borrowed_as(draft) });
        }
        let words = label::trim_end(folded, Words::new(opens, left.to));
        let words = if folded.is_at(opens, "完成") { words } else { label::trim_start(folded, words) };
        (is_verb && !words.is_empty() && !self.drafts.is_empty()).then(|| Draft { suffix: vec![words], ..self.borrowed_as(draft) })
    }

    /// 为年初预算⟨211亿元⟩的101.7%: told only as the whole of the share behind it.
    fn is_aside(&self, figure: &Figure<'_>, left: Words) -> bool {
        let next = self.figures.get(self.drafts.len() + 1);
        let is_of = next.is_some_and(|next| next.clause == figure.clause && next.words.from == figure.words.to + 1)
            && self.folded.at(figure.words.to) == '的';
        is_of && matches!(self.folded.at(left.from), '为' | '占' | '是')
    }

    /// Whether a name says nothing without the subject before it: 总数, 升幅.
    fn is_dependent(&self, subject: &[Words]) -> bool {
        let [words] = subject else { return false };
        let is_named = DEPENDENT.iter().any(|name| name.chars().count() == words.len() && self.folded.is_at(words.from, name));
        is_named && !self.borrowed().subject.is_empty() && self.borrowed().subject != subject
    }

    fn change(&self, left: Words, unit: &str) -> Option<Draft> {
        let folded = self.folded;
        let Some(verb) = change::verb_at_end(folded, left) else { return self.points(left, unit) };
        let than = change::than(folded, Words::new(left.from, verb.from));
        let (subject, telling) = label::subject(folded, Words::new(left.from, verb.from));
        let name = Words::new(verb.from, change::bare_end(folded, left));
        let is_natural = verb.is_rate && ends_with(folded, Words::new(left.from, verb.from), "自然");
        let direction = (!is_natural).then(|| self.signed(verb.direction));
        let suffix = match telling {
            Some(telling) => vec![telling, name],
            None if verb.is_rate => vec![name],
            None => Vec::new(),
        };
        let kind = if unit == "倍" { Kind::Multiple } else { Kind::Change };
        let draft = Draft { suffix, kind, direction, than, ..Draft::default() };
        if subject.is_empty() {
            let lender = self.figure().filter(|_| is_classifier(unit)).and_then(|figure| self.lender_of_unit(&figure));
            return Some(match lender {
                Some(subject) => Draft { subject, ..draft },
                None => self.borrowed_as(draft),
            });
        }
        if self.is_dependent(&[subject]) {
            let suffix = std::iter::once(subject).chain(draft.suffix.iter().copied()).collect();
            return Some(self.borrowed_as(Draft { suffix, ..draft }));
        }
        Some(Draft { subject: vec![subject], ..draft })
    }

    /// A change whose sign is in the number: 增长-5%.
    fn signed(&self, direction: Direction) -> Direction {
        let is_negative = self.figure().is_some_and(|figure| figure.quantity.value.digits < 0);
        if is_negative { Direction::Down } else { direction }
    }

    /// 百分点 tells of a change whatever its verb: 高于全国1.2个百分点.
    fn points(&self, left: Words, unit: &str) -> Option<Draft> {
        (unit == "百分点").then_some(())?;
        let than = change::than(self.folded, left);
        let begin = than.map_or(left.to, |than| than.words.from);
        let is_down = matches!(self.folded.at(begin), '低' | '慢');
        let subject = label::trim(self.folded, Words::new(left.from, begin));
        let direction = than.map(|_| if is_down { Direction::Down } else { Direction::Up });
        let draft = Draft { kind: Kind::Change, direction, than, ..Draft::default() };
        if subject.is_empty() {
            Some(Draft { suffix: Vec::new(), ..self.borrowed_as(draft) })
        } else {
            Some(Draft { subject: vec![subject], ..draft })
        }
    }

    /// 保持5%的增长: the word of change stands behind.
    fn change_after(&self, figure: &Figure<'_>, left: Words) -> Option<Draft> {
        let right = figure.right;
        matches!(self.folded.at(right.from), '的').then_some(())?;
        let of = right.from + 1;
        let is_up = ["增长", "增速", "增幅", "涨幅"].iter().any(|words| self.folded.is_at(of, words));
        let is_down = ["降幅", "下降", "跌幅"].iter().any(|words| self.folded.is_at(of, words));
        (is_up || is_down).then_some(())?;
        let subject = label::trim(self.folded, left);
        let direction = Some(if is_down { Direction::Down } else { Direction::Up });
        let draft = Draft { kind: Kind::Change, direction, than: change::than(self.folded, left), ..Draft::default() };
        if subject.is_empty() { Some(self.borrowed_as(draft)) } else { Some(Draft { subject: vec![subject], ..draft }) }
    }

    /// NP占W的B%, NP占比B%.
    fn portion(&self, left: Words) -> Option<Draft> {
        let folded = self.folded;
        let at = (left.from..left.to).rev().find(|&at| {
            matches!(folded.at(at), '占' | '佔') && !matches!(folded.at(at + 1), '用' | '地' | '有' | '领')
        })?;
        let subject = label::trim(folded, Words::new(left.from, at));
        let whole = label::trim(folded, Words::new(at + 1, left.to));
        let is_named = ["比重", "比例", "比率", "比"].iter().any(|words| ends_with(folded, whole, words));
        let than = change::than(folded, left);
        let draft = Draft { kind: Kind::Share, than, is_portion: !is_named, ..Draft::default() };
        let suffix = if is_named { vec![Words::new(at, whole.to)] } else { Vec::new() };
        if subject.is_empty() {
            return Some(Draft { suffix, ..self.borrowed_as(draft) });
        }
        Some(Draft { subject: vec![subject], suffix, ..draft })
    }

    /// The subject of a figure that is no change.
    fn level(&self, figure: &Figure<'_>, left: Words) -> Vec<Words> {
        let folded = self.folded;
        let is_measure = !is_classifier(Shaper::unit(figure));
        let right = label::trim(folded, label::noun_after(folded, figure.right));
        let is_coordinate = ["和", "及", "与", "、"].iter().any(|words| ends_with(folded, left, words));
        let left = if is_coordinate && !right.is_empty() { Words::default() } else { self.without_than(left) };
        let noun = label::trim(folded, left);
        if ["合计", "共计", "总计"].iter().any(|total| ends_with(folded, label::trim_edges(folded, left), total)) && noun.is_empty() {
            return vec![label::trim_edges(folded, left)];
        }
        let right = if figure.is_shared && !noun.is_empty() && !label::verb_at_end(folded, noun) { Words::default() } else { right };
        let right = if right.is_empty() && (noun.is_empty() || label::verb_at_end(folded, noun)) { self.twin(figure) } else { right };
        if !noun.is_empty() && !ends_with(folded, left, "的") && noun.len() > 4 && !label::verb_at_end(folded, noun) && label::opens_predicate(folded, right.from) {
            return vec![noun];
        }
        if right.is_empty() {
            if noun.is_empty() && figure.right.len() > 1 {
                return vec![label::trim(folded, self.predicate(figure.right))]
                    .into_iter()
                    .filter(|words| !words.is_empty())
                    .collect();
            }
            return if noun.is_empty() { Vec::new() } else { vec![noun] };
        }
        if noun.is_empty() {
            return vec![right];
        }
        let is_describing = ends_with(folded, left, "的");
        let wants = label::verb_at_end(folded, noun) || is_describing || noun.len() <= 4 && !is_measure;
        if is_measure && !wants {
            return vec![noun];
        }
        if wants && noun.len() + right.len() <= LONGEST { vec![noun, right] } else { vec![right] }
    }

    /// 256台2.55万吨⟨燃煤锅炉⟩: two figures in a row share the noun behind them.
    fn twin(&self, figure: &Figure<'_>) -> Words {
        let next = self.figures.get(self.drafts.len() + 1).filter(|next| next.words.from == figure.words.to && next.clause == figure.clause);
        next.map_or(Words::default(), |next| label::trim(self.folded, label::noun_after(self.folded, next.right)))
    }

    /// 37人死亡: what happens to those counted, where nothing else names them.
    fn predicate(&self, right: Words) -> Words {
        let mark = (right.from..right.to)
            .find(|&at| matches!(self.folded.at(at), ',' | '、' | '。' | ';' | '('))
            .unwrap_or(right.to);
        Words::new(right.from, mark.min(right.from + 12))
    }

    /// Drops a comparison in front of a level: 比上年的….
    fn without_than(&self, left: Words) -> Words {
        match change::than(self.folded, left) {
            Some(than) if than.is_before && than.words.from > left.from + 1 => Words::new(left.from, than.words.from),
            Some(than) if than.is_before => Words::new(than.words.to, left.to),
            _ => left,
        }
    }

    /// 压减煤炭产能2745万吨、钢铁产能175万吨: the second member borrows the verb.
    fn with_verb(&self, figure: &Figure<'_>, subject: Vec<Words>) -> Vec<Words> {
        let folded = self.folded;
        let borrowed = || {
            let n = self.drafts.len().checked_sub(1)?;
            let (before, draft) = (self.figures.get(n)?, self.drafts.get(n)?);
            let (own, lender) = (*subject.first()?, *draft.subject.first()?);
            let is_joined = before.clause == figure.clause && folded.at(figure.left.from) == '、';
            let is_alike = before.clause + 1 == figure.clause && tails_agree(folded, own, lender);
            let same_unit = before.quantity.unit == figure.quantity.unit;
            let has_verb = label::verb_at_start(folded, own).is_some() || label::verb_at_end(folded, own);
            ((is_joined || is_alike) && same_unit && subject.len() == 1 && !has_verb).then_some(())?;
            let verb = label::verb_at_start(folded, lender)?;
            (verb.len() + own.len() <= LONGEST && draft.kind == Kind::Quantity).then_some(verb)
        };
        match borrowed() {
            Some(verb) => std::iter::once(verb).chain(subject).collect(),
            None => subject,
        }
    }

    /// The subject of the figure before, or of the clause before, for a figure without one.
    pub(super) fn borrowed(&self) -> Draft {
        self.borrowed_as(Draft::default())
    }

    fn borrowed_as(&self, draft: Draft) -> Draft {
        let Some(figure) = self.figure() else { return draft };
        let sentence = self.sentence_of(figure.clause);
        let before = self
            .drafts
            .len()
            .checked_sub(1)
            .filter(|&n| self.figures.get(n).is_some_and(|figure| self.sentence_of(figure.clause) == sentence));
        let subject = match before.and_then(|n| self.drafts.get(n)) {
            Some(lender) => lender.subject.clone(),
            None => self.clause_before(figure.clause, sentence),
        };
        let subject = if subject.is_empty() {
            self.drafts.last().map(|draft| draft.subject.clone()).unwrap_or_default()
        } else {
            subject
        };
        Draft { subject, ..draft }
    }

    pub(super) fn sentence_of(&self, clause: usize) -> Option<usize> {
        self.clauses.get(clause).map(|clause| clause.sentence)
    }

    /// The words of a clause without figures just before: 发放低保金方面,共计5亿元.
    fn clause_before(&self, clause: usize, sentence: Option<usize>) -> Vec<Words> {
        for n in (clause.saturating_sub(3)..clause).rev() {
            let Some(clause) = self.clauses.get(n).filter(|clause| Some(clause.sentence) == sentence) else { break };
            let words = self.without_than(self.after_dates(clause.words));
            let words = label::shorten(self.folded, label::trim(self.folded, words), LONGEST);
            if words.len() >= 2 && !self.calendar.within(words).iter().any(|moment| moment.words.to >= words.to) {
                return vec![words];
            }
        }
        Vec::new()
    }
}

pub(super) fn kind_of(unit: &str) -> Kind {
    match unit {
        "%" | "‰" => Kind::Share,
        "百分点" | "千分点" => Kind::Change,
        "倍" => Kind::Multiple,
        _ => Kind::Quantity,
    }
}

/// Units that count things, and so stand before their noun as often as after it.
pub(super) fn is_classifier(unit: &str) -> bool {
    const CLASSIFIERS: &str = "个项家名座台件起处条所户人辆次例份宗批场期组套只头株间栋幢艘架部门款类种位对支眼盏具张册本篇篇篇笔单桩届轮片块根棵把枚颗班列趟口匹井幅封";
    unit.is_empty()
        || unit == "人次"
        || unit == "户次"
        || unit == "个"
        || (unit.chars().count() == 1 && unit.chars().all(|ch| CLASSIFIERS.contains(ch)))
}

fn tails_agree(folded: &Folded, one: Words, other: Words) -> bool {
    one.len() >= 2 && other.len() >= 2 && folded.slice(one.to - 2, one.to) == folded.slice(other.to - 2, other.to)
}
