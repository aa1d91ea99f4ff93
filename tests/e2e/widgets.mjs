// Widgets on pages that are somebody else's: under a strict policy, a hostile style and another origin, moved, removed and loaded twice,
// with data that is missing or broken, and where nothing of ours may run.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { DIST, axe, launch, watch } from "./support/app.mjs";
import { serve } from "./support/server.mjs";

const STRICT = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'";
const ENTRY = '<script type="module" src="/embed/v1/afterword.js"></script>';
const STORED = fileURLToPath(new URL("../stored/", import.meta.url));

const ACTIONS = [
  { title: "Limit the pool", owner: "Ada", due: "2026-03-20", status: "in-progress" },
  { title: "Alert on waiting threads", owner: "Ben", due: "2026-03-12", status: "done" },
  { title: "Tell tenants", status: "open" },
  { title: "Drill it", owner: "Ada", due: "2999-01-01", status: "open" },
];
const TREE = { problem: "Logins failed", causes: [{ text: "The pool was exhausted", causes: [{ text: "No limit per tenant", root: true }] }] };
const MODEL = {
  id: "tiny", version: "1", name: "Tiny", levels: [{ name: "Some" }, { name: "All" }],
  dimensions: [{ id: "alerts", name: "Alerts", capabilities: [
    { id: "runbooks", name: "Runbooks", question: "Does every page have a runbook?", statements: ["Some have one", "All have one"] },
    { id: "drills", name: "Drills", items: [{ id: "d1", level: 1, text: "Drills are held" }, { id: "d2", level: 2, text: "They are written up" }] },
  ] }],
};
const html = (body, head = "") => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page of a wiki</title><link rel="icon" href="data:,">${head}</head><body><main><h1>A page</h1>${body}</main></body></html>`;
const attribute = (value) => JSON.stringify(value).replaceAll("&", "&amp;").replaceAll("'", "&#39;");

const EVERY = `
  <afterword-postmortem src="/data/postmortem.json"></afterword-postmortem>
  <afterword-timeline><script type="application/json">{"timeline": [{"at": "2026-03-10T03:12:00+01:00", "text": "Probe *failed*", "kind": "detection"}]}</script></afterword-timeline>
  <afterword-five-whys data='${attribute(TREE)}'></afterword-five-whys>
  <afterword-actions data='${attribute(ACTIONS)}'></afterword-actions>
  <afterword-maturity model='${attribute(MODEL)}'></afterword-maturity>
  <afterword-toil times="6" per="week" minutes="20" build-hours="24"></afterword-toil>
  <afterword-severity></afterword-severity>
  <afterword-error-budget objective="99.9" total="1000000" bad="420"></afterword-error-budget>`;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** A page of a wiki with `body` in it. `complaints` are what went wrong on it; a test fails if any are left. */
const wiki = async (t, body, { head = ENTRY, policy = STRICT, pages = {}, page: options = {}, allow = [], headers } = {}) => {
  const postmortem = await readFile(join(STORED, "postmortem-1.json"), "utf8");
  const site = await serve(DIST, {
    headers,
    pages: {
      "/wiki": { body: html(body, head), headers: policy ? { "content-security-policy": policy } : {} },
      "/data/postmortem.json": { body: postmortem, type: "application/json" },
      ...pages,
    },
  });
  const context = Object.keys(options).length ? await browser.context.browser()?.newContext(options) : null;
  const page = await (context ?? browser.context).newPage();
  if (options.colorScheme) await page.emulateMedia({ colorScheme: options.colorScheme });
  const complaints = watch(page, site.origin);
  t.after(async () => {
    await page.close();
    await site.close();
    assert.deepEqual(complaints.filter((it) => !allow.some((part) => it.includes(part))), [], "the page complained");
  });
  await page.goto(`${site.origin}/wiki`);
  return { page, site, complaints };
};

/** The text that is drawn in the first element of that tag, once something is. */
const drawn = async (page, tag, at = 0) => {
  await page.locator(`afterword-${tag} >> nth=${at}`).evaluate((element) =>
    new Promise((done) => {
      const look = () => (element.shadowRoot?.querySelector(".sheet:not([hidden])")?.innerText.trim() ? done() : setTimeout(look, 20));
      look();
    }));
  return page.locator(`afterword-${tag} >> nth=${at}`).evaluate((it) => it.shadowRoot.querySelector(".sheet").innerText);
};

test("every widget is drawn under a strict policy, and nobody is kept out", async (t) => {
  const { page, site } = await wiki(t, EVERY);
  assert.match(await drawn(page, "postmortem"), /Pool exhausted[\s\S]*Probe failed/);
  assert.match(await drawn(page, "timeline"), /03:12/);
  assert.match(await drawn(page, "five-whys"), /No limit per tenant/);
  assert.match(await drawn(page, "actions"), /20 Mar 2026 overdue/);
  assert.match(await drawn(page, "maturity"), /Does every page have a runbook\?/);
  assert.match(await drawn(page, "toil"), /104 h/);
  assert.match(await drawn(page, "severity"), /Is a core/i);
  assert.match(await drawn(page, "error-budget"), /58 % of the error budget is left/);
  // Markdown comes with a module of its own, and is an element then.
  await page.locator("afterword-timeline em").getByText("failed").waitFor();
  assert.deepEqual(await axe(page), []);
  const modules = site.requests.filter((it) => it.endsWith(".wasm"));
  assert.equal(modules.length, new Set(modules).size, `each module once: ${modules}`);
});

test("nothing is wider than a phone, and a dark page has dark widgets", async (t) => {
  const { page } = await wiki(t, EVERY, { head: `<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/dark.css">${ENTRY}`, pages: { "/dark.css": { body: ":root { color-scheme: dark; } body { background: #161b22; color: #eee; }", type: "text/css" } } });
  await page.setViewportSize({ width: 320, height: 700 });
  for (const tag of ["postmortem", "five-whys", "actions", "maturity", "toil", "severity", "error-budget"]) await drawn(page, tag);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.equal(wide <= 320, true, `the page is ${wide} wide`);
  const ink = () => page.locator("afterword-toil").evaluate((it) => getComputedStyle(it.shadowRoot.querySelector(".sheet")).color);
  assert.equal(await ink(), "rgb(233, 230, 223)");
  assert.deepEqual(await axe(page), []);
  await page.locator("afterword-toil").evaluate((it) => it.setAttribute("theme", "light"));
  assert.equal(await ink(), "rgb(29, 33, 38)");
});

