//! Names that several parts of a report share, told apart by the heading or the group they stand in.
//!
//! ```text
//! (一)道路运输。发生事故97起 (二)建筑施工。发生事故38起     道路运输发生事故 · 建筑施工发生事故
//! 小学招生5人,在校生9人;初中招生4人,在校生7人             小学在校生 · 初中在校生
//! ```

use std::collections::BTreeMap;

use super::clause::{Clause, Figure, Words};
use super::label;
use super::pieces::Pieces;
use super::shape::Draft;
use crate::report::{Folded, Report, hash};

/// A name longer than this tells enough by itself.
const NAME_MAX: usize = 5;
/// A heading or a group's subject longer than this stands before no name.
const SCOPE_MAX: usize = 11;

/// Puts before each short name that stands in several places what tells the places apart.
pub(super) fn tell_apart(
    report: &Report,
    folded: &Folded,
    clauses: &[Clause],
    figures: &[Figure<'_>],
    drafts: &mut [Draft],
) {
    let names: Vec<String> = drafts.iter().map(|draft| name(folded, draft)).collect();
    by_group(folded, clauses, figures, &names, drafts);
    by_section(report, folded, clauses, figures, &names, drafts);
    by_lead(folded, clauses, figures, drafts);
}

/// What a sentence tells of first, and which of its other figures that names.
#[derive(Clone, Copy)]
enum Lead {
    /// 汾渭平原13个城市优良天数比例为67%,PM2.5浓度为37微克/立方米: all of them.
    Region,
    /// 社会保险基金收入132亿元,支出118亿元,当年结余13亿元: what goes out, and what is left.
    Fund,
    /// 惩处网络诈骗犯罪,审结案件31件: what a verb alone is done to.
    Foe,
}

/// Within a sentence: what it tells of first.
fn by_lead(folded: &Folded, clauses: &[Clause], figures: &[Figure<'_>], drafts: &mut [Draft]) {
    let mut last: Option<(usize, Lead, Words)> = None;
    for (figure, draft) in figures.iter().zip(drafts) {
        let Some(clause) = clauses.get(figure.clause) else { continue };
        let Some(&own) = draft.subject.first() else { continue };
        let before = figure.clause.checked_sub(1).and_then(|before| clauses.get(before));
        let is_next = |before: &&Clause| before.sentence == clause.sentence && before.figures.0 == before.figures.1;
        if let Some(before) = before.filter(is_next) {
            let foe = fought(folded, before.words).map(|words| (clause.sentence, Lead::Foe, words));
            last = foe.or(last.filter(|(_, lead, _)| !matches!(lead, Lead::Foe)));
        }
        if let Some((lead, words)) = lead(folded, figure.left, own) {
            last = Some((clause.sentence, lead, words));
        }
        let Some((_, lead, words)) = last.filter(|last| last.0 == clause.sentence) else { continue };
        let is_named = match lead {
            Lead::Region => own.len() < SCOPE_MAX && own.from != words.from,
            Lead::Fund => {
                folded.is_any_at(own.from, "支出 收支结余 当年结余 结余 滚存 累计结 结转") && own.len() <= NAME_MAX
            }
            Lead::Foe => draft.subject.len() == 1 && is_deed(folded, own),
        };
        if own == words {
            let noun = label::noun_after(folded, figure.right);
            // 31个城市⟨1—9月优良天数比例⟩
            let date = (noun.from..noun.to).find(|&at| folded.at(at).is_ascii_digit());
            draft.subject.push(Words::new(noun.from, date.unwrap_or(noun.to)));
        } else if is_named {
            draft.scope = words;
        }
    }
}

/// 长三角地区 before 31个城市, 京津冀及周边地区 before “2+36”, 基金 before 收入.
fn lead(folded: &Folded, left: Words, own: Words) -> Option<(Lead, Words)> {
    let is_fund = |at: &usize| folded.is_at(*at, "收入") && folded.is_any_before(*at, "基金 预算");
    if let Some(to) = (own.from.max(own.to.saturating_sub(6))..own.to).find(is_fund) {
        return Some((Lead::Fund, Words::new(own.from, to)));
    }
    let is_region = |at: &usize| {
        (folded.at(*at).is_ascii_digit() || folded.at(*at) == '“') && folded.is_any_before(*at, "地区 平原")
    };
    let to = (left.from + 3..=left.to).find(is_region)?;
    Some((Lead::Region, Words::new(left.from, to)))
}

/// What a clause says is fought: 依法惩处⟨电信网络诈骗犯罪⟩.
fn fought(folded: &Folded, words: Words) -> Option<Words> {
    let near = words.from.max(words.to.saturating_sub(2 * SCOPE_MAX))..words.to;
    let verb = near.rev().find(|&at| folded.is_any_at(at, "惩治 惩处 严惩 打击"))?;
    Some(Words::new(verb + 2, words.to)).filter(|object| object.len() >= 2)
}

/// 审结, 审结案件: what is done, and nothing that it is done to.
fn is_deed(folded: &Folded, words: Words) -> bool {
    let to = words.to - if folded.is_before(words.to, "案件") { 2 } else { 0 };
    label::is_verb(folded, Words::new(words.from, to))
}

/// The subject as one word; empty where it is too long to need another.
fn name(folded: &Folded, draft: &Draft) -> String {
    let length: usize = draft.subject.iter().map(|words| words.len()).sum();
    if length == 0 || length > NAME_MAX {
        return String::new();
    }
    draft.subject.iter().flat_map(|words| folded.slice(words.from, words.to)).collect()
}

/// Where each name stands: the one place, or many.
#[derive(Default)]
struct Places {
    of: BTreeMap<u64, u32>,
}

impl Places {
    const MANY: u32 = u32::MAX;

    fn add(&mut self, name: &str, place: u32) {
        if !name.is_empty() {
            let known = self.of.entry(hash(&[name])).or_insert(place);
            if *known != place {
                *known = Self::MANY;
            }
        }
    }

    fn are_many(&self, name: &str) -> bool {
        self.of.get(&hash(&[name])) == Some(&Self::MANY)
    }
}

/// Within a sentence: the subject that opens each group between semicolons.
fn by_group(folded: &Folded, clauses: &[Clause], figures: &[Figure<'_>], names: &[String], drafts: &mut [Draft]) {
    let mut from = 0;
    while from < figures.len() {
        let sentence =
            |n: usize| figures.get(n).and_then(|figure| clauses.get(figure.clause)).map(|clause| clause.sentence);
        let count = (from..figures.len()).take_while(|&n| sentence(n) == sentence(from)).count();
        let groups = groups(clauses, figures, from, from + count);
        if groups.len() > 1 {
            prefix(folded, &groups, names, drafts);
        }
        from += count.max(1);
    }
}

/// The figures of a sentence, cut at its semicolons.
fn groups(clauses: &[Clause], figures: &[Figure<'_>], from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    let mut last = None;
    for n in from..to {
        let Some(clause) = figures.get(n).map(|figure| figure.clause) else { break };
        let opens = last.is_none_or(|last: usize| {
            (last + 1..=clause).any(|at| clauses.get(at).is_some_and(|clause| clause.mark == ';'))
        });
        match groups.last_mut() {
            Some(group) if !opens => group.1 = n + 1,
            _ => groups.push((n, n + 1)),
        }
        last = Some(clause);
    }
    groups
}

fn prefix(folded: &Folded, groups: &[(usize, usize)], names: &[String], drafts: &mut [Draft]) {
    let mut places = Places::default();
    for (&(from, to), group) in groups.iter().zip(0..) {
        for name in names.get(from + 1..to).unwrap_or_default() {
            places.add(name, group);
        }
    }
    let head = |group: usize| {
        let (first, _) = *groups.get(group)?;
        drafts.get(first)?.subject.first().copied()
    };
    let heads: Vec<Option<Words>> = (0..groups.len()).map(head).collect();
    for (&(from, to), group) in groups.iter().zip(0..) {
        let other = heads.get(if group == 0 { 1 } else { group - 1 }).copied().flatten();
        let Some((own, other)) = heads.get(group).copied().flatten().zip(other) else { continue };
        let common =
            (1..own.len().min(other.len())).take_while(|n| folded.at(own.to - n) == folded.at(other.to - n)).count();
        // 茅台酒实现收入, 系列酒实现收入: what is done to both begins with its verb.
        let shared = own.to - common..own.to;
        let verb = shared.clone().find(|&at| folded.is_at(at, "实现") || folded.is_at(at, "完成"));
        let scope = Words::new(own.from, verb.unwrap_or(shared.start));
        for n in from + 1..to {
            let is_shared = names.get(n).is_some_and(|name| places.are_many(name));
            if let Some(draft) = drafts.get_mut(n).filter(|draft| {
                is_shared && (2..=SCOPE_MAX).contains(&scope.len()) && draft.subject.first() != Some(&own)
            }) {
                draft.scope = scope;
            }
        }
    }
}

/// Over the report: the heading of each section.
fn by_section(
    report: &Report,
    folded: &Folded,
    clauses: &[Clause],
    figures: &[Figure<'_>],
    names: &[String],
    drafts: &mut [Draft],
) {
    let headings: Vec<Option<Words>> = report
        .sections
        .iter()
        .map(|section| {
            let begin = section.span.start;
            let words = report.text.get(begin..section.span.end)?;
            let at = begin + words.find(&section.heading).filter(|&at| at < 40)?;
            let words = Words::new(folded.index(at), folded.index(at + section.heading.len()));
            // A heading with a date tells the periods apart, and those stand beside the label.
            let is_part = |ch: char| !matches!(ch, ',' | '、' | ':') && !ch.is_ascii_digit();
            let is_plain = folded.slice(words.from, words.to).iter().all(|&ch| is_part(ch));
            (words.len() <= SCOPE_MAX && is_plain).then_some(words)
        })
        .collect();
    let section = |n: usize| {
        let clause = clauses.get(figures.get(n)?.clause)?;
        report.sentences.get(clause.sentence)?.section
    };
    let mut places = Places::default();
    for (n, name) in names.iter().enumerate() {
        places.add(name, section(n).map_or(Places::MANY - 1, |section| section as u32));
    }
    for (n, draft) in drafts.iter_mut().enumerate().filter(|(_, draft)| draft.scope.is_empty()) {
        let name = names.get(n).map_or("", String::as_str);
        let heading = section(n).and_then(|section| headings.get(section).copied().flatten());
        if places.are_many(name)
            && let Some(heading) = heading
        {
            match measure(folded, heading) {
                Some(measure) => draft.suffix = Pieces::from(measure).and(&draft.suffix),
                None => draft.scope = without_ending(folded, heading),
            }
        }
    }
}

/// 床位数 over 医院25.91万张: a heading that names the measure goes behind the name, 医院床位数; of 机构总数 only 总数.
fn measure(folded: &Folded, heading: Words) -> Option<Words> {
    let is_total = folded.is_any_before(heading.to, "总数 总量 总额");
    let is_measure = folded.is_any_before(heading.to, "数 量 率 额 人次");
    is_measure.then(|| if is_total { Words::new(heading.to - 2, heading.to) } else { heading })
}

/// 火灾情况 as it stands before a name: 火灾.
fn without_ending(folded: &Folded, heading: Words) -> Words {
    let is_told = heading.len() > 3 && folded.is_any_before(heading.to, "情况 工作");
    Words::new(heading.from, heading.to - if is_told { 2 } else { 0 })
}
