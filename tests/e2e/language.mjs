// The interface in another language: asked for by the browser or chosen, kept, and never in the way of who types or who reads English.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";

const wordsRequested = (site) => site.requests.filter((path) => path.includes("/words/"));

test("who reads English downloads no other words", async (t) => {
  const { page, site } = await openApp(t, { path: "#/settings" });
  await page.getByRole("heading", { name: "Settings" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.deepEqual(wordsRequested(site), []);
});

test("a browser that asks for German gets it, and what is half typed stays", async (t) => {
  const { page, context, site } = await openApp(t, { locale: "de-AT" });
  await page.getByRole("heading", { name: "Aufschreiben, was passiert ist" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "de");

  // The words are late: the page does not wait for them, and they find somebody typing.
  await page.evaluate(() => localStorage.clear());
  let arrive;
  const late = new Promise((done) => (arrive = done));
  await context.route(/words\/de\.txt/, async (route) => {
    await late;
    await route.continue();
  });
  await page.goto(`${site.url}#/settings`);
  await page.reload();
  await ready(page);
  const name = page.getByLabel("Your name");
  await name.pressSequentially("Ada L");
  arrive();
  await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
  await page.keyboard.type("ovelace");
  assert.equal(await page.getByLabel("Dein Name").inputValue(), "Ada Lovelace");
});

test("the choice of a language is kept, and its words are there without a network", async (t) => {
  const { page, context, complaints } = await openApp(t, { path: "#/settings" });
  const language = page.getByLabel("Language");
  await language.selectOption({ label: "Deutsch" });
  await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
  await page.waitForFunction(() => document.title.startsWith("Einstellungen"));
  assert.deepEqual(await axe(page), []);

  await context.route(/words\/de\.txt/, (route) => route.fulfill({ status: 503, body: "" }));
  await page.reload();
  await ready(page);
  await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
  await context.unroute(/words\/de\.txt/);
  // The browser itself reports what was not there; the app has nothing to say about it.
  assert.ok(complaints.length > 0 && complaints.every((it) => it.includes("503")), complaints.join("\n"));
  complaints.length = 0;

  await page.getByLabel("Sprache").selectOption({ label: "English" });
  await page.getByRole("heading", { name: "Settings" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
});

test("no page in German is wider than a small screen", async (t) => {
  const { page, site } = await openApp(t, { locale: "de-DE", viewport: { width: 320, height: 640 } });
  const isNarrow = async (where) => {
    const [page_, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(page_ <= screen, `${where} is ${page_} px wide`);
  };
  await page.getByRole("button", { name: "Beispiel-Arbeitsbereich öffnen" }).click();
  await page.getByRole("row").nth(1).waitFor();
  await isNarrow("the list");
  for (const place of ["settings", "trash", "import"]) {
    await page.goto(`${site.url}#/${place}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await isNarrow(place);
  }
  await page.goto(`${site.url}#/`);
  await page.getByRole("row").nth(1).getByRole("link").click();
  await page.locator("#moments-heading", { hasText: "Zeitpunkte" }).waitFor({ state: "attached" });
  await isNarrow("a postmortem");
});

test("why the app cannot start is said in the language that is read", async (t) => {
  const { page, context, complaints } = await openApp(t, { locale: "de-DE" });
  await page.getByRole("heading", { name: "Aufschreiben, was passiert ist" }).waitFor();
  await context.route(/_bg-?[\w-]*\.wasm/, (route) => route.fulfill({ status: 404, body: "" }));
  // As it was spoken the last time, without asking the server that has just failed.
  await context.route(/words\/de\.txt/, (route) => route.abort());
  await page.reload();
  const stopped = page.getByRole("alert");
  await stopped.getByRole("heading", { name: "Afterword kann nicht starten" }).waitFor();
  await stopped.getByText("Was in diesem Browser gespeichert ist, bleibt unberührt.").waitFor();
  assert.equal(await stopped.getAttribute("lang"), "de");
  await stopped.getByRole("button", { name: "Neu laden" }).waitFor();

  // Whoever never heard it is told in English where there are no words.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await stopped.getByRole("heading", { name: "Afterword can't start" }).waitFor();
  assert.ok(complaints.length > 0, "the browser itself reports what was not there");
  complaints.length = 0;
});
