// What a page is given to compare: a part of ours as a module of its own, and libraries of others. The modules are examples of the app's
// package (web/examples), which `cargo xtask bench` builds.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./peers.mjs";

const FOLDER = process.env.AFTERWORD_MODULES;

/** Gives the page `window.ours`, the module called `name`, and `window.peers`, what the script `source` exports. */
export const give = async (page, name, source) => {
  if (!FOLDER) throw new Error(`cargo xtask bench builds the module ${name}`);
  const glue = readFileSync(join(FOLDER, name, `${name}.js`), "utf8");
  const module = readFileSync(join(FOLDER, name, `${name}_bg.wasm`)).toString("base64");
  await page.evaluate(loadOurs, { glue, module });
  await givePeers(page, source);
};

/** Gives the page `window.peers`. */
export const givePeers = (page, source) => page.evaluate(loadPeers, bundle(source));

/** In the page. */
const loadOurs = async ({ glue, module }) => {
  const ours = await import(URL.createObjectURL(new Blob([glue], { type: "text/javascript" })));
  await ours.default({ module_or_path: Uint8Array.from(atob(module), (it) => it.charCodeAt(0)) });
  window.ours = ours;
};

/** In the page. */
const loadPeers = async (script) => {
  window.peers = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
};
