//! Parts of the design in addresses: by their names, where JSON pointers have their positions.

/// What begins a step that is a position, counted from 1. Names that begin with it are not used as steps.
const POSITION: char = '~';

/// The fields that name an entry of a list; the first that says something does.
const NAMES: [&str; 3] = ["id", "name", "component"];

/// The names of the entries of a design.
#[derive(Clone, Copy)]
pub struct DesignNames<'a> {
    /// The text at a JSON pointer; empty where there is none.
    pub text: &'a dyn Fn(&str) -> String,
    /// How many entries the list at a JSON pointer has.
    pub count: &'a dyn Fn(&str) -> usize,
}

impl DesignNames<'_> {
    /// The steps of an address that lead to the part at a pointer, or to the entry that the pointer is in:
    /// `vaults` and `isolated` for `/vaults/1/lock`.
    pub fn steps(&self, pointer: &str) -> Vec<String> {
        let mut steps = pointer.split('/').skip(1);
        let Some(list) = steps.next() else { return Vec::new() };
        let at = steps.next().and_then(|it| it.parse::<usize>().ok());
        let at = at.filter(|at| *at < (self.count)(&format!("/{list}")));
        let entry = at.map(|at| self.step(list, at));
        std::iter::once(list.to_owned()).chain(entry).collect()
    }

    /// The pointer that steps lead to; only the list where it has no such entry.
    pub fn pointer(&self, steps: &[String]) -> String {
        let Some((list, rest)) = steps.split_first() else { return String::new() };
        let list_pointer = format!("/{list}");
        match rest.first().and_then(|step| self.position(list, step)) {
            Some(at) => format!("{list_pointer}/{at}"),
            None => list_pointer,
        }
    }

    /// The step for an entry: its name, else its position where it has none of its own.
    fn step(&self, list: &str, at: usize) -> String {
        let name = self.name(list, at);
        let is_distinct = !name.is_empty()
            && !name.starts_with(POSITION)
            && self.positions(list, &name).eq(std::iter::once(at));
        if is_distinct { name } else { format!("{POSITION}{}", at + 1) }
    }

    fn position(&self, list: &str, step: &str) -> Option<usize> {
        match step.strip_prefix(POSITION) {
            Some(number) => {
                let at = number.parse::<usize>().ok()?.checked_sub(1)?;
                (at < (self.count)(&format!("/{list}"))).then_some(at)
            }
            // Entries without a name are no place for a step without one.
            None if step.is_empty() => None,
            None => self.positions(list, step).next(),
        }
    }

    /// The entries with a name.
    fn positions(&self, list: &str, name: &str) -> impl Iterator<Item = usize> {
        let count = (self.count)(&format!("/{list}"));
        (0..count).filter(move |at| self.name(list, *at) == name)
    }

    fn name(&self, list: &str, at: usize) -> String {
        let names = NAMES.iter().map(|field| (self.text)(&format!("/{list}/{at}/{field}")));
        names.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
    }
}
