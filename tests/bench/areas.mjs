// What is measured, by area: each has a title and measurements by name, each of which is given the site and the number of runs, and makes rows
// of a table (table.mjs).
import { across } from "./across.mjs";
import { api } from "./api.mjs";
import { drawing } from "./drawing.mjs";
import { editing } from "./editing.mjs";
import { importing } from "./importing.mjs";
import { list } from "./list.mjs";
import { loading, returning } from "./loading.mjs";
import { markdown } from "./markdown.mjs";
import { maturity } from "./maturity.mjs";
import { parsing } from "./parsing.mjs";
import { phone } from "./phone.mjs";
import { pages as peerPages } from "./peers.mjs";
import { review } from "./review.mjs";
import { saving } from "./saving.mjs";
import { sizes } from "./sizes.mjs";
import { toil } from "./toil.mjs";
import { trees } from "./trees.mjs";
import { trends } from "./trends.mjs";
import { EMPTY } from "./visit.mjs";
import { PAGE, WIDGET, widgets } from "./widgets.mjs";
import { writing } from "./writing.mjs";

/** By the name that `--only` takes. */
export const AREAS = {
  load: { title: "First load", measures: { sizes, loading, returning, phone } },
  typing: { title: "Typing", measures: { editing, writing, review, maturity } },
  search: { title: "Search and trends", measures: { across, trends, toil } },
  reading: { title: "Reading and writing", measures: { parsing, importing, markdown, saving, list } },
  drawing: { title: "Drawing", measures: { drawing, trees } },
  widgets: { title: "Widgets", measures: { widgets } },
  api: { title: "API", measures: { api } },
};

/** What the site has beside the app. */
export const PAGES = {
  [EMPTY]: "<!doctype html><html lang=en><title>Empty</title><p id=app>Empty",
  [WIDGET]: PAGE,
  ...peerPages(),
};
