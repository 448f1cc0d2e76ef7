//! CSV: one metric a row, columns named after the metric's fields, in Chinese too.
//!
//! In, the CSV's own text is the report, a row its sentence, a value's cell the place it is written at:
//! `指标,数值,单位` over `发现问题,2.2万,个`.

use super::ContractError;
use super::cells::{Cell, split};
use super::figure::likely_kind;
use super::node::Page;
use super::parse::{is_a_figure, plain};
use super::read::Document;
use super::word::{Choice, choice, word, words};
use crate::metrics::Metric;
use crate::quantity::{self, Quantity, Role};
use crate::reading::Reading;
use crate::report::{Folded, Report, Section, Sentence, Span, Utf16};

/// The columns with the names they go by; the first name is the one written.
const COLUMNS: [(Column, &[&str]); 13] = [
    (Column::Id, &["id", "编号", "編號"]),
    (Column::Label, &["label", "指标", "指標", "名称", "名稱", "项目", "項目"]),
    (Column::Value, &["value", "数值", "數值", "值"]),
    (Column::High, &["high", "上限"]),
    (Column::Unit, &["unit", "单位", "單位"]),
    (Column::Written, &["written", "原文"]),
    (Column::Kind, &["kind", "类型", "類型"]),
    (Column::Period, &["period", "时期", "時期", "时间", "時間"]),
    (Column::Place, &["place", "地区", "地區", "地方"]),
    (Column::Direction, &["direction", "方向"]),
    (Column::Baseline, &["baseline", "基期"]),
    (Column::Approx, &["approx", "约数", "約數"]),
    (Column::Section, &["section", "章节", "章節", "部分"]),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Id,
    Label,
    Value,
    High,
    Unit,
    Written,
    Kind,
    Period,
    Place,
    Direction,
    Baseline,
    Approx,
    Section,
}

/// Takes over a table of figures.
///
/// # Errors
/// When a column is missing, a row has no label or no value that can be read, or more cells than the header.
pub fn read_csv(text: &str) -> Result<Document, ContractError> {
    let mut rows = split(text)?.into_iter();
    let header: Vec<Option<Column>> =
        rows.next().unwrap_or_default().iter().map(|cell| find_column(&cell.words)).collect();
    for (column, name) in [(Column::Label, "label (指标)"), (Column::Value, "value (数值)")] {
        if !header.contains(&Some(column)) {
            return Err(ContractError::at(text, 0, &["no column is named ", name]));
        }
    }
    let mut report = Report { text: text.to_owned(), ..Report::default() };
    let (mut metrics, page) = (Vec::new(), Page::new(text));
    for cells in rows {
        if cells.iter().all(|cell| cell.words.is_empty()) {
            continue;
        }
        let row = Row { page: &page, header: &header, cells: &cells };
        let metric = read_row(&row, &mut report.sections, metrics.len());
        report.sentences.push(Sentence { span: metric.sentence, section: metric.section, paragraph: metrics.len() });
        metrics.push(metric);
    }
    page.check()?;
    Ok(Document { reading: Reading { report, metrics, ..Reading::default() }, panels: None })
}

/// A column by its name: case does not matter.
fn find_column(name: &str) -> Option<Column> {
    let name = name.trim_start_matches('\u{FEFF}');
    COLUMNS
        .iter()
        .find(|(_, names)| names.iter().any(|other| name.eq_ignore_ascii_case(other)))
        .map(|&(column, _)| column)
}

struct Row<'r> {
    page: &'r Page<'r>,
    header: &'r [Option<Column>],
    cells: &'r [Cell],
}

