// No way in: published attacks in every field of a workspace, on every page that shows them, in everything that leaves it and on pages of
// others, with the policy that would stop them and without it. No script runs, nothing is asked of another host, nothing becomes an element.
//
// AFTERWORD_ATTACKS says how many members each list has, 40 unless told; all payloads are in the workspace whatever it says, but each in every
// field only if it says “all”, which takes minutes.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import ical from "ical.js";
import MarkdownIt from "markdown-it";
import papaparse from "papaparse";
import { DIST, launch, ready, serveDist } from "./support/app.mjs";
import { attacks, guard, packed, strange, workspace } from "./support/attacks.mjs";
import { PACKAGE } from "./support/package.mjs";
import { serve } from "./support/server.mjs";
import { choose } from "./support/steps.mjs";

const PAYLOADS = attacks();
const ALL = process.env.AFTERWORD_ATTACKS === "all";
const N = ALL ? 100 : Number(process.env.AFTERWORD_ATTACKS ?? 40);
const ROUNDS = ALL ? Math.ceil(PAYLOADS.length / N) : 1;
const WORKSPACE = workspace(PAYLOADS, N, ROUNDS);
const [WIDE, LIST, REGISTER, ASSESSMENT] = WORKSPACE.documents;
const ofKind = (schema) => WORKSPACE.documents.filter((it) => it.schema === schema);
const TITLE = { name: "Title", exact: true };

/** What may be a script or a frame on pages of ours. */
const OURS = { scripts: ["/boot-", "/afterword-", "/offline-", "/outdated.js", "/across-", "/io-", "/embed/v1/"], frames: ["/embed/v1/embed.html"] };

const file = (name, text, mimeType) => ({ name, mimeType, buffer: Buffer.from(text) });

/** A browser that notes what attacks do. Without the policy nothing but our own code stands in their way. */
const guarded = async (t, site, { hasPolicy, ...options }) => {
  const browser = await launch({ bypassCSP: !hasPolicy, viewport: { width: 1440, height: 1000 }, ...options });
  t.after(browser.close);
  // A document with all of them in every list takes its time.
  browser.context.setDefaultTimeout(ALL ? 240_000 : 60_000);
  const origins = [`${site.origin}/`];
  const noted = await guard(browser.context, () => origins);
  const page = browser.context.pages()[0];
  let n = 0;
  /** Fails if an attack did anything, or left anything on the page as it is. */
  const check = async (place, expected = 1) => {
    const { found, n: looked } = await strange(page, OURS);
    assert.deepEqual([...noted, ...found], [], place);
    assert.ok(looked >= expected, `${place} has only ${looked} elements`);
    n += looked;
  };
  return { page, noted, check, context: browser.context, total: () => n };
};

/** A page is drawn once it stops growing. */
const settled = async (page) => {
  for (let before = -1, quiet = 0; quiet < 2; ) {
    const now = await page.evaluate(() => (document.querySelector("main[aria-busy=true]") ? Math.random() : document.querySelectorAll("*").length));
    quiet = now === before ? quiet + 1 : 0;
    before = now;
    await page.waitForTimeout(80);
  }
};

/** Whatever is drawn only when it is seen, is seen. */
const scrolled = async (page) => {
  await page.evaluate(async () => {
    for (let part = 1; part <= 4; part += 1) {
      scrollTo(0, (document.documentElement.scrollHeight * part) / 4);
      await new Promise((done) => requestAnimationFrame(done));
    }
  });
};

