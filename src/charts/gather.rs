//! What no relation ties: single figures, gathered by sentence and section, so that none is left alone.

use super::Form;
use super::order::sort;
use super::ties::{enter, lists};
use crate::metrics::Kind;
use crate::reading::Reading;

/// A panel before it has words.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) form: Form,
    pub(crate) metrics: Vec<usize>,
    pub(crate) because: &'static str,
}

/// A grid has at most this many figures.
const MOST: usize = 8;
/// A panel takes at most this many figures that its form has no place for.
const MOST_ASIDES: usize = 2;

/// Adds what is left to the drafts: in grids of its own, or, where a figure is alone, on the panel of its sentence.
pub(crate) fn gather(reading: &Reading, mut drafts: Vec<Draft>, left: &[usize]) -> Vec<Draft> {
    let mut homes = Homes::new(reading, &drafts);
    let left = with_neighbours(reading, &mut drafts, &homes, left);
    let left = with_sentence(reading, &mut drafts, &homes, &left);
    for group in by_part(reading, &left) {
        let pieces = if group.len() <= MOST { vec![group] } else { by_sentence(reading, &group) };
        for piece in pieces {
            let is_lone = piece.len() == 1;
            let home = if is_lone { home(reading, &drafts, &homes, &piece) } else { None };
            match home.and_then(|home| drafts.get_mut(home)) {
                Some(draft) => draft.metrics.extend(piece),
                None => {
                    homes.enter(drafts.len(), &piece);
                    let because = "single counts of different things";
                    drafts.push(Draft { form: Form::Figures, metrics: piece, because });
                }
            }
        }
    }
    drafts
}

/// Which drafts have figures of a sentence.
struct Homes {
    /// The sentence of each figure, counted from the first figure's.
    places: Vec<usize>,
    sentences: Vec<Vec<usize>>,
}

impl Homes {
    fn new(reading: &Reading, drafts: &[Draft]) -> Homes {
        let count = reading.metrics.len();
        let mut sentence = 0;
        let mut places = vec![0; count.min(1)];
        for pair in reading.metrics.windows(2) {
            sentence += usize::from(pair.first().map(|one| one.sentence) != pair.last().map(|other| other.sentence));
            places.push(sentence);
        }
        let mut homes = Homes { places, sentences: lists(count) };
        for (draft, own) in drafts.iter().enumerate() {
            homes.enter(draft, &own.metrics);
        }
        homes
    }

    fn enter(&mut self, draft: usize, metrics: &[usize]) {
        for index in metrics {
            let sentence = self.place(*index);
            enter(&mut self.sentences, sentence, draft);
        }
    }

    fn place(&self, index: usize) -> usize {
        self.places.get(index).copied().unwrap_or_default()
    }

    fn of_sentence(&self, index: usize) -> &[usize] {
        self.sentences.get(self.place(index)).map_or(&[], Vec::as_slice)
    }
}

/// Takes figures to what their sentence has on a panel already; returns what is still left.
fn with_neighbours(reading: &Reading, drafts: &mut [Draft], homes: &Homes, left: &[usize]) -> Vec<usize> {
    let is_home = |index: &usize, draft: &Draft| {
        let Some(metric) = reading.metrics.get(*index) else { return false };
        let mut own = draft.metrics.iter().filter_map(|&index| reading.metrics.get(index));
        match draft.form {
            // A grid of levels takes any figure of its one sentence, as a level without a change.
            Form::Level if draft.metrics.len() < MOST && own.clone().all(|own| own.sentence == metric.sentence) => true,
            Form::Changes | Form::Level | Form::Slope | Form::Nested => {
                metric.kind == Kind::Change
                    && own.any(|own| own.sentence == metric.sentence)
                    && asides(reading, draft) < MOST_ASIDES
            }
            _ => false,
        }
    };
    let mut rest = Vec::new();
    for index in left {
        let mut near = homes.of_sentence(*index).iter().copied();
        let home = near.find(|&home| drafts.get(home).is_some_and(|draft| is_home(index, draft)));
        match home.and_then(|home| drafts.get_mut(home)) {
            Some(draft) => draft.metrics.push(*index),
            None => rest.push(*index),
        }
    }
    for draft in drafts.iter_mut().filter(|draft| draft.form == Form::Level) {
        sort(&mut draft.metrics, &|one, other| one <= other);
    }
    rest
}

