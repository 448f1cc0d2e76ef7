//! The whole road, from any text to its pictures.
#![no_main]

mod laws;

use libfuzzer_sys::fuzz_target;
use report_figures::{Settings, draw, panels, read, surface};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let reading = read(&text);
    laws::assert_reading(&text, &reading);
    for panel in panels(&reading) {
        let scene = draw(&panel, &reading, &Settings::default());
        let picture = surface::svg::paint(&scene);
        assert!(picture.starts_with("<svg") && picture.trim_end().ends_with("</svg>"), "{picture}");
    }
});
