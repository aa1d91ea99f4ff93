// A workshop: one who leads it and six who vote in browsers that share nothing, codes that come back, and what the group agrees on.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { axe, CHROMIUM, FLAGS, openApp, ready, watch } from "./support/app.mjs";
import { eventually, forgiveAxe, saved } from "./support/steps.mjs";

const WALL = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };

/** Pictures are taken where somebody asks for them. */
const picture = (page, name) =>
  process.env.AFTERWORD_PICTURES ? page.screenshot({ path: join(process.env.AFTERWORD_PICTURES, `${name}.png`) }) : undefined;

const screen = (page) => page.getByRole("dialog", { name: "Workshop" });
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

/** Begins an assessment by that model and sets up its workshop; the address of the workshop comes back. */
const begin = async (page, model, team) => {
  await page.goto(page.url().split("#")[0] + "#/maturity");
  await page.getByRole("radio", { name: model }).check();
  await page.getByRole("textbox", { name: "Team or service" }).fill(team);
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.getByRole("link", { name: "Workshop", exact: true }).click();
  await page.getByRole("button", { name: "Set up a workshop" }).click();
  await page.getByRole("button", { name: "Begin the workshop" }).waitFor();
  await saved(page);
  return page.url();
};

const copiedLink = async (page) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy the link" }).click();
  await page.getByRole("status").filter({ hasText: "Link copied" }).waitFor();
  return clipboard(page);
};

/** Somebody with a phone of their own, who opens the link. */
const participant = async (browser, site, link, complaints) => {
  const context = await browser.newContext({ viewport: PHONE, locale: "en-GB", timezoneId: "Europe/Berlin" });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  watch(page, site.origin, complaints);
  await page.goto(link);
  await ready(page);
  await page.getByRole("button", { name: "Begin", exact: true }).press("Enter");
  return page;
};

/** Votes by keys alone: a figure for each question, `?` for not knowing. */
const vote = async (page, votes, all) => {
  for (const [at, key] of votes.entries()) {
    await page.getByText(`Question ${at + 1} of ${all}`).waitFor();
    if (key === "?") await page.getByRole("radio", { name: "I do not know" }).press("Space");
    else await page.keyboard.press(key);
    await page.locator(".ballot-choice.is-chosen").waitFor();
    await page.keyboard.press("ArrowRight");
  }
};

const codeOf = async (page) => {
  await page.getByRole("button", { name: "Make my code" }).press("Enter");
  return page.getByRole("region", { name: "Your code" }).getByRole("code").innerText();
};

const takeIn = async (page, lines) => {
  await page.getByRole("textbox", { name: "Codes or links, one a line" }).fill(lines.join("\n"));
  await page.getByRole("button", { name: "Take in", exact: true }).click();
  return page.locator(".workshop-lines > li > span:not(.button-row)").allInnerTexts();
};