for (const hasPolicy of [false, true]) {
  describe(hasPolicy ? "with the policy" : "without a policy", () => {
    let site;
    before(async () => {
      site = await serveDist();
    });
    after(() => site.close());

    test("no attack does anything on any page of the app", async (t) => {
      const { page, noted, check, total } = await guarded(t, site, { hasPolicy });
      const go = async (path, expected) => {
        await page.evaluate((it) => (location.hash = it), path);
        await settled(page);
        await scrolled(page);
        await check(path, expected);
      };
      await page.goto(`${site.url}#/import`);
      await ready(page);

      await t.test("what would notice them does", async () => {
        const script = () => {
          const it = document.createElement("script");
          it.textContent = "alert('on purpose')";
          document.body.append(it);
          it.remove();
        };
        await page.evaluate(script).catch(() => {});
        await page.waitForTimeout(100);
        assert.equal(noted.some((it) => it.includes("alert(on purpose)")), !hasPolicy, "a script runs where nothing forbids it");
        await page.evaluate(() => document.body.append(Object.assign(document.createElement("marquee"), { id: "on-purpose" })));
        assert.match((await strange(page, OURS)).found.join(), /an element: <marquee/);
        await page.evaluate(() => document.getElementById("on-purpose").remove());
        noted.length = 0;
      });

      await t.test("what is brought in, before it is accepted", async () => {
        const lines = PAYLOADS.map((it) => it.replace(/\s+/g, " "));
        const markdown = `# ${lines[0]}\n\n${lines.slice(0, N).join("\n\n")}\n\n## Timeline\n\n${lines.slice(-N).map((it, at) => `- 2026-03-10 03:${String(at % 60).padStart(2, "0")} ${it}`).join("\n")}\n\n## Actions\n\n${lines.slice(N, 2 * N).map((it) => `- [ ] ${it}`).join("\n")}\n`;
        const cell = (it) => `"${it.replaceAll('"', '""')}"`;
        const table = `Time,Event,Who,Link\n${lines.slice(0, 2 * N).map((it, at) => `2026-03-10T03:${String(at % 60).padStart(2, "0")}:00Z,${cell(it)},${cell(lines.at(-at - 1))},${cell(it)}`).join("\n")}\n`;
        const chat = JSON.stringify(lines.slice(0, 2 * N).map((it, at) => ({ ts: `${1_776_959_516 + at * 60}.000100`, user: it, text: `${it} <${it}|${it}>` })));
        for (const [name, text, type] of [["hostile.md", markdown, "text/markdown"], [`${lines[3].slice(0, 60)}.csv`, table, "text/csv"], ["chat.json", chat, "application/json"], ["plain.txt", lines.join("\n"), "text/plain"]]) {
          await page.goto("about:blank");
          await page.goto(`${site.url}#/import`);
          await ready(page);
          await page.locator("input[type=file]").setInputFiles(file(name, text, type));
          await settled(page);
          await scrolled(page);
          await check(`import of ${type}`, 60);
        }
      });

      await t.test("a backup that holds them", async () => {
        await page.goto("about:blank");
        await page.goto(`${site.url}#/import`);
        await ready(page);
        await page.locator("input[type=file]").setInputFiles(file("backup.json", JSON.stringify(WORKSPACE), "application/json"));
        await page.locator("main button.primary").first().waitFor();
        await check("import of a backup");
        await page.locator("main button.primary").first().click();
        await page.getByRole("grid").getByRole("row").nth(3).waitFor({ timeout: 60_000 });
      });

      await t.test("the list, the search and the palette", async () => {
        await go("#/", 100);
        for (const words of ["script", "alert onerror", "javascript", "svg onlo"]) {
          await page.getByRole("searchbox", { name: "Search" }).fill(words);
          await page.getByRole("grid").locator("mark").first().waitFor();
          await settled(page);
          await check(`search for ${words}`, 100);
        }
        await page.keyboard.press("Control+k");
        await page.getByRole("combobox", { name: "Find a page, a postmortem or a command" }).fill("alert");
        await page.getByRole("dialog").getByRole("option").first().waitFor();
        await settled(page);
        await check("the palette", 100);
        await page.keyboard.press("Escape");
      });

      await t.test("the editor, its drawings, its review, its ways out", async () => {
        for (const { id } of ofKind("postmortem/1").slice(0, ROUNDS).reverse()) {
          await page.evaluate((it) => (location.hash = it), `#/postmortem/${id}`);
          await page.getByRole("textbox", TITLE).waitFor();
          await settled(page);
          await scrolled(page);
          await check("the editor", N * 10);
        }
        // Its findings come when nobody types.
        await page.waitForTimeout(1_500);
        await check("the editor with its review", N * 10);
        await choose(page, "Export", "For other readers");
        const dialog = page.locator("dialog.share-dialog");
        await dialog.waitFor();
        await settled(page);
        await check("what should not go out", N);
        await page.keyboard.press("Escape");
        await choose(page, "Export", "Get the tag…");
        await page.getByRole("dialog", { name: "Get the tag" }).waitFor();
        await settled(page);
        await check("the tag and its preview", N);
        await page.keyboard.press("Escape");
        await go(`#/postmortem/${WIDE.id}/present`);
        await go(`#/postmortem/${WIDE.id}/revisions`);
      });

      await t.test("pages of many documents", async (t) => {
        // The policy forbids more than its absence: what is harmless without it needs no second look unless everything is to be looked at.
        if (hasPolicy && !ALL) return t.skip("looked at without a policy only; AFTERWORD_ATTACKS=all looks at them with it as well");
        for (const path of ["home", "actions", "trends", "report", "library", "library/hostile", "trash", "settings", "rules", "severity", "metrics", "folder"]) await go(`#/${path}`);
        for (const { id } of ofKind("toil-register/1")) for (const view of ["", "/weeks", "/projects", "/plan", "/overview", "/basis"]) await go(`#/toil/${id}${view}`);
        for (const { id } of ofKind("assessment/1")) for (const view of ["", "/table", "/workshop", "/screen", "/figures", "/results", "/roadmap", "/about"]) await go(`#/maturity/${id}${view}`);
        for (const path of ["maturity", "maturity/models/hostile", `actions/${LIST.id}`]) await go(`#/${path}`);
      });

      await t.test("what is in an address", async () => {
        await go(`#/shared/${packed({ ...WIDE, timeline: WIDE.timeline.slice(0, 60), extra: [] })}`, 300);
        for (const payload of PAYLOADS.slice(0, 40)) await page.evaluate((it) => (location.hash = it), `#/${encodeURIComponent(payload)}/${payload}`);
        await go(`#/ballot/${PAYLOADS.slice(0, 30).map(encodeURIComponent).join("/")}`);
        await go(`#/nowhere/${PAYLOADS.slice(0, 30).join("/")}`);
      });
      t.diagnostic(`${PAYLOADS.length} payloads, ${total()} elements looked at`);
    });
  });
}

