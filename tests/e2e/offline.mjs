// After the first visit the network is not needed, a new version comes when somebody wants it, and the app can be installed and given files.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DIST, axe, launch, ready, watch } from "./support/app.mjs";
import { serve } from "./support/server.mjs";
import { eventually, forgiveAxe, newPostmortem, saved } from "./support/steps.mjs";
import { copyOfDist, listed, nextVersion, versionOf } from "./support/versions.mjs";

const BASE = "/tools/afterword/";

/** The app of a folder in a browser that may keep it. */
const open = async (t, folder = DIST, { path = "", complain = true, ...options } = {}) => {
  const site = await serve(folder, { base: BASE });
  const browser = await launch({ serviceWorkers: "allow", ...options });
  const complaints = [];
  const attend = (page) => watch(page, site.origin, complaints);
  browser.context.on("page", attend);
  browser.context.pages().forEach(attend);
  const [page] = browser.context.pages();
  t.after(async () => {
    await browser.close();
    await site.close();
    if (complain) assert.deepEqual(complaints, [], "a page complained");
  });
  await page.goto(site.url + path);
  await ready(page);
  return { ...browser, site, page, complaints };
};

const standing = (page) => page.evaluate(() => globalThis.afterwordOffline?.standing);
const isKept = (page) => page.waitForFunction(() => globalThis.afterwordOffline?.standing === "here", null, { timeout: 60_000 });
const version = (page) => page.evaluate(() => document.querySelector("meta[name=afterword-build]").content.split(" ")[0]);
const caches = (page) => page.evaluate(async () => (await caches.keys()).filter((it) => !it.endsWith("/")).map((it) => it.split("/:")[1]).sort());
const news = (page) => page.locator(".toast", { hasText: /A new version is here\./ });
const go = (page, path) => page.evaluate((it) => (location.hash = it), path);

/** The next site at the address of one that is closed. */
const instead = async (t, site, folder) => {
  await site.close();
  const next = await serve(folder, { base: BASE, port: Number(new URL(site.origin).port) });
  t.after(() => next.close());
  return next;
};

/** Has the browser look for a new version, as it does by itself when the app is opened and now and then. */
const look = (page) => page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update().catch(() => {})));

test("the list of a version is what the app may ask for, and all of it is there", () => {
  const { files, missing } = listed(DIST);
  assert.deepEqual(missing, []);
  for (const wanted of ["index.html", "manifest.json", "static/words/de.txt", "static/rules/de.json", "static/examples/workspace.json", "static/models/on-call-health.de.json"]) {
    assert.ok(files.includes(wanted), wanted);
  }
  for (const part of ["afterword-shelf", "afterword-web", "afterword-io", "afterword-across", "boot", "io", "across"]) {
    assert.ok(files.some((it) => it.startsWith(`${part}-`) || it.startsWith(`${part}_bg-`)), part);
  }
  assert.deepEqual(files.filter((it) => /^(npm|embed)\/|schema|\.(br|gz)$|sw\.js|outdated/.test(it)), []);
});

test("a first visit fetches what is kept only once the app stands, and nothing twice", async (t) => {
  const { page, site } = await open(t);
  const first = site.requests.filter((path) => path !== BASE);
  assert.equal(first.some((path) => path.includes("sw.js") || path.includes("-io-") || path.includes("offline-")), false, first.join("\n"));
  await isKept(page);
  const hashed = site.requests.filter((path) => /-[0-9A-Za-z]{10}\.(js|wasm|css)$/.test(path));
  assert.deepEqual([...new Set(hashed)], hashed);
});