test("six people vote on phones of their own, and the group agrees on the wall", { timeout: 600_000 }, async (t) => {
  const { page, context, site, complaints } = await openApp(t);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  t.after(() => browser.close());

  // A workshop by another model, for a code that is of no use here.
  await begin(page, /On-call health/, "Payments");
  const stranger = await participant(browser, site, await copiedLink(page), complaints);
  await stranger.keyboard.press("2");
  await stranger.getByText("Question 1 of").waitFor();
  for (let at = 0; at < 60 && !(await stranger.getByRole("button", { name: "Make my code" }).isVisible()); at += 1) {
    await stranger.keyboard.press("ArrowRight");
  }
  const strange = await codeOf(stranger);

  const workshop = await begin(page, /Learning from incidents/, "Checkout");
  const all = Number((await page.getByText(/^\d+ questions$/).first().innerText()).match(/\d+/)[0]);
  const link = await copiedLink(page);
  assert.ok(link.length < 300, `a camera reads ${link.length} characters`);
  await page.getByRole("img", { name: "QR code of the ballot link" }).waitFor();
  assert.deepEqual(await axe(page), []);

  const firsts = ["1", "3", "3", "3", "4", "?"];
  const codes = [];
  let lastLink = "";
  let changing;
  for (const [n, first] of firsts.entries()) {
    const voter = await participant(browser, site, link, complaints);
    const rest = Array.from({ length: all - 2 }, (_, at) => String(1 + ((n + at) % 4)));
    const votes = [first, "2", ...rest];
    if (n === 0) {
      // What was chosen survives a reload in the middle.
      await vote(voter, votes.slice(0, 3), all);
      assert.deepEqual(await axe(voter), []);
      await picture(voter, "ballot");
      await voter.reload();
      await ready(voter);
      await voter.getByText(`Question 4 of ${all}`).waitFor();
      await voter.keyboard.press("ArrowLeft");
      await voter.getByText(`Question 3 of ${all}`).waitFor();
      await voter.locator(".ballot-choice.is-chosen").filter({ hasText: votes[2] }).waitFor();
      await voter.keyboard.press("ArrowRight");
      for (const [at, key] of votes.slice(3).entries()) {
        await voter.getByText(`Question ${at + 4} of ${all}`).waitFor();
        await voter.keyboard.press(key);
        await voter.keyboard.press("ArrowRight");
      }
    } else {
      await vote(voter, votes, all);
    }
    await voter.getByText("Every question has your vote.").waitFor();
    if (n === 0) await picture(voter, "ballot-overview");
    codes.push(await codeOf(voter));
    if (n === 0) {
      await picture(voter, "ballot-code");
      assert.deepEqual(await axe(voter), []);
      const wide = await voter.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0);
    }
    if (n === 5) {
      await voter.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await voter.getByRole("button", { name: "Copy as a link" }).click();
      await voter.getByRole("status").filter({ hasText: "Link copied" }).waitFor();
      lastLink = await clipboard(voter);
    }
    if (n > 0) await voter.context().close();
    else changing = voter;
  }

  // The codes as a chat has them: one twice, one with a wrong letter, one of another model, and talk.
  const last = codes[4].at(-1);
  const tampered = codes[4].slice(0, -1) + (last === "7" ? "8" : "7");
  const said = await takeIn(page, [...codes.slice(0, 5), codes[0].toLowerCase(), tampered, strange, "thanks all!"]);
  assert.deepEqual(said, [
    ...Array(5).fill("Taken: it counts."),
    "It counts already, and counts once.",
    "A letter is missing or wrong. Compare it with the ballot.",
    "This ballot is of another model or version, or of other questions, and of another workshop.",
    "This is not the code of a ballot.",
  ]);
  await page.getByText("5 of 9 lines count now").waitFor();
  await saved(page);

  // Somebody changes their mind: whether the new ballot counts is for a person to say.
  await changing.getByRole("button", { name: "Change my votes" }).click();
  await changing.getByText("Every question has your vote.").waitFor();
  await changing.keyboard.press("ArrowLeft");
  await changing.getByText(`Question ${all} of ${all}`).waitFor();
  await changing.keyboard.press("0");
  await changing.locator(".ballot-choice.is-chosen").filter({ hasText: "None of these yet" }).waitFor();
  await changing.keyboard.press("ArrowRight");
  const changed = await codeOf(changing);
  assert.notEqual(changed, codes[0]);
  assert.deepEqual(await takeIn(page, [changed]), ["A ballot of this person counts already, and says something else."]);
  await page.getByRole("button", { name: "Take this one instead" }).click();
  await page.getByText("It counts instead of the one before.").waitFor();
  await changing.context().close();
  await saved(page);

  await page.setViewportSize(WALL);
  await page.getByRole("button", { name: "Go on with the workshop" }).click();
  const heard = screen(page).getByRole("status").filter({ hasText: "have voted" });
  await screen(page).getByText(/^5 of \d have voted$/).waitFor();
  assert.equal(await heard.count(), 0, "what stands there when the question comes up is read with it");

  // The last one comes as a link, opened beside, and is heard of on the wall.
  const beside = await context.newPage();
  await beside.goto(lastLink);
  await ready(beside);
  await beside.getByText("It is of the workshop of", { exact: false }).waitFor();
  await beside.getByRole("button", { name: "Take it in" }).click();
  await beside.getByRole("status").filter({ hasText: "Taken: it counts." }).waitFor();
  await beside.close();
  await page.getByText("6 ballots are in").first().waitFor();

  // On the wall: who has voted is told, what they voted is not.
  await screen(page).locator(".workshop-votes").getByText("6 of 6 have voted").waitFor();
  await eventually(() => heard.allInnerTexts(), ["6 of 6 have voted"]);
  assert.equal(await screen(page).locator(".workshop-count").count(), 0);
  assert.deepEqual(await axe(page), []);
  await picture(page, "wall-hidden");
  const legible = await screen(page).locator(".workshop-statement").first().evaluate((it) => parseFloat(getComputedStyle(it).fontSize));
  assert.ok(legible >= 24, `statements are ${legible} pixels`);

  await page.keyboard.press("Space");
  const counts = () => screen(page).locator(".workshop-count > [aria-hidden]").allInnerTexts();
  await eventually(counts, ["0", "1", "0", "3", "1", "0"]);
  await screen(page).getByText("Talk about it", { exact: true }).waitFor();
  await screen(page).getByText("1 does not know", { exact: true }).waitFor();
  const figures = await screen(page).locator(".workshop-figures dd").allInnerTexts();
  assert.deepEqual(figures.slice(0, 2), ["3", "3"], "median and spread");

  await page.keyboard.press("3");
  await page.keyboard.press(".");
  await screen(page).getByRole("button", { name: "3½", pressed: true }).waitFor();
  await screen(page).getByRole("textbox", { name: "Why" }).fill("Two of us had not seen the new template");
  await page.keyboard.press("Escape");
  await eventually(() => page.evaluate(() => document.activeElement.tagName !== "TEXTAREA"), true);
  assert.deepEqual(await axe(page), []);
  await picture(page, "wall-revealed");
  const wide = await screen(page).evaluate((it) => [it, ...it.querySelectorAll(".workshop-body, .workshop-column")].map((each) => each.scrollWidth - each.clientWidth));
  assert.deepEqual(wide.filter((it) => it > 0), []);
  await page.setViewportSize(PHONE);
  await picture(page, "phone-revealed");
  const narrow = await screen(page).evaluate((it) => it.querySelector(".workshop-body").scrollWidth - it.querySelector(".workshop-body").clientWidth);
  assert.equal(narrow, 0);
  await page.setViewportSize(WALL);

  // A reload in the middle loses nothing.
  await page.keyboard.press("ArrowRight");
  await screen(page).getByText(`2 / ${all}`).waitFor();
  await page.keyboard.press("Space");
  await eventually(counts, ["0", "0", "6", "0", "0", "0"]);
  assert.equal(await screen(page).getByText("Talk about it", { exact: true }).count(), 0);
  await page.keyboard.press("2");
  await screen(page).getByRole("button", { name: "2", exact: true, pressed: true }).waitFor();
  await eventually(() => page.getByRole("status", { includeHidden: true }).filter({ hasText: /^Saved/ }).count().then((n) => n > 0), true);
  await page.reload();
  await ready(page);
  await screen(page).getByText(`2 / ${all}`).waitFor();
  await eventually(counts, ["0", "0", "6", "0", "0", "0"]);
  await page.keyboard.press("ArrowLeft");
  await screen(page).getByRole("button", { name: "3½", pressed: true }).waitFor();
  assert.equal(await screen(page).getByRole("textbox", { name: "Why" }).inputValue(), "Two of us had not seen the new template");
  await screen(page).getByText(`2 of ${all} agreed`).waitFor();

  // A seventh without a phone votes on the device that goes round.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await screen(page).getByText(`3 / ${all}`).waitFor();
  await screen(page).getByRole("button", { name: "Pass the device" }).click();
  await screen(page).getByRole("button", { name: "I vote on this question" }).click();
  await page.keyboard.press("4");
  await picture(page, "wall-pass");
  assert.deepEqual(await axe(page), []);
  await screen(page).getByRole("button", { name: "Hide it and hand on" }).click();
  await screen(page).getByText("Your vote counts, and is hidden.", { exact: false }).waitFor();
  assert.equal(await screen(page).locator(".is-chosen").count(), 0);
  await page.keyboard.press("Escape");
  await screen(page).getByText("7 of 7 have voted").waitFor();
  await screen(page).getByRole("button", { name: "Ballot link" }).click();
  await screen(page).getByText("7 ballots are in").waitFor();
  await picture(page, "wall-link");
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await screen(page).waitFor({ state: "hidden" });
  assert.equal(page.url(), workshop);
  await page.setViewportSize({ width: 1280, height: 900 });
  await picture(page, "desk");
  await page.setViewportSize(PHONE);
  await picture(page, "desk-phone");
  forgiveAxe(complaints);
});

