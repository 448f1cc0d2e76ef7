//! The whole road, from any text to its pictures.
#![no_main]

mod laws;

use libfuzzer_sys::fuzz_target;
use report_figures::{panels, read};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let reading = read(&text);
    laws::assert_reading(&text, &reading);
    laws::assert_indexes(&reading);
    laws::assert_pictures(&reading, &panels(&reading));
});
