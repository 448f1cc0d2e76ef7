//! The finding of a panel, as its title, and a sentence for those who cannot see it.

use super::breakdown::whole_and_parts;
use super::changes::comparable;
use super::progress::share_name;
use super::seams::is_chinese;
use super::shared::common_suffix;
use super::text::width;
use super::ties::reached;
use super::value::{figure, shown, signed};
use super::words::{baseline_word, before_change, change_word, is_change_name, pick, unchanged};
use super::{Form, Panel};
use crate::checks::Relation;
use crate::metrics::{Kind, Metric};
use crate::reading::Reading;
use crate::report::Lang;

/// The longest title that is still read at a glance, in characters of full width.
const LONGEST: f32 = 22.0;

/// The finding of a panel in the report's own words and figures; its heading or label where none can be composed.
pub(crate) fn finding(panel: &Panel, reading: &Reading, relations: &[&Relation]) -> String {
    let desk = Desk { panel, reading, relations };
    let mut all = match panel.form {
        Form::Progress => desk.progress(),
        Form::Breakdown => desk.breakdown(),
        Form::Nested | Form::Funnel => desk.nested(),
        Form::Level | Form::Figures => desk.figures(),
        Form::Changes => desk.changes(),
        Form::Bars => desk.bars(),
        Form::Slope => desk.slope(),
    };
    let first = desk.first().map(|metric| desk.phrase(metric).words()).unwrap_or_default();
    let label = desk.metric(0).map(|metric| metric.label.clone()).unwrap_or_default();
    let heading = heading(panel, reading).to_owned();
    all.extend([first, heading, label]);
    all.retain(|title| !title.is_empty());
    let short = all.iter().position(|title| width(title, 1.0, false) <= LONGEST);
    if all.is_empty() { String::new() } else { all.swap_remove(short.unwrap_or(0)) }
}

/// The heading over a panel's figures.
pub(crate) fn heading<'a>(panel: &Panel, reading: &'a Reading) -> &'a str {
    let section = panel.section.and_then(|section| reading.report.sections.get(section));
    section.map_or("", |section| section.heading.trim())
}

/// One sentence for those who cannot see the picture.
pub(crate) fn description(panel: &Panel, reading: &Reading, lang: Lang) -> String {
    let form = pick(lang, form_words(panel.form));
    let known = panel.metrics.iter().filter_map(|&index| reading.metrics.get(index));
    let mut words = [form, pick(lang, "：|：|: ")].concat();
    for (place, metric) in known.enumerate() {
        let gap = if place > 0 { pick(lang, "；|；|; ") } else { "" };
        words += &[gap, &metric.label, " ", &shown(metric, reading)].concat();
    }
    words + pick(lang, "。|。|.")
}

fn form_words(form: Form) -> &'static str {
    match form {
        Form::Figures => "数字|數字|Figures",
        Form::Progress => "完成情况|完成情況|Progress",
        Form::Breakdown => "构成|構成|Breakdown",
        Form::Nested => "其中|其中|Parts of a whole",
        Form::Level => "水平及变化|水平及變化|Levels and their changes",
        Form::Changes => "变化|變化|Changes",
        Form::Bars => "比较|比較|Bars",
        Form::Slope => "前后对比|前後對比|From and to",
        Form::Funnel => "流程|流程|Chain",
    }
}

/// A figure among its words: before, the figure, after. `严肃处理` `78名` `责任人`
struct Phrase<'a> {
    before: &'a str,
    figure: String,
    after: &'a str,
}

impl Phrase<'_> {
    fn words(&self) -> String {
        [self.before, &self.figure, self.after].concat()
    }
}

struct Desk<'a> {
    panel: &'a Panel,
    reading: &'a Reading,
    relations: &'a [&'a Relation],
}

