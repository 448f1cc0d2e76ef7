//! The browser door: one handle, a few methods.