test("in forced colours what is drawn, pressed and wrong is told apart, whatever the page asks for", async (t) => {
  const { page } = await wiki(t, EVERY.replaceAll("<afterword-maturity", '<afterword-maturity theme="dark"').replaceAll("<afterword-error-budget", '<afterword-error-budget theme="dark"').replaceAll("<afterword-five-whys", "<afterword-five-whys editable"));
  await page.emulateMedia({ forcedColors: "active", colorScheme: "light" });
  for (const tag of ["five-whys", "maturity", "toil", "error-budget"]) await drawn(page, tag);
  const look = (tag, selector, name) =>
    page.locator(`afterword-${tag}`).evaluate((it, [selector, name]) => [...it.shadowRoot.querySelectorAll(selector)].map((part) => getComputedStyle(part)[name]), [selector, name]);
  const system = (color) => page.evaluate((color) => {
    const probe = document.body.appendChild(document.createElement("p"));
    probe.style.setProperty("color", color);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  }, color);
  const ink = await system("CanvasText");
  for (const stroke of await look("error-budget", ".budget-picture path", "stroke")) assert.equal(stroke, ink);
  assert.equal((await look("maturity", ".bar-part", "fill"))[0], ink);
  const [pressed, other] = await Promise.all(["true", "false"].map((it) => look("five-whys", `button[aria-pressed="${it}"]`, "backgroundColor")));
  assert.ok(pressed.length > 0 && other.length > 0 && pressed[0] !== other[0], `${pressed} and ${other}`);
  await page.locator("afterword-toil input").first().fill("often");
  assert.notEqual((await look("toil", "input[aria-invalid]", "borderTopStyle"))[0], (await look("toil", "input:not([aria-invalid])", "borderTopStyle"))[0]);
});

