// Kill -9 of the browser: what was painted as *Saved* is there afterwards, and of what was not at most one second of typing is gone.
//
// AFTERWORD_KILLS says how many. The seed is printed; AFTERWORD_SEED draws the same again.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { launch, ready, serveDist, watch } from "./support/app.mjs";
import { SEED, chance, count } from "./support/chance.mjs";
import { newPostmortem, saved, section } from "./support/steps.mjs";
import { assertConsistent, stored } from "./support/stored.mjs";

const N_KILLS = count("AFTERWORD_KILLS", 10);
/** So many kills hit one document, then the next is begun. */
const KILLS_A_DOCUMENT = 8;
/** Longer than any save is meant to wait for, by far: how long it really was is told at the end. */
const MAX_LOST_MILLIS = 1_000;

const pause = (millis) => new Promise((done) => setTimeout(done, millis));
const field = (page, name) => page.getByRole("textbox", { name, exact: true });

/** A profile that outlives its browsers, and a site that outlives them too. */
const lasting = async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "afterword-"));
  const site = await serveDist();
  const complaints = [];
  let browser;
  t.after(async () => {
    await browser?.close();
    await site.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    assert.deepEqual(complaints, [], "the page complained");
  });
  const start = async (path = "", options = {}) => {
    browser = await launch({ profile, ...options });
    const page = browser.context.pages()[0];
    watch(page, site.origin, complaints);
    await page.addInitScript(watchSaving);
    await page.goto(path.startsWith("http") ? path : site.url + path);
    await ready(page);
    return { page, browser };
  };
  return { site, start, complaints };
};

/** Runs in the page before the app: counts the keys that it was given, and notes how many of them were painted beside *Saved*. */
const watchSaving = () => {
  const seen = { keys: 0, saved: 0 };
  window.seen = seen;
  const heard = () => (seen.keys += 1);
  // The last to hear it, so that the app has it by then.
  window.addEventListener("input", heard);
  window.addEventListener("keydown", (event) => event.key === "Enter" && heard());
  let isAsked = false;
  const look = () => {
    isAsked = false;
    const isSaved = [...document.querySelectorAll("[role=status]")].some((it) => it.textContent.startsWith("Saved"));
    if (!isSaved || seen.saved === seen.keys) return;
    seen.saved = seen.keys;
    console.debug(`saved ${seen.saved}`);
  };
  new MutationObserver(() => {
    if (!isAsked) requestAnimationFrame(look);
    isAsked = true;
  }).observe(document, { subtree: true, childList: true, characterData: true });
};

/** How many keys were said to be saved. */
const savesOf = (page) => {
  const saves = { n: 0 };
  page.on("console", (message) => {
    const said = message.text().match(/^saved (\d+)$/);
    if (said) saves.n = Number(said[1]);
  });
  saves.are = async (states) => {
    while (saves.n < states.length - 1) await pause(1);
  };
  return saves;
};

/** What is typed in, word by word, one key after the other; `next` says what the document is after a key. */
const PLACES = {
  title: {
    open: async (page) => {
      await field(page, "Title").click();
      await page.keyboard.press("Control+End");
    },
    next: (document, key) => ({ ...document, title: document.title + key }),
  },
  summary: {
    open: async (page) => {
      await page.getByRole("button", { name: "Edit Summary", exact: true }).click();
      await field(page, "Summary").click();
      await page.keyboard.press("Control+End");
    },
    next: (document, key) => ({ ...document, summary: document.summary + key }),
  },
  timeline: {
    open: (page) => field(page, "Next entry").click(),
    line: (n) => `2026-01-01 ${String(Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")} `,
    next: (document, text) => ({ ...document, timeline: [...document.timeline, text] }),
  },
  actions: {
    open: (page) => field(page, "Next action").click(),
    line: () => "",
    next: (document, text) => ({ ...document, actions: [...document.actions, text] }),
  },
};

/** Who types a line looks whether the one before was taken. */
const emptied = (page) => page.waitForFunction(() => document.activeElement.value === "").then(() => true, () => false);

/** What of a stored document was typed. */
const typedOf = ({ title, summary, timeline, actions }) => ({
  title,
  summary,
  timeline: timeline.map((it) => it.text),
  actions: actions.map((it) => it.title),
});

