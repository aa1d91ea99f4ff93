// Widgets on pages that make it hard for them: a style sheet against everything, and a policy that allows next to nothing.
import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { DIST, launch, watch } from "./support/app.mjs";
import { HOSTS } from "./support/hosts.mjs";
import { page as pageOf } from "./support/recipes.mjs";
import { serve } from "./support/server.mjs";
import { drawn, widgets } from "./support/widgets.mjs";
import { LIST, POSTMORTEM } from "../wikis/data.mjs";

const PAGES = fileURLToPath(new URL("../wikis/pages/", import.meta.url));
const escaped = (text) => text.replace(/[&<"]/g, (it) => `&#${it.charCodeAt(0)};`);
const BODY = `<h1>Incident</h1>
<p>Words before.</p>
<afterword-timeline src="data.json"></afterword-timeline>
<afterword-actions data="${escaped(JSON.stringify(LIST))}"></afterword-actions>
<afterword-five-whys><script type="application/json">${JSON.stringify(POSTMORTEM).replaceAll("<", "\\u003c")}</script></afterword-five-whys>
<p>Words after.</p>`;
const PAGE = (head) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Incident</title><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">${head}
<script type="module" src="embed/v1/afterword.js"></script></head><body>${BODY}</body></html>`;
const policy = (text) => `<meta http-equiv="Content-Security-Policy" content="${text}">`;
// As docs/embedding.md has it.
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

const THREE = [
  ["afterword-timeline", POSTMORTEM.timeline[0].text.slice(0, 20)],
  ["afterword-actions", LIST.actions[0].title],
  ["afterword-five-whys", POSTMORTEM.trees[0].problem.slice(0, 20)],
];

// What a reader sees of an element, besides its size.
const LOOKS = [
  "display", "position", "float", "visibility", "opacity", "color", "backgroundColor", "fill", "stroke", "strokeWidth",
  "fontFamily", "fontSize", "fontStyle", "fontWeight", "fontVariantCaps", "lineHeight", "letterSpacing", "wordSpacing", "textTransform",
  "textAlign", "textIndent", "textShadow", "textDecorationLine", "whiteSpace", "listStyleType", "direction", "cursor", "userSelect",
  "marginTop", "marginLeft", "paddingTop", "paddingLeft", "borderTopWidth", "borderCollapse", "pointerEvents", "hyphens", "boxSizing",
];

describe("on pages that make it hard", () => {
  let folder;
  let host;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "afterword-pages-"));
    await cp(join(DIST, "embed"), join(folder, "embed"), { recursive: true });
    await cp(join(PAGES, "hostile.css"), join(folder, "hostile.css"));
    const pages = {
      // A widget has the letters of the page it stands on, so both have the same.
      "plain.html": PAGE("<style>body { font: 9px/0.8 cursive; direction: rtl }</style>"),
      "hostile.html": PAGE('<link rel="stylesheet" href="hostile.css">'),
      "strict.html": PAGE(policy(STRICT)),
      "forbidding.html": PAGE(policy(STRICT.replace(" 'wasm-unsafe-eval'", ""))),
      "data.json": JSON.stringify(POSTMORTEM),
    };
    for (const [name, text] of Object.entries(pages)) await writeFile(join(folder, name), text);
    host = await serve(folder);
  });
  after(async () => {
    await host.close();
    await rm(folder, { recursive: true, force: true });
  });

  const open = async (t, name, options) => {
    const { context, close } = await launch(options);
    t.after(close);
    const page = context.pages()[0] ?? (await context.newPage());
    const complaints = watch(page, host.origin);
    await page.goto(host.url + name);
    return { page, complaints };
  };

  /** How each element inside the widgets looks, once nothing is drawn any more. */
  const looks = async (page) => {
    for (let before = "", tries = 0; ; tries += 1) {
      const now = await looksNow(page);
      if (JSON.stringify(now) === before || tries === 20) return now;
      before = JSON.stringify(now);
      await page.waitForTimeout(500);
    }
  };
  const looksNow = (page) =>
    page.evaluate((names) => {
      const found = {};
      for (const host of document.querySelectorAll("afterword-timeline, afterword-actions, afterword-five-whys")) {
        const elements = [...host.shadowRoot.querySelectorAll("[part~=widget], [part~=widget] *")];
        elements.forEach((it, at) => {
          const style = getComputedStyle(it);
          found[`${host.localName} ${at} ${it.localName}.${it.getAttribute("class") ?? ""}`] = Object.fromEntries(names.map((name) => [name, style[name]]));
        });
      }
      return found;
    }, LOOKS);

  test("a style sheet against everything changes nothing inside", async (t) => {
    const { page, complaints } = await open(t, "plain.html");
    await drawn(page, THREE);
    const plain = await looks(page);
    await page.goto(`${host.url}hostile.html`);
    await drawn(page, THREE);
    const hostile = await looks(page);
    const changed = Object.entries(plain).flatMap(([place, style]) =>
      LOOKS.filter((name) => hostile[place]?.[name] !== style[name]).map((name) => `${place}: ${name} is ${hostile[place]?.[name]}, not ${style[name]}`),
    );
    assert.deepEqual(changed.slice(0, 20), [], `${changed.length} differences`);
    // A line through the element would be one through its letters.
    const lines = await page.evaluate(() => [...document.querySelectorAll("*")].filter((it) => it.shadowRoot).map((it) => getComputedStyle(it).textDecorationLine));
    assert.deepEqual(lines, ["none", "none", "none"]);
    const small = await page.evaluate(() => [...document.querySelectorAll("*")].filter((it) => it.shadowRoot && it.getBoundingClientRect().width < 600).map((it) => it.localName));
    assert.deepEqual(small, [], "as wide as the page");
    assert.deepEqual(complaints, []);
  });

  test("a strict policy is kept", async (t) => {
    const { page, complaints } = await open(t, "strict.html");
    await drawn(page, THREE);
    assert.deepEqual(complaints, []);
  });

  test("a policy that forbids WebAssembly is named, and the data is there as text", async (t) => {
    const { page } = await open(t, "forbidding.html");
    await page.waitForFunction(() => [...document.querySelectorAll("*")].filter((it) => it.shadowRoot?.querySelector("[part~=note]")).length === 3);
    const found = await widgets(page);
    for (const { note } of found) assert.match(note, /'wasm-unsafe-eval'/);
    for (const [at, [, text]] of THREE.entries()) assert.ok(found[at].text.includes(text), `${found[at].tag} has its data as text`);
  });
});

const nginx = HOSTS.find((it) => it.name === "nginx");

test("widgets come from another host, with the header that docs/embedding.md has for nginx", { skip: nginx.program ? false : "nginx is not here" }, async (t) => {
  const [header] = pageOf("embedding.md")("Before you begin", "nginx");
  const tools = await nginx.serve(DIST, header);
  t.after(tools.close);
  const page = PAGE("")
    .replace('src="embed/', `src="${tools.url}embed/`)
    .replace('src="data.json"', `data="${escaped(JSON.stringify(POSTMORTEM))}"`);
  const wiki = await serve(DIST, { base: "/nowhere/", pages: { "/": page } });
  t.after(wiki.close);
  const { context, close } = await launch();
  t.after(close);
  const opened = context.pages()[0] ?? (await context.newPage());
  const complaints = watch(opened, wiki.origin);
  await opened.goto(wiki.origin);
  await drawn(opened, THREE);
  assert.deepEqual(complaints.filter((it) => !it.startsWith(`request to ${tools.url}embed/v1/`)), []);
});

