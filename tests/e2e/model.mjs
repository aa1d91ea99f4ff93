// Two tabs with one postmortem, and random work in both: what is stored and what both show is what a plain value says that was worked on in
// the same way, with its merges, and each tab's own undo.
//
// A run is a new document and some fifteen operations (AFTERWORD_OPERATIONS). AFTERWORD_RUNS says how many runs; a run that fails prints its seed
// and the operations up to the first difference, and AFTERWORD_SEED with one run does the same again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openApp, ready } from "./support/app.mjs";
import { SEED, chance, count } from "./support/chance.mjs";
import { eventually, saved, section } from "./support/steps.mjs";
import { assertConsistent, stored, storedDocument } from "./support/stored.mjs";

const N_RUNS = count("AFTERWORD_RUNS", 8);
const N_OPERATIONS = count("AFTERWORD_OPERATIONS", 15);

/** Keys typed in one place make one step of undo, up to so many. */
const MAX_TYPED = 60;

const WORDS = "deploy checkout latency alert replica primary queue workers cache certificate quota region".split(" ");

// ---------------------------------------------------------------------------------------------------------------- the model

const EMPTY = { title: "", summary: "", trigger: "", entries: [], actions: [], problem: null, causes: [] };

/** What a tab holds, and what it can take back: versions, as a plain list. */
class Tab {
  constructor(page, name, present) {
    Object.assign(this, { page, name });
    this.open(present);
  }

  open(present) {
    Object.assign(this, { present, base: present, past: [], future: [], typing: null, hasMoved: false });
  }

  /** A step of its own, or one more key in the place `field`. */
  step(next, field = null) {
    const isMore = field !== null && this.typing?.field === field && this.typing.keys < MAX_TYPED;
    if (!isMore) this.past.push(this.present);
    this.typing = field === null ? null : { field, keys: isMore ? this.typing.keys + 1 : 1 };
    this.present = next;
    this.future = [];
  }

  undo() {
    this.typing = null;
    if (this.past.length === 0) return;
    this.future.push(this.present);
    this.present = this.past.pop();
  }

  redo() {
    this.typing = null;
    if (this.future.length === 0) return;
    this.past.push(this.present);
    this.present = this.future.pop();
  }

  get isSaved() {
    return same(this.present, this.base);
  }

