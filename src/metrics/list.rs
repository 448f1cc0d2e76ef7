//! 分别: several subjects in front, as many figures behind, each to its own.
//!
//! ```text
//! SO2、PM10和CO年均浓度分别下降20%、2.1%和4.3%    three subjects, a shared tail, three figures
//! 完成27项任务、350个项目,分别占96.4%和99.7%      no subject: the figures just stated are meant
//! ```

use super::change;
use super::clause::{Figure, Words};
use super::label::{self, trim};
use super::pieces::Pieces;
use super::shape::{Draft, Shaper};
use super::words::{SHARED, VERBS};
use super::{Direction, Kind};
use crate::report::Folded;

/// A list longer than this is no list that a reader could align.
const HEADS_MAX: usize = 24;

/// Where 分别 or 依次 stands in a phrase.
fn mark(folded: &Folded, words: Words) -> Option<usize> {
    let from = words.from.max(words.to.saturating_sub(16));
    (from..words.to).rev().find(|&at| folded.is_at(at, "分别") || folded.is_at(at, "依次"))
}

/// One subject of the list: its own words, and the tail it shares with the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Head {
    own: Words,
    tail: Words,
}

/// Cuts the words before 分别 into exactly this many subjects; `None` where they are more or fewer.
fn heads(folded: &Folded, words: Words, count: usize) -> Option<Vec<Head>> {
    let joints = |joints: &[&str]| pieces(folded, words, joints);
    let pieces = [&["、", "以及", "和", "与", "及"][..], &["、", "以及", "和"][..], &["、", "和"][..], &["、"][..]]
        .into_iter()
        .map(joints)
        .find(|pieces| pieces.len() == count)?;
    let last = *pieces.last()?;
    let tail = parallel(folded, &pieces).or_else(|| tail(folded, last)).filter(|tail| tail.from > last.from);
    let heads = pieces.iter().map(|&piece| {
        // 丙⟨的⟩年均浓度
        if let Some(tail) = tail.filter(|tail| piece == last && folded.before(tail.from) == '的') {
            return Head { own: Words::new(last.from, tail.from - 1), tail };
        }
        let is_whole = piece == last || tail.is_none_or(|tail| has_tail(folded, piece, tail));
        if is_whole {
            Head { own: piece, tail: Words::new(last.to, last.to) }
        } else {
            Head { own: piece, tail: tail.unwrap_or_default() }
        }
    });
    let heads: Vec<Head> = heads.collect();
    heads.iter().all(|head| !head.own.is_empty()).then_some(heads)
}

