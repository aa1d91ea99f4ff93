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
