// A closed incident reopens the answers that it disproves: from its postmortem, and beside the question.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp } from "./support/app.mjs";
import { assessment, capabilities, idOf, model } from "./support/maturity.mjs";
import { choose, download, eventually, forgiveAxe, newPostmortem, saved } from "./support/steps.mjs";

const DAY = 86_400_000;
const iso = (at) => new Date(at).toISOString();
const go = (page, hash) => page.evaluate((it) => (location.hash = it), hash);

/** An incident that was published so many days ago, of the service of a team, because of what its factors say. */
const incident = (n, { title, days, services = [], factors = [], isPublished = true }) => ({
  schema: "postmortem/1",
  id: idOf(10 + n),
  createdAt: iso(Date.now() - days * DAY),
  title,
  zone: "UTC",
  services,
  moments: { "impact-started": { at: iso(Date.now() - days * DAY) } },
  factors: factors.map((text, at) => ({ id: `fffffffff${n}0${at}`, text })),
  transitions: isPublished ? [{ to: "published", at: iso(Date.now() - (days - 1) * DAY), who: "Kim" }] : [],
});

/** The first capability and a third, whose names the factors of the incident have. */
const [FIRST, , THIRD] = capabilities(model());

const documents = () => [
  { ...assessment({ n: 1, team: "Search", days: 200, lift: 3 }), title: "Search" },
  { ...assessment({ n: 2, team: "Payments", days: 100, lift: 3 }), title: "Payments" },
  incident(1, { title: "Checkout outage", days: 20, services: ["search"], factors: [FIRST.name, `Nobody trusted ${THIRD.name}`] }),
  incident(2, { title: "Quiet failure", days: 10 }),
  incident(3, { title: "Still a draft", days: 5, isPublished: false }),
];

/** Runs a command of the palette. */
const run = async (page, name) => {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill(name);
  await page.getByRole("option", { name }).first().waitFor();
  await page.keyboard.press("Enter");
};

