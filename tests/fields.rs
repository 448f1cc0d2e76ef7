//! What short passages say, field by field: `fields/passages.txt` tells how they are written.

use report_figures::checks::Relation;
use report_figures::metrics::{Direction, Kind, Metric};
use report_figures::read;

const PASSAGES: &str = include_str!("fields/passages.txt");

fn row(metric: &Metric) -> String {
    let kind = match metric.kind {
        Kind::Quantity => "q",
        Kind::Share => "s",
        Kind::Change => "c",
        Kind::Multiple => "x",
    };
    let direction = metric.direction.map_or("", |direction| if direction == Direction::Up { "up" } else { "down" });
    let period = metric.period.as_deref().unwrap_or_default();
    let baseline = metric.baseline.as_deref().unwrap_or_default();
    [metric.written.as_str(), &metric.label, kind, period, direction, baseline].join("|")
}

fn relation(relation: &Relation) -> String {
    let sum = |parts: &[usize]| parts.iter().map(usize::to_string).collect::<Vec<_>>().join("+");
    match relation {
        Relation::Share { share, parts, whole } => {
            format!("share {} = {}/{whole}", share.unwrap_or(*whole), sum(parts))
        }
        Relation::Breakdown { whole, parts, .. } => format!("{whole} = {}", sum(parts)),
        Relation::Change { to, delta, .. } => format!("{delta} of {}", to.unwrap_or(*delta)),
    }
}

/// The passage and what is read in it, as the table writes both.
fn block(passage: &str) -> String {
    let reading = read(&passage.replace("\\n", "\n"));
    let fails = |n: usize| reading.checks.iter().any(|check| check.relation == n && !check.holds);
    let figures = reading.metrics.iter().map(row);
    let told = reading.relations.iter().enumerate();
    let relations = told.map(|(n, one)| format!("= {}{}", relation(one), if fails(n) { "!" } else { "" }));
    figures.chain(relations).fold(passage.to_owned(), |block, line| block + "\n  " + &line)
}

#[test]
fn passages_say_what_a_reader_takes_from_them() {
    let text = PASSAGES.replace("\r\n", "\n");
    let (_, table) = text.split_once("\n\n").unwrap_or_default();
    let passages = || table.trim_end().split("\n\n");
    assert!(passages().count() > 40, "the table is not read");
    let wrong: Vec<String> = passages()
        .filter_map(|meant| {
            let got = block(meant.lines().next().unwrap_or_default());
            (got != meant).then(|| format!("meant:\n{meant}\n\ngot:\n{got}\n"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
