//! The page for frames, and what an oEmbed reader is told of it.

use super::pictures::Drawn;
use super::{File, Wishes};
use crate::charts::Panel;
use crate::contract::{OEmbed, word, write_oembed};
use crate::reading::Reading;
use crate::surface::html::Html;

const PAGE_NAME: &str = "index.html";
const OEMBED_NAME: &str = "oembed.json";
/// What the picture for previews is called; the first panel's.
const PREVIEW_NAME: &str = "figure-1-social.png";
/// Wide enough for every figure.
const WIDTH_PX: u32 = 720;

/// A page that shows the snippet alone and tells its height to the page around it. Search engines are sent to the article.
pub(super) fn page(reading: &Reading, panels: &[&Panel], snippet: &Html, wishes: &Wishes) -> File {
    let report = &reading.report;
    let title = title(reading, panels);
    let scripts = if wishes.scripts.is_empty() { &wishes.base } else { &wishes.scripts };
    let mut out = Html::default();
    out.element("html", &[("lang", word(report.lang))], |out| {
        out.line();
        out.element("head", &[], |out| {
            out.void("meta", &[("charset", "utf-8")]);
            out.line();
            out.element("title", &[], |out| out.words(title));
            out.line();
            for (name, content) in [
                ("viewport", "width=device-width, initial-scale=1"),
                ("color-scheme", "light dark"),
                ("robots", "noindex"),
                ("responsive-embedded-sizing", ""),
            ] {
                out.void("meta", &[("name", name), ("content", content)]);
                out.line();
            }
            if let Some(url) = report.url.as_deref().filter(|url| is_whole(url)) {
                out.void("link", &[("rel", "canonical"), ("href", url)]);
                out.line();
            }
            if is_whole(&wishes.base) {
                preview(out, title, wishes);
            }
            let script = [scripts.as_str(), "report-figures-frame.js"].concat();
            out.element("script", &[("type", "module"), ("src", &script)], |_| {});
            out.line();
            out.void("link", &[("rel", "icon"), ("href", "data:,")]);
            out.line();
        });
        out.line();
        out.element("body", &[("class", "report-figures-frame")], |out| out.append(snippet));
        out.line();
    });
    File { name: PAGE_NAME.to_owned(), text: ["<!DOCTYPE html>\n", &out.finish(), "\n"].concat() }
}

/// What other sites show of a link to the page; they take whole addresses only.
fn preview(out: &mut Html, title: &str, wishes: &Wishes) {
    let (page, image) = ([&wishes.base, PAGE_NAME].concat(), [&wishes.base, PREVIEW_NAME].concat());
    for (property, content) in [
        ("og:type", "article"),
        ("og:title", title),
        ("og:url", &page),
        ("og:image", &image),
        ("og:image:width", "1200"),
        ("og:image:height", "628"),
    ] {
        out.void("meta", &[("property", property), ("content", content)]);
        out.line();
    }
    let answer = [&wishes.base, OEMBED_NAME].concat();
    out.void("link", &[("rel", "alternate"), ("type", "application/json+oembed"), ("href", &answer), ("title", title)]);
    out.line();
}

/// The oEmbed answer: a frame at a height that nothing is cut at.
pub(super) fn oembed(reading: &Reading, panels: &[&Panel], drawn: &[Drawn], wishes: &Wishes) -> File {
    let title = title(reading, panels);
    let page = [&wishes.base, PAGE_NAME].concat();
    let height = drawn.iter().map(Drawn::height_px).sum::<f32>().ceil() as u32;
    let mut out = Html::default();
    let height_words = height.to_string();
    out.element(
        "iframe",
        &[("src", &page), ("title", title), ("width", "100%"), ("height", &height_words), ("loading", "lazy")],
        |_| {},
    );
    let image = [&wishes.base, PREVIEW_NAME].concat();
    let answer = OEmbed {
        title,
        author: reading.report.source.as_deref(),
        html: &out.finish(),
        size: (WIDTH_PX, height),
        thumbnail: is_whole(&wishes.base).then_some(&image),
    };
    File { name: OEMBED_NAME.to_owned(), text: write_oembed(&answer) }
}

fn title<'r>(reading: &'r Reading, panels: &[&'r Panel]) -> &'r str {
    match (panels, &reading.report.title) {
        ([panel], _) => &panel.title,
        (_, Some(title)) => title,
        ([first, ..], None) => &first.title,
        ([], None) => "",
    }
}

/// Whether an address means the same from everywhere.
fn is_whole(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}
