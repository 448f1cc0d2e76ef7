//! A scene on a canvas, in device pixels.
