//! @afterword/core for Node.js: the module is read when this script is, so that verbs can be called at once.

import { readFileSync } from "node:fs";
import { makeReady, makeReadyAtOnce } from "./module.js";

export { AfterwordError } from "./failure.js";
export * from "./verbs.js";

const read = () => readFileSync(new URL("./afterword_bg.wasm", import.meta.url));

makeReadyAtOnce(read());

export const init = (source) => makeReady(source, read);

export const initSync = (source) => makeReadyAtOnce(source);

export default init;
