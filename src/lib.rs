//! Turns an official report into figures a reader can see, trace and check.
//!
//! The road is four calls:
//!
//! ```
//! use report_figures::{Settings, draw, panels, read, surface};
//!
//! let reading = read("2019年,全省共检查企业1200家,发现问题300个,完成整改297个,整改率99%。");
//! for panel in panels(&reading) {
//!     let scene = draw(&panel, &reading, &Settings::default());
//!     let picture = surface::svg::paint(&scene);
//!     assert!(picture.starts_with("<svg"));
//! }
//! ```

pub mod charts;
pub mod checks;
pub mod contract;
pub mod embed;
pub mod metrics;
pub mod quantity;
mod reading;
pub mod report;
pub mod surface;
#[cfg(target_arch = "wasm32")]
mod web;

pub use charts::{Panel, Settings, draw, panels};
pub use reading::{Reading, read};
