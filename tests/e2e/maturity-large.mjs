// A model of 200 capabilities of one's own: each view opens and answers a key without holding the page up for long.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openApp } from "./support/app.mjs";
import { eventually, saved } from "./support/steps.mjs";

const LEVELS = ["Reactive", "Proactive", "Managed", "Optimised", "Transformative"];

/** Twenty dimensions of ten capabilities each, whose statements are as long as those of the models that come along. */
const large = () => ({
  id: "large",
  version: "1",
  name: "Large",
  levels: LEVELS.map((name) => ({ name })),
  dimensions: Array.from({ length: 20 }, (_, d) => ({
    id: `d${d}`,
    name: `Dimension ${d + 1}`,
    capabilities: Array.from({ length: 10 }, (_, c) => ({
      id: `d${d}-c${c}`,
      name: `Capability ${d + 1}.${c + 1}`,
      question: "How far is this part of the work understood, written down, rehearsed and measured by the people who do it?",
      statements: LEVELS.map((level) => `${level}: what is done here is known to those who did it last, and the others read of it in time`),
      effort: "M",
      benefit: "M",
    })),
  })),
});

/** Hears of each task that holds the page up for longer than 50 ms; gives the longest since it was asked last. */
const watchTasks = (page) =>
  page.evaluate(() => {
    window.tasks = [];
    new PerformanceObserver((list) => list.getEntries().forEach((it) => window.tasks.push(Math.round(it.duration)))).observe({ entryTypes: ["longtask"] });
  });

const tasks = async (page, settled = 800) => {
  await page.waitForTimeout(settled);
  return page.evaluate(() => window.tasks.splice(0));
};

test("an assessment of 200 capabilities answers each key, and its views open", { timeout: 180_000 }, async (t) => {
  const { page } = await openApp(t, { path: "#/maturity" });
  await page.getByRole("radio", { name: /On-call health/ }).waitFor();
  await page.locator("input[type=file]").setInputFiles({ name: "large.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(large())) });
  await page.locator(".maturity-part").getByText("200 questions").waitFor();
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.getByText(/· 1 of 200$/).waitFor();
  const view = (name) => page.getByRole("navigation", { name: "What of the assessment is shown" }).getByRole("link", { name, exact: true }).click();
  await watchTasks(page);
  const told = {};
  const note = async (name) => (told[name] = await tasks(page));
  await note("begin");
  await page.keyboard.press("3");
  await note("a score");
  await page.keyboard.press("Enter");
  await page.getByText(/· 2 of 200$/).waitFor();
  await note("the next question");
  await view("Table");
  await page.getByRole("slider").nth(199).waitFor();
  await note("table opens");
  const cells = page.getByRole("slider");
  await cells.first().focus();
  await page.keyboard.press("4");
  await note("a key in the table");
  // All of them, as somebody would who is quick.
  for (let at = 0; at < 199; at += 1) {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press(String(1 + (at % 4)));
  }
  await eventually(() => page.evaluate(() => document.querySelectorAll('[role=slider][aria-valuetext="Not assessed"]').length), 0);
  await note("398 keys in the table");
  await saved(page);
  await view("Results");
  await page.getByRole("region", { name: "By dimension" }).waitFor();
  await note("results open");
  await view("Roadmap");
  await page.getByRole("combobox", { name: "Target for all capabilities" }).selectOption({ index: 5 });
  // The drawing holds 24, and says under it where the others are.
  await page.locator(".chart-notes").getByText("176 more are in the table.").waitFor();
  await note("roadmap of 200 steps");
  const hours = page.getByRole("textbox", { name: "Hours a week for getting better" });
  await hours.focus();
  await page.keyboard.press("End");
  await page.keyboard.type("0");
  await note("a key in the roadmap");
  if (process.env.AFTERWORD_TELL) console.log(told);
  const longest = (name) => Math.max(0, ...told[name]);
  for (const name of ["a score", "the next question", "a key in the table"]) assert.ok(longest(name) <= 120, `${name}: ${told[name]}`);
});
