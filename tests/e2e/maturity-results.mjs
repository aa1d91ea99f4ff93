// What an assessment comes to, and what is done about it: the answer first, each cell leads to its question, and an item becomes an action that reports back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { capabilities, idOf, model, open } from "./support/maturity.mjs";
import { eventually, forgiveAxe, saved } from "./support/steps.mjs";

const at = (page) => new URL(page.url()).hash;
const view = (page, name) => page.getByRole("navigation", { name: "What of the assessment is shown" }).getByRole("link", { name, exact: true }).click();
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
const said = (page, words) => page.getByRole("status").filter({ hasText: words }).waitFor();
const heatmap = (page) => page.getByRole("table", { name: "Every capability with its score" });

/** The page is without fault to axe. */
const accessible = async (page, complaints) => {
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
};

test("results say the answer first, and each cell of the heatmap leads to its question", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/import" });
  await open(page, "results");
  const first = capabilities(model())[0];
  await page.getByText(/^Mean \d\.\d of 5, staged level \d.*: held back by .*\. \d+ % is assessed\.$/).waitFor();
  const cells = heatmap(page).getByRole("link");
  assert.equal(await cells.count(), capabilities(model()).length);
  await heatmap(page).getByText("n/a", { exact: true }).waitFor();
  assert.ok((await heatmap(page).getByText("not assessed").count()) > 0);
  await page.getByRole("figure", { name: "How it stands by dimension" }).getByRole("img").waitFor();
  await page.getByRole("figure", { name: "How it went on" }).getByText("n = 3 assessments").first().waitFor();
  const attention = page.getByRole("region", { name: "What needs a look" });
  await attention.getByText(/Outage 1 shows otherwise, since .* Nobody saw it for an hour\./).waitFor();
  await attention.getByText(/accepted below its target until .*, which is over. Owner: Kim./).waitFor();
  await attention.getByText(/evidence “Game day” is of .*, and stale./).waitFor();
  await attention.getByText(/votes go from .* to .*: talk about it\./).first().waitFor();
  await accessible(page, complaints);
  await cells.filter({ hasText: first.name }).first().press("Enter");
  await eventually(async () => at(page), `#/maturity/${idOf(3)}/question-1`);
  await page.goBack();
  await heatmap(page).waitFor();
});

test("teams stand side by side, and others can be chosen", async (t) => {
  const { page } = await openApp(t, { path: "#/import" });
  await open(page, "results");
  const beside = page.getByRole("table", { name: "Side by side" });
  await beside.getByRole("link", { name: "Payments" }).waitFor();
  const heads = () => beside.locator("thead th").allInnerTexts();
  assert.equal((await heads()).length, 3);
  const [mine, theirs] = await beside.getByRole("row", { name: /^All together/ }).getByRole("cell").allInnerTexts();
  const figures = theirs.replace("−", "-").match(/([\d.]+)\s*([+-][\d.]+)/).slice(1).map(Number);
  assert.equal((figures[0] - Number(mine)).toFixed(1), figures[1].toFixed(1));
  await page.getByRole("checkbox", { name: /^Search, / }).first().check();
  await eventually(async () => (await heads()).length, 4);
  await page.getByRole("checkbox", { name: /^Payments, / }).uncheck();
  await eventually(async () => (await heads()).length, 3);
});

test("an item of the roadmap becomes an action, which reports back once it is done", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/import" });
  await open(page, "roadmap");
  await page.getByText(/^\d+ steps, likely [\d,]+ h of work\./).waitFor();
  await page.getByRole("figure", { name: "What is done when" }).getByRole("img").waitFor();
  await page.getByText("In the last twelve months 3 incidents of this workspace have a cost: 36,000 EUR in all.").waitFor();
  await page.getByRole("button", { name: "Take it", exact: true }).click();
  await page.getByText("The cost of incidents rests on 3 incidents of this workspace.").waitFor();
  const hourly = page.getByRole("textbox", { name: "An hour of work costs" });
  await hourly.fill("80 EUR");
  await hourly.press("Enter");
  await page.getByText(/Likely left in the first year, as far as it is known: [−\d]/).waitFor();

  const quick = page.getByRole("region", { name: /^Quick wins/ });
  const name = await quick.getByRole("rowheader").getByRole("link").first().innerText();
  await quick.getByRole("button", { name: `Details of ${name}` }).first().click();
  await page.getByText("What is true then").first().waitFor();
  const effort = page.getByRole("textbox", { name: "Effort" });
  await effort.fill("3–5–9 h");
  await effort.press("Enter");
  await quick.getByRole("cell", { name: /^\d.*h/ }).first().waitFor();
  await page.getByText("as the team says").waitFor();
  await accessible(page, complaints);
  await page.getByRole("button", { name: `Details of ${name}` }).first().click();

  await page.getByRole("button", { name: `Make it an action: ${name}` }).first().click();
  const dialog = page.getByRole("dialog");
  const title = await dialog.getByRole("textbox", { name: "What will be done" }).inputValue();
  assert.ok(title.startsWith(`${name}: `), title);
  await dialog.getByRole("textbox", { name: "Owner" }).fill("Kim");
  assert.notEqual(await dialog.getByRole("textbox", { name: "Due" }).inputValue(), "");
  await accessible(page, complaints);
  await dialog.getByRole("button", { name: "Make it", exact: true }).click();
  await said(page, `Action made: ${title}`);
  const made = page.getByRole("link", { name: title });
  await made.first().waitFor();
  await saved(page);
  await page.getByText("open", { exact: true }).first().waitFor();

  // It is on the board, and what happens to it there is told here.
  await made.first().click();
  const list = page.getByRole("grid", { name: "Actions" });
  // The row that the link leads to has fields instead of texts.
  const row = list.locator("[role=row].is-selected");
  await eventually(() => row.locator(".board-title input").inputValue(), title);
  await row.getByRole("combobox", { name: "State" }).selectOption({ label: "Done" });
  await page.evaluate((it) => (location.hash = it), `#/maturity/${idOf(3)}/roadmap`);
  await page.getByText("done", { exact: true }).first().waitFor();

  // And it is still so after a reload.
  await page.reload();
  await ready(page);
  await page.getByText("done", { exact: true }).first().waitFor();
});

