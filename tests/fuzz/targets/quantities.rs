//! The lower floor: every numeral of any text.
#![no_main]
#![expect(dead_code, reason = "the laws of a whole reading are for the other targets")]

mod laws;

use libfuzzer_sys::fuzz_target;
use report_figures::quantity;
use report_figures::report::Report;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let quantities = quantity::find(&Report::outline(&text).folded());
    laws::assert_apart(&text, "quantity", quantities.iter().map(|quantity| quantity.span));
});
