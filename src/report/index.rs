//! Entries found by a character: small tables that are asked at nearly every place of a text, and nearly always say no.

/// Entries in drawers by the low bits of their key, about as many drawers as entries.
#[derive(Debug)]
pub(crate) struct Index<T> {
    drawers: Vec<Vec<(u32, T)>>,
}

impl<T> Index<T> {
    /// Sorts entries into drawers. A key is a character, or what several make together.
    pub(crate) fn new(entries: Vec<T>, key: impl Fn(&T) -> u32) -> Index<T> {
        let count = entries.len().next_power_of_two();
        let mut index = Index { drawers: std::iter::repeat_with(Vec::new).take(count).collect() };
        for entry in entries {
            let key = key(&entry);
            let drawer = index.drawer(key);
            if let Some(drawer) = index.drawers.get_mut(drawer) {
                drawer.push((key, entry));
            }
        }
        index
    }

    /// The entries of a key, in the order given.
    pub(crate) fn of(&self, key: u32) -> impl Iterator<Item = &T> {
        let drawer = self.drawers.get(self.drawer(key)).map_or(&[][..], Vec::as_slice);
        drawer.iter().filter(move |(own, _)| *own == key).map(|(_, entry)| entry)
    }

    fn drawer(&self, key: u32) -> usize {
        key as usize & (self.drawers.len() - 1)
    }
}
