// The built app opens, from any path of a host, without an error and without asking another origin for anything.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { DIST, launch, openApp, serveDist } from "./support/app.mjs";

test("the app opens", async (t) => {
  const { page } = await openApp(t);
  assert.equal(await page.title().then((it) => it.includes("Afterword")), true);
  assert.notEqual((await page.locator("#app").innerText()).trim(), "");
});

test("it opens in a subfolder, because all its addresses are relative", async (t) => {
  const { page, site } = await openApp(t, { base: "/tools/afterword/" });
  assert.notEqual((await page.locator("#app").innerText()).trim(), "");
  const outside = site.requests.filter((path) => !path.startsWith("/tools/afterword/"));
  assert.deepEqual(outside, []);
});

test("nothing is downloaded twice", async (t) => {
  const { site } = await openApp(t);
  const paths = site.requests.filter((path) => path !== "/");
  assert.deepEqual([...new Set(paths)], paths);
});

test("the policy of the page allows no inline script, no style but its own, and no other origin", async () => {
  const site = await serveDist();
  const html = await fetch(site.url).then((it) => it.text());
  await site.close();
  const [, policy] = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
  assert.doesNotMatch(html, /<script(?![^>]* src=)|\son\w+=|\sstyle=/);
  const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style]) => style);
  const digest = (style) => `'sha384-${createHash("sha384").update(style).digest("base64")}'`;
  assert.equal(policy.match(/style-src ([^;]*)/)[1], ["'self'", ...styles.map(digest)].join(" "));
});

test("a page that can't load the module says so", async (t) => {
  const { page, complaints } = await openApp(t);
  await page.route(/\.wasm$/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.reload();
  await page.getByRole("heading", { name: "Afterword can't start" }).waitFor();
  await page.getByText("What is stored in this browser is untouched.").waitFor();
  assert.equal(await page.locator("#app").isVisible(), false);
  // The browser itself reports the missing file.
  assert.equal(complaints.every((it) => it.includes("404")), true, complaints.join("\n"));
  complaints.length = 0;
});

test("a host that answers with a page where the module should be is not taken for a policy", async (t) => {
  const { page } = await openApp(t);
  await page.route(/\.wasm$/, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: "<title>Sign in</title>" }));
  await page.reload();
  await page.getByText("A part of the app could not be loaded.").waitFor();
});

test("a page opened from a file says why that can't work", async (t) => {
  const browser = await launch();
  t.after(browser.close);
  const page = await browser.context.newPage();
  await page.goto(pathToFileURL(join(DIST, "index.html")).href);
  await page.getByText("Browsers don't run an app of several files from a disk.").waitFor();
});
