// Other people's libraries, for a page that measures them beside ours.
import { buildSync } from "esbuild";
import { fileURLToPath } from "node:url";

const TESTS = fileURLToPath(new URL("../", import.meta.url));

/** The module `source`, with all that it imports from npm, as one script for a browser. */
export const bundle = (source) => {
  const stdin = { contents: source, resolveDir: TESTS };
  return buildSync({ stdin, bundle: true, minify: true, format: "esm", platform: "browser", write: false }).outputFiles[0].text;
};