test("the timer of a question counts down, pauses, and survives a reload", async (t) => {
  const { page } = await openApp(t, { viewport: { width: 1280, height: 800 } });
  await begin(page, /Learning from incidents/, "Search");
  const seconds = page.getByRole("textbox", { name: "Time for a question" });
  await seconds.fill("90 s");
  await seconds.press("Enter");
  await saved(page);
  await page.clock.install({ time: new Date("2026-11-16T09:00:00Z") });
  await page.reload();
  await ready(page);
  await page.getByRole("button", { name: "Begin the workshop" }).click();
  const timer = screen(page).getByRole("timer");
  await timer.filter({ hasText: "1:30" }).waitFor();
  await page.clock.pauseAt(new Date("2026-11-16T09:10:00Z"));
  await page.keyboard.press("t");
  await page.clock.runFor(30_000);
  await timer.filter({ hasText: "1:00" }).waitFor();
  await page.keyboard.press("t");
  await page.clock.runFor(60_000);
  await timer.filter({ hasText: "1:00" }).waitFor();
  await page.keyboard.press("t");
  await page.clock.runFor(50_000);
  await screen(page).getByRole("status").filter({ hasText: "Time is nearly up" }).waitFor({ state: "attached" });
  await page.reload();
  await ready(page);
  await page.clock.runFor(20_000);
  await timer.filter({ hasText: "over" }).waitFor();
  await page.keyboard.press("ArrowRight");
  await timer.filter({ hasText: "1:30" }).waitFor();
});

