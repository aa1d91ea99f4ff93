//! A program that uses every verb of @afterword/core, as a stranger would write it: type-checked by `tsc --strict`, run in Node and in Chromium.
import {
  applyFixes,
  chart,
  checkModel,
  createActionList,
  createAssessment,
  createPostmortem,
  createToilRegister,
  diff,
  draw,
  exportAs,
  exportBackup,
  exportModel,
  findSecrets,
  importFile,
  importModel,
  init,
  learningReport,
  merge,
  metrics,
  planSprints,
  proposeSeverity,
  rankProjects,
  redact,
  renderMarkdown,
  review,
  roadmap,
  rules,
  score,
  simulateProject,
  trends,
} from "@afterword/core";
import type {
  Action,
  Activity,
  AfterwordErrorCode,
  Document,
  Entry,
  Id,
  Model,
  Postmortem,
  Project,
  ToilRegister,
} from "@afterword/core";

const now = "2026-01-05T09:00:00+01:00";
const zone = "Europe/Berlin";

/** What everything is done with. */
export type Given = {
  /** A model that ships. */
  model: Model;
  /** Documents of every kind. */
  examples: Document[];
};

const entry = (id: Id<"Entry">, clock: string, text: string): Entry => ({
  id,
  time: { exact: `2025-10-01T${clock}:00+02:00` },
  kind: "symptom",
  text,
});

const outage = (): Postmortem => {
  const postmortem = createPostmortem({
    id: "0199a02f-ef00-7000-8000-000000000001",
    title: "Checkout outage",
    template: "brief",
    zone,
    now: new Date("2025-10-02T07:00:00Z"),
  });
  postmortem.summary = "The outage lasted 45 minutes. Ask anna.schmidt@corp.io, password=hunter2secret!";
  postmortem.timeline.push(entry("000000000001", "14:32", "Deployment"), entry("000000000002", "14:35", "Alert fired"));
  postmortem.moments["impact-started"] = { entry: "000000000001" };
  postmortem.moments.detected = { entry: "000000000002" };
  postmortem.moments["impact-ended"] = { at: "2025-10-01T14:55:00+02:00" };
  return postmortem;
};

const register = (): ToilRegister => {
  const it = createToilRegister({ id: "0199a02f-ef00-7000-8000-000000000002", title: "Platform", zone, now });
  const renewals: Activity = {
    id: "000000000001",
    name: "Certificate renewals",
    category: "certificates",
    rhythm: { count: 1, per: "month" },
    seconds: 72_000,
    level: "manual",
  };
  const project: Project = {
    id: "000000000002",
    name: "Renew by itself",
    stage: "idea",
    parts: [{ activity: renewals.id, share: { likely: 900_000 } }],
    buildMinutes: { likely: 7_200, low: 6_000, high: 12_000 },
  };
  it.activities.push(renewals);
  it.projects.push(project);
  return it;
};

/** The answer of every verb, by its name. */
export const run = async ({ model, examples }: Given) => {
  await init();
  const postmortem = outage();
  const toil = register();
  const list = createActionList({ id: "0199a02f-ef00-7000-8000-000000000003", title: "Audit", zone, now });
  const action: Action = { ...(examples.flatMap((it) => ("actions" in it ? it.actions : []))[0] as Action) };
  list.actions.push({ ...action, id: "000000000009", state: { is: "blocked", reason: "Waits" }, due: "2026-02-01" });
  const assessment = createAssessment(model, { id: "0199a02f-ef00-7000-8000-000000000004", team: "Platform", zone, now });
  for (const it of model.dimensions.flatMap((dimension) => dimension.capabilities)) {
    assessment.answers[it.id] = { score: 3, confidence: "medium" };
  }
  assessment.targets = { all: 6 };
  const mine: Postmortem = { ...postmortem, title: "Checkout was down" };
  const theirs: Postmortem = { ...postmortem, title: "Outage", lessons: "Review schedules" };
  const notes = "# Pool outage\n\n## Timeline\n\n- 2026-03-14 09:12 Alert fired\n- 2026-03-14 09:20 Rolled back\n";
  const table = "time,text\n2025-10-01 14:35,Alert fired\n2025-10-01 14:50,Rolled back\n";
  const log = Uint8Array.from(Array.from(table), (it) => it.charCodeAt(0));
  return {
    createPostmortem: postmortem,
    createActionList: list,
    createToilRegister: toil,
    createAssessment: assessment,
    review: review(postmortem, { now, as: "published", off: ["severity-missing"] }),
    rules: rules(),
    applyFixes: applyFixes(postmortem, { now }),
    metrics: metrics(postmortem),
    renderMarkdown: renderMarkdown("It was *down*. <script>", { headingsBelow: 1 }),
    draw: draw(postmortem, { of: "timeline", as: "mermaid" }),
    chart: chart([...examples, toil], { of: "incidents", step: "month", width: 640, now, zone }),
    importFile: importFile(notes, { name: "notes.md", zone, now }),
    importFileInto: importFile(log, { name: "log.csv", into: postmortem, now }),
    exportAs: exportAs(postmortem, "markdown", { audience: "public", redact: true, now }),
    exportBackup: exportBackup([postmortem, list, toil, assessment]).replace(/"exportedAt": "[^"]*"/, ""),
    importModel: importModel([{ name: "ours.csv", data: "Dimension,Capability,Level 1,Level 2,Moon\nA,Paging,Some,All,full\n" }]),
    exportModel: exportModel(model, { to: "yaml" }),
    checkModel: checkModel(model),
    score: score(assessment),
    roadmap: roadmap(assessment),
    rankProjects: rankProjects(toil, { by: "payback" }),
    simulateProject: simulateProject(toil, toil.projects[0]!.id, { seed: 7 }),
    planSprints: planSprints(toil, { now }),
    merge: merge(postmortem, mine, theirs),
    diff: diff(postmortem, theirs),
    proposeSeverity: proposeSeverity({ usersShare: 120_000, coreDown: false, dataLoss: "none" }),
    findSecrets: findSecrets(postmortem.summary),
    redact: redact(postmortem.summary, { hints: true }),
    trends: trends(examples, { now, zone }),
    learningReport: learningReport([...examples, postmortem], { period: "2025-Q4", to: "json", language: "de", now, zone }),
  };
};

/** What has to be an error for the compiler: each line below it is checked to be one. */
export const refused = (postmortem: Postmortem, toil: ToilRegister): void => {
  // @ts-expect-error there is no such status
  review(postmortem, { as: "finished" });
  // @ts-expect-error a register is no postmortem
  review(toil);
  // @ts-expect-error there is no such format
  exportAs(postmortem, "docx");
  // @ts-expect-error a chart is of something
  chart([postmortem]);
  // @ts-expect-error the id of an activity is none of an action
  postmortem.actions[0]!.id = toil.activities[0]!.id;
  // @ts-expect-error there is no such code
  const code: AfterwordErrorCode = "oops";
  void code;
};
