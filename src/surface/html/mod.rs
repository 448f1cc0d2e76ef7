//! A panel as a static figure: pictures for narrow and wide, light and dark, its checks, its source, and its table.
//!
//! What is written is both HTML and XML, holds no style and no script, and reads well without its style sheet.

mod markup;
mod quote;
mod table;

pub use markup::Html;
pub use quote::fragment;

use crate::charts::{Panel, check_words, period_words, pick};
use crate::reading::Reading;
use crate::report::Lang;

/// The look of static figures, to lie beside the page: without it they are plain.
pub const STYLE: &str = include_str!("figure.css");

/// A picture of a panel, in a file of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Its address.
    pub address: String,
    /// When it is shown, as a media query; the last of a panel's pictures needs none.
    pub media: String,
    /// Width in CSS pixels.
    pub width_px: f32,
    /// Height in CSS pixels.
    pub height_px: f32,
}

/// Writes a panel's figure. `description` is the sentence that stands for the picture where it is not seen.
pub fn figure(out: &mut Html, panel: &Panel, reading: &Reading, pictures: &[Picture], description: &str, lang: Lang) {
    out.element("figure", &[("class", "report-figure"), ("data-panel", &panel.id)], |out| {
        show(out, pictures, description);
        checks(out, panel, reading, lang);
        out.element("figcaption", &[], |out| {
            out.element("p", &[("class", "report-figure-title")], |out| {
                out.element("strong", &[], |out| out.words(&panel.title));
            });
            source(out, reading, lang);
            out.element("details", &[], |out| {
                out.element("summary", &[], |out| out.words(pick(lang, "数据|數據|Data")));
                out.element("p", &[], |out| out.words(description));
                table::write(out, panel, reading, lang);
            });
        });
    });
}

fn show(out: &mut Html, pictures: &[Picture], description: &str) {
    let Some((last, others)) = pictures.split_last() else { return };
    if others.is_empty() {
        return image(out, last, description);
    }
    out.element("picture", &[], |out| {
        for picture in others {
            let (width, height) = (whole(picture.width_px), whole(picture.height_px));
            out.void(
                "source",
                &[("media", &picture.media), ("srcset", &picture.address), ("width", &width), ("height", &height)],
            );
        }
        image(out, last, description);
    });
}

fn image(out: &mut Html, picture: &Picture, description: &str) {
    let (width, height) = (whole(picture.width_px), whole(picture.height_px));
    out.void("img", &[("src", &picture.address), ("alt", description), ("width", &width), ("height", &height)]);
}

fn checks(out: &mut Html, panel: &Panel, reading: &Reading, lang: Lang) {
    if panel.checks.is_empty() {
        return;
    }
    out.element("ul", &[("class", "report-figure-checks")], |out| {
        for check in panel.checks.iter().filter_map(|&index| reading.checks.get(index)) {
            let class = if check.holds { "report-figure-holds" } else { "report-figure-differs" };
            out.element("li", &[("class", class)], |out| out.words(&check_words(check, reading, lang)));
        }
    });
}

fn source(out: &mut Html, reading: &Reading, lang: Lang) {
    let report = &reading.report;
    let address = report.url.as_deref().filter(|url| quote::is_address(url));
    let name = report.source.as_deref().or_else(|| address.map(quote::host));
    let date = report.date.as_deref().map(|date| period_words(date, lang)).unwrap_or_default();
    if name.is_none() && date.is_empty() {
        return;
    }
    out.element("p", &[("class", "report-figure-source")], |out| {
        if let Some(name) = name {
            out.words(pick(lang, "来源：|來源：|Source: "));
            match address {
                Some(address) => out.element("a", &[("href", address)], |out| out.words(name)),
                None => out.words(name),
            }
            out.words(" ");
        }
        out.words(&date);
    });
}

fn whole(length_px: f32) -> String {
    (length_px.round() as u32).to_string()
}
