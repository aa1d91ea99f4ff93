// Getting the tag: what the dialog gives to paste is pasted into pages of another host, where the widget shows the data and runs none of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, DIST, launch, openApp, serveDist, watch } from "./support/app.mjs";
import { serve } from "./support/server.mjs";
import { addEntries, choose, download, eventually, forgiveAxe, newPostmortem, saved, write } from "./support/steps.mjs";

/** What has broken out of other pages. */
const HOSTILE = `</script><script>attack()</script><!-- <img src=x onerror=attack()> --></afterword-timeline>"'& {{x}} [[y]]`;
const KEY = "AKIAQ3EGRT7XWNMZ5PLD";

const dialogOf = (page) => page.getByRole("dialog", { name: "Get the tag" });
const snippetOf = (page) => dialogOf(page).getByRole("textbox", { name: "To paste" });

/** A postmortem whose texts are hostile, and its dialog. */
const opened = async (page) => {
  await newPostmortem(page, `Disk full ${HOSTILE}`);
  await write(page, "Summary", `It was *down*. ${HOSTILE}`);
  await addEntries(page, `14:32 alert fired ${HOSTILE}`, "14:40 disk cleaned");
  const next = page.getByRole("textbox", { name: "Next action" });
  await next.fill("Rotate the logs @anna 2030-12-01 P1");
  await next.press("Enter");
  await saved(page);
  await choose(page, "Export", "Get the tag…");
  await dialogOf(page).getByRole("radio", { name: "The team" }).check();
};

/** Chooses in a list of the dialog. */
const pick = (page, label, option) => dialogOf(page).getByRole("combobox", { name: label, exact: true }).selectOption({ label: option });

