// Assessments as a backup has them: a team three times by the model that ships, another team beside it, and incidents with a cost.
import { readFileSync } from "node:fs";

const MODELS = new URL("../../../static/models/", import.meta.url);
const DAY = 86_400_000;
const iso = (at) => at.toISOString();
const day = (days) => iso(new Date(Date.now() - days * DAY)).slice(0, 10);

/** The name of the `n`th document. */
export const idOf = (n) => `0199a02f-ef00-7000-8000-0000000000${String(n).padStart(2, "0")}`;

export const model = (language = "en") => JSON.parse(readFileSync(new URL(`operational-excellence.${language}.json`, MODELS), "utf8"));

/** All capabilities in the order of the model. */
export const capabilities = (of) => of.dimensions.flatMap((it) => it.capabilities);

/** In half steps; `lift` more than the time before. Here and there one was not assessed, and the fourth does not apply. */
const answers = (of, lift) =>
  Object.fromEntries(
    capabilities(of).flatMap(({ id }, n) => {
      if (n % 17 === 5) return [];
      if (n === 3) return [[id, { notApplicable: "Nobody pages us" }]];
      return [[id, { score: Math.min(10, ((n * 7) % 5) + (n % 3) + lift) }]];
    }),
  );

const thousandths = (of) => Object.fromEntries(Object.entries(of).flatMap(([id, it]) => ("score" in it ? [[id, it.score * 500]] : [])));

/** One assessment: which document, of whom, how many days ago, how much better than at first. */
export const assessment = ({ n, team, days, lift, isFinished = true, language = "en" }) => {
  const of = model(language);
  return {
    schema: "assessment/1",
    id: idOf(n),
    createdAt: iso(new Date(Date.now() - days * DAY)),
    title: `${team} ${n}`,
    zone: "UTC",
    model: of,
    about: { team, date: day(days) },
    answers: answers(of, lift),
    targets: { all: 8 },
    ...(isFinished ? { finished: { at: iso(new Date(Date.now() - days * DAY)), by: "Ada" } } : {}),
  };
};

/** The present one: what came before it, votes, evidence that is stale, an exception that has ended and an incident that disproves it. */
const present = (language) => {
  const it = assessment({ n: 3, team: "Search", days: 1, lift: 2, isFinished: false, language });
  const [first, second, third] = capabilities(it.model).map(({ id }) => id);
  const before = assessment({ n: 2, team: "Search", days: 180, lift: 1, language });
  it.previous = { id: before.id, title: before.title, date: before.about.date, model: it.model.id, version: it.model.version, scores: thousandths(before.answers) };
  it.answers[first].evidence = [{ id: "aaaaaaaaaaa1", text: "Game day", dated: day(400) }];
  it.exceptions = { [second]: { reason: "Sunset", owner: "Kim", until: day(10) } };
  it.reopened = [{ capability: third, postmortem: idOf(11), title: "Outage 1", on: day(20), why: "Nobody saw it for an hour." }];
  const votes = (n) => Object.fromEntries([first, second].map((id, at) => [id, { score: (n * (at + 1)) % 9 }]));
  const ballots = [1, 2, 3, 4].map((n) => ({ id: `00000000000${n}`, votes: votes(n) }));
  it.workshop = { id: "aaaaaaaaaaa2", revealed: [first, second], ballots };
  return it;
};

/** An incident of so many days ago that cost something. */
const incident = (n, days) => {
  const began = new Date(Date.now() - days * DAY);
  const after = (minutes) => ({ at: iso(new Date(began.getTime() + minutes * 60_000)) });
  return {
    schema: "postmortem/1",
    id: idOf(10 + n),
    createdAt: iso(began),
    title: `Outage ${n}`,
    zone: "UTC",
    impact: { revenue: { hundredths: 1_200_000, currency: "EUR" } },
    moments: { "impact-started": after(0), detected: after(5 + n), resolved: after(40 + n) },
  };
};

/** The workspace as a file. */
export const workspace = (language = "en") =>
  JSON.stringify({
    schema: "afterword-workspace/1",
    exportedAt: iso(new Date()),
    documents: [
      assessment({ n: 1, team: "Search", days: 360, lift: 0, language }),
      assessment({ n: 2, team: "Search", days: 180, lift: 1, language }),
      present(language),
      assessment({ n: 4, team: "Payments", days: 30, lift: 3, language }),
      ...[1, 2, 3].map((n) => incident(n, 20 + n * 40)),
    ],
    settings: {},
  });

/** Brings the workspace in, and goes to a view of the present assessment. */
export const open = async (page, view, language = "en") => {
  const buffer = Buffer.from(workspace(language));
  await page.locator("input[type=file]").setInputFiles({ name: "backup.json", mimeType: "application/json", buffer });
  await page.locator("main button.primary").first().click();
  await page.getByRole("link", { name: "Outage 1" }).waitFor();
  await page.evaluate((it) => (location.hash = it), `#/maturity/${idOf(3)}/${view}`);
};