fn pieces(folded: &Folded, words: Words, joints: &[&str]) -> Vec<Words> {
    let mut pieces = Vec::new();
    let mut start = words.from;
    let mut depth = 0_i32;
    let mut at = words.from;
    while at < words.to && pieces.len() <= HEADS_MAX {
        match folded.at(at) {
            '(' | '《' | '“' => depth += 1,
            ')' | '》' | '”' => depth -= 1,
            _ => {}
        }
        let joint = joints.iter().find(|joint| depth <= 0 && folded.is_at(at, joint));
        match joint {
            Some(joint) => {
                pieces.push(trim(folded, Words::new(start, at)));
                at += joint.chars().count();
                start = at;
            }
            None => at += 1,
        }
    }
    pieces.push(trim(folded, Words::new(start, words.to)));
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The words at the end of the last subject that all subjects share.
fn tail(folded: &Folded, last: Words) -> Option<Words> {
    let of = (last.from + 1..last.to).find(|&at| folded.at(at) == '的');
    if let Some(at) = of {
        return Some(Words::new(at + 1, last.to));
    }
    // The tail alone would leave the subject nothing of its own.
    let count = SHARED.longest_end(folded, Words::new(last.from + 1, last.to))?;
    // 肉制品⟨抽检⟩合格率
    let own = Words::new((last.from + 2).min(last.to - count), last.to - count);
    Some(Words::new(own.to - VERBS.longest_end(folded, own).unwrap_or(0), last.to))
}

/// 第一、第二、第三⟨产业贡献率⟩: subjects built alike, the last one going on.
fn parallel(folded: &Folded, pieces: &[Words]) -> Option<Words> {
    let (last, others) = pieces.split_last()?;
    let first = others.first()?;
    let count = first.len();
    let is_alike = (2..=4).contains(&count) && last.len() > count && others.iter().all(|piece| piece.len() == count);
    let begins = folded.at(first.from) == folded.at(last.from);
    let ends = folded.at(first.to - 1) == folded.at(last.from + count - 1);
    let tail = last.from + count;
    (is_alike && (begins || ends)).then(|| Words::new(tail + usize::from(folded.at(tail) == '的'), last.to))
}

/// Whether a subject ends as the shared tail does, and so needs none.
fn has_tail(folded: &Folded, piece: Words, tail: Words) -> bool {
    // 起数和亡人数
    let is_measure = tail.len() > 1 && folded.at(tail.to - 1) == '数';
    let count = if is_measure { 1 } else { tail.len().min(2) };
    // 营业收入和股东的净利润: each has a measure of its own.
    SHARED.longest_end(folded, piece).is_some_and(|own| (2..piece.len()).contains(&own))
        || piece.len() > count && folded.slice(piece.to - count, piece.to) == folded.slice(tail.to - count, tail.to)
}

/// 依次为甲a人、乙b人: a list of names with their figures, nothing to align.
fn names_first(folded: &Folded, mark: usize, to: usize) -> bool {
    let at = mark + 2;
    let at = (at..to).find(|&at| !matches!(folded.at(at), '为' | '是' | '有' | ':')).unwrap_or(to);
    at > mark + 2
        && !trim(folded, Words::new(at, to)).is_empty()
        && change::verb_at_end(folded, Words::new(at, to)).is_none()
}

/// The three that 三次产业 and 第一、二、三产业 name at once.
const SECTORS: [&str; 3] = ["第一产业", "第二产业", "第三产业"];

/// 三次产业…分别为a、b、c: where what is told of the three begins.
fn of_sectors(folded: &Folded, subject: Words) -> Option<usize> {
    let named = ["三次产业", "第一、二、三产业"].into_iter().find(|words| folded.is_at(subject.from, words))?;
    Some(subject.from + named.chars().count()).filter(|&from| from < subject.to)
}

fn is_and(folded: &Folded, words: Words) -> bool {
    matches!(folded.at(words.from), '和' | '与' | '及' | '、')
}

impl Shaper<'_, '_> {
    /// 占甲和乙的a%和b%: as many wholes as shares.
    fn portions(&self, figure: &Figure<'_>, left: Words) -> Option<usize> {
        let at = (left.from..left.to).find(|&at| self.folded.at(at) == '占')?;
        (trim(self.folded, Words::new(left.from, at)).is_empty() && Shaper::unit(figure) == "%").then_some(())?;
        let next = self.figures.get(self.drafts.len() + 1)?;
        let is_two = next.clause == figure.clause && trim(self.folded, next.left).is_empty();
        let wholes = pieces(self.folded, trim(self.folded, Words::new(at + 1, left.to)), &["、", "和"]);
        (is_two && wholes.len() == 2).then_some(at)
    }

    /// 收入达a元和b元,增长A%和B%: as many changes as levels in the clause before, each joined alike.
    fn answered(&self, figure: &Figure<'_>, left: Words) -> Option<usize> {
        let first = self.drafts.len();
        let is_joined =
            |n: usize| self.figures.get(n).is_some_and(|next| next.left.len() == 1 && is_and(self.folded, next.left));
        let is_open = |n: usize| {
            !is_joined(n) && self.figures.get(n).is_none_or(|next| next.clause != figure.clause || n == first)
        };
        let is_pair =
            is_joined(first + 1) && is_open(first + 2) && first >= 2 && is_joined(first - 1) && !is_joined(first - 2);
        let is_next = self.figures.get(first.checked_sub(1)?)?.clause + 1 == figure.clause;
        (is_pair && is_next).then_some(())?;
        let verb = change::verb_at_end(self.folded, left)?;
        let is_bare = label::subject(self.folded, Words::new(left.from, verb.from)).0.is_empty();
        is_bare.then_some(left.from)
    }

    /// Drafts all figures of a list at once.
    pub(super) fn list(&mut self) -> bool {
        self.list_of_dates().is_some() || self.list_of_subjects()
    }

    /// 总磷浓度2020年、2021年分别为a、b: one subject, and a date for each figure.
    fn list_of_dates(&mut self) -> Option<()> {
        let folded = self.folded;
        let figure = self.figure()?;
        let mark = mark(folded, figure.left)?;
        let dates = self.calendar.within(Words::new(figure.left.from, mark));
        let (mut first, mut begin) = (dates.len(), mark);
        // 一季度、上半年和前三季度⟨累计增幅⟩分别为a、b和c
        let noun = dates.last().map(|last| trim(folded, Words::new(last.words.to, mark)));
        let noun =
            noun.filter(|noun| (2..=8).contains(&noun.len()) && !(noun.from..noun.to).any(|at| folded.at(at) == '、'));
        if let Some(last) = dates.last().filter(|_| noun.is_some()) {
            (first, begin) = (dates.len() - 1, last.words.from);
        }
        while let Some(date) = first.checked_sub(1).and_then(|last| dates.get(last)) {
            let joint = Words::new(date.words.to, begin);
            if joint.len() > 1 || joint.len() == 1 && !is_and(folded, joint) {
                break;
            }
            (first, begin) = (first - 1, date.words.from);
        }
        let dates = dates.get(first..).filter(|dates| dates.len() > 1)?;
        let last = self.figures.get(self.drafts.len() + dates.len() - 1)?;
        (last.clause == figure.clause).then_some(())?;
        let subject = trim(folded, self.without_than(Words::new(figure.left.from, begin)));
        // 上半年和下半年分别⟨侦破案件⟩a宗和b宗
        let done = trim(folded, Words::new(mark + 2, figure.left.to));
        let done = Some(done).filter(|done| done.len() > 1 && change::verb_at_end(folded, figure.left).is_none());
        let subject = match done.or(Some(subject).filter(|subject| !subject.is_empty())) {
            Some(subject) => subject.into(),
            None => self.borrowed().subject,
        };
        let mut model = Draft { subject, ..self.draft_of_list(figure.left, mark, Shaper::unit(&figure)) };
        if let Some(noun) = noun {
            model.suffix.push(noun);
            if let Some(rate) = change::verb_at_end(folded, noun).filter(|verb| verb.is_rate) {
                (model.kind, model.direction) = (Kind::Change, Some(rate.direction));
            }
        }
        for &date in dates {
            let direction = self.signed(model.direction);
            self.drafts.push(Draft { date: Some(date), direction, ..model });
        }
        Some(())
    }

    /// 甲、乙和丙分别为a、b、c: a subject for each figure.
    fn list_of_subjects(&mut self) -> bool {
        let folded = self.folded;
        let first = self.drafts.len();
        let Some(figure) = self.figure() else { return false };
        let left = self.after_dates(figure.left);
        let mark = mark(folded, left).or_else(|| self.portions(&figure, left)).or_else(|| self.answered(&figure, left));
        let Some(mark) = mark else { return false };
        if names_first(folded, mark, left.to) {
            return false;
        }
        let mut model = self.draft_of_list(left, mark, Shaper::unit(&figure));
        let mut subject = label::subject(folded, Words::new(left.from, mark)).0;
        // 企业a户、个体b户,占比分别为…: what the name alone says is said of the figures just stated.
        if self.is_dependent(&[subject]) {
            model.suffix = Pieces::from(subject).and(&model.suffix);
            subject = Words::default();
        }
        let count = self.count_of_list(first, subject);
        let sectors = of_sectors(folded, subject).filter(|_| count == SECTORS.len());
        subject.from = sectors.unwrap_or(subject.from);
        let heads = if subject.is_empty() || sectors.is_some() { None } else { heads(folded, subject, count) };
        let lenders = if subject.is_empty() { self.lenders(first, count) } else { None };
        for n in 0..count {
            let own = match (&heads, &lenders, self.figures.get(first + n)) {
                (Some(heads), _, _) => heads.get(n).map(|head| Pieces::of(&[head.own, head.tail])),
                (_, Some(lenders), _) => lenders.get(n).copied(),
                _ if subject.is_empty() => Some(self.borrowed().subject),
                _ => Some(subject.into()),
            };
            let mut draft = Draft { subject: own.unwrap_or_default(), ..model };
            draft.lead = sectors.and(SECTORS.get(n).copied()).unwrap_or(draft.lead);
            if let Some(next) = self.figures.get(first + n).filter(|_| n > 0)
                && let Some(verb) = change::verb_at_end(folded, next.left)
            {
                draft.direction = Some(verb.direction);
            }
            draft.direction = self.signed(draft.direction);
            self.drafts.push(draft);
        }
        true
    }

    /// How many figures the list has: those of its clause, or of its sentence where they are parted by commas, 分别为a%,b%和c%,
    /// and the subjects are as many.
    fn count_of_list(&self, first: usize, subject: Words) -> usize {
        let folded = self.folded;
        let clause = self.figures.get(first).map_or(0, |figure| figure.clause);
        let is_member = |next: &&Figure<'_>| {
            let words = trim(folded, next.left);
            words.is_empty() || words.len() <= 6 && change::verb_at_end(folded, next.left).is_some()
        };
        let rest = || self.figures.iter().skip(first + 1).take_while(is_member);
        let near = 1 + rest().take_while(|next| next.clause == clause).count();
        let unit = self.figures.get(first).map(Shaper::unit);
        let is_like = |next: &&Figure<'_>| {
            self.sentence_of(next.clause) == self.sentence_of(clause) && Some(Shaper::unit(next)) == unit
        };
        let far = 1 + rest().take(HEADS_MAX).take_while(is_like).count();
        let is_aligned = |count: &usize| match of_sectors(folded, subject) {
            Some(_) => *count == SECTORS.len(),
            None => !subject.is_empty() && heads(folded, subject, *count).is_some(),
        };
        (near + 1..=far).rev().find(is_aligned).unwrap_or(near)
    }

    /// What all figures of a 分别 list have in common.
    fn draft_of_list(&self, left: Words, mark: usize, unit: &str) -> Draft {
        let folded = self.folded;
        let than = change::than(folded, left);
        let is_portion = (mark..left.to).any(|at| matches!(folded.at(at), '占' | '佔'));
        match change::verb_at_end(folded, left) {
            Some(verb) if verb.from >= mark => {
                let kind = if unit == "倍" { Kind::Multiple } else { Kind::Change };
                Draft { kind, direction: Some(verb.direction), than, ..Draft::default() }
            }
            _ if is_portion && matches!(unit, "%" | "‰") => {
                Draft { kind: Kind::Share, is_portion: true, ..Draft::default() }
            }
            // 分别高于全省平均3.8和6.1个百分点
            _ => {
                let direction = than.and_then(|than| match folded.at(than.words.from) {
                    '高' => Some(Direction::Up),
                    '低' => Some(Direction::Down),
                    _ => None,
                });
                let direction = direction.filter(|_| unit == "百分点");
                Draft { kind: Kind::of_unit(unit), than, direction, ..Draft::default() }
            }
        }
    }

    /// The subjects of the figures just stated, one for each of the list.
    fn lenders(&self, first: usize, count: usize) -> Option<Vec<Pieces>> {
        let sentence = self.sentence_of(self.figures.get(first)?.clause);
        let mut found = Vec::new();
        for n in (first.saturating_sub(count * 3)..first).rev() {
            let (figure, draft) = (self.figures.get(n)?, self.drafts.get(n)?);
            let is_near = self.sentence_of(figure.clause) == sentence;
            if !is_near || found.len() == count {
                break;
            }
            if draft.kind != Kind::Change && !draft.is_from {
                found.push(draft.subject);
            }
        }
        found.reverse();
        (found.len() == count).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_are_cut_with_the_tail_they_share() {
        let cases = [
            ("SO2、PM10和CO年均浓度", 3, "SO2+年均浓度 PM10+年均浓度 CO年均浓度+"),
            ("甲、乙和丙的年均浓度", 3, "甲+年均浓度 乙+年均浓度 丙+年均浓度"),
            ("粮食、食用油和肉制品抽检合格率", 3, "粮食+抽检合格率 食用油+抽检合格率 肉制品抽检合格率+"),
            ("氮氧化物和氨氮排放总量", 2, "氮氧化物+排放总量 氨氮排放总量+"),
            ("农业产值和工业产值", 2, "农业产值+ 工业产值+"),
            ("第一、第二、第三产业贡献率", 3, "第一+产业贡献率 第二+产业贡献率 第三产业贡献率+"),
            ("受理案件和审结案件", 2, "受理案件+ 审结案件+"),
        ];
        for (text, count, wanted) in cases {
            let folded = Folded::new(text);
            let heads = heads(&folded, Words::new(0, folded.len()), count).unwrap_or_default();
            let word = |words: Words| folded.slice(words.from, words.to).iter().collect::<String>();
            let got: Vec<String> = heads.iter().map(|head| format!("{}+{}", word(head.own), word(head.tail))).collect();
            assert_eq!(got.join(" "), wanted, "{text}");
        }
    }
}
