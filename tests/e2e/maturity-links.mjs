// What an assessment says of itself and leads to: its window, its note, its first question, targets by dimension, and projects that lead back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp } from "./support/app.mjs";
import { assessment, idOf, open } from "./support/maturity.mjs";
import { eventually, forgiveAxe, saved } from "./support/steps.mjs";

const go = (page, hash) => page.evaluate((it) => (location.hash = it), hash);

test("the window has the title, a finished one opens at its first question, and c writes the note", async (t) => {
  const { page } = await openApp(t, { path: "#/import" });
  await open(page, "results");
  await eventually(() => page.title(), "Search 3 – Afterword");
  await go(page, `#/maturity/${idOf(1)}`);
  // Of this one the sixth question was not assessed, which nobody will do any more.
  await page.getByText(/· 1 of 58$/).waitFor();
  await eventually(() => page.title(), "Search 1 – Afterword");
  await go(page, `#/maturity/${idOf(3)}/question-2`);
  await page.getByText(/· 2 of 58$/).waitFor();
  await page.keyboard.press("c");
  await eventually(() => page.evaluate(() => document.activeElement?.tagName), "TEXTAREA");
  await page.keyboard.type("cc of the rota");
  await saved(page);
  assert.equal(await page.evaluate(() => document.activeElement.value), "cc of the rota");
});

test("two of one team on one day are told apart", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/import" });
  const at = (n, time) => {
    const it = assessment({ n, team: "Search", days: 3, lift: n });
    return { ...it, title: "Search", createdAt: `${it.createdAt.slice(0, 10)}T${time}:00+00:00` };
  };
  const all = [at(1, "09:30"), at(2, "14:05"), assessment({ n: 4, team: "Search", days: 90, lift: 0 })];
  const text = JSON.stringify({ schema: "afterword-workspace/1", exportedAt: new Date().toISOString(), documents: all, settings: {} });
  await page.locator("input[type=file]").setInputFiles({ name: "backup.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.locator("main button.primary").first().click();
  await page.getByRole("status").filter({ hasText: "3 added" }).waitFor();
  await go(page, "#/maturity");
  const days = page.getByRole("table").locator(".maturity-day");
  await eventually(async () => (await days.allInnerTexts()).map((it) => it.match(/\d\d:\d\d$/)?.[0]), ["14:05", "09:30", undefined]);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await go(page, `#/maturity/${idOf(4)}/results`);
  const choices = page.getByRole("group", { name: "Other assessments by this model" }).getByRole("checkbox");
  await eventually(() => choices.count(), 2);
  const names = await choices.evaluateAll((boxes) => boxes.map((it) => it.closest("label").innerText.trim()));
  assert.equal(new Set(names).size, 2, `${names}`);
});

test("a target is set for a dimension, and what has its own keeps it until somebody says so", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/import" });
  await open(page, "question-1");
  await page.getByRole("combobox", { name: "Target" }).selectOption({ index: 4 });
  await saved(page);
  await go(page, `#/maturity/${idOf(3)}/roadmap`);
  await page.getByText("A target for all of one dimension").click();
  const first = page.locator(".roadmap-dimension").first();
  await first.getByText("1 question of it has a target of its own, which goes before.").waitFor();
  await first.getByRole("combobox").selectOption({ index: 5 });
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await first.getByRole("button", { name: /^Let all follow/ }).click();
  await eventually(() => first.getByRole("button").count(), 0);
  await saved(page);
  await go(page, `#/maturity/${idOf(3)}/question-1`);
  await page.getByText("as around it: 5").waitFor({ state: "attached" });
});

test("a project that was made of an item leads back to it, is taken back, and the item says what became of it", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/import" });
  await open(page, "roadmap");
  const make = page.getByRole("button", { name: /^Make it a toil project: / });
  await make.first().click();
  await page.getByRole("status").filter({ hasText: "Toil project made in" }).waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await page.getByRole("status").filter({ hasText: "is no project any more." }).waitFor();
  await eventually(() => page.locator(".roadmap-made").count(), 0);

  await make.first().click();
  const made = page.locator(".roadmap-made").getByRole("link").first();
  await made.waitFor();
  const name = (await made.innerText()).trim();
  await saved(page);
  await made.click();
  await page.getByText("Comes from the roadmap").waitFor();
  const project = new URL(page.url()).hash;
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await page.locator(".toil-origin").getByRole("link", { name }).click();
  await eventually(() => page.evaluate(() => location.hash), `#/maturity/${idOf(3)}/roadmap`);

  // Whoever removes it reads that it is gone, and takes the note away.
  await go(page, project);
  await page.getByRole("button", { name: "Remove the project" }).click();
  await saved(page);
  await go(page, `#/maturity/${idOf(3)}/roadmap`);
  await page.getByText("What was made of it is no longer there.").first().waitFor();
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await page.getByRole("button", { name: "Take the note away" }).first().click();
  await eventually(() => page.getByText("What was made of it is no longer there.").count(), 0);
});