impl Row<'_> {
    /// The cell of a column, where it is there and not blank.
    fn cell(&self, column: Column) -> Option<&Cell> {
        let at = self.header.iter().position(|other| *other == Some(column))?;
        self.cells.get(at).filter(|cell| !cell.words.is_empty())
    }

    fn words(&self, column: Column) -> Option<String> {
        self.cell(column).map(|cell| cell.words.clone())
    }

    /// The choice that a cell's word stands for.
    fn choice<C: Choice>(&self, column: Column) -> Option<C> {
        let cell = self.cell(column)?;
        let found = choice(&cell.words);
        if found.is_none() {
            self.page.fault(cell.span.start, &["\"", &cell.words, "\" is not one of: ", &words::<C>()]);
        }
        found
    }

    fn amount(&self, cell: &Cell) -> Quantity {
        read_amount(&cell.words).unwrap_or_else(|| {
            self.page.fault(cell.span.start, &["\"", &cell.words, "\" is no value"]);
            Quantity::default()
        })
    }

    fn span(&self) -> Span {
        let edge = |cell: Option<&Cell>| cell.map(|cell| cell.span).unwrap_or_default();
        Span { start: edge(self.cells.first()).start, end: edge(self.cells.last()).end }
    }
}

fn read_row(row: &Row<'_>, sections: &mut Vec<Section>, index: usize) -> Metric {
    let sentence = row.span();
    if let Some(extra) = row.cells.get(row.header.len()) {
        row.page.fault(extra.span.start, &["this cell is under no column"]);
    }
    let none = Cell::default();
    let must = |column, what| {
        row.cell(column).unwrap_or_else(|| {
            row.page.fault(sentence.start, &[what]);
            &none
        })
    };
    let label = must(Column::Label, "this row has no label").words.clone();
    let cell = must(Column::Value, "this row has no value");
    let amount = row.amount(cell);
    let high = row.cell(Column::High).map(|cell| row.amount(cell).value);
    let unit = row.words(Column::Unit).or(amount.unit).unwrap_or_default();
    let direction = row.choice(Column::Direction);
    Metric {
        id: row.words(Column::Id).unwrap_or_else(|| "m".to_owned() + &(index + 1).to_string()),
        label,
        value: amount.value,
        high: high.or(amount.high),
        kind: row.choice(Column::Kind).unwrap_or_else(|| likely_kind(&unit, direction.is_some())),
        written: row.words(Column::Written).unwrap_or_else(|| cell.words.clone()),
        unit,
        period: row.words(Column::Period),
        place: row.words(Column::Place),
        direction,
        baseline: row.words(Column::Baseline),
        approx: row.choice(Column::Approx).or(amount.approx),
        section: row.words(Column::Section).map(|heading| find_section(sections, heading)),
        span: cell.span,
        sentence,
    }
}

/// A value as people write one: 22000, 2.2万, 98.7%, 约3亿元.
fn read_amount(words: &str) -> Option<Quantity> {
    if let Some(value) = plain(words).filter(|value| is_a_figure(*value)) {
        return Some(Quantity { value, ..Quantity::default() });
    }
    let mut found = quantity::find(&Folded::new(words)).into_iter();
    let amount = found.next().filter(|amount| !matches!(amount.role, Role::Date | Role::Ordinal | Role::Name))?;
    found.next().is_none().then_some(amount)
}

/// The section of that heading, a new one where there was none.
fn find_section(sections: &mut Vec<Section>, heading: String) -> usize {
    let known = sections.iter().position(|section| section.heading == heading);
    known.unwrap_or_else(|| {
        sections.push(Section { heading, span: Span::default() });
        sections.len() - 1
    })
}

/// The metrics as a table: the columns above, then where each is written and the sentence it stands in.
#[must_use]
pub fn write_csv(reading: &Reading) -> String {
    let offsets = Utf16::new(&reading.report.text);
    let names = COLUMNS.iter().filter_map(|(_, names)| names.first().copied());
    let mut out = names.chain(["start", "end", "quote"]).collect::<Vec<_>>().join(",") + "\n";
    for metric in &reading.metrics {
        for (column, _) in COLUMNS {
            put(&mut out, &column_words(metric, column, &reading.report));
            out.push(',');
        }
        for byte in [metric.span.start, metric.span.end] {
            out.push_str(&offsets.unit(byte).to_string());
            out.push(',');
        }
        put(&mut out, reading.report.words(metric.sentence).trim());
        out.push('\n');
    }
    out
}

