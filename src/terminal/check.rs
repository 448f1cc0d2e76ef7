//! `check`: each claim that can be recomputed, in words, with the arithmetic.

use std::process::ExitCode;

use report_figures::Reading;
use report_figures::charts::check_words;
use report_figures::checks::{Check, Relation};
use report_figures::report::Lang;

use super::arguments::{Arguments, Opt};
use super::{Failure, say};

/// Prints the claims; exit status 1 where one does not hold.
pub(super) fn run(arguments: &Arguments, reading: &Reading) -> Result<ExitCode, Failure> {
    let lang = arguments.choice(Opt::Lang)?.unwrap_or(reading.report.lang);
    let mut out = String::new();
    for check in &reading.checks {
        let (label, quote) = claim(check, reading);
        out += &format!("{}  {}\n", check_words(check, reading, lang), label);
        if !check.holds && !quote.is_empty() {
            out += &format!("  {quote}\n");
        }
    }
    let failed = reading.checks.iter().filter(|check| !check.holds).count();
    out += &sum_up(reading.checks.len(), failed, lang);
    say(&out)?;
    Ok(if failed > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// What is claimed of, and the sentence that claims it.
fn claim<'r>(check: &Check, reading: &'r Reading) -> (&'r str, &'r str) {
    let index = match reading.relations.get(check.relation) {
        Some(Relation::Share { share, whole, .. }) => share.unwrap_or(*whole),
        Some(Relation::Breakdown { whole, .. }) => *whole,
        Some(Relation::Change { delta, .. }) => *delta,
        None => return ("", ""),
    };
    let metric = reading.metrics.get(index);
    metric.map_or(("", ""), |metric| (metric.label.as_str(), reading.report.words(metric.sentence).trim()))
}

fn sum_up(all: usize, failed: usize, lang: Lang) -> String {
    let held = all - failed;
    match lang {
        Lang::ZhHans if all == 0 => "文中没有可以重算的数\n".to_owned(),
        Lang::ZhHant if all == 0 => "文中沒有可以重算的數\n".to_owned(),
        Lang::En if all == 0 => "nothing in the report can be recomputed\n".to_owned(),
        Lang::ZhHans => format!("重算{all}项：{held}项一致，{failed}项不一致\n"),
        Lang::ZhHant => format!("重算{all}項：{held}項一致，{failed}項不一致\n"),
        Lang::En => format!("{all} recomputed: {held} hold, {failed} do not\n"),
    }
}
