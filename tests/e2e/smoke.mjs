// The built app opens, from any path of a host, without an error and without asking another origin for anything.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openApp, serveDist } from "./support/app.mjs";

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

test("the policy of the page allows no inline script and no other origin", async () => {
  const site = await serveDist();
  const html = await fetch(site.url).then((it) => it.text());
  await site.close();
  const [, policy] = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
  assert.doesNotMatch(html, /<script(?![^>]* src=)|<style|\son\w+=|\sstyle=/);
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

test("a panic shows a page that offers the unsaved document", async (t) => {
  const { page } = await openApp(t);
  await page.evaluate(() => {
    const detail = { message: "<b>index out of bounds</b>", name: "outage.json", text: "{\"title\": \"Outage\"}" };
    dispatchEvent(new CustomEvent("afterword:stopped", { detail }));
  });
  await page.getByRole("heading", { name: "Afterword has stopped" }).waitFor();
  await page.getByText("<b>index out of bounds</b>").waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the document" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "outage.json");
  assert.equal(readFileSync(await download.path(), "utf8"), "{\"title\": \"Outage\"}");
});