test("once it was there, every page opens without a network", async (t) => {
  const { page, site, context } = await open(t, DIST, { path: "#/settings" });
  await page.getByText("In a moment all of it will be in this browser", { exact: false }).waitFor();
  await isKept(page);
  await page.getByText("All of it is in this browser: it starts and works without a network.").waitFor();
  await page.getByText(`Afterword ${versionOf(DIST)}.`).waitFor();
  await site.close();
  await assert.rejects(fetch(site.url));
  await page.goto(site.url);
  await ready(page);

  await t.test("the list, the example workspace, and a new postmortem", async () => {
    await page.getByRole("button", { name: "Open the example workspace" }).click();
    await page.getByRole("row").nth(2).waitFor();
    await newPostmortem(page, "Written without a network");
    await page.reload();
    await ready(page);
    assert.equal(await page.getByRole("textbox", { name: "Title", exact: true }).inputValue(), "Written without a network");
  });

  await t.test("every page", async () => {
    const pages = ["home", "actions", "trends", "report", "toil", "maturity", "library", "trash", "rules", "severity", "metrics", "folder", "import", "settings"];
    for (const name of pages) {
      await page.goto("about:blank");
      await page.goto(`${site.url}#/${name}`);
      await ready(page);
      await page.getByRole("heading", { level: 1 }).waitFor();
      assert.equal(await page.locator("#stopped").isVisible(), false, name);
    }
  });

  await t.test("what is asked across all documents", async () => {
    await go(page, "#/trends");
    await page.getByRole("figure").first().waitFor();
  });

  await t.test("a file that is read by the third program", async () => {
    await go(page, "#/import");
    const text = "# Outage of the mail\n\n## Timeline\n\n- 2026-11-14 14:32 alert fired\n";
    await page.locator("main input[type=file]").setInputFiles({ name: "mail.md", mimeType: "text/markdown", buffer: Buffer.from(text) });
    await page.getByText("Outage of the mail").first().waitFor();
  });

  await t.test("an example of an assessment, with its model", async () => {
    await go(page, "#/maturity");
    await page.getByRole("button", { name: "Look at an example" }).click();
    await page.waitForURL(/#\/maturity\/[0-9a-f-]{36}/);
  });

  await t.test("another language", async () => {
    await go(page, "#/settings");
    await page.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
    await page.getByRole("heading", { name: "Einstellungen", level: 1 }).waitFor();
    await page.getByText("Alles liegt in diesem Browser", { exact: false }).waitFor();
    await go(page, "#/rules");
    await page.getByRole("heading", { name: "Regeln", level: 1 }).waitFor();
  });

  await t.test("another tab", async () => {
    const other = await context.newPage();
    await other.goto(`${site.url}index.html#/home`);
    await ready(other);
    await other.getByRole("heading", { level: 1 }).waitFor();
  });
});

test("a new version waits until somebody wants it, and takes nothing from a tab that goes on", async (t) => {
  const { page, site, context, complaints } = await open(t);
  await isKept(page);
  const old = versionOf(DIST);
  const other = await context.newPage();
  await other.goto(site.url);
  await ready(other);
  await newPostmortem(other, "In the middle of it");
  // Whatever else of the folder is open has no version, and is in nobody's way.
  const beside = await context.newPage();
  await beside.goto(`${site.url}afterword.html`);
  const name = `${old}x`;
  const folder = nextVersion(t, name, {
    "static/words/de.txt": (it) => it.replace(/^settings = .*$/m, "settings = Neue Einstellungen"),
  });
  const next = await instead(t, site, folder);
  await look(page);

  await t.test("both tabs say so, and go on", async () => {
    await news(page).waitFor({ timeout: 60_000 });
    await news(other).waitFor({ timeout: 60_000 });
    assert.deepEqual(await axe(page), []);
    forgiveAxe(complaints);
    assert.deepEqual(await caches(page), [old, name].sort());
    assert.equal(await version(page), old);
    assert.equal(await other.getByRole("textbox", { name: "Title", exact: true }).inputValue(), "In the middle of it");
  });

  await t.test("a third tab begins with the version that the others run", async () => {
    const third = await context.newPage();
    await third.goto(site.url);
    await ready(third);
    assert.equal(await version(third), old);
    await third.close();
  });

  await t.test("whoever presses Reload has it; the other tab loses nothing and keeps its own", async () => {
    await other.getByRole("textbox", { name: "Title", exact: true }).fill("In the middle of it, still");
    await news(page).getByRole("button", { name: "Reload" }).click();
    await eventually(() => version(page).catch(() => ""), name);
    await ready(page);
    await isKept(page);
    assert.equal(await version(other), old);
    assert.equal(await other.getByRole("textbox", { name: "Title", exact: true }).inputValue(), "In the middle of it, still");
    await saved(other);
    // Each speaks the words of its own version, network or not.
    await next.close();
    await other.evaluate(() => (location.hash = "#/settings"));
    await other.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
    await other.getByRole("heading", { name: "Einstellungen", level: 1, exact: true }).waitFor();
    await go(page, "#/settings");
    await page.reload();
    await ready(page);
    await page.getByRole("heading", { name: "Neue Einstellungen", level: 1, exact: true }).waitFor();
    await page.waitForTimeout(3_000);
    assert.ok((await caches(page)).includes(old), "a version that runs is kept");
  });

  await t.test("what was typed a moment before is there after it", async () => {
    await other.goBack();
    const title = other.getByRole("textbox", { name: "Titel", exact: true });
    await title.fill("Typed right before");
    await news(other).or(other.locator(".toast", { hasText: "Eine neue Version ist da." })).getByRole("button", { name: /Reload|Neu laden/ }).click();
    await eventually(() => version(other).catch(() => ""), name);
    await ready(other);
    assert.equal(await other.getByRole("textbox", { name: "Titel", exact: true }).inputValue(), "Typed right before");
  });

  await t.test("the old version goes when nobody runs it any more", async () => {
    // The worker of the old version is there as long as anything in the folder is open.
    await beside.close();
    await other.close();
    await page.close();
    // Whoever comes at once may still be answered by that worker, which keeps its own version for the next visit to find.
    let later;
    for (let visit = 1; ; visit += 1) {
      later = await context.newPage();
      await later.goto(site.url);
      await ready(later);
      assert.equal(await version(later), name);
      await isKept(later);
      try {
        await eventually(() => caches(later), [name]);
        break;
      } catch (error) {
        if (visit === 3) throw error;
        await later.close();
      }
    }

    // A page that never says which version it runs may run any, until it has gone.
    const silent = await context.newPage();
    await silent.addInitScript(() => navigator.serviceWorker.addEventListener("message", (event) => event.stopImmediatePropagation()));
    await silent.goto(site.url);
    await ready(silent);
    await isKept(silent);
    await later.evaluate(async () => {
      const [kept] = (await caches.keys()).filter((it) => !it.endsWith("/"));
      await caches.open(`${kept}-of-nobody`);
      navigator.serviceWorker.controller.postMessage("tidy");
    });
    await later.waitForTimeout(500);
    assert.deepEqual(await caches(later), [name, `${name}-of-nobody`]);
    await silent.close();
    await eventually(() => caches(later), [name]);
  });
});

test("whoever loads the only page again has the new version", async (t) => {
  const { page, site } = await open(t);
  await isKept(page);
  const name = `${versionOf(DIST)}y`;
  await instead(t, site, nextVersion(t, name, { "static/words/de.txt": (it) => `${it}# y\n` }));
  await look(page);
  await news(page).waitFor({ timeout: 60_000 });
  await page.reload();
  await ready(page);
  assert.equal(await version(page), name);
  await page.waitForTimeout(3_000);
  assert.equal(await news(page).isVisible(), false);
});

test("a version that is not whole, or not what was built, takes a good one from nobody", async (t) => {
  const { page, site } = await open(t, DIST, { complain: false });
  await isKept(page);
  const old = versionOf(DIST);
  const begin = { "static/words/de.txt": (it) => `${it}# z\n` };
  const without = nextVersion(t, `${old}a`, begin);
  rmSync(join(without, "static/rules/de.json"));
  const changed = nextVersion(t, `${old}c`, { ...begin, "static/rules/de.json": (it) => `${it}\n` });
  rmSync(join(changed, "static/rules/de.json"));
  const wrong = nextVersion(t, `${old}d`, { ...begin, "static/examples/toil.json": (it) => `${it}\n` });
  writeFileSync(join(wrong, "static/examples/toil.json"), "<title>Sign in</title>");
  let at = site;
  for (const folder of [changed, wrong]) {
    at = await instead(t, at, folder);
    await look(page);
    await page.waitForTimeout(3_000);
    await page.reload();
    await ready(page);
    assert.equal(await version(page), old);
    assert.deepEqual(await caches(page), [old]);
    await isKept(page);
    assert.equal(await news(page).isVisible(), false);
  }
  // A file that is gone from the server, and as before in the browser, is no reason to go without the next version.
  at = await instead(t, at, without);
  await look(page);
  await news(page).waitFor({ timeout: 60_000 });
});

/** A page that sends what the system would send: a form, to the address that the manifest names. */
const FORM = (address) => `<!doctype html><title>Share</title><link rel="icon" href="data:,"><form method="post" enctype="multipart/form-data" action="${address}">
  <input name="title"><textarea name="text"></textarea><input name="url"><input type="file" name="files" multiple><button>Share</button></form>`;

test("what another program shares is there to be imported, without a network too", async (t) => {
  const { page, site, context } = await open(t);
  await isKept(page);
  const other = await serve(DIST, { pages: { "/share": FORM(`${site.url}?share`) } });
  t.after(other.close);
  await site.close();
  const share = async (fill) => {
    const from = await context.newPage();
    from.removeAllListeners("request");
    await from.goto(`${other.origin}/share`);
    await fill(from);
    await from.getByRole("button", { name: "Share" }).click();
    await from.waitForURL(/#\/import$/);
    await ready(from);
    return from;
  };

  await t.test("a text", async () => {
    const from = await share(async (it) => {
      await it.locator("[name=title]").fill("Shared from a phone");
      await it.locator("[name=text]").fill("## Timeline\n\n- 2026-11-14 14:32 alert fired");
    });
    await from.getByText("Shared from a phone").first().waitFor();
    assert.equal(await from.evaluate(() => location.search), "");
  });

  await t.test("files, once", async () => {
    const file = (name, text) => ({ name, mimeType: "text/markdown", buffer: Buffer.from(text) });
    const from = await share((it) => it.locator("[name=files]").setInputFiles([file("größe.md", "# The first one\n\nIt says something.\n"), file("two.md", "# The second\n")]));
    await from.getByText("The first one").first().waitFor();
    await from.getByText("größe.md").first().waitFor();
    await from.reload();
    await ready(from);
    await from.waitForTimeout(3_000);
    assert.equal(await from.getByText("The first one").count(), 0);
  });

  await t.test("nothing", async () => {
    const from = await share(async () => {});
    await from.getByRole("heading", { level: 1 }).waitFor();
  });
});

test("a file that the system opens with the app comes to the import", async (t) => {
  const site = await serve(DIST, { base: BASE });
  const browser = await launch({ serviceWorkers: "allow" });
  t.after(async () => {
    await browser.close();
    await site.close();
  });
  const [page] = browser.context.pages();
  // What Chromium hands over when a file is opened with the installed app.
  await page.addInitScript(() => {
    const file = new File(["# Opened from the desktop\n\nIt says something.\n"], "desktop.md");
    const setConsumer = (consume) => consume({ files: [{ getFile: async () => file }] });
    Object.defineProperty(globalThis, "launchQueue", { value: { setConsumer } });
  });
  await page.goto(`${site.url}?file#/import`);
  await ready(page);
  await page.getByText("Opened from the desktop").first().waitFor();
  assert.equal(page.url(), `${site.url}#/import`);
});

test("the manifest is in order, and the app can be installed", async (t) => {
  const { page, context, site } = await open(t);
  await isKept(page);
  const devtools = await context.newCDPSession(page);
  const { url, errors, data } = await devtools.send("Page.getAppManifest");
  assert.equal(url, `${site.url}manifest.json`);
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  const address = (it) => new URL(it, url).href;
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (it) => {
      const picture = new Image();
      picture.src = it;
      await picture.decode();
      return `${picture.naturalWidth}x${picture.naturalHeight}`;
    }, address(src));
    assert.equal(size, sizes, src);
  }
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors, []);
  for (const { url: shortcut } of manifest.shortcuts) {
    await page.goto("about:blank");
    await page.goto(address(shortcut));
    await ready(page);
    await page.getByRole("heading", { level: 1 }).or(page.getByRole("textbox", { name: "Title", exact: true })).first().waitFor();
  }
});

