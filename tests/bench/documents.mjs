// Documents to measure with: made up, but of the shape and size of real ones, and the same in every run.

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

/** A file for Playwright's setInputFiles. */
export const file = (value) => ({
  name: "bench.json",
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify(value)),
});