test("a page that is dark without saying so has dark widgets, and light ones when it turns", async (t) => {
  const css = "body { background: #111; color: #eee; } body.light { background: #fff; color: #222; }";
  const { page } = await wiki(t, "<afterword-toil></afterword-toil>", { head: `<link rel="stylesheet" href="/dark.css">${ENTRY}`, pages: { "/dark.css": { body: css, type: "text/css" } } });
  await drawn(page, "toil");
  const theme = () => page.locator("afterword-toil").evaluate((it) => it.shadowRoot.querySelector(".sheet").dataset.theme);
  assert.equal(await theme(), "dark");
  await page.evaluate(() => document.body.classList.add("light"));
  await page.waitForFunction(() => document.querySelector("afterword-toil").shadowRoot.querySelector(".sheet").dataset.theme === "");
});

test("what an address answers with is told apart, and what to do is said", async (t) => {
  const tags = ["/gone.json", "/signin", "/broken.json", "http://127.0.0.1:9/x.json", "http://["].map((src) => `<afterword-timeline src="${src}"></afterword-timeline>`);
  const { page } = await wiki(t, `${tags.join("")}<afterword-maturity model="/gone-model.json"></afterword-maturity>`, {
    allow: ["404", "ERR_", "request to http://127.0.0.1:9", "CORS"],
    pages: {
      "/signin": "<!doctype html><title>Sign in</title>",
      "/broken.json": { body: '{\n  "timeline": [\n    { "text": }\n  ]\n}', type: "application/json" },
    },
  });
  assert.match(await drawn(page, "timeline", 0), /\/gone\.json answers with “404/);
  assert.match(await drawn(page, "timeline", 1), /\/signin is a web page/);
  assert.match(await drawn(page, "timeline", 2), /no JSON that can be read: .* line 3 column/);
  assert.match(await drawn(page, "timeline", 3), /could not be fetched.*Access-Control-Allow-Origin/);
  assert.match(await drawn(page, "timeline", 4), /attribute src is no address/);
  assert.match(await drawn(page, "maturity", 0), /\/gone-model\.json answers with “404.*attribute model/);
});

test("another origin serves script and data, if it lets pages read them", async (t) => {
  const other = await serve(DIST, {
    headers: { "access-control-allow-origin": "*" },
    pages: { "/data.json": { body: JSON.stringify(ACTIONS), type: "text/plain", headers: { "access-control-allow-origin": "*" } } },
  });
  t.after(other.close);
  const { page } = await wiki(t, `<afterword-actions src="${other.origin}/data.json"></afterword-actions>`, {
    head: `<script type="module" src="${other.origin}/embed/v1/afterword.js"></script>`,
    policy: "",
    allow: [`request to ${other.origin}`],
  });
  assert.match(await drawn(page, "actions"), /Limit the pool/);
});

test("data may be Markdown, ours or a list that somebody wrote", async (t) => {
  const own = await readFile(fileURLToPath(new URL("../golden/checkout-outage/expected.md", import.meta.url)), "utf8").catch(() => "# Checkout outage\n\n## Summary\n\nIt was *down*.\n");
  const { page } = await wiki(t, `
    <afterword-five-whys><pre>Problem: Disk full\n- Logs not rotated\n  - Rotation disabled</pre></afterword-five-whys>
    <afterword-postmortem src="/own.md"></afterword-postmortem>`, { pages: { "/own.md": { body: own, type: "text/plain" } } });
  assert.match(await drawn(page, "five-whys"), /Disk full[\s\S]*Rotation disabled/);
  assert.match(await drawn(page, "postmortem"), /Checkout/i);
  assert.equal(await page.locator("afterword-five-whys").evaluate((it) => it.value.causes[0].causes[0].text), "Rotation disabled");
});

test("where WebAssembly is not allowed the data is there as text, and so is the way out", async (t) => {
  const { page } = await wiki(t, `<afterword-actions data='${attribute(ACTIONS)}'></afterword-actions><afterword-timeline data="[]"><p>03:12 the probe failed</p></afterword-timeline>`, {
    policy: "script-src 'self'; style-src 'self'",
    allow: ["wasm-unsafe-eval", "unsafe-eval", "WebAssembly"],
  });
  assert.match(await drawn(page, "actions"), /'wasm-unsafe-eval'[\s\S]*Limit the pool[\s\S]*Ada/);
  await drawn(page, "timeline");
  await page.getByText("03:12 the probe failed").waitFor();
});