/** A page that shows `html` without any policy, whoever's it was. */
const bare = (html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, "");

test("whatever leaves as a page, a drawing or Markdown is harmless to whoever opens it", async (t) => {
  const api = await import(pathToFileURL(join(PACKAGE, "node.js")).href);
  const pages = {};
  const put = (name, body, type = "text/html; charset=utf-8") => (pages[`/${name}`] = { body, type });
  const now = "2026-04-01T09:00:00Z";
  const small = WORKSPACE.documents.slice(4 * ROUNDS);
  put("postmortem.html", bare(api.exportAs(WIDE, "html")));
  put("assessment.html", bare(api.exportAs(ASSESSMENT, "html")));
  put("report.html", bare(api.learningReport([WIDE, ...small], { period: "2026-Q1", to: "html", now })));
  for (const of of ["timeline", "causes"]) put(`${of}.svg`, api.draw(WIDE, { of }), "image/svg+xml");
  const charts = [
    [[WIDE, LIST, ...small], ["incidents", "severity", "service", "team", "tag", "factors", "response-times", "burn-up", "action-ages", "action-kinds", "owners"]],
    [[REGISTER], ["toil-share", "payback"]],
    [[ASSESSMENT], ["maturity-profile", "maturity-roadmap"]],
  ];
  for (const [documents, kinds] of charts) {
    for (const of of kinds) {
      const { svg } = api.chart(documents, { of, now, ...(of === "payback" && { project: REGISTER.projects[0].id }) });
      if (svg) put(`chart-${of}.svg`, svg, "image/svg+xml");
    }
  }
  const markdown = new MarkdownIt();
  const rendered = (text) => `<!doctype html><meta charset="utf-8"><title>x</title><main>${text}</main>`;
  for (const [name, document] of Object.entries({ WIDE, LIST, REGISTER, ASSESSMENT })) put(`${name}.md.html`, rendered(markdown.render(api.exportAs(document, "markdown"))));
  put("report.md.html", rendered(markdown.render(api.learningReport(small, { period: "2026-Q1", now }))));
  put("prose.html", rendered(PAYLOADS.map((it) => `<section>${api.renderMarkdown(it)}</section>`).join("\n")));

  const host = await serve(DIST, { pages });
  t.after(host.close);
  const { page, noted } = await guarded(t, host, { hasPolicy: false });
  for (const path of Object.keys(pages)) {
    await page.goto(host.origin + path);
    const { found, n } = await strange(page);
    // Which links and images of Markdown are shown is for whoever renders it to say; scripts are not, and what we write ourselves has no images.
    const isOthers = path.endsWith(".md.html");
    const wrong = found.filter((it) => !isOthers || !/^(a link that tells|an image|an address(?!.*(?:script|data):))/i.test(it));
    assert.deepEqual([...noted.filter((it) => !isOthers || !it.startsWith("request")), ...wrong], [], path);
    assert.ok(n > 5, `${path} has only ${n} elements`);
    if (isOthers) noted.length = 0;
  }
  t.diagnostic(`${Object.keys(pages).length} files were opened: ${Object.keys(pages).join(" ")}`);
});

