// The review meeting: slides by keys, a clock that warns in words, and the way back to where one was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { addEntries, choose, eventually, forgiveAxe, newPostmortem, saved, section, write } from "./support/steps.mjs";

const stage = (page) => page.getByRole("dialog", { name: "Review meeting" });
const heading = (page) => stage(page).getByRole("article").getByRole("heading", { level: 2 });

const written = async (page) => {
  await newPostmortem(page, "Checkout outage");
  await write(page, "Summary", "Nobody could pay for 23 minutes.");
  await addEntries(page, "2026-11-14 14:32 error rate rises", "14:55 rolled back");
  await page.getByRole("textbox", { name: "Next action" }).fill("Add a timeout");
  await page.keyboard.press("Enter");
  await saved(page);
};

const begin = async (page, minutes) => {
  await choose(page, "More", "Present");
  await stage(page).getByRole("radio", { name: minutes }).check();
  await stage(page).getByRole("button", { name: "Begin" }).click();
  await heading(page).filter({ hasText: "Opening" }).waitFor();
};

test("a meeting goes from the agenda to the wrap-up by keys alone, and ends where one was", async (t) => {
  const { page, complaints } = await openApp(t, { viewport: { width: 1280, height: 700 } });
  await written(page);
  await begin(page, "45 minutes");
  assert.match(page.url(), /\/present$/);
  const agenda = stage(page).getByRole("list", { name: "Agenda" }).getByRole("listitem");
  const minutes = (await agenda.allInnerTexts()).map((it) => Number(it.match(/(\d+) min/)[1]));
  assert.equal(minutes.reduce((sum, it) => sum + it, 0), 45);
  assert.deepEqual(await axe(page), []);

  const seen = [];
  for (const key of ["ArrowRight", "Space", "PageDown", "ArrowRight"]) {
    await page.keyboard.press(key);
    const words = await heading(page).innerText();
    seen.push(words);
    await stage(page).getByRole("status").filter({ hasText: `: ${words}` }).waitFor({ state: "attached" });
  }
  assert.deepEqual(seen, ["Summary", "Timeline", "Action items", "Wrap-up"]);
  await stage(page).getByText("1 open action lacks an owner or a date.").waitFor();
  await stage(page).getByText("Nothing comes after this").waitFor();
  await page.keyboard.press("ArrowLeft");
  await heading(page).filter({ hasText: "Action items" }).waitFor();
  await stage(page).getByText("Next: Wrap-up", { exact: false }).waitFor();
  await page.keyboard.press("Home");
  await heading(page).filter({ hasText: "Opening" }).waitFor();
  await page.keyboard.press("End");
  await heading(page).filter({ hasText: "Wrap-up" }).waitFor();
  await page.keyboard.press("ArrowLeft");

  await page.keyboard.press("Escape");
  await stage(page).waitFor({ state: "hidden" });
  assert.doesNotMatch(page.url(), /present/);
  await eventually(() => page.evaluate(() => document.activeElement.getAttribute("aria-label")), "More");
  // By its address too; and a meeting that was left before its end goes on where it was.
  await page.evaluate(() => scrollTo(0, 700));
  const before = await page.evaluate(() => scrollY);
  await page.evaluate(() => (location.hash += "/present"));
  await heading(page).filter({ hasText: "Action items" }).waitFor();
  await page.keyboard.press("Escape");
  await stage(page).waitFor({ state: "hidden" });
  assert.ok(before > 0);
  assert.equal(await page.evaluate(() => scrollY), before);
  forgiveAxe(complaints);
});

test("the clock of a part warns in words, stands when it is told to, and goes on", async (t) => {
  const { page } = await openApp(t);
  await page.clock.install({ time: new Date("2026-11-16T09:00:00Z") });
  await page.reload();
  await ready(page);
  await newPostmortem(page, "Clock");
  await page.clock.runFor(1_000);
  await choose(page, "More", "Present");
  await stage(page).getByRole("radio", { name: "Another length" }).check();
  const length = stage(page).getByRole("textbox", { name: "Length" });
  await length.fill("20");
  await length.press("Enter");
  await page.clock.pauseAt(new Date("2026-11-16T10:00:00Z"));
  await stage(page).getByRole("button", { name: "Begin" }).click();
  await stage(page).getByText("10:00 left", { exact: true }).waitFor();
  await page.clock.runFor("08:30");
  await stage(page).getByText("1:30 left, come to an end").waitFor();
  await stage(page).getByRole("status").filter({ hasText: "Opening: time is nearly up" }).waitFor({ state: "attached" });
  await page.keyboard.press("p");
  await stage(page).getByText("The clock stands").waitFor();
  await page.clock.runFor("05:00");
  await stage(page).getByText("1:30 left, come to an end").waitFor();
  await page.keyboard.press("p");
  await page.clock.runFor("02:00");
  await stage(page).getByText("0:30 over").waitFor();
  // The next part has its own time.
  await page.keyboard.press("ArrowRight");
  await stage(page).getByText("10:00 left", { exact: true }).waitFor();
  await stage(page).getByText("10 of 20 min").waitFor();
});

test("slides fit a phone in the dark, and paper shows the document instead", async (t) => {
  const { page, complaints } = await openApp(t, { viewport: { width: 1280, height: 800 }, colorScheme: "dark" });
  await written(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await begin(page, "30 minutes");
  for (const name of ["Summary", "Timeline", "Action items", "Wrap-up"]) {
    await page.keyboard.press("ArrowRight");
    await heading(page).filter({ hasText: name }).waitFor();
    const wide = await stage(page).evaluate((it) => [it, ...it.querySelectorAll(".slide")].map((each) => each.scrollWidth - each.clientWidth));
    assert.deepEqual(wide, [0, 0], name);
    assert.deepEqual(await axe(page), [], name);
  }
  await page.emulateMedia({ media: "print" });
  await stage(page).waitFor({ state: "hidden" });
  assert.equal(await section(page, "Summary").isVisible(), true);
  forgiveAxe(complaints);
});
