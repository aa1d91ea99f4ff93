// What can be told of a page by looking at it: whether it fits, whether text is cut off, whether the focus is in sight, whether anything moves.
//
// Each answers with a list of faults, one line each, and leaves the page as it was but for the focus.
import { setTimeout as pause } from "node:timers/promises";

/** What is run in the page is one text: a function of it may use the others. */
const IN_PAGE = String(() => {
  const say = (it) => {
    const words = (it.ariaLabel || it.innerText || it.value || "").replace(/\s+/g, " ").trim().slice(0, 40);
    const name = typeof it.className === "string" ? it.className : (it.className?.baseVal ?? "");
    return `${it.tagName.toLowerCase()}${name && `.${name.trim().split(/\s+/).join(".")}`} “${words}”`;
  };
  const isShown = (it) => it.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && it.getClientRects().length > 0;
  /** Read by screen readers and by nobody else. */
  const isForEars = (it) => {
    for (let box = it; box; box = box.parentElement) {
      const { clipPath, display } = getComputedStyle(box);
      if (clipPath === "inset(50%)" || (display !== "inline" && box.clientWidth <= 1)) return true;
    }
    return it.closest("[aria-hidden=true]") !== null;
  };
  const all = (of = "*") => [...document.querySelectorAll(`body ${of}`)].filter(isShown);
  return { say, isShown, isForEars, all };
});

const inPage = (page, work, argument) => page.evaluate(`(${work})((${IN_PAGE})(), ${JSON.stringify(argument ?? null)})`);

/** Whether something can only be reached by scrolling in two directions: tables, charts and what is drawn may be wider, in a frame of their own. */
export const tooWide = (page) =>
  inPage(page, ({ say, all }) => {
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over <= 0) return [];
    const widest = all().filter((it) => it.getBoundingClientRect().right > innerWidth + 1).slice(0, 3);
    return [`${over} px too wide: ${widest.map(say).join(", ")}`];
  });

/** Text that does not fit what it stands in, so that some of it is gone without a sign. */
export const cutOff = (page) =>
  inPage(page, ({ say, isForEars, all }) =>
    all()
      .filter((it) => [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && !isForEars(it) && !it.closest("svg"))
      .flatMap((it) => {
        const faults = [];
        // What ends with dots says itself that there is more, and it stands whole where it leads to.
        const isShortened = (box) => getComputedStyle(box).textOverflow === "ellipsis" || getComputedStyle(box).webkitLineClamp !== "none";
        const text = document.createRange();
        text.selectNodeContents(it);
        for (const part of text.getClientRects()) {
          for (let box = it; box && box !== document.body; box = box.parentElement) {
            const { overflowX, overflowY, position } = getComputedStyle(box);
            const edge = box.getBoundingClientRect();
            if (isShortened(box)) break;
            if (overflowX === "hidden" || overflowX === "clip") {
              if (part.right > edge.right + 2 || part.left < edge.left - 2) faults.push(`cut off at its side: ${say(it)}`);
            }
            if (overflowY === "hidden" || overflowY === "clip") {
              if (part.bottom > edge.bottom + 3 || part.top < edge.top - 3) faults.push(`cut off below: ${say(it)}`);
            }
            if (overflowX === "auto" || overflowX === "scroll" || overflowY === "auto" || overflowY === "scroll" || position === "fixed") break;
          }
        }
        return [...new Set(faults)];
      }),
  );

/** What WCAG asks text to bear (1.4.12): lines, letters, words and paragraphs further apart. */
const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";

/** Does `work` while text has that much room. */
export const withSpacing = async (page, work) => {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, SPACING);
  try {
    return await work();
  } finally {
    await page.evaluate(() => (document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1)));
  }
};

/**
 * What is pressed and is smaller than 24 pixels, with another closer than that (WCAG 2.2, 2.5.8). Axe has a rule for it that takes what
 * lies under a bar that sticks, and what was not drawn yet, for small. What can be pressed in a picture is in the list beside it as well.
 */
