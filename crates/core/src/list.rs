//! Ordered lists of named things, shared between the versions of a document.

use std::rc::Rc;

use crate::id::Id;

/// An ordered list whose members are shared by all the versions of a document that hold them alike.
///
/// A copy costs a pointer a member, so undo keeps whole documents; an unchanged member compares equal by its address, so a page
/// redraws only what changed.
pub type List<T> = Vec<Rc<T>>;

/// A thing with a name of its own within its document.
pub trait Identified: Clone {
    /// This thing's name.
    fn id(&self) -> Id<Self>;
}

/// The member called `id`.
pub fn find<T: Identified>(list: &[Rc<T>], id: Id<T>) -> Option<&Rc<T>> {
    list.iter().find(|it| it.id() == id)
}

/// The member called `id`, to be changed; other versions of the document keep theirs.
pub fn find_mut<T: Identified>(list: &mut [Rc<T>], id: Id<T>) -> Option<&mut T> {
    list.iter_mut().find(|it| it.id() == id).map(Rc::make_mut)
}

/// Where the member called `id` stands.
pub fn position<T: Identified>(list: &[Rc<T>], id: Id<T>) -> Option<usize> {
    list.iter().position(|it| it.id() == id)
}

/// Takes the member called `id` out.
pub fn remove<T: Identified>(list: &mut List<T>, id: Id<T>) -> Option<Rc<T>> {
    position(list, id).map(|at| list.remove(at))
}

/// Puts `member` before the one called `before`, or last where there is none of that name.
pub fn insert_before<T: Identified>(list: &mut List<T>, member: Rc<T>, before: Option<Id<T>>) {
    let at = before.and_then(|before| position(list, before)).unwrap_or(list.len());
    list.insert(at, member);
}

/// Moves the member called `id` before the one called `before`, or last; `None` if there is no such member.
pub fn move_before<T: Identified>(
    list: &mut List<T>,
    id: Id<T>,
    before: Option<Id<T>>,
) -> Option<()> {
    if before == Some(id) {
        return position(list, id).map(drop);
    }
    let member = remove(list, id)?;
    insert_before(list, member, before);
    Some(())
}
