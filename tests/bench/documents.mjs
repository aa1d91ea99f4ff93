// Documents to measure with: made up, but of the shape and size of real ones, and the same in every run.
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";

/** Numbers below `n` that look random and are the same in every run; from the upper bits, for the lower ones soon repeat. */
let seed = 1;
const below = (n) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * n);
};
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const id = () => Array.from({ length: 12 }, () => LETTERS[below(32)]).join("");
const hex = (n) => Array.from({ length: n }, () => "0123456789abcdef"[below(16)]).join("");
const documentId = () => `0199a02f-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;

const WORDS = (
  "the deploy checkout latency alert database replica primary rolled back queue workers error rate customers failed requests " +
  "dashboard paged engineer mitigated restarted cache certificate expired quota region traffic shifted config change review"
).split(" ");
const words = (n) => Array.from({ length: n }, () => WORDS[below(WORDS.length)]).join(" ");
const instant = (minutes) => new Date(Date.UTC(2025, 9, 1, 12) + minutes * 60_000).toISOString().replace(".000Z", "Z");

/** A document as Afterword's JSON holds it. */
const postmortem = (title, rest) => ({ schema: "postmortem/1", id: documentId(), createdAt: instant(0), title, ...rest });

/** The document of the keystroke budget: 300 timeline entries, 200 causes, 40 actions. */
export const large = () => {
  const causes = [];
  for (let n = 0; n < 200; n += 1) {
    // Five levels deep at most, as trees that people draw.
    const above = n === 0 ? undefined : causes[Math.floor((n - 1) / 3)].cause.id;
    causes.push({ ...(above && { under: above }), cause: { id: id(), text: words(8) } });
  }
  return postmortem("A large incident", {
    summary: words(80),
    timeline: Array.from({ length: 300 }, (_, n) => ({ id: id(), time: { exact: instant(n) }, text: words(12) })),
    trees: [{ id: id(), problem: words(6), causes }],
    actions: Array.from({ length: 40 }, () => ({ id: id(), title: words(9), owner: words(1) })),
  });
};

/** A document as teams write it, of some 20 kB. */
export const usual = () =>
  postmortem("A usual incident", {
    summary: words(120),
    timeline: Array.from({ length: 40 }, (_, n) => ({ id: id(), time: { exact: instant(n) }, text: words(20) })),
    whatHappened: words(900),
    actions: Array.from({ length: 10 }, () => ({ id: id(), title: words(9), owner: words(1) })),
  });

/** Sentences as they stand in postmortems: most are fine, some blame, some hold figures, times, addresses and names. */
const SENTENCES = [
  "At 14:32 UTC the alert for the error rate of the checkout fired, and the engineer on call looked at the dashboard.",
  "The deployment of the payment service had been promoted to production eleven minutes before.",
  "Between 14:32 and 14:55 about 31 % of all requests were answered with an error, some 3.7M in total.",
  "The pool of connections to the primary was exhausted, because a query that had taken 20 ms now took a minute.",
  "The engineer should have noticed that the index was missing before the migration was merged.",
  "A member of the community wrote to us in [the channel](https://example.org/c/1234?thread=5678) that downloads fail.",
  "`SELECT * FROM orders WHERE customer = $1 ORDER BY placed_at` reads the whole table when the index is not there.",
  "The rollback took about two minutes; after it the queue was worked off within a quarter of an hour.",
  "Nobody could tell from the graph whether the retries of the clients or new customers made the load.",
  "If the alert had been more sensitive, the impact could have been much shorter.",
  "The outage lasted 45 minutes for customers in Europe, and somewhat longer for those who had cached the old address.",
  "The team on call declared an incident of SEV-2, and the person who led it asked the database team to join.",
  "We were lucky that the person who wrote the migration was awake, for it was 04:10 in their zone.",
  "The runbook says to restart the workers one after the other, which takes longer than the time-out of the balancer.",
  "A clerk of the support forgot to mark the ticket as urgent, so that it was read only the next morning.",
  "The certificate of the host db-7.internal expired on 1 October 2025, which its owner learned from this incident.",
  "*Nothing* in the pull request showed that the endpoint, which has **99 %** of the traffic, depends on it.",
  "The test plan covers publishing and the index, and it does not cover downloads; that is a step by hand.",
];
const prose = (bytes) => {
  const paragraphs = [];
  for (let length = 0; length < bytes; length += paragraphs.at(-1).length + 2) {
    paragraphs.push(Array.from({ length: 5 }, () => SENTENCES[below(SENTENCES.length)]).join(" "));
  }
  return paragraphs.join("\n\n");
};

/** A document of 50 kB of prose in all its places, as the budget of the review has it. */
export const long = () => {
  const causes = [];
  for (let n = 0; n < 30; n += 1) {
    const above = n === 0 ? undefined : causes[Math.floor((n - 1) / 3)].cause.id;
    causes.push({ ...(above && { under: above }), cause: { id: id(), text: SENTENCES[below(SENTENCES.length)] } });
  }
  return postmortem("A long incident", {
    severity: "SEV2",
    summary: prose(2_000),
    whatHappened: prose(16_000),
    lessons: prose(8_000),
    wentWrong: prose(6_000),
    moments: { "impact-started": { at: instant(152) }, "impact-ended": { at: instant(175) } },
    timeline: Array.from({ length: 100 }, (_, n) => ({ id: id(), time: { exact: instant(150 + n) }, text: SENTENCES[below(SENTENCES.length)] })),
    trees: [{ id: id(), problem: SENTENCES[3], causes }],
    factors: Array.from({ length: 10 }, () => ({ id: id(), text: SENTENCES[below(SENTENCES.length)] })),
    actions: Array.from({ length: 20 }, () => ({ id: id(), title: words(9), owner: words(1) })),
  });
};

/** `n` small documents in one backup file. */
export const workspace = (n) => {
  const documents = Array.from({ length: n }, (_, at) =>
    postmortem(`${words(4)} ${at}`, {
      services: [words(1)],
      severity: `sev${1 + below(4)}`,
      summary: words(60),
      timeline: [{ id: id(), time: { exact: instant(at) }, text: words(10) }],
    }),
  );
  return { schema: "afterword-workspace/1", exportedAt: instant(0), documents, settings: {} };
};

/** Writes a backup of `n` documents of so many bytes each: as a whole it would be a text that takes half of what Node may hold. */
export const writeBackup = async (path, n, bytes) => {
  const file = createWriteStream(path);
  const { documents, ...rest } = workspace(0);
  file.write(`${JSON.stringify({ ...rest, documents }).slice(0, -2)}`);
  for (let at = 0; at < n; at += 1) {
    const document = postmortem(`${words(4)} ${at}`, { services: [words(1)], severity: `SEV${1 + below(4)}`, summary: words(60) });
    const isLate = !file.write(`${at ? "," : ""}${JSON.stringify({ ...document, whatHappened: filling(bytes - JSON.stringify(document).length) })}`);
    if (isLate) await new Promise((done) => file.once("drain", done));
  }
  file.end("]}");
  await finished(file);
};

/** Sentences of so many bytes. */
const filling = (bytes) => {
  const sentences = [];
  for (let length = 0; length < bytes; length += sentences.at(-1).length + 1) sentences.push(SENTENCES[below(SENTENCES.length)]);
  return sentences.join(" ").slice(0, bytes);
};

/** The moments of an incident that trends measure, with the most minutes from the one before. */
const MOMENTS = { "impact-started": 1_500_000, detected: 120, acknowledged: 20, mitigated: 240, resolved: 480 };

/** `n` incidents with all moments, a short timeline and actions: some 1.7 kB each. */
export const incidents = (n) =>
  Array.from({ length: n }, (_, at) => {
    let minutes = -1_500_000;
    const moments = Object.fromEntries(Object.entries(MOMENTS).map(([name, most]) => [name, { at: instant((minutes += 1 + below(most))) }]));
    return postmortem(`${words(6)} ${at}`, {
      services: [words(1)],
      teams: [words(1)],
      severity: `SEV${1 + below(4)}`,
      moments,
      summary: words(20),
      timeline: Array.from({ length: 4 + below(6) }, (_, n) => ({ id: id(), time: { exact: instant(minutes + n) }, text: words(12) })),
      actions: Array.from({ length: 1 + below(4) }, () => ({ id: id(), title: words(9), owner: words(1) })),
    });
  });

/** A document whose tree has so many nodes, the problem among them, each with three causes as long as there are some: 121 are five levels. */
export const treeOf = (nodes) => {
  const causes = [];
  for (let n = 0; n < nodes - 1; n += 1) {
    const above = n < 3 ? undefined : causes[Math.floor((n - 3) / 3)].cause.id;
    causes.push({ ...(above && { under: above }), cause: { id: id(), text: words(6) } });
  }
  return postmortem("A tree", { trees: [{ id: id(), problem: words(6), causes }] });
};

/** A file for Playwright's setInputFiles. */
export const file = (value) => ({
  name: "bench.json",
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify(value)),
});

/** Markdown of at least so many bytes, with all that postmortems have in them. */
export const story = (bytes) => {
  const sentence = () => SENTENCES[below(SENTENCES.length)];
  const list = (mark) => Array.from({ length: 6 }, (_, n) => `${mark} ${n % 3 ? "" : "**10:04** "}${sentence()}`).join("\n");
  const table = () => ["| When | What |", "| --- | --- |", ...Array.from({ length: 5 }, (_, n) => `| 10:0${n} | ${words(8)} |`)].join("\n");
  const code = () => ["```sh", `kubectl rollout undo ${words(2)}`, "```"].join("\n");
  const parts = [];
  for (let length = 0; length < bytes; length += parts.at(-1).length + 2) {
    const kinds = [() => `## ${words(3)}`, () => prose(900), () => list("-"), () => list("1."), table, () => `> ${sentence()}`, code];
    parts.push(kinds[parts.length % kinds.length]());
  }
  return parts.join("\n\n");
};
