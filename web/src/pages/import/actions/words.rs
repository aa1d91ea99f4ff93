//! What columns of a table of actions hold, in words.

use afterword_formats::actions::ActionUse;
use afterword_ui::words::word;
use yew::AttrValue;

use crate::pages::import::columns::Holding;

impl Holding for ActionUse {
    const NOTHING: Self = Self::Nothing;

    fn offered() -> Vec<(Self, AttrValue)> {
        Self::ALL.iter().map(|it| (*it, AttrValue::Static(of_use(*it)))).collect()
    }

    fn is_single(self) -> bool {
        ActionUse::is_single(self)
    }
}

fn of_use(holds: ActionUse) -> &'static str {
    match holds {
        ActionUse::Title => word::ACTION_WHAT.text(),
        ActionUse::Owner => word::ACTION_OWNER.text(),
        ActionUse::Due => word::ACTION_DUE.text(),
        ActionUse::Priority => word::ACTION_PRIORITY.text(),
        ActionUse::State => word::ACTION_STATE.text(),
        ActionUse::Reason => word::ACTION_USE_REASON.text(),
        ActionUse::Kind => word::ACTION_KIND.text(),
        ActionUse::Strength => word::ACTION_STRENGTH.text(),
        ActionUse::Verification => word::ACTION_VERIFICATION.text(),
        ActionUse::Tracker => word::ACTION_TRACKER.text(),
        ActionUse::Effort => word::ACTION_USE_EFFORT.text(),
        ActionUse::Created => word::ACTION_USE_CREATED.text(),
        ActionUse::Source => word::BOARD_SOURCE.text(),
        ActionUse::Notes => word::ACTION_DETAIL.text(),
        ActionUse::Id => word::ACTION_USE_ID.text(),
        ActionUse::Beside => word::ACTION_USE_BESIDE.text(),
        ActionUse::Nothing => word::FEED_USE_NOTHING.text(),
    }
}
