// What tests of widgets on somebody's page ask: is each drawn, and is nothing drawn or run that should not be.
import assert from "node:assert/strict";

/** The widgets of a page in their order: the tag, whether it is drawn, the sentence in its place if it isn't, and its text. */
export const widgets = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((it) => it.localName.startsWith("afterword-"))
      .map((it) => {
        const sheet = it.shadowRoot?.querySelector("[part~=widget]");
        const note = it.shadowRoot?.querySelector("[part~=note].is-bad");
        return { tag: it.localName, isDrawn: Boolean(sheet && !sheet.hidden && !note), note: note?.textContent ?? "", text: sheet?.innerText ?? "" };
      }),
  );

/** Waits until the page has exactly these widgets, all of them drawn, with these texts in them. */
export const drawn = async (page, expected) => {
  let found = [];
  const isThere = () =>
    found.length === expected.length && expected.every(([tag, text], at) => found[at].tag === tag && found[at].isDrawn && found[at].text.includes(text));
  for (let tries = 0; tries < 100; tries += 1) {
    // A page that is being left has no answer.
    found = await widgets(page).catch(() => []);
    if (isThere()) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`${JSON.stringify(expected)} were to be drawn, and there were ${JSON.stringify(found, (_, it) => (typeof it === "string" ? it.slice(0, 200) : it), 1)}`);
};

/** What somebody who may write in a wiki could try. Each says `alert`, or leaves an element, an attribute or an address that must not be there. */
export const ATTACKS = [
  `<afterword-timeline onclick="alert(1)" onmouseover=alert(1) onfocus='alert(1)' tabindex="0" autofocus>{}</afterword-timeline>`,
  `<afterword-timeline lang='"><img src=x onerror=alert(1)>'>{}</afterword-timeline>`,
  `<afterword-timeline lang='" onclick="alert(1)'>{}</afterword-timeline>`,
  `<afterword-timeline lang="&quot; onclick=&quot;alert(1)">{}</afterword-timeline>`,
  `<afterword-timeline style="position:fixed;inset:0" class="attack" id="attack">{}</afterword-timeline>`,
  `<afterword-timeline>{"title": "</pre></afterword-timeline><script>alert(1)</script>"}</afterword-timeline>`,
  `<afterword-timeline></pre><img src=x onerror=alert(1)></afterword-timeline>`,
  `<afterword-timeline><script>alert(1)</script></afterword-timeline>`,
  `<afterword-actions>[{"title": "[x](javascript:alert(1))", "owner": "\\u003cb onclick=alert(1)>x", "tracker": "javascript:alert(1)"}]</afterword-actions>`,
  `<afterword-postmortem>{"title": "x", "summary": "[x](javascript:alert(1)) \\u003cimg src=x onerror=alert(1)> ![x](javascript:alert(1))", "timeline": [{"at": "2026-03-01T10:00:00Z", "text": "x", "links": ["javascript:alert(1)", "data:text/html,x"]}]}</afterword-postmortem>`,
  `<afterword-timeline>{"title": "\\u003cimg src=x onerror=alert(1)\\u003e", "timeline": [{"text": "[x](javascript:alert(1))"}]}</afterword-timeline>`,
  `<afterword-script>alert(1)</afterword-script>`,
  `<afterword-timeline-x onclick="alert(1)">x</afterword-timeline-x>`,
  `<AFTERWORD-TIMELINE onclick="alert(1)">{}</AFTERWORD-TIMELINE>`,
];

/** Addresses that data would come from, or scripts, were they not refused. */
export const ADDRESSES = [
  `<afterword-timeline src="javascript:alert(1)" />`,
  `<afterword-timeline src="data:text/javascript,alert(1)" />`,
  `<afterword-timeline src="java\tscript:alert(1)" />`,
  `<afterword-timeline src="//attack.example/x.json" />`,
  `<afterword-timeline src="/\\attack.example/x.json" />`,
  `<afterword-timeline src="https://attack.example/x.json" />`,
  `<afterword-timeline src="https:attack.example/x.json" />`,
  `<afterword-maturity model="https://attack.example/x.json">{}</afterword-maturity>`,
  `<afterword-maturity model=" https://attack.example/x.json">{}</afterword-maturity>`,
  `<afterword-severity scheme="//attack.example/x.json" />`,
];

/** Before the page's own scripts: what an attack does is noted. */
export const expectAttacks = (context) =>
  context.addInitScript(() => {
    window.attacked = [];
    window.alert = (what) => window.attacked.push(`alert(${what})`);
  });

/** Fails if something of an attack is in the content, which `selector` names, or ran. */
export const assertHarmless = async (page, selector) => {
  // Whatever can be clicked or hovered in a widget, is.
  await page.evaluate(async (selector) => {
    for (const element of document.querySelectorAll(`${selector} *`)) {
      if (element.localName.startsWith("afterword-")) for (const type of ["click", "mouseover", "focus"]) element.dispatchEvent(new Event(type));
    }
    await new Promise((done) => setTimeout(done, 300));
  }, selector);
  const found = await page.evaluate((selector) => {
    const within = (root) => [...root.querySelectorAll("*")].flatMap((it) => [it, ...(it.shadowRoot ? within(it.shadowRoot) : [])]);
    const elements = within(document.querySelector(selector));
    const strange = elements.flatMap((it) => {
      const names = it.getAttributeNames();
      const isOurs = it.localName.startsWith("afterword-");
      const of = (what) => `${what} in ${it.outerHTML.slice(0, 200)}`;
      return [
        ...names.filter((name) => name.startsWith("on")).map(of),
        ...names.filter((name) => isOurs && ["style", "class", "id", "tabindex", "autofocus"].includes(name)).map(of),
        ...names.filter((name) => /^\s*(javascript|data):/i.test(it.getAttribute(name)) && ["href", "src", "action", "data"].includes(name)).map(of),
        ...(it.localName === "script" && !/\/embed\/v1\/afterword\.js$/.test(it.src) ? [of("a script")] : []),
        ...(it.localName === "img" && it.getAttribute("src") === "x" ? [of("an image")] : []),
        ...(isOurs && ["src", "model", "scheme"].some((name) => /attack|script/.test(it.getAttribute(name) ?? "")) ? [of("an address")] : []),
      ];
    });
    return [...window.attacked, ...strange];
  }, selector);
  assert.deepEqual(found, []);
};