test("a part that is missing is said, with the data as text", async (t) => {
  const { page } = await wiki(t, `<afterword-actions data='${attribute(ACTIONS)}'></afterword-actions>`, { head: "", policy: "script-src 'self' 'wasm-unsafe-eval'", allow: ["404", "ERR_"] });
  await page.route(/afterword-embed_bg.*\.wasm$/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.addScriptTag({ type: "module", url: "/embed/v1/afterword.js" });
  assert.match(await drawn(page, "actions"), /could not be loaded from http[\s\S]*Limit the pool/);
});

/** Answers with that many bytes, in pieces and without saying how many: they end by themselves, are broken off, or go on until nobody reads them. */
const inPieces = (n, { isBroken = false } = {}) => {
  const sent = { bytes: 0 };
  const piece = Buffer.alloc(500_000, " ");
  const body = (response) => {
    const more = () => {
      while (!response.destroyed && sent.bytes < n) {
        sent.bytes += piece.length;
        if (!response.write(piece)) return response.once("drain", more);
      }
      if (isBroken) response.destroy();
      else response.end('{"timeline": [{"text": "It ends"}]}');
    };
    more();
  };
  return { sent, page: { body, type: "application/json" } };
};

test("data whose length nobody says is read no further than its limit", async (t) => {
  const [endless, whole, broken] = [inPieces(200_000_000), inPieces(15_000_000), inPieces(1_000_000, { isBroken: true })];
  const tags = ["/endless.json", "/whole.json", "/broken-off.json"].map((src) => `<afterword-timeline src="${src}"></afterword-timeline>`);
  const { page } = await wiki(t, tags.join(""), {
    allow: ["ERR_"],
    pages: { "/endless.json": endless.page, "/whole.json": whole.page, "/broken-off.json": broken.page },
  });
  assert.match(await drawn(page, "timeline", 0), /\/endless\.json is larger than the 20 MB/);
  assert.match(await drawn(page, "timeline", 1), /It ends/);
  assert.match(await drawn(page, "timeline", 2), /\/broken-off\.json could not be fetched/);
  // What was on its way is left; the rest is not sent for.
  assert.ok(endless.sent.bytes < 100_000_000, `${endless.sent.bytes} bytes were sent`);
});

test("without scripts a reader sees what stands in the element", async (t) => {
  const site = await serve(DIST, { pages: { "/wiki": html(`<afterword-timeline><p>03:12 the probe failed</p></afterword-timeline>`, ENTRY) } });
  const plain = await launch({ javaScriptEnabled: false });
  t.after(async () => {
    await plain.close();
    await site.close();
  });
  const page = plain.context.pages()[0];
  await page.goto(`${site.origin}/wiki`);
  assert.equal(await page.getByText("03:12 the probe failed").isVisible(), true);
});

test("the script with everything inside needs no other file", async (t) => {
  const { page, site } = await wiki(t, '<afterword-toil times="6" minutes="20" lang="de"></afterword-toil><afterword-timeline data=\'[{"text": "It *broke*"}]\'></afterword-timeline>', {
    head: '<script defer src="/embed/v1/afterword-inline.js"></script>',
  });
  assert.match(await drawn(page, "toil"), /Handarbeit pro Jahr/);
  await page.locator("afterword-timeline em").getByText("broke").waitFor();
  assert.deepEqual(site.requests.filter((it) => it.startsWith("/embed/")), ["/embed/v1/afterword-inline.js"]);
});

test("a page loads the program that draws its widgets, once, and no other", async (t) => {
  const list = `<afterword-actions data='${attribute(ACTIONS)}'></afterword-actions>`;
  const { page, site } = await wiki(t, `${list}${list}`);
  const loaded = () => site.requests.filter((it) => it.endsWith(".wasm")).map((it) => it.match(/afterword-(\w+)_bg/)[1]);
  assert.match(await drawn(page, "actions", 1), /Limit the pool/);
  assert.deepEqual(loaded(), ["embed"]);
  const add = (tag, attributes) =>
    page.evaluate(([tag, attributes]) => {
      const element = document.createElement(`afterword-${tag}`);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.querySelector("main").append(element);
    }, [tag, attributes]);
  await add("toil", { times: "6", per: "week", minutes: "20" });
  assert.match(await drawn(page, "toil"), /104 h/);
  await add("error-budget", { objective: "99.9", total: "1000000", bad: "420" });
  assert.match(await drawn(page, "error-budget"), /58 % of the error budget is left/);
  assert.deepEqual(loaded(), ["embed", "figures", "budget"]);
});

test("a second script, of whatever kind, is harmless", async (t) => {
  const { page, site } = await wiki(t, EVERY, {
    head: `${ENTRY}<script type="module" src="/embed/v1/afterword.js?again"></script><script defer src="/embed/v1/afterword-inline.js"></script>`,
  });
  assert.match(await drawn(page, "toil"), /104 h/);
  assert.match(await drawn(page, "actions"), /Limit the pool/);
  for (const program of ["embed", "figures"]) assert.ok(site.requests.filter((it) => it.includes(`afterword-${program}_bg`)).length <= 1, program);
});

test("a hostile style reaches nothing that is drawn", async (t) => {
  const css = "* { all: unset !important; } div, table, tr, li { display: none !important; } *::before { content: 'x' !important; } h2 { font-size: 90px !important; }";
  const { page } = await wiki(t, EVERY, { head: `<link rel="stylesheet" href="/hostile.css">${ENTRY}`, pages: { "/hostile.css": { body: css, type: "text/css" } } });
  assert.match(await drawn(page, "actions"), /Limit the pool/);
  const box = await page.locator("afterword-actions").evaluate((it) => {
    const { width } = it.getBoundingClientRect();
    const row = it.shadowRoot.querySelector("tbody tr").getBoundingClientRect();
    return { width, row: row.height, display: getComputedStyle(it.shadowRoot.querySelector(".widget")).display };
  });
  assert.equal(box.width > 200 && box.row > 10 && box.display === "grid", true, JSON.stringify(box));
});

test("what is made in a widget is told, kept when it is moved, and taken over where it is set", async (t) => {
  const { page } = await wiki(t, `<section id="a"><afterword-five-whys editable></afterword-five-whys></section><section id="b"></section>`);
  await drawn(page, "five-whys");
  await page.evaluate(() => {
    window.heard = [];
    document.addEventListener("change", (event) => window.heard.push(event.detail));
  });
  await page.getByRole("textbox", { name: "What people noticed" }).fill("Disk full");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Logs grew");
  await page.keyboard.press("Enter");
  await page.keyboard.type("No rotation");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("No alert");
  const value = () => page.locator("afterword-five-whys").evaluate((it) => it.value);
  const shape = (causes = []) => causes.map((it) => [it.text, shape(it.causes)]);
  const expected = [["Logs grew", [["No rotation", []], ["No alert", []]]]];
  assert.deepEqual(shape((await value()).causes), expected);
  assert.deepEqual(shape((await page.evaluate(() => window.heard.at(-1))).causes), expected);
  // Moved as a page does it, out and in again.
  await page.evaluate(() => document.getElementById("b").append(document.querySelector("afterword-five-whys")));
  assert.equal(await page.getByRole("textbox", { name: "What people noticed" }).inputValue(), "Disk full");
  // Taken out for a while, it comes back with what was made of it.
  await page.evaluate(async () => {
    const element = document.querySelector("afterword-five-whys");
    element.remove();
    await new Promise((done) => setTimeout(done, 50));
    document.getElementById("a").append(element);
  });
  assert.match(await page.getByRole("textbox", { name: "What people noticed" }).inputValue(), /Disk full/);
  assert.deepEqual(shape((await value()).causes), expected);
  await page.locator("afterword-five-whys").evaluate((it) => (it.value = { problem: "Other", causes: ["One"] }));
  await page.waitForFunction(() => document.querySelector("afterword-five-whys").shadowRoot.querySelector("input")?.value === "Other");
  // A copy is another one.
  await page.evaluate(() => document.getElementById("b").append(document.querySelector("afterword-five-whys").cloneNode(true)));
  await drawn(page, "five-whys", 1);
  assert.equal(await page.locator("afterword-five-whys >> nth=1").evaluate((it) => it.value?.problem ?? ""), "");
});

test("children, attributes and properties are watched", async (t) => {
  const { page } = await wiki(t, `<afterword-actions><script type="application/json">[{"title": "First"}]</script></afterword-actions>`, { policy: "script-src 'self' 'wasm-unsafe-eval'" });
  assert.match(await drawn(page, "actions"), /First/);
  const becomes = (words) => page.waitForFunction((words) => document.querySelector("afterword-actions").shadowRoot.querySelector(".sheet").innerText.includes(words), words);
  await page.evaluate(() => (document.querySelector("afterword-actions > script").textContent = '[{"title": "Second"}]'));
  await becomes("Second");
  await page.evaluate(() => document.querySelector("afterword-actions").setAttribute("data", '[{"title": "Third"}]'));
  await becomes("Third");
  await page.evaluate(() => document.querySelector("afterword-actions").setAttribute("lang", "de"));
  await becomes("1 Maßnahme");
  await page.evaluate(() => (document.querySelector("afterword-actions").value = [{ title: "Fourth" }]));
  await becomes("Fourth");
});

test("the calculators reckon, and tell it", async (t) => {
  const { page } = await wiki(t, EVERY);
  await drawn(page, "toil");
  const last = (tag) => page.locator(`afterword-${tag}`).evaluate((it) => it.value);
  await page.getByLabel("Minutes each time").fill("40");
  assert.match(await drawn(page, "toil"), /208 h/);
  assert.equal((await last("toil")).hoursAYear, 208);
  await page.getByLabel("Minutes each time").fill("4o");
  assert.equal(await page.getByLabel("Minutes each time").getAttribute("aria-invalid"), "true");
  await page.getByLabel("Share of users affected, in %").fill("60");
  await page.locator("afterword-severity select").first().selectOption("yes");
  assert.equal((await last("severity")).level, "SEV1");
  await page.getByRole("radio", { name: "2 All have one" }).check();
  assert.equal((await last("maturity")).overall, 2);
  await page.locator("afterword-maturity select").first().selectOption({ index: 2 });
  await page.locator("afterword-maturity select").nth(1).selectOption({ index: 1 });
  assert.equal((await last("maturity")).answered, 2);
  await page.locator("afterword-actions select").first().selectOption("overdue");
  assert.match(await drawn(page, "actions"), /1 action\b/);
});

test("five hundred widgets come and go, and nothing of them stays", async (t) => {
  const { page } = await wiki(t, `<section id="place"><afterword-toil times="1" minutes="1"></afterword-toil><afterword-actions data='${attribute(ACTIONS)}'></afterword-actions></section>`);
  await drawn(page, "toil");
  await drawn(page, "actions");
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const counts = async () => {
    await session.send("HeapProfiler.collectGarbage");
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    return Object.fromEntries(metrics.filter((it) => ["JSEventListeners", "Nodes"].includes(it.name)).map((it) => [it.name, it.value]));
  };
  const cycle = (times) => page.evaluate(async (times) => {
    const place = document.getElementById("place");
    const isDrawn = (it) => it.shadowRoot?.querySelector(".sheet:not([hidden]) .widget");
    for (let n = 0; n < times; n += 1) {
      const tag = ["afterword-toil", "afterword-actions", "afterword-severity", "afterword-five-whys"][n % 4];
      const element = document.createElement(tag);
      element.setAttribute("editable", "");
      element.setAttribute("data", tag.endsWith("actions") ? '[{"title": "One"}]' : "");
      place.append(element);
      while (!isDrawn(element)) await new Promise((done) => setTimeout(done, 0));
      element.remove();
      await new Promise((done) => setTimeout(done, 0));
    }
  }, times);
  await cycle(20);
  const first = await counts();
  await cycle(500);
  const last = await counts();
  assert.equal(last.JSEventListeners - first.JSEventListeners <= 20, true, JSON.stringify({ first, last }));
  assert.equal(last.Nodes - first.Nodes <= 100, true, JSON.stringify({ first, last }));
});
