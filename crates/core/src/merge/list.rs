//! Lists merged by the ids of their members.
