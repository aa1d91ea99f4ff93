// The widgets of a page: `<script type="module" src="…/embed/v1/afterword.js"></script>`, and the eight tags work.
//
// What it loads stands beside it, wherever that is, and is loaded when the first widget comes.
import { define } from "./elements.js";

const beside = (name) => new URL(name, import.meta.url);
const text = async (name) => {
  const response = await fetch(beside(name));
  if (!response.ok) throw new Error(`${response.status}`);
  return response.text();
};

const loaded = async (glue, name) => {
  // The module is on its way while its bindings are.
  const module = fetch(beside(name));
  module.catch(() => {});
  const bindings = await import(beside(glue).href);
  await bindings.default({ module_or_path: module });
  return bindings;
};

define({
  style: "@STYLE@",
  where: beside(".").href,
  documents: () => loaded("./afterword-embed.js", "./afterword-embed_bg.wasm"),
  figures: () => loaded("./afterword-figures.js", "./afterword-figures_bg.wasm"),
  budget: () => loaded("./afterword-budget.js", "./afterword-budget_bg.wasm"),
  prose: () => loaded("./afterword-prose.js", "./afterword-prose_bg.wasm"),
  reader: () => loaded("./afterword-reader.js", "./afterword-reader_bg.wasm"),
  words: (code) => (code === "de" ? text("./afterword-embed-de.txt") : null),
});