/** Types until `isOver`; all that the document was on the way, with the time at which that was certain. */
const typeInto = async (page, place, before, random, isOver) => {
  const { next, line } = PLACES[place];
  const states = [{ document: before, at: Date.now() }];
  const press = async (key, after) => {
    const isHeard = await page.keyboard.press(key).then(() => true, () => false);
    // A key that the browser died of may have been heard or not.
    states.push({ document: after, at: Date.now(), isHeard });
    await pause(random.below(30));
    return isHeard && !isOver();
  };
  for (let n = 0; ; n += 1) {
    const now = states.at(-1).document;
    const word = `${Array.from({ length: 2 + random.below(6) }, () => "abcdefghij"[random.below(10)]).join("")}${n}`;
    if (!line) {
      for (const key of ` ${word}`) if (!(await press(key === " " ? "Space" : key, next(states.at(-1).document, key)))) return states;
      continue;
    }
    // Until Enter is pressed a line is in its field and not in the document.
    for (const key of line(now[place].length) + word) if (!(await press(key === " " ? "Space" : key, now))) return states;
    if (!(await press("Enter", next(now, word)))) return states;
    if (!(await emptied(page))) return states;
  }
};

test(`${N_KILLS} kills at any moment of typing lose nothing that was said to be saved`, async (t) => {
  t.diagnostic(`AFTERWORD_SEED=${SEED}`);
  const { start, site } = await lasting(t);
  const random = chance(SEED);
  const before = { title: "Killed", summary: "", timeline: [], actions: [] };
  /** What each document was when it was seen last. */
  const documents = new Map();
  const lost = [];
  let address;
  let states = [];
  let saves;
  let killedAt;

  for (let round = 0; round <= N_KILLS; round += 1) {
    const { page, browser } = await start(address ?? "");
    if (address) {
      await saved(page);
      const id = address.match(/[0-9a-f-]{36}/)[0];
      const all = assertConsistent(await stored(page));
      const found = typedOf(all.get(id));
      assert.equal(await field(page, "Title").inputValue(), found.title);
      if (found.summary) await section(page, "Summary").getByText(found.summary.trim(), { exact: true }).waitFor();
      const entries = section(page, "Timeline").getByRole("list", { name: "Timeline" }).getByRole("group");
      if (found.timeline.length) assert.equal(await entries.count(), found.timeline.length);
      const same = JSON.stringify(found);
      const at = states.findLastIndex((it) => JSON.stringify(it.document) === same);
      const context = () => `round ${round}: ${same} is there; ${JSON.stringify(states.at(-1).document)} was typed`;
      assert.ok(at >= 0, `what is there was never typed: ${context()}`);
      assert.ok(at >= saves.n, `${saves.n} keys were said to be saved, ${at} are there: ${context()}`);
      const missing = states.slice(at + 1).filter((it) => it.isHeard && JSON.stringify(it.document) !== same);
      const millis = missing.length ? killedAt - missing[0].at : 0;
      lost.push({ keys: missing.length, millis });
      assert.ok(millis <= MAX_LOST_MILLIS, `${millis} ms of typing are gone: ${context()}`);
      documents.set(id, found);
      for (const [other, document] of documents) assert.deepEqual(typedOf(all.get(other)), document);
      states = [{ document: found }];
    }
    if (round === N_KILLS) break;
    if (round % KILLS_A_DOCUMENT === 0) {
      await page.goto(site.url);
      await ready(page);
      address = await newPostmortem(page, before.title);
      states = [{ document: before }];
    }
    const place = random.one(Object.keys(PLACES));
    await PLACES[place].open(page);
    await page.evaluate(() => Object.assign(window.seen, { keys: 0, saved: 0 }));
    saves = savesOf(page);
    let isOver = false;
    const typing = typeInto(page, place, states.at(-1).document, random, () => isOver);
    await pause(random.below(2_000));
    // Some kills come as soon as *Saved* is read, the others while somebody types on.
    isOver = random.is(0.3);
    if (isOver) await saves.are(await typing);
    killedAt = await browser.kill();
    isOver = true;
    states = await typing;
  }
  const most = (of) => Math.max(...lost.map((it) => it[of]));
  const sorted = lost.map((it) => it.millis).toSorted((a, b) => a - b);
  t.diagnostic(
    `${N_KILLS} kills of ${documents.size} documents: ${lost.filter((it) => it.keys).length} lost keys that were not said to be saved, ` +
      `at most ${most("keys")}, the oldest of them ${most("millis")} ms old; half of all lost less than ${sorted[Math.floor(sorted.length / 2)]} ms`,
  );
});
