//! The module and its life: made ready once, and made anew after a fault.

import start, { __wbg_reset_state as renew, call as enter, initSync as startWith, prepare } from "./afterword.js";
import { AfterwordError } from "./failure.js";
import { host, offset } from "./host.js";

/** Whether verbs can be called. */
let isReady = false;

/** Whether the module stopped in the middle of a call, so that nothing of it can be relied on. */
let isBroken = false;

let starting;

/** Makes the module ready. `source` is where it is, or what it is; `load` finds it where nobody says. */
export const makeReady = async (source, load) => {
  if (isReady) return;
  starting ??= (async () => {
    const it = await (source ?? load());
    if (isReady) return;
    await start({ module_or_path: it });
    begun();
  })();
  try {
    await starting;
  } catch (cause) {
    // The next one who asks may have more luck.
    starting = undefined;
    if (cause instanceof AfterwordError) throw cause;
    const message = `the module could not be loaded: ${reason(cause)}`;
    throw new AfterwordError({ code: "not-initialised", message }, { cause });
  }
};

/** Makes the module ready at once, of its bytes or of what was compiled of them. */
export const makeReadyAtOnce = (source) => {
  if (isReady) return;
  try {
    startWith({ module: source });
  } catch (cause) {
    const message = `these bytes are no module that runs here: ${reason(cause)}`;
    throw new AfterwordError({ code: "not-initialised", message }, { cause });
  }
  begun();
};

const begun = () => {
  prepare();
  isReady = true;
};

const reason = (cause) => (cause instanceof Error ? cause.message : String(cause));

/** Calls a verb with its arguments as JSON and the bytes of its file. */
export const call = (verb, json, bytes) => {
  if (!isReady) {
    const message = `${verb} was called before the module was there: await init() first`;
    throw new AfterwordError({ code: "not-initialised", message });
  }
  if (isBroken) {
    renew();
    prepare();
    isBroken = false;
  }
  let answer;
  try {
    answer = enter(verb, json, bytes, host(), offset);
  } catch (cause) {
    isBroken = true;
    const message = `a fault in @afterword/core; the call did nothing, and the next one begins with a fresh module: ${reason(cause)}`;
    throw new AfterwordError({ code: "internal", message }, { cause });
  }
  const { ok, error } = JSON.parse(answer);
  if (error) throw new AfterwordError(error);
  return ok;
};