fn column_words(metric: &Metric, column: Column, report: &Report) -> String {
    let heading = |index: usize| report.sections.get(index).map(|section| section.heading.clone());
    match column {
        Column::Id => metric.id.clone(),
        Column::Label => metric.label.clone(),
        Column::Value => metric.value.to_string(),
        Column::High => metric.high.map(|high| high.to_string()).unwrap_or_default(),
        Column::Unit => metric.unit.clone(),
        Column::Written => metric.written.clone(),
        Column::Kind => word(metric.kind).to_owned(),
        Column::Period => metric.period.clone().unwrap_or_default(),
        Column::Place => metric.place.clone().unwrap_or_default(),
        Column::Direction => metric.direction.map(word).unwrap_or_default().to_owned(),
        Column::Baseline => metric.baseline.clone().unwrap_or_default(),
        Column::Approx => metric.approx.map(word).unwrap_or_default().to_owned(),
        Column::Section => metric.section.and_then(heading).unwrap_or_default(),
    }
}

/// A cell, in quotes where its words need them.
fn put(out: &mut String, words: &str) {
    if words.contains([',', '"', '\n', '\r']) {
        out.push('"');
        out.push_str(&words.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(words);
    }
}

#[cfg(test)]
mod tests {
    use super::{read_csv, write_csv};
    use crate::metrics::Kind::{Change, Multiple, Quantity, Share};

    #[test]
    fn a_row_is_a_sentence_and_its_value_a_span() {
        let text =
            "指标,数值,单位,时期,章节\n检查企业,\"1,200\",家,2019,一\n整改率,98.7,%,,二\n退出产能,300.50,吨,,一\n";
        let reading = read_csv(text).expect("a good table").reading;
        let found: Vec<_> = reading
            .metrics
            .iter()
            .map(|metric| (reading.report.words(metric.span), metric.value.to_string(), metric.section))
            .collect();
        assert_eq!(
            found,
            [("1,200", "1200".into(), Some(0)), ("98.7", "98.7".into(), Some(1)), ("300.50", "300.50".into(), Some(0))]
        );
        assert_eq!(reading.report.words(reading.metrics[1].sentence), "整改率,98.7,%,,二");
        let again = read_csv(&write_csv(&reading)).expect("what is written can be read").reading;
        let bare = |metric: &super::Metric| super::Metric {
            span: super::Span::default(),
            sentence: super::Span::default(),
            ..metric.clone()
        };
        assert_eq!(
            again.metrics.iter().map(bare).collect::<Vec<_>>(),
            reading.metrics.iter().map(bare).collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_unit_alone_tells_the_kind() {
        let text =
            "指标,数值,单位\n企业,5,家\n整改率,98.7,%\n死亡率,6.1,‰\n提高,2.5,百分点\n下降,0.6,千分点\n产量,2.4,倍\n";
        let reading = read_csv(text).expect("a good table").reading;
        let found: Vec<_> = reading.metrics.iter().map(|metric| metric.kind).collect();
        assert_eq!(found, [Quantity, Share, Share, Change, Change, Multiple]);
    }

    #[test]
    fn a_bad_table_is_named_with_its_place() {
        for (text, want) in [
            ("", "line 1, column 1: no column is named label (指标)"),
            ("label,unit\n", "line 1, column 1: no column is named value (数值)"),
            ("label,value\n甲,几个\n", "line 2, column 3: \"几个\" is no value"),
            ("label,value\n甲,\n", "line 2, column 1: this row has no value"),
            ("label,value\n,5\n", "line 2, column 1: this row has no label"),
            ("label,value\n甲,5,6\n", "line 2, column 5: this cell is under no column"),
            ("label,value,direction\n甲,5,left\n", "line 2, column 5: \"left\" is not one of: up, down"),
        ] {
            assert_eq!(read_csv(text).expect_err(text).to_string(), want, "{text}");
        }
    }
}
