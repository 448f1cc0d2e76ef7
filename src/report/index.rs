//! Entries found by a character: small tables that are asked at nearly every place of a text, and nearly always say no.

/// Entries in drawers by their key, about as many drawers as entries; those of a drawer in the order given.
#[derive(Debug)]
pub(crate) struct Index<T> {
    drawers: Vec<Vec<T>>,
}

impl<T> Index<T> {
    /// Sorts entries into drawers. A key is a character, or what several make together.
    pub(crate) fn new(entries: Vec<T>, key: impl Fn(&T) -> u32) -> Index<T> {
        let count = entries.len().next_power_of_two();
        let mut index = Index { drawers: std::iter::repeat_with(Vec::new).take(count).collect() };
        for entry in entries {
            let drawer = index.drawer(key(&entry));
            if let Some(drawer) = index.drawers.get_mut(drawer) {
                drawer.push(entry);
            }
        }
        index
    }

    /// The entries of a key, and the few that share its drawer.
    pub(crate) fn near(&self, key: u32) -> &[T] {
        self.drawers.get(self.drawer(key)).map_or(&[], Vec::as_slice)
    }

    /// Characters that words begin with lie close together: their low bits part them.
    fn drawer(&self, key: u32) -> usize {
        key as usize & (self.drawers.len() - 1)
    }
}
