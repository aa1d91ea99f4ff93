// A person without a mouse, and one who hears the page: keys are all that is pressed, and what is asked is what the browser tells a screen reader.
//
//   const person = await atKeyboard(page);
//   await person.tabTo("button", "New postmortem");   // Tab until the focus is there, in sight at every stop on the way
//   await person.press("Enter");
//   await person.isAt("textbox", "Title");             // role, name and states as the accessibility tree has them
//   await person.hears("Saved");                       // in a region that is read out when it changes
//
// Nothing here clicks, and nothing is given the focus but by a key.
import assert from "node:assert/strict";
import { eventually } from "./steps.mjs";

/** Whether one can see where the focus is: a ring, and the element in the window. */
const isInSight = (page) =>
  page.evaluate(() => {
    const it = document.activeElement;
    if (!it || it === document.body || it === document.documentElement) return true;
    const isRinged = (element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    };
    const ring = [it, it.parentElement, it.parentElement?.parentElement].find((element) => element && isRinged(element));
    const box = it.getBoundingClientRect();
    // The button within a date is the browser's own, and so is the ring around it.
    const isInside = it.type === "date" && !it.matches(":focus");
    return (isInside || (Boolean(ring) && it.matches(":focus-visible"))) && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  });

const matches = (wanted, found) => (wanted instanceof RegExp ? wanted.test(found) : wanted === found);

/** A node as somebody hears it. */
const heard = (node) => {
  const properties = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
  const text = (it) => String(it?.value ?? "").replace(/\s+/g, " ").trim();
  return { role: text(node.role), name: text(node.name), description: text(node.description), value: text(node.value), ...properties };
};

export const atKeyboard = async (page) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Accessibility.enable");

  /** What has the focus, or within it the option that a list says is the current one. */
  const here = async () => {
    const { result } = await session.send("Runtime.evaluate", { expression: "document.activeElement" });
    const { nodes } = await session.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
    await session.send("Runtime.releaseObject", { objectId: result.objectId });
    return heard(nodes[0]);
  };

  /** All that is told, in the order of the page; each node knows what it stands in. */
  const tree = async () => {
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const byId = new Map(nodes.map((it) => [it.nodeId, it]));
    const within = (it) => (it.parentId && byId.has(it.parentId) ? [...within(byId.get(it.parentId)), byId.get(it.parentId)] : []);
    return nodes.filter((it) => !it.ignored).map((it) => ({ ...heard(it), within: within(it).map(heard) }));
  };

  const find = async (role, name) => (await tree()).find((it) => it.role === role && matches(name, it.name));

  const person = {
    here,
    tree,
    find,
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),

    /** The focus is, or comes, to what has this role and name; and is as `states` say. */
    isAt: async (role, name, states = {}) => {
      const told = async () => {
        const it = await here();
        const [nameThere, ...rest] = [matches(name, it.name) ? name : it.name, ...Object.keys(states).map((key) => it[key])];
        return { role: it.role, name: nameThere, states: Object.fromEntries(Object.keys(states).map((key, at) => [key, rest[at]])) };
      };
      await eventually(told, { role, name, states });
    },

    /** Presses `key` until the focus is there. */
    tabTo: async (role, name, key = "Tab") => {
      const passed = [];
      for (let n = 0; n < 250; n += 1) {
        await page.keyboard.press(key);
        const [it, isSeen] = await Promise.all([here(), isInSight(page)]);
        assert.ok(isSeen, `the focus can't be seen on ${it.role} “${it.name}”`);
        if (it.role === role && matches(name, it.name)) return it;
        passed.push(`${it.role} “${it.name}”`);
      }
      return assert.fail(`${key} never came to ${role} ${name}; it passed\n${passed.join("\n")}`);
    },

    /** Opens the menu that the focus is on the button of, and goes down to an item. */
    choose: async (item) => {
      await page.keyboard.press("Enter");
      for (let n = 0; n < 30; n += 1) {
        const it = await here();
        if (it.role === "menuitem" && matches(item, it.name)) return page.keyboard.press("Enter");
        await page.keyboard.press("ArrowDown");
      }
      return assert.fail(`no item ${item}`);
    },

    /** Such a node is told somewhere on the page, with these states. */
    isTold: async (role, name, states = {}) => {
      const told = async () => {
        const it = await find(role, name);
        return it && Object.fromEntries(Object.keys(states).map((key) => [key, it[key]]));
      };
      await eventually(told, states);
    },

    /** It is read out without anybody going there. */
    hears: async (words) => {
      const said = async () => {
        const regions = (await tree()).filter((it) => it.role === "StaticText" || it.role === "generic" || it.role === "status" || it.role === "alert");
        return regions.some((it) => [it, ...it.within].some((each) => each.live === "polite" || each.live === "assertive") && (words instanceof RegExp ? words.test(it.name) : it.name.includes(words)));
      };
      await eventually(said, true);
    },
  };
  return person;
};