test("what leaves for tables and calendars holds no formula and no line of an attack", async () => {
  const api = await import(pathToFileURL(join(PACKAGE, "node.js")).href);
  let n = 0;
  for (const [document, format] of [[WIDE, "csv"], [LIST, "csv"], [REGISTER, "csv"], [REGISTER, "weeks-csv"], [ASSESSMENT, "csv"]]) {
    const { data, errors } = papaparse.parse(api.exportAs(document, format).replace(/^\uFEFF/, ""), { skipEmptyLines: true });
    assert.deepEqual(errors, [], format);
    for (const cell of data.flat()) {
      n += 1;
      // A number may be below zero; a formula begins with a sign and goes on.
      assert.ok(!/^[=+@\t\r＝＋－＠]/.test(cell) && !/^-(?![\d.]+$)/.test(cell), `a formula: ${cell}`);
    }
  }
  assert.ok(n > 10 * N, `${n} cells`);
  const injected = ["x\r\nEND:VEVENT\r\nBEGIN:VEVENT", "x\nATTACH:https://attack.example/x", "x\rURL:javascript:alert(1)", "x\u2028ORGANIZER:mailto:a@attack.example"];
  const actions = LIST.actions.map((it, at) => ({ ...it, title: `${injected[at % injected.length]} ${it.title}`, owner: injected[at % injected.length] }));
  const calendar = ical.parse(api.exportAs({ ...LIST, actions }, "ics"));
  const events = calendar[2];
  const properties = new Set(events.flatMap(([, all]) => all.map(([name]) => name)));
  assert.ok(events.length > 0 && events.length <= actions.length, `${events.length} events of ${actions.length} actions`);
  for (const name of ["attach", "organizer", "attendee"]) assert.equal(properties.has(name), false, name);
  for (const [, all] of events) for (const [name, , , value] of all) if (name === "url") assert.match(value, /^https?:/);
});

test("JSON with the names of what all objects inherit makes nothing of them", async () => {
  const api = await import(pathToFileURL(join(PACKAGE, "node.js")).href);
  const hostile = '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "toString": "x", "schema": "postmortem/1", "title": "x"}';
  for (const give of [() => api.importFile(hostile), () => api.exportAs(JSON.parse(hostile), "json"), () => api.importFile(`{"actions": [${hostile}]}`), () => api.merge(WIDE, { ...WIDE, ...JSON.parse(hostile) }, WIDE)]) {
    try {
      give();
    } catch (error) {
      assert.equal(error.name, "AfterwordError", String(error.stack));
    }
    assert.equal({}.polluted, undefined);
    assert.deepEqual(Object.keys(Object.prototype), []);
    assert.equal(String({}), "[object Object]");
  }
});

for (const policy of ["", "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'"]) {
  test(`no attack does anything in a widget ${policy ? "under a strict policy" : "on a page without a policy"}`, async (t) => {
    const data = { postmortem: WIDE, timeline: WIDE, "five-whys": WIDE, actions: LIST, maturity: ASSESSMENT, toil: REGISTER };
    const host = await serve(DIST, {
      pages: {
        ...Object.fromEntries(Object.entries(data).map(([name, it]) => [`/data/${name}.json`, { body: JSON.stringify(it), type: "application/json" }])),
        "/data/polluted.json": { body: '{"__proto__": {"onclick": "alert(1)", "polluted": 1}, "timeline": [{"text": "x", "__proto__": {"links": ["javascript:alert(1)"]}}]}', type: "application/json" },
      },
    });
    t.after(host.close);
    const { page, check, context } = await guarded(t, host, { hasPolicy: Boolean(policy) });
    const tags = [...Object.keys(data).map((name) => `<afterword-${name} src="/data/${name}.json"></afterword-${name}>`), '<afterword-timeline src="/data/polluted.json"></afterword-timeline>'];
    const lines = PAYLOADS.slice(0, 200).map((it) => it.replace(/\s+/g, " "));
    const attribute = JSON.stringify({ timeline: lines.map((text) => ({ text, source: text, links: [text] })) }).replaceAll("&", "&amp;").replaceAll("'", "&#39;");
    const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,"><script type="module" src="/embed/v1/afterword.js"></script></head><body><main>${tags.join("")}<afterword-timeline data='${attribute}'></afterword-timeline></main></body></html>`;
    await context.route(`${host.origin}/wiki`, (route) => route.fulfill({ body, contentType: "text/html", headers: policy ? { "content-security-policy": policy } : {} }));
    await page.goto(`${host.origin}/wiki`);
    const isDrawn = () => [...document.querySelectorAll("main > *")].every((it) => it.shadowRoot?.querySelector("[part~=widget]:not([hidden]), [part~=note]"));
    await page.waitForFunction(isDrawn);
    await settled(page);
    await check("the widgets", 10 * N);
    for (const [name, it] of Object.entries({ timeline: { timeline: lines.slice(0, 80).map((text) => ({ text, links: [text] })) }, actions: LIST.actions.slice(0, 30) })) {
      await page.goto("about:blank");
      await page.goto(`${host.origin}/embed/v1/embed.html#widget=${name}&heading=${encodeURIComponent(lines[0])}&onclick=alert(1)&style=x&text=${encodeURIComponent(JSON.stringify(it))}`);
      await page.waitForFunction(() => document.body.firstElementChild?.shadowRoot?.querySelector("[part~=widget]:not([hidden])"));
      await check(`a frame with ${name}`, 30);
    }
  });
}
