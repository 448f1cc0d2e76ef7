//! The only code that draws: a scene painted through plotters, on whatever surface there is.

#[cfg(target_arch = "wasm32")]
pub mod canvas;
pub mod svg;
