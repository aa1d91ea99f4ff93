//! @afterword/core for pages and workers: the module is beside this script, and is fetched by `init()`.

import { makeReady, makeReadyAtOnce } from "./module.js";

export { AfterwordError } from "./failure.js";
export * from "./verbs.js";

export const init = (source) => makeReady(source, () => fetch(new URL("./afterword_bg.wasm", import.meta.url)));

export const initSync = (source) => makeReadyAtOnce(source);

export default init;