export const smallTargets = (page) =>
  inPage(page, ({ say, isForEars, all }) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const targets = all("*").filter((it) => it.matches("a[href], button, input, select, textarea, summary, [role=button], [role=link], [role=option], [role=menuitem], [role=checkbox], [role=radio], [role=slider], [role=tab]") && !it.disabled && !isForEars(it) && !it.closest("svg, [inert]"));
    /** Bars that stick, and dialogs, lie over the rest: nobody means the one and hits the other. */
    const layer = (it) => {
      for (let box = it; box; box = box.parentElement) if (box.tagName === "DIALOG" || /^(fixed|sticky)$/.test(getComputedStyle(box).position)) return box;
      return null;
    };
    const layers = new Map(targets.map((it) => [it, layer(it)]));
    // The label of a box is pressed as well.
    const box = (it) => {
      const boxes = [it, ...(it.matches("[type=checkbox], [type=radio]") ? it.labels ?? [] : [])].map((each) => each.getBoundingClientRect());
      const [left, top] = [Math.min(...boxes.map((each) => each.left)), Math.min(...boxes.map((each) => each.top))];
      return { left, top, right: Math.max(...boxes.map((each) => each.right)), bottom: Math.max(...boxes.map((each) => each.bottom)) };
    };
    const isInText = (it) => getComputedStyle(it).display === "inline" && [...it.parentElement.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const boxes = new Map(targets.map((it) => [it, box(it)]));
    const isSmall = ({ left, right, top, bottom }) => right - left < 23.5 || bottom - top < 23.5;
    const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
    /** How far the middle of one is from the nearest place of the other; from the circle around it, where that is small too. */
    const isClose = (one, other) => {
      const [x, y] = middle(one);
      if (isSmall(other)) {
        const [u, v] = middle(other);
        if (Math.hypot(x - u, y - v) < 23.5) return true;
      }
      return Math.hypot(x - Math.max(other.left, Math.min(x, other.right)), y - Math.max(other.top, Math.min(y, other.bottom))) < 11.5;
    };
    const faults = targets
      .filter((it) => isSmall(boxes.get(it)) && !isInText(it))
      .flatMap((it) => {
        const near = targets.find((other) => other !== it && layers.get(other) === layers.get(it) && !it.contains(other) && !other.contains(it) && isClose(boxes.get(it), boxes.get(other)));
        const { left, right, top, bottom } = boxes.get(it);
        return near ? [`${Math.round(right - left)} × ${Math.round(bottom - top)} px: ${say(it)} beside ${say(near)}`] : [];
      });
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
    return [...new Set(faults)];
  });

/** Everything that takes time to change although the system was asked for no motion. */
export const moving = (page) =>
  inPage(page, ({ say, all }) => {
    const seconds = (list) => Math.max(...list.split(", ").map((it) => parseFloat(it) * (it.endsWith("ms") ? 0.001 : 1)));
    const parts = [undefined, "::before", "::after", "::backdrop"];
    return all().flatMap((it) =>
      parts.flatMap((part) => {
        const style = getComputedStyle(it, part);
        const isMoving = seconds(style.transitionDuration) > 0.01 || (style.animationName !== "none" && seconds(style.animationDuration) > 0.01);
        return isMoving || style.scrollBehavior === "smooth" ? [`moves: ${say(it)}${part ?? ""}`] : [];
      }),
    );
  });