/// Takes the one figure that a sentence has beside what is done of all, or beside a whole and its parts, to those:
/// 排查污染源2.2万个 to 发现问题5300个，完成整治5294个. Returns what is still left.
fn with_sentence(reading: &Reading, drafts: &mut [Draft], homes: &Homes, left: &[usize]) -> Vec<usize> {
    let sentence = |index: &usize| reading.metrics.get(*index).map(|metric| metric.sentence);
    let mut rest = Vec::new();
    for own in left.chunk_by(|one, other| sentence(one) == sentence(other)) {
        let is_home = |draft: &Draft| {
            matches!(draft.form, Form::Progress | Form::Breakdown)
                && draft.metrics.iter().chain(own).all(|index| sentence(index) == own.first().and_then(sentence))
        };
        let mut near = own.iter().filter(|_| own.len() == 1).flat_map(|&lone| homes.of_sentence(lone)).copied();
        let home = near.find(|&home| drafts.get(home).is_some_and(is_home));
        let Some(draft) = home.and_then(|home| drafts.get_mut(home)) else {
            rest.extend(own);
            continue;
        };
        // What comes first in the sentence stands first on the panel, where the form has a place for it.
        let is_first = draft.form == Form::Progress && own.first() < draft.metrics.iter().min();
        let told = draft.metrics.as_slice();
        draft.metrics = if is_first { [own, told] } else { [told, own] }.concat();
    }
    rest
}

/// Figures of one paragraph; a lone one goes with those of the paragraph beside it, in the same section.
fn by_part(reading: &Reading, left: &[usize]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for paragraph in left.chunk_by(|one, other| is_one_paragraph(reading, &[*one], &[*other])) {
        let is_next = |group: &Vec<usize>| {
            let is_short = group.len().min(paragraph.len()) < 2 && group.len() + paragraph.len() <= MOST;
            is_short && section(reading, group).is_some() && section(reading, group) == section(reading, paragraph)
        };
        match groups.last_mut() {
            Some(group) if is_next(group) => group.extend(paragraph),
            _ => groups.push(paragraph.to_vec()),
        }
    }
    groups
}

pub(crate) fn section(reading: &Reading, group: &[usize]) -> Option<usize> {
    group.last().and_then(|&index| reading.metrics.get(index)).and_then(|metric| metric.section)
}

fn paragraph(reading: &Reading, index: usize) -> usize {
    let Some(metric) = reading.metrics.get(index) else { return 0 };
    let place = reading.report.sentences.partition_point(|sentence| sentence.span.start <= metric.span.start);
    place.checked_sub(1).and_then(|place| reading.report.sentences.get(place)).map_or(0, |sentence| sentence.paragraph)
}

/// Whether figures stand in one paragraph of one section.
pub(crate) fn is_one_paragraph(reading: &Reading, one: &[usize], other: &[usize]) -> bool {
    let place =
        |index: &usize| (reading.metrics.get(*index).and_then(|metric| metric.section), paragraph(reading, *index));
    let mut places = one.iter().chain(other).map(place);
    let first = places.next();
    places.all(|place| Some(place) == first)
}

/// Splits at sentences into pieces of at most eight; a sentence longer than that into even pieces.
fn by_sentence(reading: &Reading, group: &[usize]) -> Vec<Vec<usize>> {
    let sentence = |index: &usize| reading.metrics.get(*index).map(|metric| metric.sentence);
    let sentences = group.chunk_by(|one, other| sentence(one) == sentence(other));
    let mut pieces: Vec<Vec<usize>> = Vec::new();
    for sentence in sentences {
        let count = sentence.len().div_ceil(MOST);
        for chunk in sentence.chunks(sentence.len().div_ceil(count.max(1)).max(1)) {
            match pieces.last_mut() {
                Some(last) if last.len().min(chunk.len()) < 3 && last.len() + chunk.len() <= MOST => last.extend(chunk),
                _ => pieces.push(chunk.to_vec()),
            }
        }
    }
    pieces
}

/// The panel of its sentence, where a lone figure is at home.
fn home(reading: &Reading, drafts: &[Draft], homes: &Homes, piece: &[usize]) -> Option<usize> {
    let has_room = |home: &usize| drafts.get(*home).is_some_and(|draft| asides(reading, draft) < MOST_ASIDES);
    homes.of_sentence(piece.first().copied()?).iter().copied().find(has_room)
}

/// Figures of another unit or kind than the panel's first: those that its form sets as rows of words.
fn asides(reading: &Reading, draft: &Draft) -> usize {
    let known = || draft.metrics.iter().filter_map(|&index| reading.metrics.get(index));
    let Some(first) = known().next() else { return 0 };
    match draft.form {
        Form::Figures => draft.metrics.len().saturating_sub(MOST - MOST_ASIDES),
        _ => known().filter(|metric| metric.kind == Kind::Quantity && metric.unit != first.unit).count(),
    }
}