test("an item becomes a project of toil, and what is left out comes back", async (t) => {
  const { page } = await openApp(t, { path: "#/import" });
  await open(page, "roadmap");
  const quick = page.getByRole("region", { name: /^Quick wins/ });
  const name = await quick.getByRole("rowheader").getByRole("link").first().innerText();
  await page.getByRole("button", { name: `Make it a toil project: ${name}` }).first().click();
  await said(page, "Toil project made");
  await page.getByRole("link", { name, exact: true }).filter({ hasText: name }).first().waitFor();
  await page.getByText("idea", { exact: true }).first().waitFor();

  await quick.getByRole("button", { name: `Details of ${name}` }).first().click();
  await page.getByRole("button", { name: "Leave it out" }).click();
  await page.getByRole("button", { name: `Take it in again: ${name}` }).click();
  await quick.getByRole("rowheader").getByRole("link", { name, exact: true }).first().waitFor();
  await page.getByRole("button", { name: /^Undo: / }).click();
  await page.getByRole("button", { name: `Take it in again: ${name}` }).waitFor();
});

test("figures suggest scores with what they rest on, and one that is accepted is the answer", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/import" });
  await open(page, "figures");
  const resolve = page.getByRole("region", { name: "Time to resolve", exact: true });
  await resolve.getByText(/^This workspace: \d+ min from 3 data points\.$/).waitFor();
  await resolve.getByText(/That is fewer than 5\./).first().waitFor();
  await accessible(page, complaints);
  await resolve.getByRole("button", { name: /^Accept level/ }).first().click();
  await resolve.getByText("That is the answer.").first().waitFor();
  const alerts = page.getByRole("region", { name: "Alerts in a week on call" });
  await alerts.getByRole("textbox", { name: /^Your figure/ }).fill("4");
  await alerts.getByRole("textbox", { name: "Data points" }).fill("12");
  await alerts.getByText(/^4 from 12 data points:/).waitFor();
});

test("all of it is in German, on a phone and on paper", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/import", locale: "de-DE", viewport: { width: 390, height: 844 } });
  await open(page, "results", "de");
  await page.getByText(/^Mittel \d,\d von 5, erreichte Stufe \d.*: gehalten von .*\. \d+ % sind eingeschätzt\.$/).waitFor();
  await page.getByRole("figure", { name: "Wie es je Bereich steht" }).getByRole("img").waitFor();
  assert.ok((await fits(page)) <= 0, "results are as wide as the phone");
  await accessible(page, complaints);
  await page.evaluate((it) => (location.hash = it), `#/maturity/${idOf(3)}/roadmap`);
  await page.getByText(/^\d+ Schritte, wahrscheinlich [\d.]+ h Arbeit\./).waitFor();
  await page.getByRole("figure", { name: "Was wann getan wird" }).getByRole("img").waitFor();
  assert.ok((await fits(page)) <= 0, "the roadmap is as wide as the phone");
  await accessible(page, complaints);
  await page.evaluate((it) => (location.hash = it), `#/maturity/${idOf(3)}/figures`);
  await page.getByText("Ein Mensch nimmt ihn an oder nicht").or(page.getByText(/ein Mensch nimmt ihn an oder nicht/)).first().waitFor();
  assert.ok((await fits(page)) <= 0, "figures are as wide as the phone");

  await page.evaluate((it) => (location.hash = it), `#/maturity/${idOf(3)}/results`);
  await page.getByText(/^Mittel/).first().waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("button", { name: "Als Markdown kopieren" }).isVisible(), false);
  assert.equal(await page.getByRole("navigation", { name: "Was von der Einschätzung zu sehen ist" }).isVisible(), false);
});
