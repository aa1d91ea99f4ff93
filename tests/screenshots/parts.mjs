// A picture of each part of the product, taken of the example workspace as a person would come to it.
import { addEntries, choose, saved, section, write } from "../e2e/support/steps.mjs";

const WIDE = { width: 1280, height: 800 };

/** The documents that the pictures are of, by words of their titles. */
const DRAFT = /Double invoices/;
const IN_REVIEW = /Checkout requests failed/;

/** Takes them all: `shot(name)` takes the page as it is now. */
export const parts = async (page, url, shot) => {
  await page.setViewportSize(WIDE);
  const go = async (route) => {
    await page.goto(`${url}${route}`);
    await page.getByRole("main").waitFor();
  };
  const open = async (title) => {
    await go("#/");
    await page.getByRole("grid", { name: "Postmortems" }).getByRole("link", { name: title }).first().click();
    await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
    await page.getByRole("region", { name: "Review", exact: true }).getByRole("button", { name: "By section" }).waitFor();
  };
  const top = (locator) => locator.evaluate((it) => it.scrollIntoView({ block: "start" }));

  await open(DRAFT);
  await top(section(page, "Why it happened"));
  await shot("review");
  await choose(page, "Other steps", "Publish");
  await page.getByRole("dialog", { name: "Publish" }).getByLabel("Your name").fill("Ada");
  await shot("publish");
  await page.keyboard.press("Escape");

  await open(IN_REVIEW);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("tree").waitFor();
  // What is drawn on the way makes the page longer.
  for (let n = 0; n < 3; n += 1) await top(section(page, "Why it happened"));
  await shot("causes");
  await page.setViewportSize(WIDE);
  await page.getByRole("button", { name: "Drawn timeline", exact: true }).click();
  await page.getByRole("img", { name: "Timeline" }).waitFor();
  await top(page.getByRole("button", { name: "Drawn timeline", exact: true }));
  await shot("timeline");
  await page.getByRole("button", { name: "Drawn timeline", exact: true }).click();
  const coverage = page.getByRole("button", { name: "What answers what was found" });
  await coverage.click();
  await top(coverage);
  await shot("coverage");
  await coverage.click();
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find a page, a postmortem or a command" }).pressSequentially("add");
  await shot("palette");
  await page.keyboard.press("Escape");
  await write(page, "Detection", "The alert fired. A customer (mia.keller@gmail.com) wrote to the support a minute later.");
  await choose(page, "Export", "For other readers");
  await page.getByRole("dialog", { name: "Export for other readers" }).getByRole("radio", { name: "The public" }).check();
  await shot("share");
  await page.keyboard.press("Escape");

  await page.getByRole("combobox", { name: "Severity" }).selectOption("SEV1 critical");
  await addEntries(page, "16:20 the pool's limit is part of the dashboard that is looked at first");
  await saved(page);
  await choose(page, "More", "Revisions");
  await page.getByRole("main").getByRole("list", { name: "Earlier versions" }).getByRole("button").last().click();
  await shot("revisions");

  await open(IN_REVIEW);
  await choose(page, "More", "Present");
  const stage = page.getByRole("dialog", { name: "Review meeting" });
  await stage.getByRole("button", { name: "Begin" }).click();
  await stage.getByRole("article").waitFor();
  for (let n = 0; n < 4; n += 1) await page.keyboard.press("ArrowRight");
  await shot("present");
  await page.keyboard.press("Escape");

  await toil(page, go, shot);
  await maturity(page, go, shot);
  await page.setViewportSize(WIDE);

  await go("#/rules");
  await shot("rules");
  await go("#/library");
  await page.getByRole("button", { name: "Options of Learning review" }).click();
  await page.getByRole("menuitem", { name: /copy/i }).first().click();
  await page.getByRole("textbox", { name: "Name of the template" }).waitFor();
  await shot("template");

  await open(IN_REVIEW);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find a page, a postmortem or a command" }).fill("deutsch");
  await page.keyboard.press("Enter");
  await page.locator("html[lang=de]").waitFor();
  await top(page.locator("#section-timeline"));
  await shot("german");
};

/** What a team of the example does by hand, a project against it, and all of it on a page. */
const toil = async (page, go, shot) => {
  await go("#/toil");
  await page.setViewportSize({ width: 1280, height: 1000 });
  await page.getByRole("button", { name: "Begin a register" }).click();
  const next = page.getByRole("textbox", { name: "Next activity" });
  for (const line of ["Environment requests 50x/week 2 h @platform", "Certificate renewals 20 h monthly @platform", "Restarts 5x/day 10 min @checkout"]) {
    await next.fill(line);
    await next.press("Enter");
  }
  await page.getByRole("button", { name: /^All six criteria/ }).click();
  const view = (name) => page.getByRole("navigation", { name: "What of the register is shown" }).getByRole("link", { name, exact: true }).click();
  await view("Basis");
  await page.getByLabel("An hour of work costs").fill("80 EUR");
  await view("Weeks");
  await page.getByLabel("Target").fill("20 %");
  for (const share of [65, 60, 55, 48, 40, 35].reverse()) {
    await page.getByRole("button", { name: /^Add the week of/ }).click();
    const week = page.getByRole("region", { name: /^Week of/ });
    await week.getByLabel("Toil", { exact: true }).fill(`${share}`);
    await week.getByLabel("All work", { exact: true }).fill("100");
  }
  await view("Projects");
  const projects = [
    ["Certificate manager", "Certificate renewals", "80–90–95 %", "80–120–240 h"],
    ["Restart by itself", "Restarts", "50–80–90 %", "40–80–300 h"],
    ["Environment portal", "Environment requests", "60–87.5–95 %", "400–800–3000 h"],
  ];
  for (const [name, activity, share, build] of projects) {
    await page.getByRole("button", { name: "Add a project" }).first().click();
    await page.getByLabel("What is built").fill(name);
    const form = page.getByRole("region", { name });
    await form.getByLabel("Add what it takes away").selectOption(activity);
    await form.getByRole("button", { name: "Add", exact: true }).click();
    await form.getByLabel(/^Share of/).fill(share);
    await form.getByLabel("Building", { exact: true }).fill(build);
  }
  await page.getByLabel("Chance that it works").fill("85 %");
  await page.getByRole("figure", { name: "What the return hangs on" }).waitFor();
  await saved(page);
  await page.evaluate(() => scrollTo(0, 0));
  await shot("toil");
  await view("Overview");
  await page.getByRole("figure", { name: "How much toil is expected" }).waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await shot("toil-overview");
};

/** What the example's team found of itself, together and over time, and what it does about it. */
const maturity = async (page, go, shot) => {
  await go("#/maturity");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Look at an example" }).click();
  await page.locator("#maturity-question").waitFor();
  await shot("maturity");
  const view = (name) => page.getByRole("navigation", { name: "What of the assessment is shown" }).getByRole("link", { name, exact: true }).click();
  await view("Results");
  await page.getByRole("figure").first().waitFor();
  await shot("maturity-results");
  await view("Roadmap");
  await page.getByRole("figure").first().waitFor();
  await shot("maturity-roadmap");
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.evaluate(() => (location.hash = location.hash.replace(/roadmap$/, "screen")));
  await page.locator(".workshop-column").first().waitFor();
  // The votes grow out of the columns.
  await page.evaluate(() => Promise.all(document.getAnimations().map((it) => it.finished)));
  await shot("workshop");
};