  /** Takes in what another tab has saved; gives the fields that both have changed. */
  merge(theirs) {
    const { merged, conflicts } = merged3(this.base, this.present, theirs);
    this.base = theirs;
    this.step(merged);
    return conflicts;
  }
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const without = (list, id) => list.filter((it) => it.id !== id);
const changed = (list, id, change) => list.map((it) => (it.id === id ? { ...it, ...change } : it));
const byTime = (entries) => entries.toSorted((a, b) => a.minute - b.minute);

const merged3 = (base, mine, theirs) => {
  const conflicts = [];
  const field = (name) => {
    if (same(mine[name], theirs[name]) || same(theirs[name], base[name])) return mine[name];
    if (same(mine[name], base[name])) return theirs[name];
    conflicts.push({ name, mine: mine[name], theirs: theirs[name] });
    return mine[name];
  };
  const list = (name) => {
    const [old, ours, others] = [base, mine, theirs].map((it) => it[name]);
    if (same(others, old) || same(ours, others)) return ours;
    if (same(ours, old)) return others;
    const has = (list, { id }) => list.some((it) => it.id === id);
    const at = (list, { id }) => list.find((it) => it.id === id);
    const kept = ours.filter((it) => !has(old, it) || has(others, it)).map((it) => (has(old, it) && same(it, at(old, it)) ? at(others, it) : it));
    return [...kept, ...others.filter((it) => !has(old, it) && !has(ours, it))];
  };
  const merged = {
    title: field("title"),
    summary: field("summary"),
    trigger: field("trigger"),
    entries: byTime(list("entries")),
    actions: list("actions"),
    problem: field("problem"),
    causes: same(theirs.causes, base.causes) ? mine.causes : theirs.causes,
  };
  return { merged, conflicts };
};

/** The part of a document that the model knows, however it is stored. */
const known = (document) => {
  const levels = new Map();
  const causes = (document.trees[0]?.causes ?? []).map(({ under, cause }) => {
    levels.set(cause.id, under ? levels.get(under) + 1 : 1);
    return `${levels.get(cause.id)} ${cause.text}`;
  });
  const minutes = (time) => Number(time.exact.slice(11, 13)) * 60 + Number(time.exact.slice(14, 16));
  return {
    title: document.title,
    summary: document.summary,
    trigger: document.trigger,
    entries: document.timeline.map((it) => `${minutes(it.time)} ${it.text}`).toSorted(byNumber),
    actions: document.actions.map((it) => it.title),
    problem: document.trees[0]?.problem ?? null,
    causes,
  };
};
const byNumber = (a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10);

/** The same of the model. */
const expected = ({ entries, actions, causes, ...rest }) => ({
  ...rest,
  entries: entries.map((it) => `${it.minute} ${it.text}`),
  actions: actions.map((it) => it.text),
  causes: causes.map((it) => `${it.level} ${it.text}`),
});

/** The same as a page shows it; its prose is looked at apart. */
const shown = (page) =>
  page.evaluate(() => {
    const values = (selector) => [...document.querySelectorAll(selector)];
    const name = (it) => it.ariaLabel ?? it.labels?.[0]?.innerText ?? "";
    const fields = values("main textarea, main input");
    const entries = values("main ol.timeline [role=group]").map((it) => it.ariaLabel.match(/^(\d\d):(\d\d), [^:]*: (.*)$/)).filter(Boolean);
    return {
      title: fields.find((it) => name(it) === "Title")?.value,
      entries: entries.map(([, hours, minutes, text]) => `${Number(hours) * 60 + Number(minutes)} ${text}`),
      actions: fields.filter((it) => name(it) === "What will be done").map((it) => it.value),
      causes: fields.map((it) => [name(it).match(/^Cause, level (\d+)/), it.value]).filter(([level]) => level).map(([level, text]) => `${level[1]} ${text}`),
    };
  });

// ----------------------------------------------------------------------------------------------------------- what is done

let n_ever = 0;
const id = () => (n_ever += 1);

const stamp = (minute) => `2026-01-01 ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const entryOf = (tab, { text }) => section(tab.page, "Timeline").getByRole("list", { name: "Timeline" }).getByRole("group", { name: new RegExp(`: ${text}$`) });
const actionOf = (tab, at) => section(tab.page, "Action items").getByRole("textbox", { name: "What will be done" }).nth(at);
const causeOf = (tab, at) => section(tab.page, "Why it happened").getByRole("textbox", { name: /^Cause, level/ }).nth(at);

const prose = (name, label) => ({
  area: name,
  is: () => true,
  do: async (tab, random, text) => {
    await tab.page.getByRole("button", { name: `Edit ${label}`, exact: true }).click();
    await tab.page.getByRole("textbox", { name: label, exact: true }).fill(text);
    await tab.page.keyboard.press("Escape");
    tab.step({ ...tab.present, [name]: text }, name);
  },
});

const OPERATIONS = {
  title: {
    area: "title",
    is: () => true,
    do: async (tab, random, text) => {
      await tab.page.getByRole("textbox", { name: "Title", exact: true }).fill(text);
      tab.step({ ...tab.present, title: text }, "title");
    },
  },
  summary: prose("summary", "Summary"),
  trigger: prose("trigger", "Trigger"),
  "add an entry": {
    area: "entries",
    is: ({ entries }) => entries.length < 8,
    do: async (tab, random, text) => {
      // No two at one time, whoever adds them.
      const minute = 1 + (id() % 1_400);
      const field = tab.page.getByRole("textbox", { name: "Next entry" });
      await field.fill(`${stamp(minute)} ${text}`);
      await field.press("Enter");
      tab.step({ ...tab.present, entries: byTime([...tab.present.entries, { id: id(), minute, text }]) });
    },
  },
  "remove an entry": {
    area: "entries",
    is: ({ entries }) => entries.length > 0,
    do: async (tab, random) => {
      const entry = random.one(tab.present.entries);
      await entryOf(tab, entry).focus();
      await tab.page.keyboard.press("Delete");
      tab.step({ ...tab.present, entries: without(tab.present.entries, entry.id) });
    },
  },
  "write an entry anew": {
    area: "entries",
    is: ({ entries }) => entries.length > 0,
    do: async (tab, random, text) => {
      const entry = random.one(tab.present.entries);
      await entryOf(tab, entry).focus();
      await tab.page.keyboard.press("Enter");
      await tab.page.getByRole("group", { name: "Timeline entry" }).getByRole("textbox", { name: /what happened/i }).fill(text);
      await tab.page.keyboard.press("Escape");
      tab.step({ ...tab.present, entries: changed(tab.present.entries, entry.id, { text }) }, `entry ${entry.id}`);
    },
  },
  "move an entry": {
    area: "entries",
    is: ({ entries }) => entries.length > 0,
    do: async (tab, random) => {
      const entry = random.one(tab.present.entries);
      const minute = 1 + (id() % 1_400);
      await entryOf(tab, entry).focus();
      await tab.page.keyboard.press("t");
      const field = tab.page.getByRole("group", { name: "Timeline entry" }).getByRole("textbox", { name: "Time" });
      await field.fill(stamp(minute));
      await field.press("Enter");
      await tab.page.keyboard.press("Escape");
      tab.step({ ...tab.present, entries: byTime(changed(tab.present.entries, entry.id, { minute })) });
    },
  },
  "add an action": {
    area: "actions",
    is: ({ actions }) => actions.length < 6,
    do: async (tab, random, text) => {
      const field = tab.page.getByRole("textbox", { name: "Next action" });
      await field.fill(text);
      await field.press("Enter");
      tab.step({ ...tab.present, actions: [...tab.present.actions, { id: id(), text }] });
    },
  },
  "write an action anew": {
    area: "actions",
    is: ({ actions }) => actions.length > 0,
    do: async (tab, random, text) => {
      const at = random.below(tab.present.actions.length);
      const action = tab.present.actions[at];
      await actionOf(tab, at).fill(text);
      tab.step({ ...tab.present, actions: changed(tab.present.actions, action.id, { text }) }, `action ${action.id}`);
    },
  },
  "move an action": {
    area: "actions",
    is: ({ actions }) => actions.length > 1,
    do: async (tab, random) => {
      const at = random.below(tab.present.actions.length - 1);
      await actionOf(tab, at).press("Alt+ArrowDown");
      const actions = [...tab.present.actions];
      actions.splice(at, 2, actions[at + 1], actions[at]);
      tab.step({ ...tab.present, actions });
    },
  },
  "remove an action": {
    area: "actions",
    is: ({ actions }) => actions.length > 0,
    do: async (tab, random) => {
      const at = random.below(tab.present.actions.length);
      const field = actionOf(tab, at);
      const remove = field.locator("xpath=ancestor::li[1]").getByRole("button", { name: "Remove", exact: true });
      // What was removed with its details open comes back with them.
      if ((await remove.count()) === 0) await field.press("Alt+Enter");
      await remove.click();
      tab.step({ ...tab.present, actions: tab.present.actions.filter((_, n) => n !== at) });
    },
  },
  "add a cause": {
    area: "causes",
    is: ({ causes }) => causes.length < 8,
    do: async (tab, random, text) => {
      const { page } = tab;
      if (tab.present.problem === null) {
        await page.getByRole("button", { name: "Start with what people noticed" }).click();
        tab.step({ ...tab.present, problem: "" });
        await page.waitForFunction(() => document.activeElement.localName === "textarea");
        await page.locator(":focus").fill(`Problem ${text}`);
        tab.step({ ...tab.present, problem: `Problem ${text}` }, "problem");
        await page.keyboard.press("Enter");
      } else if (tab.present.causes.length === 0) {
        await section(page, "Why it happened").getByRole("textbox", { name: /^(Problem|What people noticed)/ }).press("Enter");
      } else {
        await causeOf(tab, tab.present.causes.length - 1).press("Enter");
      }
      const level = tab.present.causes.at(-1)?.level ?? 1;
      const cause = { id: id(), level, text: "" };
      tab.step({ ...tab.present, causes: [...tab.present.causes, cause] });
      await causeOf(tab, tab.present.causes.length - 1).fill(text);
      tab.step({ ...tab.present, causes: changed(tab.present.causes, cause.id, { text }) }, `cause ${cause.id}`);
    },
  },
  "write a cause anew": {
    area: "causes",
    is: ({ causes }) => causes.length > 0,
    do: async (tab, random, text) => {
      const at = random.below(tab.present.causes.length);
      const cause = tab.present.causes[at];
      await causeOf(tab, at).fill(text);
      tab.step({ ...tab.present, causes: changed(tab.present.causes, cause.id, { text }) }, `cause ${cause.id}`);
    },
  },
  "put the last cause deeper": {
    area: "causes",
    is: ({ causes }) => causes.length > 1 && causes.at(-2).level >= causes.at(-1).level,
    do: async (tab) => {
      const last = tab.present.causes.at(-1);
      await causeOf(tab, tab.present.causes.length - 1).press("Tab");
      tab.step({ ...tab.present, causes: changed(tab.present.causes, last.id, { level: last.level + 1 }) });
    },
  },
  "put the last cause higher": {
    area: "causes",
    is: ({ causes }) => causes.at(-1)?.level > 1,
    do: async (tab) => {
      const last = tab.present.causes.at(-1);
      await causeOf(tab, tab.present.causes.length - 1).press("Shift+Tab");
      tab.step({ ...tab.present, causes: changed(tab.present.causes, last.id, { level: last.level - 1 }) });
    },
  },
  "move the last cause up": {
    area: "causes",
    is: ({ causes }) => causes.length > 1 && causes.at(-2).level === causes.at(-1).level,
    do: async (tab) => {
      await causeOf(tab, tab.present.causes.length - 1).press("Alt+ArrowUp");
      const causes = [...tab.present.causes];
      causes.splice(-2, 2, causes.at(-1), causes.at(-2));
      tab.step({ ...tab.present, causes });
    },
  },
  "remove the last cause": {
    area: "causes",
    is: ({ causes }) => causes.length > 0,
    do: async (tab) => {
      await causeOf(tab, tab.present.causes.length - 1).press("Control+Shift+Backspace");
      tab.step({ ...tab.present, causes: tab.present.causes.slice(0, -1) });
    },
  },
};

const BACK_AND_FORTH = {
  undo: async (tab) => {
    await tab.page.keyboard.press("Control+z");
    tab.undo();
  },
  redo: async (tab) => {
    await tab.page.keyboard.press("Control+Shift+z");
    tab.redo();
  },
};

// ------------------------------------------------------------------------------------------------------------------ a run

/** Runs in the page before the app: typing is saved when the test says so, and not after a quarter of a second. */
const saveWhenAsked = () => {
  const { setTimeout: set, clearTimeout: clear } = window;
  const held = new Map();
  let n_held = 0;
  window.setTimeout = (run, millis, ...rest) => {
    // Nothing else on the page waits as long.
    if (millis !== 250) return set(run, millis, ...rest);
    n_held += 1;
    held.set(-n_held, run);
    return -n_held;
  };
  window.clearTimeout = (id) => (id < 0 ? held.delete(id) : clear(id));
  window.saveNow = () => {
    const all = [...held.values()];
    held.clear();
    all.forEach((run) => run());
  };
};

/** Both tabs show, and the database holds, what the model says. */
const quiet = async (tabs, id) => {
  const page = tabs[0].page;
  await eventually(async () => known(await storedDocument(page, id)), expected(tabs[0].base));
  for (const tab of tabs) {
    await saved(tab.page);
    await looksLike(tab);
  }
};

/** Waits until the tab shows what the model says. */
const looksLike = async (tab) => {
  const { title, entries, actions, causes, summary, trigger } = expected(tab.present);
  await eventually(() => shown(tab.page), { title, entries, actions, causes });
  for (const [name, text] of [["Summary", summary], ["Trigger", trigger]]) {
    for (const line of text.split("\n").filter(Boolean)) await section(tab.page, name).getByText(line).first().waitFor();
  }
};

/** What `tab` has changed is saved, and the other takes it in; what both changed is decided there. */
const save = async (tab, other, log, random, id) => {
  const isNews = !tab.isSaved;
  // The page draws what was done first, and begins to wait then.
  if (isNews) await tab.page.getByRole("status").filter({ hasText: /^Saving/ }).waitFor();
  await tab.page.evaluate(async () => {
    for (let n = 0; n < 5; n += 1) await new Promise((done) => setTimeout(done));
  });
  await tab.page.evaluate(() => window.saveNow());
  // A save that found the other tab's work is done once more, when the two are merged.
  const again = setInterval(() => tab.page.evaluate(() => window.saveNow()).catch(() => {}), 100);
  await saved(tab.page).finally(() => clearInterval(again));
  tab.base = tab.present;
  if (!isNews) return;
  const conflicts = other.merge(tab.base);
  await settleOrder([tab, other]);
  if (conflicts.length === 0) await looksLike(other);
  for (const conflict of conflicts) {
    const dialog = other.page.getByRole("dialog", { name: "One place was changed in two ways" });
    await dialog.waitFor();
    if (random.is(0.3)) {
      log("decide later");
      await dialog.getByRole("button", { name: "Decide later" }).click();
      await dialog.waitFor({ state: "hidden" });
      await other.page.getByRole("button", { name: "Decide now" }).click();
    }
    const choice = random.one(conflict.name === "title" ? ["Keep mine", "Take theirs"] : ["Keep mine", "Take theirs", "Keep both"]);
    log(`${other.name}: ${choice} of the ${conflict.name}`);
    await dialog.getByRole("radio", { name: choice }).check();
    await dialog.getByRole("button", { name: "Apply" }).click();
    await dialog.waitFor({ state: "hidden" });
    const { name, mine, theirs } = conflict;
    const text = { "Take theirs": theirs, "Keep both": `${mine}\n${theirs}` }[choice];
    if (text !== undefined) other.step({ ...other.present, [name]: text });
  }
};

/** Where both have added actions, either order will do, if it is the same everywhere: the page's is taken. */
const settleOrder = async (tabs) => {
  const other = tabs[1];
  const texts = other.present.actions.map((it) => it.text);
  await eventually(async () => (await shown(other.page)).actions.toSorted(), texts.toSorted());
  const { actions } = await shown(other.page);
  const ordered = actions.map((text) => other.present.actions.find((it) => it.text === text));
  other.present = { ...other.present, actions: ordered };
};

const run = async (tabs, site, seed, log) => {
  const random = chance(seed);
  const text = () => `${random.one(WORDS)} ${random.one(WORDS)} ${id()}`;
  const work = async (tab, names) => {
    const can = names.filter((it) => OPERATIONS[it].is(tab.present));
    if (can.length === 0) return;
    const name = random.one(can);
    // What is found by its place is aimed at where it is seen, so what changed places is drawn first.
    if (tab.hasMoved && ["actions", "causes"].includes(OPERATIONS[name].area)) {
      await looksLike(tab);
      tab.hasMoved = false;
    }
    tab.hasMoved ||= name.startsWith("move");
    log(`${tab.name}: ${name}`);
    await OPERATIONS[name].do(tab, random, text());
  };
  const all = Object.keys(OPERATIONS);

  const [first, second] = tabs;
  await first.page.evaluate(() => (location.hash = "#/new"));
  await first.page.waitForURL(/#\/postmortem\//);
  const address = first.page.url();
  const document = address.match(/[0-9a-f-]{36}/)[0];
  await first.page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
  first.open(EMPTY);
  await OPERATIONS.title.do(first, random, text());
  first.base = EMPTY;
  await first.page.getByRole("status").filter({ hasText: /^Saving/ }).waitFor();
  await first.page.evaluate(() => window.saveNow());
  await saved(first.page);
  first.base = first.present;
  await second.page.evaluate((hash) => (location.hash = hash), new URL(address).hash);
  await eventually(() => second.page.getByRole("textbox", { name: "Title", exact: true }).inputValue(), first.present.title);
  second.open(first.present);

  for (let n = 0; n < N_OPERATIONS; ) {
    const kind = random.below(10);
    const [one, other] = random.is(0.5) ? tabs : [second, first];
    if (kind < 6) {
      // Somebody works in one tab.
      for (const end = n + 1 + random.below(4); n < end; n += 1) {
        if (random.is(0.75)) {
          await work(one, all);
          continue;
        }
        const name = random.one(["undo", "undo", "redo"]);
        log(`${one.name}: ${name}`);
        await BACK_AND_FORTH[name](one);
        one.hasMoved = true;
      }
      await save(one, other, log, random, document);
    } else if (kind < 9) {
      // Somebody works in both, and neither has heard of the other.
      const areas = ["title", "summary", "trigger", "entries", "actions", "causes"].map((area) => [area, random.one([one, other])]);
      const contested = random.is(0.5) ? random.one(["title", "summary", "trigger"]) : null;
      for (const tab of [one, other]) {
        const own = areas.filter(([area, owner]) => owner === tab && area !== contested).map(([area]) => area);
        const names = all.filter((it) => own.includes(OPERATIONS[it].area));
        for (const end = n + 1 + random.below(3); n < end; n += 1) await work(tab, names);
        if (contested) await work(tab, [contested]);
      }
      await save(one, other, log, random, document);
      await save(other, one, log, random, document);
    } else {
      log(`${one.name}: reload`);
      await one.page.reload();
      await ready(one.page);
      one.open(one.present);
      n += 1;
    }
    log("quiet");
    await quiet(tabs, document);
  }
  return document;
};

test(`${N_RUNS} runs of random work in two tabs end as a plain value says`, async (t) => {
  const { page, context, site } = await openApp(t);
  await context.addInitScript(saveWhenAsked);
  // A window of its own is drawn beside the other, which a tab behind it is not.
  const [beside] = await Promise.all([context.waitForEvent("page"), page.evaluate(() => void window.open("about:blank", "", "popup,width=1280,height=800"))]);
  const pages = [page, beside];
  for (const it of pages) {
    await it.goto(site.url);
    await it.reload();
    await ready(it);
  }
  const tabs = pages.map((page, n) => new Tab(page, ["first tab", "second tab"][n], EMPTY));
  let n_operations = 0;
  for (let n = 0; n < N_RUNS; n += 1) {
    const done = [];
    try {
      await run(tabs, site, SEED + n, (what) => done.push(what));
    } catch (error) {
      const failed = [`AFTERWORD_SEED=${SEED + n} AFTERWORD_RUNS=1, run ${n + 1} of ${N_RUNS}`, ...done, `${error.stack ?? error}`];
      throw new Error(failed.join("\n  "), { cause: error });
    }
    n_operations += done.filter((it) => it !== "quiet").length;
  }
  assertConsistent(await stored(page));
  t.diagnostic(`AFTERWORD_SEED=${SEED}: ${N_RUNS} runs, ${n_operations} operations`);
});