test("an agenda says how long a question may take, and fewer questions make another link", async (t) => {
  const { page } = await openApp(t);
  await begin(page, /Operational excellence/, "Platform");
  const agenda = page.getByRole("combobox", { name: "Agenda" });
  await agenda.selectOption({ label: "First of two sessions" });
  await page.getByText("80 min").waitFor();
  const whole = await copiedLink(page);
  const boxes = page.getByRole("group", { name: "Which questions" }).getByRole("checkbox");
  for (let at = (await boxes.count()) - 1; at > 0; at -= 1) await boxes.nth(at).uncheck();
  await saved(page);
  const part = await eventuallyOther(page, whole);
  assert.ok(part.length < 300 && part !== whole, part);
});

test("the longest statements that come along fit the wall, in German and in the dark", async (t) => {
  const { page, complaints } = await openApp(t, { locale: "de-DE", colorScheme: "dark", viewport: WALL, path: "#/maturity" });
  await page.getByRole("radio", { name: /Operative Exzellenz/ }).check();
  await page.getByRole("button", { name: "Beginnen", exact: true }).click();
  await page.getByRole("link", { name: "Workshop", exact: true }).click();
  await page.getByRole("button", { name: "Einen Workshop vorbereiten" }).click();
  await page.getByRole("button", { name: "Den Workshop beginnen" }).click();
  const count = screen(page).locator(".stage-count");
  const all = Number((await count.innerText()).split(" / ")[1]);
  assert.ok(all >= 50);
  const measured = () =>
    screen(page).evaluate((it) => {
      const [body, ...columns] = it.querySelectorAll(".workshop-body, .workshop-column");
      const wide = [body, ...columns].some((each) => each.scrollWidth > each.clientWidth);
      const lowest = Math.max(...columns.map((each) => each.getBoundingClientRect().bottom));
      return { wide, hidden: lowest - it.querySelector(".stage-bar").getBoundingClientRect().top };
    });
  let worst = { at: 0, hidden: -Infinity };
  for (let at = 1; at <= all; at += 1) {
    await count.filter({ hasText: `${at} / ${all}` }).waitFor();
    const { wide, hidden } = await measured();
    assert.equal(wide, false, `question ${at} is wider than the wall`);
    assert.ok(hidden <= 0, `the statements of question ${at} end ${hidden} pixels below the wall`);
    if (hidden > worst.hidden) worst = { at, hidden };
    await page.keyboard.press("ArrowRight");
  }
  for (let at = all; at > worst.at; at -= 1) await page.keyboard.press("ArrowLeft");
  await count.filter({ hasText: `${worst.at} / ${all}` }).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "wall-longest");
  await page.setViewportSize({ width: 320, height: 640 });
  const narrow = await screen(page).evaluate((it) => it.querySelector(".workshop-body").scrollWidth - it.querySelector(".workshop-body").clientWidth);
  assert.equal(narrow, 0);
  await picture(page, "phone-longest");
  forgiveAxe(complaints);
});

test("a link that names nothing, and one that lost letters, say so", async (t) => {
  const { page } = await openApp(t, { path: "#/ballot/of/1/no-such-model/en/1/000000000001/-/-/0/" });
  await page.getByRole("heading", { name: "This ballot can’t be opened" }).waitFor();
  await page.getByText("Ask whoever sent the link for a new one.", { exact: false }).waitFor();
  await page.goto(page.url().split("#")[0] + "#/ballot/1abcdef");
  await page.getByText("Part of the link was lost on its way", { exact: false }).waitFor();
  await page.goto(page.url().split("#")[0] + "#/ballot-code/0000-0000");
  await page.getByText("No workshop in this browser takes this ballot.", { exact: false }).waitFor();
});

const eventuallyOther = async (page, before) => {
  let link = before;
  for (let n = 0; n < 50 && link === before; n += 1) {
    link = await copiedLink(page);
    await page.waitForTimeout(100);
  }
  return link;
};