test("a shortcut begins a postmortem, once", async (t) => {
  const { page } = await open(t, DIST, { path: "#/new" });
  await page.waitForURL(/#\/postmortem\//);
  await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
  const url = page.url();
  await page.reload();
  await ready(page);
  assert.equal(page.url(), url);
});

test("where a browser keeps no apps, nothing is amiss", async (t) => {
  const { page } = await open(t, DIST, { path: "#/settings", serviceWorkers: "block" });
  await page.getByText("It needs the network to start:", { exact: false }).waitFor();
  assert.equal(await standing(page), "not");
});

test("what is served for work takes away what an earlier build left at its address", async (t) => {
  const { page, site } = await open(t);
  await isKept(page);
  const folder = copyOfDist(t);
  writeFileSync(join(folder, "sw.js"), readFileSync(new URL("../../crates/xtask/js/no-sw.js", import.meta.url)));
  const index = join(folder, "index.html");
  writeFileSync(index, readFileSync(index, "utf8").replace(/<meta name="afterword-build".*\n/, ""));
  await instead(t, site, folder);
  await page.reload();
  await eventually(() => page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]).catch(() => []), [0, 0]);
  await page.reload();
  await ready(page);
  assert.equal(await page.locator("meta[name=afterword-build]").count(), 0);
});
