//! What somebody is still typing, as it was when they last paused.

use yew::prelude::*;

use crate::timer::Timer;

/// `value` as it was when it had stayed the same for `millis`; the first one at once, and whatever goes on paper too.
///
/// For what takes longer than a key may: it follows the typing without being on its path.
#[hook]
pub fn use_settled<T: Clone + PartialEq + 'static>(value: &T, millis: i32, is_printing: bool) -> T {
    let settled = use_state(|| value.clone());
    let setter = settled.setter();
    use_effect_with(value.clone(), {
        let is_new = *settled != *value;
        move |value| {
            let value = value.clone();
            let timer = is_new.then(|| Timer::new(millis, move || setter.set(value)));
            move || drop(timer)
        }
    });
    if is_printing { value.clone() } else { (*settled).clone() }
}