impl<'a> Desk<'a> {
    fn metric(&self, place: usize) -> Option<&'a Metric> {
        self.panel.metrics.get(place).and_then(|&index| self.reading.metrics.get(index))
    }

    /// The first figure; where a change begins with it, the level that it leads to: the year before is no news.
    fn first(&self) -> Option<&'a Metric> {
        let first = *self.panel.metrics.first()?;
        self.reading.metrics.get(reached(first, self.relations).unwrap_or(first))
    }

    fn metrics(&self) -> impl Iterator<Item = &'a Metric> + Clone {
        let reading = self.reading;
        self.panel.metrics.iter().filter_map(|&index| reading.metrics.get(index))
    }

    /// A figure where the report's own words have it: within its label if the label goes on after the figure there.
    fn phrase(&self, metric: &'a Metric) -> Phrase<'a> {
        let label = metric.label.trim();
        if metric.kind == Kind::Change && metric.direction.is_some() {
            let word = if is_change_name(label) { "" } else { change_word(metric, self.reading) };
            let before = before_change(label, word);
            let size = figure(metric, self.reading).words();
            let baseline = baseline_word(metric, self.reading);
            let baseline = if word.is_empty() || before.contains(baseline) { "" } else { baseline };
            let figure = [baseline, word, size.trim_start_matches('-')].concat();
            return Phrase { before, figure, after: "" };
        }
        let own = figure(metric, self.reading).words();
        let label = if label == metric.unit { "" } else { label };
        let rest = self.reading.report.text.get(metric.span.end..).unwrap_or_default().trim_start();
        let suffixes = label.char_indices().filter_map(|(at, _)| label.split_at_checked(at));
        let found = suffixes.into_iter().find(|(_, suffix)| rest.starts_with(suffix));
        let (before, after) = found.filter(|_| metric.unit != "%").unwrap_or((label, ""));
        Phrase { before, figure: own, after }
    }

    fn phrase_of(&self, index: usize) -> Option<Phrase<'a>> {
        self.reading.metrics.get(index).map(|metric| self.phrase(metric))
    }

    fn words_of(&self, index: usize) -> String {
        self.phrase_of(index).map(|phrase| phrase.words()).unwrap_or_default()
    }

    /// 28项任务完成27项
    fn progress(&self) -> Vec<String> {
        let share = self.relations.iter().find_map(|relation| match relation {
            Relation::Share { share, parts, whole } if self.panel.metrics.contains(whole) => match parts.as_slice() {
                [part] if self.panel.metrics.contains(part) => Some((*share, *part, *whole)),
                _ => None,
            },
            _ => None,
        });
        let Some((share, part, whole)) = share else { return Vec::new() };
        let (Some(all), Some(done)) = (self.phrase_of(whole), self.phrase_of(part)) else { return Vec::new() };
        let rate = share.and_then(|share| self.phrase_of(share)).map(|rate| rate.words()).unwrap_or_default();
        let label = [done.before, done.after].concat();
        let thing = Some(all.after).filter(|thing| !thing.is_empty() && label.ends_with(thing));
        let is_same = label == [all.before, all.after].concat();
        // 整改率98.7%, or where that names part and whole again, 完成占比98.7%
        let short_rate = || {
            let metrics = &self.reading.metrics;
            let name = share_name(&metrics.get(share?)?.label, &metrics.get(part)?.label)?;
            Some(name + &self.phrase_of(share?)?.figure)
        };
        let rates = [Some(rate), short_rate()].into_iter().flatten();
        let Some(thing) = thing.or(Some(label.as_str()).filter(|_| is_same)) else {
            return [[&all.words(), "，", &done.words()].concat()].into_iter().chain(rates).collect();
        };
        let verb = label.strip_suffix(thing).unwrap_or(&label).trim_end_matches('的');
        let verb = if verb.is_empty() || is_same { "中有" } else { verb };
        [[all.figure.as_str(), thing, verb, &done.figure].concat()].into_iter().chain(rates).collect()
    }

    /// 肉类总产量18.5万吨，猪肉10.6万吨最多
    fn breakdown(&self) -> Vec<String> {
        let (whole, parts) = whole_and_parts(self.panel, self.reading, self.relations);
        let Some(whole) = whole else { return self.bars() };
        let all = self.words_of(whole);
        let largest = self.largest_of(&parts).map(|part| self.phrase(part).words()).unwrap_or_default();
        let most = [largest.as_str(), "最多"].concat();
        if self.panel.metrics.contains(&whole) {
            // Of two, none is the most.
            let said = if parts.len() > 2 { ["，", &most] } else { ["，其中", &largest] };
            return vec![[&all, said.concat().as_str()].concat(), all];
        }
        let count = self.reading.metrics.get(whole).map(|all| figure(all, self.reading).words()).unwrap_or_default();
        let share = self.metrics().find(|metric| metric.kind == Kind::Share).map(|share| self.phrase(share).words());
        let said = match parts.as_slice() {
            &[one, other] => [&self.words_of(one), "、", &self.words_of(other)].concat(),
            _ => most,
        };
        share.into_iter().chain([said]).map(|said| [&count, "中，", &said].concat()).collect()
    }

    /// 58个国考断面,其中水质优良断面32个
    fn nested(&self) -> Vec<String> {
        let (Some(all), Some(part)) = (self.metric(0), self.metric(1)) else { return Vec::new() };
        let (all, part) = (self.phrase(all), self.phrase(part).words());
        let joint = if self.panel.form == Form::Funnel || part.starts_with("其中") { "，" } else { "，其中" };
        // A bare number says nothing: what is counted must stand behind it.
        let short = [&all.figure, all.after].concat();
        let short = Some([short.as_str(), joint, &part].concat()).filter(|_| all.after.chars().nth(1).is_some());
        let mut titles = vec![[&all.words(), joint, &part].concat()];
        titles.extend(short);
        titles
    }

    /// The first figure, and the next for which there is room.
    fn figures(&self) -> Vec<String> {
        let Some(one) = self.first() else { return Vec::new() };
        let first = self.phrase(one).words();
        // A label of one character says nothing.
        let others = self.metrics().skip(1).filter(|metric| metric.label.chars().nth(1).is_some());
        let join = |other: &'a Metric| {
            let second = self.phrase(other);
            match other.kind {
                // 3.8个百分点 without a way is no finding.
                Kind::Change if other.direction.is_none() => String::new(),
                // 普惠性幼儿园9436所，占比83.6%
                Kind::Share if one.kind == Kind::Quantity && share_name(&other.label, &one.label).is_some() => {
                    [&first, "，", without_start(&other.label, &one.label), &second.figure].concat()
                }
                _ if other.label != one.label => [&first, "，", &second.words()].concat(),
                Kind::Change => [&first, "，", &second.figure].concat(),
                // 零售总额增长4.2%⟨、178.96亿元⟩, which was the year before
                Kind::Quantity if other.unit != one.unit && other.may_be_of_one_year(one) => {
                    [&first, self.between(one, other), &second.figure].concat()
                }
                _ => String::new(),
            }
        };
        let mut titles: Vec<String> = others.clone().map(join).collect();
        titles.push(first.clone());
        titles.extend(others.map(|other| self.phrase(other).words()));
        titles
    }

    /// What the report has between two figures of one thing: nothing in 14户企业少计利润3.27亿元, ，涉及资金 where it says that.
    fn between(&self, one: &'a Metric, other: &'a Metric) -> &'a str {
        let own = self.reading.report.text.get(one.span.end..other.span.start);
        let own = own.and_then(|own| own.trim_start().strip_prefix(self.phrase(one).after));
        let is_plain =
            |own: &&str| own.chars().nth(5).is_none() && own.chars().all(|one| "，、".contains(one) || is_chinese(one));
        let own = own.filter(is_plain).unwrap_or("、");
        // 1124个村清理挂牌⟨约⟩约1.26万块
        let about = self.phrase(other).figure;
        own.strip_suffix(['约', '約', '近', '超'])
            .filter(|rest| own.get(rest.len()..).is_some_and(|word| about.starts_with(word)))
            .unwrap_or(own)
    }

    /// 二氧化硫等4项排放总量均下降
    fn changes(&self) -> Vec<String> {
        let known = comparable(self.panel, self.reading).into_iter();
        let changes: Vec<&Metric> = known.map(|(_, metric)| metric).collect();
        let Some(first) = changes.first() else { return Vec::new() };
        let mut most = first;
        for change in &changes {
            if signed(change).abs() >= signed(most).abs() {
                most = change;
            }
        }
        let most = self.phrase(most).words();
        let goes_same_way =
            changes.iter().all(|change| change.direction.is_some() && change.direction == first.direction);
        if !goes_same_way || changes.len() < 2 || changes.iter().skip(1).any(|change| change.label == first.label) {
            return vec![most];
        }
        let word = change_word(first, self.reading);
        let bare: Vec<&str> = changes.iter().map(|change| unchanged(&change.label, word)).collect();
        if let &[one, other] = bare.as_slice() {
            let is_stutter = other.starts_with(one) || one.starts_with(other);
            let both = if is_stutter { String::new() } else { [one, "、", other, "均", word].concat() };
            return vec![both, most];
        }
        let mut end = bare.first().map_or(String::new(), |first| (*first).to_owned());
        for label in &bare {
            end = common_suffix(&end, label);
        }
        // 就業人數 and 失業人數 share 業人數, which is no word: a name keeps two characters.
        if bare.iter().any(|label| without(label, &end).chars().nth(1).is_none()) {
            end.clear();
        }
        let name = bare.first().map_or("", |first| without(first, &end)).trim_end_matches('的');
        let count = changes.len().to_string();
        let item = pick(self.reading.report.lang, "项|項|项");
        vec![[name, "等", &count, item, end.trim_start_matches('的'), "均", word].concat(), most]
    }

    fn bars(&self) -> Vec<String> {
        let Some(largest) = self.largest() else { return Vec::new() };
        let phrase = self.phrase(largest);
        let most = if largest.kind == Kind::Quantity && is_counted(&largest.unit) { "最多" } else { "最高" };
        vec![[phrase.before, phrase.after, most, "，", &phrase.figure].concat(), phrase.words()]
    }

    /// PM2.5平均浓度由52降至48
    fn slope(&self) -> Vec<String> {
        let Some((from, to)) = self.ends_told().or_else(|| self.ends_dated()) else { return Vec::new() };
        let (before, after) = (figure(from, self.reading), figure(to, self.reading));
        let is_said_once = before.unit == after.unit && !super::bars::is_short(&after.unit);
        let before = if is_said_once { before.number } else { before.words() };
        let after = after.words();
        let is_falling = to.value.to_f64() < from.value.to_f64();
        let goes = if is_falling { "降至" } else { "升至" };
        vec![[to.label.as_str(), "由", &before, goes, &after].concat(), [to.label.as_str(), goes, &after].concat()]
    }

    /// The two ends as a relation of the report tells them.
    fn ends_told(&self) -> Option<(&'a Metric, &'a Metric)> {
        let on_panel = |index: usize| self.panel.metrics.contains(&index).then(|| self.reading.metrics.get(index))?;
        self.relations.iter().find_map(|relation| match **relation {
            Relation::Change { to: Some(to), from: Some(from), .. } => on_panel(from).zip(on_panel(to)),
            _ => None,
        })
    }

    /// The first two levels, the earlier one first where both have a period.
    fn ends_dated(&self) -> Option<(&'a Metric, &'a Metric)> {
        let mut levels = self.metrics().filter(|metric| metric.kind != Kind::Change);
        let (one, other) = (levels.next()?, levels.next()?);
        let is_reversed = matches!((&one.period, &other.period), (Some(one), Some(other)) if one > other);
        Some(if is_reversed { (other, one) } else { (one, other) })
    }

    fn largest(&self) -> Option<&'a Metric> {
        self.largest_of(&self.panel.metrics)
    }

    /// The largest count, or where none is counted the largest share.
    fn largest_of(&self, indexes: &[usize]) -> Option<&'a Metric> {
        let mut largest: Option<&Metric> = None;
        for metric in indexes.iter().filter_map(|&index| self.reading.metrics.get(index)) {
            let rank = |metric: &Metric| (metric.kind == Kind::Quantity, metric.value.to_f64());
            let is_level = matches!(metric.kind, Kind::Quantity | Kind::Share);
            if is_level && largest.is_none_or(|most| rank(metric) >= rank(most)) {
                largest = Some(metric);
            }
        }
        largest
    }
}

/// Whether there can be many of it: a concentration or a rate is high, not many.
fn is_counted(unit: &str) -> bool {
    !unit.is_empty()
        && unit.chars().all(|character| character > '\u{3400}')
        && !matches!(unit, "分贝" | "度" | "摄氏度")
}

fn without_start<'a>(label: &'a str, start: &str) -> &'a str {
    label.strip_prefix(start).unwrap_or(label)
}

/// A label without what it ends in.
fn without<'a>(label: &'a str, end: &str) -> &'a str {
    label.strip_suffix(end).unwrap_or(label)
}
