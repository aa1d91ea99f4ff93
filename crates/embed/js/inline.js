// The widgets of a page with everything in one script, for hosts that can't serve a module:
// `<script defer src="…/embed/v1/afterword-inline.js"></script>`. It stands behind the bindings, in one function with them.
import { define } from "./elements.js";

const loaded = async (bindings, module) => {
  await bindings.init({ module_or_path: Uint8Array.from(atob(module), (it) => it.charCodeAt(0)) });
  return bindings;
};

define({
  style: "@STYLE@",
  where: location.href,
  documents: () => loaded(bindingsOfEmbed, "@DOCUMENTS@"),
  figures: () => loaded(bindingsOfFigures, "@FIGURES@"),
  budget: () => loaded(bindingsOfBudget, "@BUDGET@"),
  prose: () => loaded(bindingsOfProse, "@PROSE@"),
  reader: () => loaded(bindingsOfReader, "@READER@"),
  words: (code) => (code === "de" ? "@GERMAN@" : null),
});