/** A wiki: pages on a host of its own, with a build of the widgets in a folder, and a reader whose browser notes every attack. */
const wiki = async (t, options = {}) => {
  const pages = { "/favicon.ico": " " };
  const host = await serve(DIST, { base: "/tools/", pages });
  const browser = await launch(options);
  const complaints = [];
  t.after(async () => {
    await browser.close();
    await host.close();
  });
  await browser.context.addInitScript(() => {
    window.attacks = [];
    window.attack = () => window.attacks.push(location.href);
  });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  let n = 0;
  const read = async (html, policy = "") => {
    const path = `/wiki/page-${(n += 1)}.html`;
    const meta = policy && `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
    pages[path] = `<!doctype html><html lang="en"><meta charset="utf-8">${meta}<title>A page</title><h1>A page</h1>\n${html}`;
    await page.goto(host.origin + path);
    return page;
  };
  return { host, page, pages, read, complaints };
};

/** The text that a widget of the page shows, once it is drawn. */
const drawn = async (page, tag) => {
  const widget = page.locator(tag);
  const sheet = widget.locator("[part~=widget]");
  await sheet.waitFor();
  assert.equal(await widget.locator("[part~=note].is-bad").count(), 0, await sheet.innerText());
  return sheet.innerText();
};

const assertHarmless = async (page) => {
  assert.deepEqual(await page.evaluate(() => window.attacks), []);
  assert.equal(await page.locator("img[src=x]").count(), 0);
};

test("a tag shows its data on any page, and none of it runs", async (t) => {
  const { page } = await openApp(t);
  const { host, read, pages } = await wiki(t);
  await opened(page);
  await dialogOf(page).getByRole("textbox", { name: "Address of the widgets’ script" }).fill(`${host.origin}/tools/embed/v1/afterword.js`);
  await dialogOf(page).getByText("The preview is drawn by the widgets beside this app").waitFor();

  const shows = async (html, tag, ...texts) => {
    const reader = await read(html);
    const text = await drawn(reader, tag);
    for (const it of texts) assert.ok(text.includes(it), `${it} in ${text}`);
    await assertHarmless(reader);
  };
  const html = await snippetOf(page).inputValue();
  assert.match(html, /^<script type="module" src="http:.*afterword\.js"><\/script>\n<afterword-postmortem>\n/);
  await shows(html, "afterword-postmortem", "Disk full", HOSTILE, "14:40", "Rotate the logs");

  // Of one part nothing else goes along.
  await pick(page, "Widget", "Timeline");
  await eventually(async () => (await snippetOf(page).inputValue()).includes("<afterword-timeline>"), true);
  const timeline = await snippetOf(page).inputValue();
  assert.doesNotMatch(timeline, /Rotate the logs|It was/);
  await shows(timeline, "afterword-timeline", "alert fired", HOSTILE, "14:40");

  // The forms for wikis that know the tag, or have the script already.
  const script = `<script type="module" src="/tools/embed/v1/afterword.js"></script>\n`;
  await pick(page, "Into", "MediaWiki or DokuWiki, with our extension");
  await eventually(async () => (await snippetOf(page).inputValue()).includes("<script"), false);
  await shows(script + (await snippetOf(page).inputValue()), "afterword-timeline", "alert fired", HOSTILE);
  await pick(page, "Into", "Markdown of MkDocs, with the script in mkdocs.yml");
  await eventually(async () => (await snippetOf(page).inputValue()).startsWith("<div>\n<afterword-timeline><pre>"), true);
  await shows(script + (await snippetOf(page).inputValue()), "afterword-timeline", "alert fired", HOSTILE);

  // A file beside the page.
  await pick(page, "Into", "A page of HTML");
  await pick(page, "Data", "In a file beside the page");
  const file = await download(page, () => dialogOf(page).getByRole("button", { name: "Download the data" }).click());
  assert.match(file.name, /-timeline\.json$/);
  await dialogOf(page).getByRole("textbox", { name: "Address of the file" }).fill("../data/timeline.json");
  await eventually(async () => (await snippetOf(page).inputValue()).includes(`src="../data/timeline.json"`), true);
  pages["/data/timeline.json"] = file.text;
  await shows(await snippetOf(page).inputValue(), "afterword-timeline", "alert fired", HOSTILE);
  await dialogOf(page).getByRole("textbox", { name: "Address of the file" }).fill("javascript:attack()");
  await dialogOf(page).getByText("It has to begin with https://, http:// or /.").waitFor();
  assert.equal(await snippetOf(page).inputValue(), "");

  // Another address is remembered.
  await page.keyboard.press("Escape");
  await choose(page, "Export", "Get the tag…");
  await eventually(() => dialogOf(page).getByRole("textbox", { name: "Address of the widgets’ script" }).inputValue(), `${host.origin}/tools/embed/v1/afterword.js`);
});

test("a frame shows its data from another host, and is as high as that", async (t) => {
  const { page } = await openApp(t);
  const { host, read } = await wiki(t);
  // The frame is of a third host.
  const tools = await serveDist({ base: "/a/" });
  t.after(() => tools.close());
  await opened(page);
  await dialogOf(page).getByRole("radio", { name: "Frame", exact: true }).check();
  await dialogOf(page).getByRole("textbox", { name: "Address of the widgets’ script" }).fill(`${tools.url}embed/v1/afterword.js`);
  await eventually(async () => (await snippetOf(page).inputValue()).startsWith(`<iframe src="${tools.url}embed/v1/embed.html#widget=postmortem&amp;data=1`), true);
  const html = await snippetOf(page).inputValue();
  const reader = await read(html);
  const complaints = watch(reader, host.origin).filter((it) => !it.startsWith("request"));
  const frame = reader.frameLocator("iframe").first();
  await frame.locator("afterword-postmortem").getByText("disk cleaned").waitFor();
  const height = () => reader.locator("iframe").first().evaluate((it) => parseFloat(it.style.height));
  const inner = () => frame.locator("body").evaluate((it) => Math.ceil(it.getBoundingClientRect().height));
  await eventually(async () => (await height()) === (await inner()), true);
  const before = await height();
  await reader.setViewportSize({ width: 360, height: 700 });
  await eventually(async () => (await height()) === (await inner()) && (await height()) > before, true);

  // Nobody else can say how high it is: not the page itself, not another frame, not the frame of another origin.
  const now = await height();
  await reader.evaluate(() => window.postMessage({ type: "afterword:height", height: 77, id: "" }, "*"));
  await reader.evaluate(async () => {
    const other = document.body.appendChild(document.createElement("iframe"));
    await new Promise((done) => {
      other.onload = done;
      other.srcdoc = `<script>parent.postMessage({ type: "afterword:height", height: 77, id: "" }, "*")</` + `script>`;
    });
    // One whose address says something else than where it is.
    other.setAttribute("src", "https://elsewhere.invalid/embed.html#widget=timeline");
    other.srcdoc = `<script>parent.postMessage({ type: "afterword:height", height: 88, id: "" }, "*")</` + `script>`;
    await new Promise((done) => setTimeout(done, 300));
  });
  assert.equal(await height(), now);
  assert.deepEqual(await reader.locator("iframe").nth(1).evaluate((it) => it.style.height), "");
  assert.deepEqual(complaints, []);

  // Only numbers within bounds are taken from the frame itself.
  const tell = (height) => frame.locator("body").evaluate((_, height) => parent.postMessage({ type: "afterword:height", height, id: "" }, "*"), height);
  await tell("100%");
  await tell(1e9);
  await eventually(height, 20_000);
  await tell(-5);
  await eventually(height, 40);

  // The address alone is all that some editors want.
  await pick(page, "As", "The address alone, for editors that make the frame");
  await eventually(async () => /^http\S+embed\.html#\S+\n$/.test(await snippetOf(page).inputValue()), true);
  const alone = await snippetOf(page).inputValue();
  await reader.goto(alone.trim());
  await reader.locator("afterword-postmortem").getByText("disk cleaned").waitFor();
  await assertHarmless(reader);
});

test("a frame says what is wrong with its address", async (t) => {
  const { host, page } = await wiki(t);
  const embed = `${host.url}embed/v1/embed.html`;
  const says = async (fragment, text) => {
    await page.goto("about:blank");
    await page.goto(embed + fragment);
    await page.getByRole("alert").filter({ hasText: text }).waitFor();
    assert.deepEqual(await page.evaluate(() => window.attacks), []);
  };
  await says("", "does not say which widget it shows");
  await says("#widget=<img src=x onerror=attack()>", "needs widget= and one of: postmortem, timeline");
  await says("#widget=timeline&lang=de&data=1abc", "nicht vollständig");
  await says("#widget=timeline&lang=en&data=!", "not complete");
  await says("#widget=timeline&data=2eJx", "packed by a newer version");
  // 30 MB of spaces in a few letters.
  const bomb = await page.evaluate(async () => {
    const stream = new Blob([" ".repeat(30_000_000)]).stream().pipeThrough(new CompressionStream("deflate"));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    return btoa(bytes.reduce((out, it) => out + String.fromCharCode(it), "")).replaceAll("+", "-").replaceAll("/", "_");
  });
  await says(`#widget=timeline&data=1${bomb}`, "larger than the 20 MB");

  // What is not of a widget does not reach it, and data may stand there as it is.
  const data = encodeURIComponent(JSON.stringify({ actions: [{ title: `Do ${HOSTILE}` }] }));
  await page.goto(`${embed}#widget=actions&text=${data}&onclick=attack()&style=color:red&lang=en`);
  assert.ok((await drawn(page, "afterword-actions")).includes(`Do ${HOSTILE}`));
  assert.deepEqual(await page.locator("afterword-actions").evaluate((it) => it.getAttributeNames().sort()), ["data", "lang"]);
  // Another fragment is another widget, in the same page.
  await page.evaluate(() => location.replace("#widget=five-whys&theme=dark&lang=de&text=" + encodeURIComponent('{"problem": "Disk full", "causes": ["Logs"]}')));
  assert.ok((await drawn(page, "afterword-five-whys")).includes("Logs"));
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");

  // Widgets of a version that did not have this one.
  await page.route("**/embed/v1/afterword.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  await says("#widget=severity&lang=en", "of an older version");
});

test("a frame works in a sandbox that gives it no origin", async (t) => {
  const { host, read } = await wiki(t);
  const text = encodeURIComponent('{"problem": "Disk full", "causes": ["Logs not rotated"]}');
  const reader = await read(`<iframe src="${host.url}embed/v1/embed.html#widget=five-whys&amp;text=${text}" sandbox="allow-scripts" height="400" title="Causes"></iframe>
    <script defer src="${host.url}embed/v1/frame.js"></script>`);
  await reader.frameLocator("iframe").locator("afterword-five-whys").getByText("Logs not rotated").waitFor();
  await eventually(async () => (await reader.locator("iframe").evaluate((it) => it.style.height)) !== "", true);
});

test("a snapshot needs no script, no style and nobody's permission", async (t) => {
  const { page } = await openApp(t);
  const { read, host } = await wiki(t);
  await opened(page);
  await dialogOf(page).getByRole("radio", { name: "Snapshot without script" }).check();
  await pick(page, "Widget", "Timeline");
  await eventually(async () => (await snippetOf(page).inputValue()).includes("<svg"), true);
  const policy = "default-src 'none'; img-src 'self'";
  const shows = async (html) => {
    const reader = await read(html, policy);
    const complaints = watch(reader, host.origin);
    await reader.reload();
    const text = await reader.locator("body").innerText();
    for (const it of ["alert fired", HOSTILE, "14:40"]) assert.ok(text.includes(it), `${it} in ${text}`);
    await assertHarmless(reader);
    assert.equal(await reader.locator("[style], style, script").count(), 0);
    assert.deepEqual(complaints, []);
    return reader;
  };
  const reader = await shows(await snippetOf(page).inputValue());
  assert.equal(await reader.locator("svg").count(), 1);
  await dialogOf(page).getByRole("img", { name: /timeline/i }).first().waitFor();

  await pick(page, "As", "HTML without drawings");
  await eventually(async () => (await snippetOf(page).inputValue()).includes("<svg"), false);
  await shows(await snippetOf(page).inputValue());

  await pick(page, "As", "Markdown");
  await eventually(async () => (await snippetOf(page).inputValue()).startsWith("## Disk full"), true);

  await pick(page, "As", "A picture (SVG)");
  const file = await download(page, () => dialogOf(page).getByRole("button", { name: "Download the picture" }).click());
  assert.match(file.name, /-timeline\.svg$/);
  assert.equal(await snippetOf(page).inputValue(), `<img src="${file.name}" alt="${/<title>(.*?)<\/title>/.exec(file.text)[1]}">\n`);
  await pick(page, "Widget", "Actions");
  await dialogOf(page).getByText("Nothing of this is drawn").waitFor();
});

test("what is chosen for its readers is all that they get", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, `Leaked ${KEY}`);
  await write(page, "Summary", `Ben mailed ben@corp.io that ${KEY} was in the log.`);
  await saved(page);
  await choose(page, "Export", "Get the tag…");
  const dialog = dialogOf(page);
  // For the organisation, and without what was found, unless somebody says otherwise.
  await dialog.getByRole("radio", { name: "The organisation" }).waitFor();
  await eventually(async () => (await snippetOf(page).inputValue()).includes("was in the log"), true);
  assert.doesNotMatch(await snippetOf(page).inputValue(), new RegExp(`${KEY}|corp\\.io`));
  const preview = page.frameLocator("iframe");
  await preview.getByText("was in the log").waitFor();
  assert.equal(await preview.getByText(KEY).count(), 0);
  await dialog.getByRole("radio", { name: "Frame", exact: true }).check();
  await eventually(async () => /<iframe [^>]* title="Postmortem: Leaked/.test(await snippetOf(page).inputValue()), true);
  assert.doesNotMatch(await snippetOf(page).inputValue(), new RegExp(KEY), "nor what a screen reader calls it");
  await dialog.getByRole("radio", { name: "Tag in a page", exact: true }).check();
  await dialog.getByRole("checkbox", { name: /remove it from the export/ }).first().uncheck();
  await eventually(async () => new RegExp(`${KEY}|corp\\.io`).test(await snippetOf(page).inputValue()), true);
  await dialog.getByRole("radio", { name: "Frame", exact: true }).check();
  await eventually(async () => (await snippetOf(page).inputValue()).startsWith("<iframe"), true);
  await dialog.getByRole("button", { name: /^Mend it under/ }).first().click();
  await dialog.waitFor({ state: "hidden" });
});

for (const [name, options] of Object.entries({
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "320 pixels": { viewport: { width: 320, height: 640 } },
})) {
  test(`the dialog has nothing that axe finds: ${name}`, async (t) => {
    const { page, complaints } = await openApp(t, { ...options, reducedMotion: "reduce" });
    await opened(page);
    for (const way of ["Tag in a page", "Frame", "Snapshot without script"]) {
      await dialogOf(page).getByRole("radio", { name: way, exact: true }).check();
      await eventually(async () => (await snippetOf(page).inputValue()) !== "", true);
      if (way !== "Snapshot without script") await page.frameLocator("iframe").getByText("disk cleaned").first().waitFor();
      assert.deepEqual(await axe(page), [], way);
      const wide = await dialogOf(page).locator(".dialog-body").evaluate((it) => it.scrollWidth - it.clientWidth);
      assert.ok(wide <= 0, `${way} is ${wide} pixels too wide`);
    }
    forgiveAxe(complaints);
  });
}

test("the keyboard is enough", async (t) => {
  const { page, context } = await openApp(t);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await newPostmortem(page, "Disk full");
  await addEntries(page, "14:32 alert fired");
  await saved(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("get the tag…");
  await page.getByRole("option", { name: "Get the tag…" }).and(page.locator("[aria-selected=true]")).waitFor();
  await page.keyboard.press("Enter");
  await dialogOf(page).waitFor();
  await eventually(() => page.evaluate(() => document.activeElement?.localName), "select");
  await page.keyboard.press("ArrowDown");
  await eventually(async () => (await snippetOf(page).inputValue()).includes("<afterword-timeline>"), true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await eventually(async () => (await snippetOf(page).inputValue()).startsWith("<iframe"), true);
  const copy = dialogOf(page).getByRole("button", { name: "Copy", exact: true });
  for (let n = 0; n < 40 && !(await copy.evaluate((it) => it === document.activeElement)); n += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await dialogOf(page).getByText("Copied. Paste it into the source of the page.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await snippetOf(page).inputValue());
  await page.keyboard.press("Escape");
  await dialogOf(page).waitFor({ state: "hidden" });
  // Where it was before: going back leads to the list, not to what the preview showed.
  await page.goBack();
  await page.getByRole("button", { name: "New postmortem" }).waitFor();
});

test("where there are no widgets, the dialog says so, and a snapshot still works", async (t) => {
  const { page, complaints } = await openApp(t, { serviceWorkers: "block" });
  await page.route(/embed\/v1\/embed\.html/, (route) => route.fulfill({ status: 404, body: "no" }));
  await opened(page);
  await dialogOf(page).getByText("There are no widgets beside this app.").first().waitFor();
  assert.equal(await page.locator("iframe").count(), 0);
  await dialogOf(page).getByRole("radio", { name: "Snapshot without script" }).check();
  await eventually(async () => (await snippetOf(page).inputValue()).includes("disk cleaned"), true);
  complaints.splice(0, Infinity, ...complaints.filter((it) => !it.includes("404")));
});

test("calculators have tags of their own, without any document", async (t) => {
  const { page } = await openApp(t, { path: "#/settings" });
  await page.getByRole("button", { name: "Get the tag of a calculator…" }).click();
  await eventually(async () => /<afterword-severity><\/afterword-severity>\n$/.test(await snippetOf(page).inputValue()), true);
  assert.equal(await dialogOf(page).getByRole("combobox", { name: "Data" }).count(), 0);
  await pick(page, "Light or dark", "Dark");
  await pick(page, "Language", "Deutsch");
  await eventually(async () => (await snippetOf(page).inputValue()).includes(`<afterword-severity theme="dark" lang="de">`), true);
  await pick(page, "Widget", "Error budget");
  await dialogOf(page).getByRole("radio", { name: "Snapshot without script" }).check();
  await dialogOf(page).getByText("so there is no snapshot of it").first().waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("tag of a calculator");
  await page.keyboard.press("Enter");
  await dialogOf(page).waitFor();
});

test("assessments, registers and calculators are drawn as on their own pages", async (t) => {
  const { page, site } = await openApp(t);
  const preview = page.frameLocator("iframe");
  const close = async () => {
    await page.keyboard.press("Escape");
    await dialogOf(page).waitFor({ state: "hidden" });
  };
  const go = async (hash) => {
    await page.evaluate((it) => (location.hash = it), hash);
  };
  await go("#/maturity");
  await page.getByRole("button", { name: "Look at an example" }).click();
  await page.waitForURL(/maturity\/[0-9a-f-]{36}/);
  const [, assessment] = /#\/maturity\/([0-9a-f-]{36})/.exec(page.url());
  await go(`#/maturity/${assessment}/results`);
  await page.getByRole("button", { name: "Get the tag…" }).click();
  await preview.locator("afterword-maturity [part~=figure]").waitFor();
  await dialogOf(page).getByRole("checkbox", { name: "Readers may change it, each for themselves" }).check();
  await preview.locator("afterword-maturity .questions section").first().waitFor();
  await close();

  await go("#/toil");
  await page.getByRole("button", { name: /example/i }).first().click();
  await page.waitForURL(/toil\/[0-9a-f-]{36}/);
  const [, register] = /#\/toil\/([0-9a-f-]{36})/.exec(page.url());
  await go(`#/toil/${register}/overview`);
  await page.getByRole("button", { name: "Get the tag…" }).click();
  await preview.locator("afterword-toil table").waitFor();
  assert.equal(/"owner":"[^"]/.test(await snippetOf(page).inputValue()), false, "it says who owns a project");
  await dialogOf(page).getByRole("radio", { name: "Snapshot without script" }).check();
  await eventually(async () => (await snippetOf(page).inputValue()).startsWith("<h2>Toil"), true);
  await close();

  await go("#/settings");
  await page.getByRole("button", { name: "Get the tag of a calculator…" }).click();
  await preview.locator("afterword-severity [part~=proposal]").waitFor();
  await pick(page, "Widget", "Is it worth automating?");
  await preview.locator("afterword-toil [part~=result]").waitFor();
  await pick(page, "Widget", "Error budget");
  await preview.locator("afterword-error-budget [part~=widget]").waitFor();
  assert.equal(await preview.getByRole("alert").count(), 0);
  assert.equal(site.requests.some((it) => it.includes("undefined")), false);
});