/** Every place that the focus can be at: whether one sees it there, and nothing lies over it. */
export const focusLost = (page) =>
  inPage(page, async ({ say, isShown, all }) => {
    const faults = [];
    const before = document.activeElement;
    const isRinged = (it) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(it);
      const isClear = /, 0\)$|^transparent$/.test(outlineColor);
      return (outlineStyle !== "none" && outlineWidth !== "0px" && !isClear) || boxShadow !== "none";
    };
    const modal = [...document.querySelectorAll("dialog[open], [aria-modal=true]")].filter(isShown).at(-1);
    const stops = all("*").filter((it) => it.tabIndex >= 0 && it.matches("a[href], button, input, select, textarea, summary, [tabindex]") && !it.disabled && (!modal || modal.contains(it)) && !it.closest("[inert]"));
    for (const it of stops) {
      if (!it.isConnected || !isShown(it)) continue;
      it.focus({ focusVisible: true });
      if (document.activeElement !== it) continue;
      const ring = [it, it.parentElement, it.parentElement?.parentElement].find((each) => each && isRinged(each));
      if (!ring) faults.push(`no ring: ${say(it)}`);
      const look = () => {
        const box = it.getBoundingClientRect();
        const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
        const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        // A corner is enough: WCAG asks that not all of it is hidden.
        const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y]));
        const isSeen = points.some(([x, y]) => {
          const hit = document.elementFromPoint(x, y);
          return hit && (it.contains(hit) || hit.contains(it) || [...(it.labels ?? [])].some((label) => label.contains(hit)));
        });
        return { left, right, top, bottom, isOut: right <= left || bottom <= top, isSeen };
      };
      let seen = look();
      // What steps aside when the page was scrolled hears of that with the next frame.
      for (let n = 0; n < 2 && (seen.isOut || !seen.isSeen); n += 1) {
        await new Promise(requestAnimationFrame);
        seen = look();
      }
      const { left, right, top, bottom, isOut, isSeen } = seen;
      if (isOut) {
        faults.push(`focus out of sight: ${say(it)}`);
        continue;
      }
      if (!isSeen) faults.push(`focus hidden behind ${say(document.elementFromPoint((left + right) / 2, (top + bottom) / 2) ?? document.body)}: ${say(it)}`);
    }
    before?.focus?.();
    return [...new Set(faults)];
  });

/** In forced colours grounds are gone: what is chosen has to differ from its neighbours by more than that. */
export const toldByGroundAlone = (page) =>
  inPage(page, ({ say, all }) => {
    const STATES = ["aria-selected", "aria-checked", "aria-pressed", "aria-current", "aria-expanded"];
    const look = (it) => {
      const of = (each, part) => {
        const style = getComputedStyle(each, part);
        const sides = ["Top", "Right", "Bottom", "Left"].map((side) => [style[`border${side}Style`], style[`border${side}Width`], style[`border${side}Color`]]);
        const outline = style.outlineStyle === "none" ? "none" : [style.outlineStyle, style.outlineWidth];
        const kept = style.forcedColorAdjust === "none" ? [style.backgroundColor, style.fill, style.stroke] : [];
        return [sides, outline, style.color, style.fontWeight, style.textDecorationLine, style.opacity, style.content, style.backgroundImage, style.clipPath, style.transform, kept];
      };
      return JSON.stringify([of(it), of(it, "::before"), of(it, "::after"), [...it.querySelectorAll("*")].slice(0, 12).map((each) => of(each)), it.querySelectorAll("svg").length]);
    };
    return [...new Set(all(STATES.map((state) => `[${state}]`).join(",") ? "*" : "*").flatMap((it) =>
      STATES.filter((state) => it.hasAttribute(state) && it.getAttribute(state) !== "false" && state !== "aria-expanded").flatMap((state) => {
        const isOff = (each) => each !== it && each.tagName === it.tagName && each.getAttribute("role") === it.getAttribute("role") && (each.getAttribute(state) ?? "false") === "false";
        const near = [...(it.parentElement?.parentElement ?? document.body).querySelectorAll(it.tagName)].filter((each) => isOff(each) && each.classList[0] === it.classList[0]);
        return near.length && near.every((each) => look(each) === look(it)) ? [`${state} can’t be seen: ${say(it)}`] : [];
      }),
    ))];
  });

/** Waits until nothing on the page changes: no answer is under way and what was drawn has its place. */
export const settled = async (page) => {
  for (let last = "", n = 0; n < 40; n += 1, await pause(50)) {
    const now = await page.evaluate(() => `${document.body.innerHTML.length} ${document.documentElement.scrollHeight} ${document.querySelectorAll("[aria-busy=true]").length}`);
    if (now === last && now.endsWith(" 0")) return;
    last = now;
  }
};