test("the extension and the plugin know the tags and attributes that the widgets have", () => {
  const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  const quoted = (text) => [...text.matchAll(/["']([^"']+)["']/g)].map((it) => it[1]);
  const words = (text, name) => quoted(text.match(new RegExp(`const ${name} = \\[(.*?)\\]`, "s"))[1]);
  const elements = read("crates/embed/js/elements.js");
  const [mediawiki, dokuwiki] = ["mediawiki/Afterword/includes", "dokuwiki/afterword"].map((it) => read(`docs/wikis/${it}/Widget.php`));
  assert.equal(mediawiki.replace(/^namespace .*$/m, ""), dokuwiki.replace(/^namespace .*$/m, ""), "both have the same file");
  const [sources, files, looks] = ["SOURCES", "FILES", "LOOKS"].map((it) => words(elements, it));
  assert.deepEqual(words(mediawiki, "TAGS").toSorted(), quoted(elements.match(/const PROGRAMS = \{(.*?)\};/s)[1]).toSorted());
  const attributes = words(mediawiki, "ATTRIBUTES");
  assert.deepEqual(attributes.toSorted(), [...sources, ...files, ...looks].toSorted());
  // None that means something on every element.
  const everywhere = /^(on|aria-|data-|item)|^(accesskey|autofocus|class|contenteditable|hidden|id|inert|is|part|popover|role|slot|style|tabindex|title)$/;
  assert.deepEqual(attributes.filter((it) => everywhere.test(it)), []);
  assert.deepEqual(words(mediawiki, "ADDRESSES"), ["src", ...files]);
});