/** Brings the documents in, and goes to one of them. */
const open = async (page, hash, all = documents()) => {
  const text = JSON.stringify({ schema: "afterword-workspace/1", exportedAt: iso(Date.now()), documents: all, settings: {} });
  await page.locator("input[type=file]").setInputFiles({ name: "backup.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.locator("main button.primary").first().click();
  await page.getByRole("link", { name: "Checkout outage" }).waitFor();
  await go(page, hash);
};

const POSTMORTEM = `#/postmortem/${idOf(11)}`;
const dialog = (page, name = "Does this incident disprove an answer?") => page.getByRole("dialog", { name });

/** The doubts of an assessment, as the workspace's backup has them. */
const doubts = async (page, id) => {
  await go(page, "#/settings");
  const backup = await download(page, () => page.getByRole("button", { name: "Download a backup" }).first().click());
  const all = JSON.parse(backup.text).documents.map((it) => it.document ?? it);
  const found = all.find((it) => it.id === id);
  return (found.reopened ?? []).map((it) => [it.capability, it.postmortem, it.why, "settled" in it]);
};

test("a published incident disproves answers of the team that it names, and that is taken back", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/import" });
  await open(page, POSTMORTEM);
  const side = page.getByRole("complementary");
  await side.getByText("Does this incident disprove an answer of an assessment?").waitFor();
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await side.getByRole("button", { name: "Look at the answers" }).click();
  const asked = dialog(page);
  await asked.waitFor();
  const chosen = () => asked.getByLabel("Assessment").evaluate((it) => it.selectedOptions[0].textContent);
  assert.match(await chosen(), /^Search, .* · Operational excellence$/, "the team that it names is on top");
  await asked.getByText("This incident names the team or service.").waitFor();
  const answers = asked.getByRole("checkbox");
  await eventually(async () => (await answers.count()) > 1, true);
  const likeliest = await asked.getByRole("listitem").allInnerTexts();
  assert.ok(likeliest.slice(0, 4).some((it) => it.startsWith(FIRST.name)), `${likeliest}`);
  assert.match(likeliest[0], /Words that both have: /);
  const reopen = asked.getByRole("button", { name: "Reopen" });
  assert.equal(await reopen.isDisabled(), true);
  await asked.getByText("Tick an answer and say what the incident shows.").waitFor();
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);

  await asked.getByLabel("Search the answers").fill("no such words");
  await asked.getByText("No answer says that.").waitFor();
  await asked.getByLabel("Search the answers").fill(THIRD.name);
  await asked.getByRole("checkbox", { name: THIRD.name }).check();
  await asked.getByLabel("Search the answers").fill("");
  await asked.getByRole("checkbox", { name: FIRST.name }).check();
  await asked.getByLabel("What does the incident show?").fill("Nobody was paged for forty minutes");
  await reopen.click();
  await page.getByRole("status").filter({ hasText: "2 answers are in doubt." }).waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await page.getByRole("status").filter({ hasText: "The 2 answers are as they were." }).waitFor();
  assert.deepEqual(await doubts(page, idOf(1)), []);

  // The same by a command, with the keyboard alone.
  await go(page, POSTMORTEM);
  await side.waitFor();
  await run(page, "Disprove an answer of an assessment");
  await asked.waitFor();
  await eventually(() => page.evaluate(() => document.activeElement?.tagName), "SELECT");
  await page.keyboard.press("Tab");
  await page.keyboard.type(FIRST.name);
  await eventually(() => asked.getByRole("checkbox", { name: FIRST.name }).count(), 1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  const why = asked.getByLabel("What does the incident show?");
  while (!(await why.evaluate((it) => it === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.type("Nobody was paged");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: `“${FIRST.name}” is in doubt.` }).waitFor();
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await page.getByRole("link", { name: "Go to the question" }).click();

  // The milestone is kept; the mark leads to the postmortem, and is settled there.
  await page.getByText("Nobody was paged", { exact: false }).waitFor();
  await page.getByText(/What was found is a milestone/).waitFor();
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await page.getByRole("link", { name: "Checkout outage" }).click();
  await eventually(() => page.evaluate(() => location.hash), POSTMORTEM);
  await choose(page, "More", "Disprove an answer of an assessment");
  await asked.getByText("Already in doubt because of this incident").waitFor();
  assert.equal(await asked.getByRole("checkbox", { name: FIRST.name }).count(), 0, "once is enough");
  await asked.getByRole("link", { name: FIRST.name }).click();
  await page.getByRole("button", { name: "Looked at again" }).click();
  await saved(page);
  assert.deepEqual(await doubts(page, idOf(1)), [[FIRST.id, idOf(11), "Nobody was paged", true]]);
});

test("beside a question an incident is chosen that was published since, by keyboard", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/import" });
  await open(page, `#/maturity/${idOf(2)}/question-1`);
  const ask = page.getByRole("button", { name: "An incident disproves this…" });
  await ask.focus();
  await page.keyboard.press("Enter");
  const asked = dialog(page, "An incident disproves this");
  await asked.waitFor();
  assert.deepEqual(
    (await asked.getByRole("listitem").allInnerTexts()).map((it) => it.split("\n")[0]),
    ["Quiet failure", "Checkout outage"],
    "the newest first, and no draft",
  );
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await page.keyboard.type("check");
  await eventually(() => asked.getByRole("radio").count(), 1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.type("It went unseen");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("disproves this answer: It went unseen").waitFor();
  await saved(page);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);

  // What disproves it already is not offered again, and undo takes it back.
  await ask.click();
  await eventually(() => asked.getByRole("listitem").count(), 1);
  await page.keyboard.press("Escape");
  await eventually(() => asked.count(), 0);
  await go(page, `#/maturity/${idOf(2)}/results`);
  await page.getByRole("region", { name: "What needs a look" }).getByText("It went unseen").waitFor();
  await page.keyboard.press("Control+z");
  await eventually(() => page.getByText("It went unseen").count(), 0);
  await saved(page);
  assert.deepEqual(await doubts(page, idOf(2)), []);
});

test("an assessment that another tab is at takes the doubt in", async (t) => {
  const { page, context } = await openApp(t, { path: "#/import" });
  await open(page, POSTMORTEM);
  const other = await context.newPage();
  await other.goto(page.url().replace(/#.*/, `#/maturity/${idOf(1)}/question-1`));
  await other.getByRole("button", { name: "An incident disproves this…" }).waitFor();
  await choose(page, "More", "Disprove an answer of an assessment");
  const asked = dialog(page);
  await asked.getByLabel("Search the answers").fill(FIRST.name);
  await asked.getByRole("checkbox", { name: FIRST.name }).check();
  await asked.getByLabel("What does the incident show?").fill("Nobody saw it");
  await asked.getByRole("button", { name: "Reopen" }).click();
  await page.getByRole("status").filter({ hasText: "is in doubt." }).waitFor();
  await other.getByText("disproves this answer: Nobody saw it").waitFor();
});

test("where nothing was assessed, or nothing was published, the dialogs say so", async (t) => {
  const { page, complaints } = await openApp(t);
  await newPostmortem(page, "First of all");
  await saved(page);
  await choose(page, "More", "Disprove an answer of an assessment");
  await dialog(page).getByText("Nothing was assessed yet, so there is no answer that could be disproved.").waitFor();
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await page.keyboard.press("Escape");
  await go(page, "#/import");
  const [, payments] = documents();
  await open(page, `#/maturity/${idOf(2)}/question-1`, [payments, incident(1, { title: "Checkout outage", days: 2, isPublished: false })]);
  await page.getByRole("button", { name: "An incident disproves this…" }).click();
  await dialog(page, "An incident disproves this").getByText("No incident was published since this assessment began.").waitFor();
});

test("on a phone and in German the dialog fits and speaks", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/import", locale: "de-DE" });
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, POSTMORTEM);
  await page.getByRole("button", { name: "Mehr", exact: true }).first().click();
  await page.getByRole("menuitem", { name: "Eine Antwort einer Einschätzung widerlegen" }).click();
  const asked = dialog(page, "Widerlegt dieser Vorfall eine Antwort?");
  await asked.getByText("Antworten, die er widerlegt").waitFor();
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  const [width, room] = await asked.evaluate((it) => [it.querySelector(".dialog-body").scrollWidth, it.querySelector(".dialog-body").clientWidth]);
  assert.ok(width <= room, `${width} in ${room}`);
  await asked.getByRole("checkbox").first().check();
  await asked.getByLabel("Was zeigt der Vorfall?").fill("Niemand wurde gerufen");
  await asked.getByRole("button", { name: "Wiederaufnehmen" }).click();
  await page.getByRole("status").filter({ hasText: "steht im Zweifel." }).waitFor();
});
