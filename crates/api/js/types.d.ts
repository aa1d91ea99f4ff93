// Types of @afterword/core, made from the program's own. Not written by hand.

/** A point in time as RFC 3339 writes it, with the offset that it is told in: `2025-10-01T14:32:00+02:00`. */
export type Instant = string;

/** A day: `2025-10-01`. */
export type Day = string;

/** The name of one thing. Ids of different things can't be mistaken for each other, and any text may be given where one is wanted. */
export type Id<Kind extends string> = string & { readonly __kind?: Kind };

/** A document of any kind; `schema` says which. */
export type Document = Postmortem | ActionList | ToilRegister | Assessment;

/** A file that is part of a model. */
export type ModelFile = { name: string; data: string | Uint8Array | ArrayBuffer };

/** What sort of failure an AfterwordError is. */
export type AfterwordErrorCode = "bad-argument" | "unreadable" | "not-found" | "lacking" | "not-initialised" | "internal";

/** Of whom an assessment is, when, and with whom. */
export type About = {
  /** The team or service. */
  team?: string,
  /** The day that it is of. */
  date?: Day | null,
  /** Who leads through it. */
  facilitator?: string,
  /** Who takes part. */
  participants?: Array<string>,
  /** The dimensions that are assessed; all of them where this is empty. */
  scope?: Array<Id<"Dimension">>,
  /** How the levels are called; by the model's own names where nobody says. */
  naming?: Id<"Naming"> | null,
};

/** A suggestion of a figure that somebody accepted. */
export type Accepted = {
  /** What was measured. */
  metric: string,
  /** How much it was. */
  figure: Finite,
  /** In which unit. */
  unit: string,
  /** On how many data points it rests. */
  n: number,
  /** The score that it suggested. */
  score: HalfSteps,
  /** The rule by which it did. */
  rule: string,
  /** When it was accepted. */
  on: Day,
};

/** A decision to live with a factor. */
export type AcceptedRisk = {
  /** Why it is acceptable. */
  reason: string,
  /** Who decided. */
  who: string,
  /** When, if somebody noted it. */
  at: Instant | null,
};

/** Something that will be done so that the next incident is cheaper. */
export type Action = {
  /** Its name within the document. */
  id: Id<"Action">,
  /** What will be done, in one sentence. */
  title: string,
  /** Whatever else there is to say, as Markdown. */
  detail?: string,
  /** The one person or team that sees to it; empty while nobody does. */
  owner: string,
  /** When it has to be done. */
  due: Day | null,
  /** When it was agreed on. */
  created: Day | null,
  /** How soon it matters. */
  priority: Priority | null,
  /** What it is for. */
  kind: ActionKind | null,
  /** How much it can be relied on. */
  strength: Strength | null,
  /** How far it is. */
  state: ActionState,
  /** How anyone will know that it is done. */
  verification?: string,
  /** Its address in a tracker. */
  tracker?: string,
  /** The work it takes, in minutes. */
  effortMinutes?: number | null,
  /** The causes that it addresses. */
  causes?: Array<Id<"Cause">>,
  /** Where it comes from, where that is not this document. */
  source?: string,
  /** How its state came about, oldest first. */
  history?: Array<StateChange>,
};

/** What an action is for. Detecting faster is not the same as preventing. */
export type ActionKind = "prevent" | "detect" | "mitigate" | "respond" | "repair" | "learn";

/** A document of actions that belong to no incident: those of a meeting, an audit, a tracker. */
export type ActionList = {
  /** The shape that it is stored in. */
  schema: "action-list/1",
  /** Its name across devices. */
  id: Id<"Document">,
  /** When it was begun. */
  createdAt: Instant,
  /** What people call it; may be empty. */
  title: string,
  /** The clocks by which its days begin. */
  zone: Zone,
  /** The actions. */
  actions: Array<Action>,
};

/** How far an action is. */
export type ActionState = { is: StateKind, reason?: string, };

/**
 * Something that people do by hand, again and again.
 *
 * Whatever nobody has said yet is `null` or empty, and what depends on it is unknown rather than zero.
 */
export type Activity = {
  /** Its name within the register. */
  id: Id<"Activity">,
  /** What people call it. */
  name: string,
  /** Who does it. */
  team?: string,
  /** The services that it is done for. */
  services?: Array<string>,
  /** What kind of work it is. */
  category: ToilCategory | null,
  /** What makes it toil. */
  criteria?: Array<Criterion>,
  /** How often it comes. */
  rhythm: Rhythm | null,
  /** How long it takes each of those who do it, in seconds. */
  seconds: number | null,
  /** How many do it together; unsaid is one. */
  people?: number | null,
  /** What it takes each of them to get back to what they were at, in seconds. */
  interruptionSeconds?: number | null,
  /** The share that goes wrong. */
  errorShare?: Share | null,
  /** The work that one which goes wrong costs on top, in seconds of all together. */
  errorSeconds?: number | null,
  /** How bad it is if it is done wrong or too late. */
  risk?: Score | null,
  /** By what share it grows from one year to the next. */
  growth?: Growth,
  /** Whether it gets people out of bed. */
  pages?: boolean,
  /** How far it is automated. */
  level: ToilLevel,
  /** What speaks against automating it. */
  caveats?: Array<Caveat>,
  /** Whatever else there is to say, as Markdown. */
  note?: string,
};

/** The share of incidents that something addresses, in millionths: an assumption, between what it lies. */
export type Addressed = {
  /** The least that it may be; as likely where it is left out. */
  low?: number,
  /** What is most likely. */
  likely: number,
  /** The most that it may be; as likely where it is left out. */
  high?: number,
};

/**
 * What was found of one capability.
 *
 * *Not assessed*, *not applicable* and *level 0* are three different answers: see `Answer::found`.
 */
export type Answer = {
  /** The score by a rubric; unsaid while nobody has assessed it, and always in a checklist. */
  score?: HalfSteps | null,
  /** The answers to the items of a checklist: which of the choices, from 0 on. */
  items?: { [key: string]: number },
  /** Why the question does not apply; it counts for nothing then, whatever else is said. */
  notApplicable?: string | null,
  /** How sure people are. */
  confidence?: AnswerConfidence | null,
  /** Whatever else there is to say, as Markdown. */
  note?: string,
  /** Why a group agreed on this score. */
  agreed?: string,
  /** What can be shown for it. */
  evidence?: Array<AnswerEvidence>,
  /** The figure whose suggestion somebody accepted. */
  suggestion?: Accepted | null,
};

/** One of the answers to an item. */
export type AnswerChoice = {
  /** What people choose. */
  label: string,
  /** How far the item is true then, in parts of one. */
  value: number,
} & { [other: string]: unknown };

/** How sure people are of a score. */
export type AnswerConfidence = "low" | "medium" | "high";

/** Something that can be shown for an answer. */
export type AnswerEvidence = {
  /** Its name within the answer. */
  id: Id<"Evidence">,
  /** What it is. */
  text?: string,
  /** Where it is. */
  link?: string,
  /** The day that it is of. */
  dated?: Day | null,
};

/** One thing that was mended. */
export type AppliedFix = {
  /** The rule that it settles. */
  rule: string,
  /** What was remarked. */
  message: string,
};

/** What became of entries that came into a postmortem. */
export type ArrivedEntries = {
  /** So many are new. */
  added: number,
  /** So many were there already. */
  known: number,
  /** So many were there with other words, and stay as they are. */
  changed: number,
};

/**
 * A document of what was found.
 *
 * The whole model is part of it: whatever becomes of a model, an old assessment is scored by the version that it was made with. Once it
 * is finished, what was found is a milestone and stays: its model, what it is about, its answers and its workshop. What
 * is done about it goes on: targets, exceptions, what incidents disproved, and the plan.
 */
export type Assessment = {
  /** The shape that it is stored in. */
  schema: "assessment/1",
  /** Its name across devices. */
  id: Id<"Document">,
  /** When it was begun. */
  createdAt: Instant,
  /** What people call it; may be empty. */
  title: string,
  /** The clocks by which its days begin. */
  zone: Zone,
  /** What it asks. */
  model: Model,
  /** Of whom, when, and with whom. */
  about: About,
  /** What was found. A capability that is not here was not assessed; one that the model has not is kept and counts for nothing. */
  answers: { [key: string]: Answer },
  /** Where the team wants to get. */
  targets: Targets,
  /** What was accepted below its target. */
  exceptions?: { [key: string]: AssessmentException },
  /** What incidents have disproved, the oldest first. */
  reopened?: Array<Reopened>,
  /** What the roadmap is made with. */
  plan: RoadmapPlan,
  /** The workshop that it is made in. */
  workshop?: Workshop | null,
  /** What was found the time before. */
  previous?: Previous | null,
  /** When it was finished. */
  finished?: Finished | null,
};

/** That a score below its target is accepted for a while. */
export type AssessmentException = {
  /** Why. */
  reason: string,
  /** Who answers for it. */
  owner: string,
  /** The last day that it holds. */
  until: Day,
};

/** How an assessment begins. */
export type AssessmentOptions = {
  /** Its name across devices, a UUID; a fresh one of version 7 if it is left out. */
  id?: Id<"Document">,
  /** What people call it. */
  title?: string,
  /** Whose work is assessed. */
  team?: string,
  /** The zone of its clocks; that of the machine if it is left out. */
  zone?: Zone,
  /** When it is begun; now if it is left out. */
  now?: Instant | Date,
};

/** What a register reckons with. Each has a default that a source names, and all can be changed. */
export type Assumptions = {
  /** What an hour of work costs, with everything that is paid besides wages. Without it everything is reckoned in hours. */
  hourly?: Money | null,
  /** The hours that a person works in a year: 1,800 in much of Europe, 2,000 in the United States (DORA: *ROI of DevOps*, 2020). */
  hoursAYear: number,
  /** The working days of a year: five in each of 52 weeks. */
  daysAYear: number,
  /** So many of the six criteria make work toil. */
  toilFrom: number,
  /** The share of all work that toil may take: one half (Beyer and others: *Site Reliability Engineering*, chapter 5). */
  budget: Share,
  /** The share that the team wants to reach. */
  target?: Share | null,
  /** What money is worth less from one year to the next. */
  discount: Share,
  /** Over how many months a project is looked at. */
  horizonMonths: number,
  /** The team's sprints, and what they have left for projects. */
  capacity: Capacity,
};

/** Who may read a section. */
export type Audience = "team" | "organisation" | "public";

/** What was saved and spent since the start. */
export type Balance = {
  /** What was saved. */
  benefit: number,
  /** What was spent. */
  cost: number,
};

/** What one person says. */
export type Ballot = {
  /** Its name within the workshop. It has `BALLOT_BITS` random bits, so that its code can be read aloud. */
  id: Id<"Ballot">,
  /** Who votes, where the workshop is not anonymous. */
  voter?: string,
  /** The votes; what is not there was left open. */
  votes: { [key: string]: Vote },
};

/** Between what eight runs of ten are. */
export type Band = {
  /** A tenth is below. */
  low: number,
  /** A tenth is above. */
  high: number,
};

/** One thing that a team can do more or less well. */
export type Capability = {
  /** Its name in files, among all capabilities of the model. */
  id: Id<"Capability">,
  /** Its name for people. */
  name: string,
  /** What is asked. */
  question?: string,
  /** How much it counts within its dimension. */
  weight: Weight,
  /** What is true at each level from 1 on; empty where there is no statement for a level. None at all in a checklist. */
  statements?: Array<string>,
  /**
   * What a checklist asks. Its score is the sum over the levels of the mean of what is answered there, so that a level counts once
   * however many items it has.
   */
  items?: Array<ModelItem>,
  /** What can be shown for an answer. */
  evidence?: Array<string>,
  /** What has to be there before. */
  depends?: Array<CapabilityDependency>,
  /** What it typically takes to get from one's score to one's target. */
  effort?: CapabilitySize | null,
  /** What typically comes of it. */
  benefit?: CapabilitySize | null,
  /** The same in hours. */
  hours?: TypicalHours,
  /** Where to read on. */
  references?: Array<string>,
  /** The figure that suggests a score. */
  measure?: MeasureRule | null,
} & { [other: string]: unknown };

/** That a capability reaches a level only after another has. */
export type CapabilityDependency = {
  /** The other capability. */
  capability: Id<"Capability">,
  /** The level that the other has to be at. */
  level: number,
  /** The level here that asks for it. */
  for: number,
} & { [other: string]: unknown };

/** Hours, between what they lie. */
export type CapabilityHours = {
  /** The least that it may be; as likely where it is left out. */
  low?: number,
  /** What is most likely. */
  likely: number,
  /** The most that it may be; as likely where it is left out. */
  high?: number,
} & { [other: string]: unknown };

/** What was found of a capability. */
export type CapabilityScore = {
  /** The capability. */
  id: Id<"Capability">,
  /** Its name. */
  name: string,
  /** The dimension that it is of. */
  dimension: Id<"Dimension">,
  /** Its score in levels; none where it is not assessed, or does not apply. */
  score: number | null,
  /** Whether it does not apply to this team. */
  notApplicable: boolean,
  /** Where it is to get, in levels; none where nobody said. */
  target: number | null,
};

/** How much something is, roughly. */
export type CapabilitySize = "S" | "M" | "L";

/** The sprints of a team, and what they have left for reducing toil. */
export type Capacity = {
  /** How many people there are. */
  people: number,
  /** The hours that each works in a sprint. */
  hours: number,
  /** The weeks of a sprint. */
  weeks: number,
  /** The share of that for reducing toil. */
  reserved: Share,
  /** How many sprints are planned. */
  sprints: number,
  /** The day that the first of them begins; the next Monday where nobody says. */
  begins?: Day | null,
  /** Hours that people are away, by sprint. */
  leave?: Array<number>,
};

/**
 * One cause. It owns the causes behind it, so a cycle or an orphan cannot be written down.
 *
 * What addresses it is said by the actions (`Action::causes`), and only there.
 */
export type Cause = { id: Id<"Cause">,
  /** The answer. */
  text: string,
  /** The question it answers, where somebody reworded the generated one. */
  question?: string, kind: CauseKind,
  /** How sure we are. */
  confidence: CauseConfidence,
  /** How we know. */
  evidence?: Array<CauseEvidence>,
  /** Whether the causes behind this one act together. */
  join: CauseJoin, root: boolean,
  /** What sort of thing it is. */
  category?: CauseCategory | null,
};

/** What sort of thing a cause or a factor is. */
export type CauseCategory = "process" | "change" | "capacity" | "dependency" | "code" | "configuration" | "detection" | "knowledge" | "design" | "organisation" | "external";

/** How sure we are of a cause. */
export type CauseConfidence = "hypothesis" | "supported" | "confirmed";

/** What speaks for a cause. */
export type CauseEvidence = { "entry": Id<"Entry"> } | { "link": string } | { "note": string };

/** Whether several causes of one effect act together. */
export type CauseJoin = "any" | "all";

/** What part a cause played. */
export type CauseKind = "cause" | "contributing" | "ruled-out";

/**
 * A problem and the tree of causes that explains it. Five is a habit, not a limit.
 *
 * An invalid tree can neither be built nor read: every operation leaves the tree as it was if it would break a rule of
 * `TreeError`.
 */
export type CauseTree = { id: Id<"CauseTree">, problem: string, join: CauseJoin, causes: Array<FlatCause>, };

/** What speaks against automating an activity. */
export type Caveat = "changes-often" | "needs-judgement" | "unguarded-security";

/** One change between two versions of a postmortem. */
export type Change = {
  /** The part of the document that it is in; none for its head. */
  section: SectionKey | null,
  /** What was changed: document, moment, audience, entry, factor, tree, cause, action or section. */
  of: string,
  /** Which part of it; empty where the thing as a whole came, went or moved. */
  part: string,
  /** What the thing is called; empty for the document itself. */
  name: string,
  /** The change in one sentence, without a full stop. */
  sentence: string,
  /** What became of a text, piece by piece; none for what is no text. */
  text: Array<TextPiece> | null,
};

/** A chart. */
export type Chart = {
  /** What it shows. */
  title: string,
  /** What its values are counted in. */
  unit: string,
  /** How much it is made of: “n = 12 incidents”. */
  n: string,
  /** What has to be said beside it. */
  notes: Array<string>,
  /** The picture, as SVG that stands alone; none where there is too little to draw. */
  svg: string | null,
  /** Why there is no picture. */
  because: string | null,
  /** Every number of the picture. */
  table: ChartTable,
};

/** A cell of such a table; none where nothing is known. */
export type ChartCell = number | string | null | null;

/**
 * What a chart shows. Those of incidents are of all postmortems, those of actions of all that have actions, and the others of the first
 * register or assessment.
 */
export type ChartKind = "incidents" | "severity" | "service" | "team" | "tag" | "detection" | "factors" | "rhythm" | "response-times" | "promises-kept" | "culture" | "forecast" | "burn-up" | "action-ages" | "action-kinds" | "owners" | "toil-share" | "payback" | "maturity-profile" | "maturity-roadmap";

/** What a chart is of, and how wide it is. */
export type ChartOptions = {
  /** What it shows. */
  of: ChartKind,
  /** How wide it is, in pixels; 760 if it is left out. */
  width?: number,
  /** By which periods incidents are counted; by month if it is left out. */
  step?: "week" | "month" | "quarter",
  /** The project, of charts of one. */
  project?: string,
  /** The zone by whose clocks today begins; that of the machine if it is left out. */
  zone?: Zone,
  /** The time by which is judged; now if it is left out. */
  now?: Instant | Date,
};

/** The figures behind a chart. */
export type ChartTable = {
  /** What the columns hold. */
  header: Array<string>,
  /** The rows. */
  rows: Array<Array<ChartCell>>,
};

/** How sure something is. */
export type Confidence = "low" | "medium" | "high";

/** Two changes to one place that can't both stand. */
export type Conflict = {
  /** The place, in words: “summary”, “owner of an action”. */
  place: string,
  /** What stands there in the merged document. */
  mine: string,
  /** What the other side wrote. */
  theirs: string,
  /** The merged document with the other side's version in place. */
  withTheirs: Document,
};

/** A figure of the text that disagrees. */
export type Contradiction = {
  /** The words that state it. */
  written: string,
  /** What it is about: a metric, a moment, or what is counted. */
  about: string,
  /** Where it stands: the name of a text, or the id of a factor, an entry or a section. */
  place: string,
  /** The letters of that text, as JavaScript counts them. */
  range: TextRange,
  /** Both sides, as a question. */
  question: string,
};

/** How many incidents have something in common. */
export type Count = {
  /** What. */
  name: string,
  /** How many. */
  n: number,
};

/** How many incidents there are by what. */
export type Counts = {
  /** By severity. */
  severity: Array<Count>,
  /** By service; an incident may have several. */
  service: Array<Count>,
  /** By team. */
  team: Array<Count>,
  /** By tag; an incident may have several. */
  tag: Array<Count>,
  /** By how they were found. */
  detection: Array<Count>,
  /** By the category of their factors and causes. */
  category: Array<Count>,
};

/** Whether incidents become more or fewer. */
export type Course = "no-evidence" | "rising" | "falling";

/** How much is answered. */
export type Coverage = {
  /** Capabilities that have a score. */
  answered: number,
  /** Capabilities that apply. */
  applicable: number,
  /** Those that do not apply to this team. */
  notApplicable: number,
  /** Those that were left out of the assessment. */
  outOfScope: number,
};

/** How a document begins. */
export type CreateOptions = {
  /** Its name across devices, a UUID; a fresh one of version 7 if it is left out. */
  id?: Id<"Document">,
  /** What people call it. */
  title?: string,
  /** The zone of its clocks; that of the machine if it is left out. */
  zone?: Zone,
  /** When it is begun; now if it is left out. */
  now?: Instant | Date,
};

/** What makes work toil (Beyer and others: *Site Reliability Engineering*, chapter 5). */
export type Criterion = "manual" | "repetitive" | "automatable" | "tactical" | "no-enduring-value" | "grows-with-service";

/** How postmortems are gone about: so many of so many. */
export type Culture = {
  /** Published in time. */
  publishedInTime: Proportion,
  /** Actions done in time. */
  doneInTime: Proportion,
  /** Written by several people. */
  bySeveral: Proportion,
  /** Actions that prevent rather than detect or repair. */
  preventing: Proportion,
};

/** A currency by its three-letter code (ISO 4217). */
export type Currency = string;

/** What became of data. */
export type DataLoss = "none" | "recoverable" | "lost";

/** How an incident was found. */
export type DetectionSource = "alert" | "synthetic-check" | "customer-report" | "employee-report" | "other";

/** The score of a dimension. */
export type DimensionScore = {
  /** The dimension. */
  id: Id<"Dimension">,
  /** Its name. */
  name: string,
  /** What it belongs to. */
  group: Id<"Group"> | null,
  /** The mean of its capabilities by their weights, in levels. */
  mean: number | null,
  /** The highest level that all of it has reached. */
  staged: Staged | null,
  /** How much of it is answered. */
  coverage: Coverage,
};

/** What is drawn, and how. */
export type DrawOptions = {
  /** What; the causes if there are any, else the timeline. */
  of?: Drawing,
  /** Which of several trees of causes, from 0. */
  tree?: number,
  /** How; as SVG if it is left out. */
  as?: DrawingForm,
};

/** What can be drawn of a postmortem. */
export type Drawing = "timeline" | "causes";

/** How something is drawn. */
export type DrawingForm = "svg" | "mermaid";

/** The people of one role and the time that they spent. */
export type Effort = {
  /** What they did. */
  role: string,
  /** How many they were. */
  people: number,
  /** Minutes that each of them spent. */
  minutes: number,
};

/** Who says how much work something is. */
export type EffortSource = "team" | "model" | "size" | "assumed";

/** One thing that happened. */
export type Entry = {
  /** Its name within the document. */
  id: Id<"Entry">,
  /** When, as far as it is known. */
  time: EntryTime,
  /** The time as it stood in the text it came from; empty if it was entered here. */
  stamp?: string,
  /** What sort of thing it was. */
  kind: EntryKind,
  /** What happened, as Markdown. */
  text: string,
  /** Who or what says so. */
  source?: string,
  /** Addresses of graphs, tickets and messages. */
  links?: Array<string>,
};

/** What sort of thing an entry tells. */
export type EntryKind = "trigger" | "symptom" | "detection" | "escalation" | "hypothesis" | "decision" | "action" | "communication" | "mitigation" | "recovery" | "other";

/**
 * When an entry happened.
 *
 * Two are equal if they read the same, offsets included; see `Moment`.
 */
export type EntryTime = "unknown" | { "exact": Instant } | { "approximate": Instant } | { "span": {
    /** The beginning. */
    from: Instant,
    /** The end, not before the beginning if the author was right. */
    to: Instant,
} };

/** A format that a document can be written in. */
export type ExportFormat = "markdown" | "json" | "html" | "confluence" | "mediawiki" | "jira" | "csv" | "weeks-csv" | "ics";

/** For whom a document is written. */
export type ExportOptions = {
  /** Who reads it: of a postmortem, others than the team get no names and not every part. */
  audience?: Audience,
  /** Puts a marker in place of each secret, and of personal data for others than the team. */
  redact?: boolean,
  /** The shipped template that lays a postmortem out; its own if it is left out. */
  template?: string,
  /** The language of reports and tables: en or de. */
  language?: string,
  /** When it is written; now if it is left out. */
  now?: Instant | Date,
};

/** One contributing factor, and what covers it. */
export type Factor = {
  /** Its name within the document. */
  id: Id<"Factor">,
  /** What was true. */
  text: string,
  /** Whether it set things off or only had to be so. */
  kind: FactorKind,
  /** What sort of thing it is. */
  category: CauseCategory | null,
  /** How we know, as text. */
  evidence: string,
  /** The actions that address it. */
  actions: Array<Id<"Action">>,
  /** Why nothing is done about it, where that was decided. */
  accepted: AcceptedRisk | null,
};

/** Whether a factor set the incident off. */
export type FactorKind = "trigger" | "condition";

/** One participant's answer. */
export type Feedback = {
  /** From 1 (badly) to 5 (well); absent where only words were given. */
  score: number | null,
  /** In their words. */
  text: string,
};

/** One remark of the review about one place. */
export type Finding = {
  /** The rule that speaks. */
  rule: string,
  /** What sort of rule that is. */
  family: FindingFamily | null,
  /** How much it matters here. */
  level: FindingLevel,
  /** What it speaks of. */
  place: FindingPlace,
  /** The section that it belongs to; none for the head of the document. */
  section: SectionKey | null,
  /** The letters of the text at that place that it speaks of, as JavaScript counts them; none where it speaks of the whole. */
  range: TextRange | null,
  /** What is remarked. */
  message: string,
  /** Why it matters. */
  why: string,
  /** How to settle it. */
  how: string,
  /** Whether `applyFixes` settles it. */
  canFix: boolean,
};

/** What sort of rule speaks. */
export type FindingFamily = "completeness" | "consistency" | "depth" | "actions" | "language" | "secrets" | "timeliness";

/** How much a finding matters; an error keeps the document from being published. */
export type FindingLevel = "error" | "warning" | "hint";

/** A place in a postmortem. */
export type FindingPlace = {
  /** What it is: text, status, severity, role, moment, section, entry, tree, cause, factor, action, heading, free-section or feedback. */
  of: string,
  /** Which of them: the id of a thing, or the name of a field; none where there is but one. */
  id: string | null,
  /** Which part of it: time, text, owner, due and the like; none for the whole. */
  part: string | null,
};

/** When an assessment became a milestone. */
export type Finished = {
  /** When. */
  at: Instant,
  /** Who said so; may be empty. */
  by?: string,
};

/** A finite number, so that it compares with itself. */
export type Finite = number;

/** A postmortem after fixes. */
export type Fixed = {
  /** The postmortem. */
  postmortem: Postmortem,
  /** What was mended, as it was remarked. */
  applied: Array<AppliedFix>,
};

/** A cause without the causes behind it, and the cause that it explains. */
export type FlatCause = {
  /** The cause that it explains; the problem itself where absent. */
  under?: Id<"Cause"> | null,
  /** The cause. */
  cause: Cause,
};

/** Text under a heading that no field has: added by a template, by its author, or kept from an import. */
export type FreeSection = {
  /** Its name within the document. */
  id: Id<"Section">,
  /** The name that templates know it by; empty for a section of the author's own. */
  key?: string,
  /** Its heading, as written. */
  heading: string,
  /** Its text, as Markdown. */
  text: string,
};

/** The score of a group. */
export type GroupScore = {
  /** The group. */
  id: Id<"Group">,
  /** The mean of its dimensions by their weights, in levels. */
  mean: number | null,
};

/** By what share something grows from one year to the next, in millionths; it shrinks where that is negative. */
export type Growth = number;

/** What is likely, and where somebody said so, the least and the most that it may be. In whatever unit its owner says. */
export type Guess = {
  /** The least that it may be; as likely where it is left out. */
  low?: number,
  /** What is most likely. */
  likely: number,
  /** The most that it may be; as likely where it is left out. */
  high?: number,
};

/** A score that people give: half steps of a level, from 0 on. Level 3 is six of them. */
export type HalfSteps = number;

/** The impact, counted where it could be counted. Absent is unknown, never zero. */
export type Impact = {
  /** The impact in words, as Markdown. */
  text: string,
  /** How many users were affected. */
  users: number | null,
  /** Which share of all users. */
  usersShare: Share | null,
  /** How many requests failed. */
  requests: number | null,
  /** Which share of all requests while it lasted. */
  requestsShare: Share | null,
  /** Revenue lost. */
  revenue: Money | null,
  /** Support tickets opened. */
  tickets: number | null,
  /** What became of data. */
  dataLoss: DataLoss | null,
  /** Minutes of error budget spent, where somebody measured them; else see `budget_spent`. */
  budgetMinutes: number | null,
  /** The objective that the service is held to. */
  slo: Slo | null,
  /** The regions that were hit. */
  regions: Array<string>,
};

/** What a file was taken for. */
export type ImportKind = "document" | "backup" | "text" | "actions" | "timeline" | "toil";

/** How a file is read. */
export type ImportOptions = {
  /** The name of the file; it may hold a title and a date, and its ending says what is in it. */
  name?: string,
  /** The zone of times that don't say theirs; that of the machine if it is left out. */
  zone?: Zone,
  /** Brings what a chat, alerts or a table tell into this postmortem, each entry once, however often it is done. */
  into?: Postmortem,
  /** Reads a table as a register of toil: activities, or weeks. */
  toil?: boolean,
  /** What ids follow from. If it is left out they follow from the file, so that the same file has the same ids. */
  seed?: number,
  /** When it is read; now if it is left out. */
  now?: Instant | Date,
};

/** What a file held. */
export type Imported = {
  /** What it was taken for. */
  kind: ImportKind,
  /** The documents in it. A chat, alerts or a table come as a postmortem with that timeline, actions as one with these actions. */
  documents: Array<Document>,
  /** What was recognised, in the order of the file. */
  recognised: Array<Recognised>,
  /** The lines that stayed text. */
  kept: Array<Kept>,
  /** The columns of a table, and what each was taken for. */
  columns: Array<ImportedColumn>,
  /** How much was set aside, and why. */
  aside: Array<SetAside>,
  /** Whether times were read that nothing says the zone of. */
  assumesZone: boolean,
  /** Whether times were read that nothing says the day of. */
  lacksDay: boolean,
  /** What could not be read of a backup. */
  unreadable: Array<UnreadableDocument>,
  /** What became of the entries, where they were to come into a postmortem. */
  arrived: ArrivedEntries | null,
};

/** A column of a table. */
export type ImportedColumn = {
  /** Its name in the file. */
  name: string,
  /** What it was taken for. */
  holds: string,
};

/** What the incidents of a workspace cost. */
export type IncidentCost = {
  /** In a year. */
  aYear: Money,
  /** Of how many incidents the cost is known. */
  n: number,
};

/** What the response cost, and how its participants saw it. */
export type IncidentResponse = {
  /** People and hours, by role. */
  efforts: Array<Effort>,
  /** What an hour of one person costs. */
  hourlyRate: Money | null,
  /** Answers to one question: how did the response go? */
  feedback: Array<Feedback>,
};

/** Between what a figure lies. */
export type Interval = {
  /** Its lower end. */
  low: number,
  /** Its upper end. */
  high: number,
  /** How sure that is, 0 to 1. */
  level: number,
};

/** Lines that stayed text. */
export type Kept = {
  /** The first, from 1. */
  firstLine: number,
  /** The last. */
  lastLine: number,
  /** The section that they are in. */
  section: SectionKey,
  /** The heading that they stood below. */
  heading: string,
};

/** A project that has to wait. */
export type LeftOutProject = {
  /** The project. */
  project: Id<"Project">,
  /** Its name. */
  name: string,
  /** Why. */
  because: LeftOutReason,
  /** What is lacking, in words. */
  lacking: Array<string>,
  /** The project that it waits for. */
  after: Id<"Project"> | null,
};

/** Why a project has to wait. */
export type LeftOutReason = "lacking" | "no-room" | "late" | "never-pays" | "waits-for-left-out" | "waits-for-itself";

/** Which way a figure is better. */
export type MeasureDirection = "up" | "down";

/** From which figure on which level is suggested. */
export type MeasureRule = {
  /** What is measured, as one of the vocabulary, or as a model of one's own does. */
  metric: string,
  /** In which unit. */
  unit: string,
  /** Which way is better. */
  direction: MeasureDirection,
  /**
   * The figures from which on level 2, 3 and so on are suggested: one fewer than there are levels. Level 1 takes no more than that
   * somebody measures.
   */
  thresholds: Array<Finite>,
} & { [other: string]: unknown };

/** The figures of an incident. */
export type Measured = {
  /** The durations, one a metric. */
  metrics: Array<Metric>,
  /** Where the text disagrees with what is recorded, or with itself. */
  contradictions: Array<Contradiction>,
  /** Times that look mistyped. */
  oddities: Array<Oddity>,
};

/** Two versions made one. */
export type Merged = {
  /** The document: mine, with everything that only theirs changed. */
  merged: Document,
  /** What both changed, and mine was taken of. Only postmortems and lists of actions tell; of other kinds it is always empty. */
  conflicts: Array<Conflict>,
};

/** A duration, and whose definition it follows. */
export type Metric = {
  /** The metric: time-to-detect and the like. */
  metric: string,
  /** The definition that is followed. */
  definition: string,
  /** Its name for people. */
  label: string,
  /** Whose definition it is. */
  source: string,
  /** What came out. */
  value: MetricValue,
};

/** What a duration came out as. Unknown is never zero. */
export type MetricValue = { "is": "recorded",
  /** How long it was. */
  seconds: number,
  /** The same for people. */
  text: string,
  /** Where it begins. */
  from: MomentAt,
  /** Where it ends. */
  to: MomentAt,
} | { "is": "contradicted",
  /** How long it was, by the moments. */
  seconds: number,
  /** The same for people. */
  text: string,
  /** Where it begins. */
  from: MomentAt,
  /** Where it ends. */
  to: MomentAt,
  /** How long the text says that it was, in seconds. */
  claimed: number,
} | { "is": "pending",
  /** The moments that would complete it. */
  missing: Array<MomentKey>,
} | { "is": "not-applicable",
  /** Why. */
  reason: string,
} | { "is": "invalid",
  /** Where it begins. */
  from: MomentAt,
  /** Where it ends, which is earlier. */
  to: MomentAt,
};

/**
 * A model of maturity.
 *
 * A capability is assessed in one of two ways, which its file decides. By a *rubric*: one statement a level, and people give a score in
 * half steps. Or by a *checklist*: items at levels, each answered by one of the model's answers, from which
 * the score is reckoned. The first is what most models are; the second is how OWASP SAMM (dimension: practice,
 * capability: stream, group: business function) and DSOMM (dimension, capability: sub-dimension, items: activities) score.
 *
 * Level 0 has no entry in `levels`: there, not even the first statement is true.
 */
export type Model = {
  /** Its name in files. */
  id: Id<"Model">,
  /** Which version of it. */
  version: string,
  /** Its name for people. */
  name: string,
  /** When to choose it, in a sentence. */
  about?: string,
  /** Under which licence it may be passed on. */
  licence?: string,
  /** What it was made from. */
  source?: Array<string>,
  /** The language of its texts, as BCP 47 calls it. */
  language: string,
  /** After how many days evidence is stale. */
  staleAfterDays: number,
  /** What the items of checklists are answered with, the worst first; see `Model::answers_to`. */
  answers?: Array<AnswerChoice>,
  /** The levels from 1 on, the lowest first. */
  levels: Array<ModelLevel>,
  /** Other ways of calling the levels. */
  namings?: Array<ModelNaming>,
  /** What dimensions belong to, where there is something above them. */
  groups?: Array<ModelGroup>,
  /** What is assessed. */
  dimensions: Array<ModelDimension>,
} & { [other: string]: unknown };

/** What is wrong with a model, or may be. */
export type ModelCheck = {
  /** What keeps it from being used; none of an assessment's models has any. */
  problems: Array<ModelNote>,
  /** What may be a mistake: a level that can't be reached, a better answer that scores lower, a need of itself. */
  flaws: Array<ModelNote>,
};

/** What belongs together and has a score of its own. */
export type ModelDimension = {
  /** Its name in files. */
  id: Id<"Dimension">,
  /** Its name for people. */
  name: string,
  /** What it is about. */
  about?: string,
  /** The group that it belongs to, where the model has groups. */
  group?: Id<"Group"> | null,
  /** How much it counts among the dimensions. */
  weight: Weight,
  /** What is asked. */
  capabilities: Array<Capability>,
} & { [other: string]: unknown };

/** A format that a model can be written in. */
export type ModelFormat = "json" | "yaml" | "csv";

/**
 * What several dimensions belong to, such as a business function of SAMM.
 *
 * Where a model has groups, its overall score is the mean of its groups' scores, and theirs the mean of their dimensions'.
 */
export type ModelGroup = {
  /** Its name in files. */
  id: Id<"Group">,
  /** Its name for people. */
  name: string,
  /** How much it counts among the groups. */
  weight: Weight,
} & { [other: string]: unknown };

/** A model that was read. */
export type ModelImported = {
  /** The model. */
  model: Model,
  /** What the file was: JSON, YAML or CSV of our shape, or a model of others. */
  origin: string,
  /** What was not understood, or read in one of several ways. */
  notes: Array<ModelNote>,
  /** What may be a mistake. */
  flaws: Array<ModelNote>,
};

/** What a checklist asks: one statement, answered by itself. */
export type ModelItem = {
  /** Its name in files, within its capability. */
  id: Id<"Item">,
  /** The level that it belongs to, from 1 on. */
  level: number,
  /** What is to be true. */
  text: string,
  /** What it can be answered with, the worst first; empty where that is what the model says. */
  answers?: Array<AnswerChoice>,
} & { [other: string]: unknown };

/** A level, and what it is like there. */
export type ModelLevel = {
  /** What it is called. */
  name: string,
  /** How one knows it. */
  characteristics?: Array<string>,
  /** What hurts there. */
  pains?: Array<string>,
  /** What it takes to get to the next. */
  investment?: string,
} & { [other: string]: unknown };

/** Another way of calling the levels. */
export type ModelNaming = {
  /** Its name in files. */
  id: Id<"Naming">,
  /** Its name for people. */
  name: string,
  /** The names of the levels from 1 on. */
  names: Array<string>,
} & { [other: string]: unknown };

/** One remark about a model. */
export type ModelNote = {
  /** The file, where there are several. */
  file: string | null,
  /** The line of the file, from 1, where it is known. */
  line: number | null,
  /** The place in the model: dimensions[2].weight. Empty for the whole of it. */
  path: string,
  /** What is remarked. */
  message: string,
};

/** The format of a model. */
export type ModelOptions = {
  /** What is written; JSON if it is left out. */
  to?: ModelFormat,
};

/**
 * Where a moment's time comes from.
 *
 * Two that are entered by hand are equal if they read the same: another offset is another thing to have written, though it is the
 * same point in time, and has to be saved and drawn.
 */
export type Moment = { "at": Instant } | { "entry": Id<"Entry"> };

/** A moment, and when it was. */
export type MomentAt = {
  /** The moment. */
  moment: MomentKey,
  /** When it was. */
  at: Instant | null,
  /** Whether that is only about right. */
  approximate: boolean,
};

/** A named instant of an incident: those that ship, and any other by the name that a workspace gave it. */
export type MomentKey = "cause-introduced" | "impact-started" | "detected" | "acknowledged" | "declared" | "identified" | "mitigated" | "impact-ended" | "resolved" | "closed" | "told-public" | "published" | (string & {});

/** A sum of money in hundredths of a currency's unit, never negative. */
export type Money = {
  /** The amount in hundredths of the currency's unit, whatever its own minor unit is. */
  hundredths: number,
  /** The currency. */
  currency: Currency,
};

/** Between what a figure lies. */
export type MoneyRange = {
  /** The least. */
  low: number,
  /** What is most likely. */
  likely: number,
  /** The most. */
  high: number,
};

/** A role of a team's own, and who held it. */
export type NamedRole = {
  /** What it is called. */
  role: string,
  /** Who held it. */
  person: string,
};

/** What has to be there before a rule can judge. */
export type Need = "story" | "timeline" | "bounds" | "factors" | "analysis" | "root" | "actions";

/** A time that looks mistyped. */
export type Oddity = {
  /** The id of the entry, or the name of the moment; none where it is the timeline as a whole. */
  place: string | null,
  /** What is odd about it, as a question. */
  question: string,
};

/** A need that nothing brings. */
export type OpenNeed = {
  /** Whose target needs it. */
  capability: Id<"Capability">,
  /** What it needs. */
  needs: Id<"Capability">,
  /** At which level. */
  level: number,
  /** Whether that was left out of the plan. */
  isLeftOut: boolean,
};

/** The months by which a tenth, half and nine tenths of the runs have paid back. */
export type PaybackSpread = {
  /** A tenth. */
  p10: number | null,
  /** Half. */
  p50: number | null,
  /** Nine tenths. */
  p90: number | null,
};

/** In which of two versions something stands. */
export type PieceSide = "both" | "before" | "after";

/** A project in the sprints in which it is built. */
export type PlacedProject = {
  /** The project. */
  project: Id<"Project">,
  /** Its name. */
  name: string,
  /** The sprint in which it begins, from 0. */
  first: number,
  /** The sprint in which it is done. */
  last: number,
  /** The minutes of it in each of them. */
  minutes: Array<number>,
  /** What it is worth then. */
  worth: number,
};

/** What is known of one item of a roadmap. */
export type PlanItem = {
  /** The hours that it takes, where that is not what the model says. */
  effortHours?: Guess | null,
  /** The hours of toil a year that it saves, where that is not what the model says. */
  savedHours?: Guess | null,
  /** The share of incidents that it addresses. */
  addressed?: Addressed | null,
  /** Whether it is left out of the roadmap. */
  leftOut?: boolean,
  /** What was made of it. */
  links?: Array<PlanLink>,
};

/** What an item of a roadmap became. */
export type PlanLink = { "action": ProjectOrigin } | { "project": {
    /** The register. */
    document: Id<"Document">,
    /** The project in it. */
    project: Id<"Project">,
} };

/**
 * One incident and what we learned from it.
 *
 * A half-written postmortem is a valid one: every field but its name and its birth may be empty. Its revision is kept beside
 * it by the store, so that undo cannot turn a save back.
 */
export type Postmortem = {
  /** The shape that it is stored in. */
  schema: "postmortem/1",
  /** Its name across devices. */
  id: Id<"Document">,
  /** When it was begun. */
  createdAt: Instant,
  /** The headline. */
  title: string,
  /** The incident's number or address elsewhere. */
  incident: string,
  /** The services that were hit. */
  services: Array<string>,
  /** The teams concerned. */
  teams: Array<string>,
  /** Free labels. */
  tags: Array<string>,
  /** Who wrote it. */
  authors: Array<string>,
  /** Who is asked to read it before it is approved. */
  reviewers: Array<string>,
  /** The zone in which its times are entered and shown. */
  zone: Zone,
  /** The template that lays it out. */
  template: TemplateId,
  /** How its status came about, oldest first; empty for a draft that never was anything else. */
  transitions: Array<Transition>,
  /** How bad it was, by a level of the workspace's scheme. */
  severity: SeverityKey | null,
  /** Who did what in the response. */
  roles: Roles,
  /** The named instants of the incident. */
  moments: { [key: string]: Moment },
  /** How it was found. */
  detection: DetectionSource | null,
  /** The whole in a few sentences. */
  summary: string,
  /** Who was hit, and how hard. */
  impact: Impact,
  /** What set it off. */
  trigger: string,
  /** The story, as Markdown. */
  whatHappened: string,
  /** What had to be true for it to happen. */
  factors: Array<Factor>,
  /** Why it surprised us. */
  surprise: string,
  /** What went well. */
  wentWell: string,
  /** What went wrong. */
  wentWrong: string,
  /** Where we got lucky. */
  lucky: string,
  /** What we know now. */
  lessons: string,
  /** What the response cost, and what its participants say. */
  response: IncidentResponse,
  /** Who may read a section, where somebody decided it; `Audiences` knows the rest. */
  audience: { [key: string]: Audience },
  /** What happened when, in the order it was written; shown in the order of time by `Postmortem::timeline_in_order`. */
  timeline: Array<Entry>,
  /** The five-whys trees, one for each problem. */
  trees: Array<CauseTree>,
  /** What will change. */
  actions: Array<Action>,
  /** Free sections: those a template adds, and text that found no other place. */
  extra: Array<FreeSection>,
};

/** How a postmortem begins. */
export type PostmortemOptions = {
  /** Its name across devices, a UUID; a fresh one of version 7 if it is left out. */
  id?: Id<"Document">,
  /** What people call it. */
  title?: string,
  /** The template that lays it out: standard, brief, learning-review, correction-of-error, security-incident, near-miss or game-day. */
  template?: string,
  /** The zone of its clocks; that of the machine if it is left out. */
  zone?: Zone,
  /** When it is begun; now if it is left out. */
  now?: Instant | Date,
};

/** What was found the time before, as far as it takes to say what has changed. */
export type Previous = {
  /** The assessment. */
  id: Id<"Document">,
  /** What it was called. */
  title: string,
  /** The day that it was of. */
  date: Day | null,
  /** Its model. */
  model: Id<"Model">,
  /** The version of that. */
  version: string,
  /** Its scores, in thousandths of a level; what was not assessed or does not apply is not here. */
  scores: { [key: string]: number },
};

/** How soon an action matters. */
export type Priority = "P0" | "P1" | "P2" | "P3";

/** Something that is built so that people have less to do by hand. */
export type Project = {
  /** Its name within the register. */
  id: Id<"Project">,
  /** What people call it. */
  name: string,
  /** Who sees to it. */
  owner?: string,
  /** What it takes away. */
  parts?: Array<ProjectPart>,
  /** The work of building it, in minutes. */
  buildMinutes: Guess | null,
  /** How many weeks pass until it is there; unsaid is the work of building it at forty hours a week. */
  buildWeeks?: Guess | null,
  /** What an hour of building and upkeep costs, where that is not what the register says. */
  hourly?: Money | null,
  /** What licences and machines cost in a year. */
  licences?: Money | null,
  /** The work of keeping it going, in minutes a month. */
  upkeepMinutes?: Guess | null,
  /** How likely it is to come to anything; unsaid is certain. */
  success?: Share | null,
  /** Not before this day. */
  start?: Day | null,
  /** Not after this day. */
  due?: Day | null,
  /** What has to be there before it is begun. */
  after?: Array<Id<"Project">>,
  /** How far it is. */
  stage: ProjectStage,
  /** How it came to its stage, oldest first. */
  history?: Array<StageChange>,
  /** The hours before and after, as they were measured, oldest first. */
  measured?: Array<ProjectMeasured>,
  /** The action that it was made of. */
  origin?: ProjectOrigin | null,
  /** The item of a roadmap that it was made of. */
  item?: RoadmapItem | null,
  /** Whatever else there is to say, as Markdown. */
  note?: string,
};

/** What its work took before a project and takes since. */
export type ProjectMeasured = {
  /** The day that it was measured. */
  on: Day,
  /** Minutes a month before. */
  beforeMinutes: number,
  /** Minutes a month since. */
  afterMinutes: number,
};

/** Where a project comes from. */
export type ProjectOrigin = {
  /** The document. */
  document: Id<"Document">,
  /** The action in it. */
  action: Id<"Action">,
};

/** How much of an activity a project takes away. */
export type ProjectPart = {
  /** The activity. */
  activity: Id<"Activity">,
  /** The share of it that goes away, in millionths: at most 1,000,000. */
  share: Guess,
};

/** How far a project is. */
export type ProjectStage = "idea" | "planned" | "building" | "rolled-out" | "measured" | "retired";

/** So many of so many. */
export type Proportion = {
  /** How many are so. */
  hits: number,
  /** Of how many that is known. */
  of: number,
};

/** What a project is, by its work and what it is worth. */
export type Quadrant = "quick-win" | "big-bet" | "fill-in" | "money-pit";

/** By what projects are ranked. */
export type RankMethod = "payback" | "worth-per-hour" | "matrix" | "quadrants";

/** How projects are ranked. */
export type RankOptions = {
  /** By what; by payback if it is left out. */
  by?: RankMethod,
};

/** A project in its place. */
export type RankedProject = {
  /** The project. */
  project: Id<"Project">,
  /** Its name. */
  name: string,
  /** What it returns; none where something is lacking to tell. */
  returns: Returns | null,
  /** What is lacking, in words. */
  lacking: Array<string>,
  /** What it is, by its work and what it is worth; none where too little is known, or there is no other. */
  quadrant: Quadrant | null,
  /** The expected net present value of an hour of building. */
  worthPerHour: number | null,
};

/** Something to do that raises the readiness. */
export type ReadinessStep = {
  /** The rule whose findings are to be settled; none where something has to be added first. */
  rule: string | null,
  /** What has to be added. */
  add: Need | null,
  /** What to do, in words. */
  text: string,
  /** The share that it gives back, 0 to 1. */
  share: number,
};

/** A factor or cause of one incident. */
export type ReasonOccurrence = {
  /** The postmortem. */
  document: Id<"Document">,
  /** What it says there. */
  text: string,
};

/** Something that was recognised in a text. */
export type Recognised = {
  /** What it is: title, date, severity, authors, tags, section, zone, moment, entry, action, factor, cause, columns or other. */
  what: string,
  /** Which of them: the id of a thing, or the name of a section or a moment. */
  id: string | null,
  /** The line that it begins on, from 1. */
  line: number,
  /** The line that it ends on. */
  lastLine: number,
  /** How sure that is. */
  confidence: Confidence,
  /** What stands there. */
  asWritten: string,
};

/** A factor or cause that stands in several incidents. */
export type RecurringReason = {
  /** The words that all of them share. */
  words: Array<string>,
  /** Where it stands, in the order of time. */
  occurrences: Array<ReasonOccurrence>,
};

/** What is taken out. */
export type RedactOptions = {
  /** Whether hints go, too: private addresses, names of hosts, shared mailboxes. */
  hints?: boolean,
};

/** How Markdown becomes HTML. */
export type RenderOptions = {
  /** So many levels are added to headings: below 2, a first-level heading is an `h3`. */
  headingsBelow?: number,
};

/** That an incident disproves an answer. */
export type Reopened = {
  /** Of which capability. */
  capability: Id<"Capability">,
  /** The incident. */
  postmortem: Id<"Document">,
  /** What the incident was called then. */
  title: string,
  /** Since when. */
  on: Day,
  /** What it shows. */
  why: string,
  /** When somebody looked at the answer again. */
  settled?: Day | null,
};

/** How a report is written. */
export type ReportForm = "markdown" | "html" | "json";

/** Of what a report tells, and how it is written. */
export type ReportOptions = {
  /** The month or quarter: 2025-09, 2025-Q3, last-month or last-quarter, which it is if it is left out. */
  period?: string,
  /** What is written; Markdown if it is left out. */
  to?: ReportForm,
  /** The language of its sentences: en or de. */
  language?: string,
  /** Where documents are found, by their ids. */
  links?: Record<string, string>,
  /** Only incidents of this team. */
  team?: string,
  /** Only incidents that hit this service. */
  service?: string,
  /** Only incidents with this tag. */
  tag?: string,
  /** The zone by whose clocks today begins; that of the machine if it is left out. */
  zone?: Zone,
  /** The time by which is judged; now if it is left out. */
  now?: Instant | Date,
};

/** When an incident of a level has to be resolved. */
export type ResolveTarget = "asap" | { "within": {
    /** Minutes. */
    minutes: number,
} } | { "planned": {
    /** In the team's words, such as “next sprint”. */
    when: string,
} };

/** How long something took, in minutes. What too few incidents tell is none, never a guess. */
export type ResponseTimes = {
  /** The metric: time-to-detect, time-to-acknowledge, time-to-mitigate or time-to-resolve. */
  metric: string,
  /** Of how many incidents it is known. */
  n: number,
  /** How many of these the text contradicts. */
  contradicted: number,
  /** Of how many an end is not known yet. */
  pending: number,
  /** How many end before they begin. */
  invalid: number,
  /** The middle one. */
  median: number | null,
  /** Nine of ten took no longer. */
  p90: number | null,
  /** Between what the median lies, at 95 %. */
  interval: Interval | null,
  /** The mean. */
  mean: number | null,
};

/** What a project returns over the months that the register looks ahead. All sums are in `unit`. */
export type Returns = {
  /** What sums are counted in: a currency as ISO 4217 calls it, or hours. */
  unit: string,
  /** What is saved. */
  benefit: number,
  /** What is spent. */
  cost: number,
  /** The net present value if it works. */
  npv: number,
  /** The net present value, weighed with the chance that it works. */
  expectedNpv: number,
  /** (benefit − cost) ÷ cost; none where nothing is spent. */
  roi: number | null,
  /** The first month, from 1, by whose end as much is saved as was spent; none if there is none in the time. */
  paybackMonths: number | null,
  /** The longest building, in hours, that would still pay back in the time. */
  breakEvenHours: number | null,
  /** The hours that are saved in the first twelve months of use. */
  hoursAYear: number,
  /** What was saved and spent by the end of each month. */
  curve: Array<Balance>,
};

/** What the review says. */
export type Review = {
  /** One remark each, in the order of the document. */
  findings: Array<Finding>,
  /** How ready it is to be published, 0 to 1; 1 only where nothing is open. */
  readiness: number,
  /** What to do, what raises the readiness most first. */
  steps: Array<ReadinessStep>,
};

/** How a postmortem is judged. */
export type ReviewOptions = {
  /** The time by which it is judged; now if it is left out. */
  now?: Instant | Date,
  /** The rules that say nothing, by name. */
  off?: Array<string>,
  /** Adds what would be missing at this status. */
  as?: StatusKind,
  /** The shipped template that lays it out; its own if it is left out. */
  template?: string,
  /** The severities of the team; those that ship if they are left out. */
  scheme?: SeverityScheme,
};

/** How often something comes. */
export type Rhythm = {
  /** So many times. */
  count: number,
  /** In each of these. */
  per: RhythmPeriod,
};

/** What occurrences are counted by. */
export type RhythmPeriod = "day" | "week" | "month" | "quarter" | "year";

/** What to do next. */
export type Roadmap = {
  /** The phases, the first first; each has the steps that fit. */
  phases: Array<RoadmapPhaseSteps>,
  /** Capabilities that need each other in a circle: none of them can begin. */
  cycles: Array<Array<Id<"Capability">>>,
  /** Steps that wait for such a circle. */
  blocked: Array<RoadmapStep>,
  /** What targets need and nothing brings. */
  openNeeds: Array<OpenNeed>,
  /** What all of it takes, in hours. */
  hours: number,
  /** What all of it costs and returns in a year; none where too little is known. */
  money: RoadmapMoney | null,
};

/** An item of the roadmap of an assessment of maturity. */
export type RoadmapItem = {
  /** The assessment. */
  assessment: Id<"Document">,
  /** What is to get better. */
  capability: Id<"Capability">,
};

/** Sums of a year, each between what it lies. */
export type RoadmapMoney = {
  /** The currency, as ISO 4217 calls it. */
  currency: string,
  /** What incidents cost less, in hundredths. */
  avoided: MoneyRange | null,
  /** What work is saved, in hundredths. */
  saved: MoneyRange | null,
  /** What it costs, in hundredths. */
  cost: MoneyRange,
  /** What is left, in hundredths. */
  net: MoneyRange,
};

/** When something of a roadmap comes. */
export type RoadmapPhase = "quick-wins" | "first-month" | "second-and-third-month" | "next-quarter" | "later";

/** One phase of a roadmap. */
export type RoadmapPhaseSteps = {
  /** Which. */
  phase: RoadmapPhase,
  /** The minutes that there are for it; none for what comes later. */
  minutes: number | null,
  /** What is done in it. */
  steps: Array<RoadmapStep>,
};

/** What a roadmap is made with. Each has a default, and all can be changed. */
export type RoadmapPlan = {
  /** The hours that the team has for getting better, a week. */
  hoursAWeek: number,
  /** The weeks of the phases but the last: quick wins, the rest of the first month, months two and three, the quarter after. */
  weeks: [number, number, number, number],
  /** The day that the first phase begins. */
  begins?: Day | null,
  /** What an hour of work costs. */
  hourly?: Money | null,
  /** What incidents cost. */
  incidents?: IncidentCost | null,
  /** The share of incidents that an item addresses, in millionths, where nobody says otherwise. */
  addressed?: Addressed | null,
  /** What is known of single items. */
  items?: { [key: string]: PlanItem },
};

/** One thing to do: to bring a capability to a higher score. */
export type RoadmapStep = {
  /** What gets better. */
  capability: Id<"Capability">,
  /** Where it begins, in levels. */
  from: number,
  /** Where it ends, in levels. */
  to: number,
  /** The minutes that it takes. */
  minutes: Guess,
  /** Who says so. */
  source: EffortSource,
  /** The capabilities whose targets need it. */
  neededBy: Array<Id<"Capability">>,
};

/** Who held which role. */
export type Roles = {
  /** Who decided. */
  commander: string,
  /** Who led the repair. */
  technicalLead: string,
  /** Who told everybody else. */
  communicationsLead: string,
  /** Who kept the record. */
  scribe: string,
  /** Everybody else who is worth naming. */
  others: Array<NamedRole>,
};

/** A rule of the review. */
export type Rule = {
  /** Its name, by which it can be switched off. */
  id: string,
  /** What sort of rule it is. */
  family: FindingFamily,
  /** How much its findings matter. */
  level: FindingLevel,
  /** How much it counts in the readiness; 0 if it does not. */
  weight: number,
  /** What it looks for. */
  title: string,
  /** Why that matters. */
  why: string,
  /** How to settle what it finds. */
  how: string,
};

/** When a plan begins. */
export type ScheduleOptions = {
  /** The time from which is planned; now if it is left out. */
  now?: Instant | Date,
};

/** A mark from 1, the least, to 5. */
export type Score = number;

/** What an assessment comes to. */
export type Scores = {
  /** The mean of the dimensions by their weights, in levels; none where nothing is assessed, which is not 0. */
  overall: number | null,
  /** The highest level that everything has reached. */
  staged: Staged | null,
  /** How much of it is answered. */
  coverage: Coverage,
  /** The dimensions in scope. */
  dimensions: Array<DimensionScore>,
  /** What dimensions belong to, where there is something above them. */
  groups: Array<GroupScore>,
  /** The capabilities in scope. */
  capabilities: Array<CapabilityScore>,
};

/** Something that was found in a text. */
export type SecretHit = {
  /** What sort of thing it is. */
  kind: SecretKind,
  /** What it is, for people: “GitHub token”, “e-mail address”. */
  name: string,
  /** Where it stands, as JavaScript counts letters. */
  range: TextRange,
  /** Whether it opens something to whoever reads it: then removing it is not enough, it has to be changed. */
  isSecret: boolean,
  /** Whether it may well stay where it is, such as the name of a host. */
  isHint: boolean,
};

/** What sort of secret or personal datum it is, the gravest first. */
export type SecretKind = "private-key" | "token" | "password" | "credentials" | "card-number" | "email" | "phone-number" | "ip-address" | "shared-mailbox" | "private-address" | "internal-host";

/** A part of a postmortem: those that have fields of their own, and free sections by the name that their template gives them. */
export type SectionKey = "summary" | "impact" | "timeline" | "what-happened" | "trigger" | "factors" | "causes" | "surprise" | "went-well" | "went-wrong" | "lucky" | "lessons" | "actions" | "people" | "response" | (string & {});

/** What became nothing. */
export type SetAside = {
  /** How many. */
  n: number,
  /** Why. */
  because: string,
};

/**
 * What has to be true for a rule to hold: all of what is set. Nothing set always holds.
 *
 * A condition can only ask for facts to be bad enough, never for them to be good, so that worse facts keep every rule that held.
 */
export type SeverityConditions = {
  /** This share of users or more is affected. */
  usersShare?: Share | null,
  /** A core function is down. */
  coreDown?: boolean,
  /** Data is in this state or a worse one. */
  dataLoss?: DataLoss | null,
  /** There is no way round it. */
  noWorkaround?: boolean,
  /** Revenue is at risk. */
  revenueAtRisk?: boolean,
};

/** What a severity is proposed from. */
export type SeverityFact = "users-share" | "core-down" | "data-loss" | "workaround" | "revenue";

/** What is known of an incident. What is left out is unknown, which is not the same as “no”. */
export type SeverityFacts = {
  /** Which share of users is affected, in millionths. */
  usersShare?: Share,
  /** Whether something that the product is used for does not work at all. */
  coreDown?: boolean,
  /** What became of data. */
  dataLoss?: DataLoss,
  /** Whether users can get there by another way. */
  hasWorkaround?: boolean,
  /** Whether money is lost, or will be. */
  revenueAtRisk?: boolean,
};

/** Names a level of a scheme, such as `SEV1`. */
export type SeverityKey = string;

/** One level and what a team promises at it. */
export type SeverityLevel = {
  /** The level's name in documents. */
  key: SeverityKey,
  /** One word for it. */
  name: string,
  /** What an incident of this level looks like. */
  meaning: string,
  /** Minutes from detection to acknowledgement; none is promised where absent. */
  acknowledgeMinutes?: number | null,
  /** When it is resolved. */
  resolve: ResolveTarget,
  /** Minutes between updates; absent where updates come only at the end, or never. */
  updateMinutes?: number | null,
  /** Who is told, and when. */
  escalate: string,
};

/** By which scheme. */
export type SeverityOptions = {
  /** The severities of the team; those that ship if they are left out. */
  scheme?: SeverityScheme,
};

/** A proposed severity. */
export type SeverityProposal = {
  /** The level: in doubt, the higher one. */
  level: SeverityKey,
  /** Why, as a sentence. */
  because: string,
  /** The unknown facts that were taken as the worst. An answer to any of them may lower the level; none can raise it. */
  assumed: Array<SeverityQuestion>,
  /** The level by what is known alone, which no answer can lower; none where no rule holds. */
  known: SeverityKey | null,
};

/** A fact to ask about. */
export type SeverityQuestion = {
  /** The fact. */
  fact: SeverityFact,
  /** The question that asks for it. */
  question: string,
};

/** One rule: under these conditions, this level. */
export type SeverityRule = {
  /** Its name in files. */
  id: string,
  /** The level that it proposes. */
  level: SeverityKey,
  /** When it holds. */
  when: SeverityConditions,
  /** Why, as a sentence; `{share}` stands for the share of users in the conditions. */
  text: string,
};

/**
 * The levels that a team tells apart, from worst to mildest, and the rules that propose one of them.
 *
 * There is a level at least, no two levels share a key, and the rules go from the worst level to the mildest.
 */
export type SeverityScheme = {
  /** What the team calls the scheme. */
  name: string,
  /** Where its figures come from. */
  source: string, levels: Array<SeverityLevel>, rules?: Array<SeverityRule>,
};

/**
 * A share of a whole, in millionths: 0 to 1,000,000.
 *
 * Millionths, because a share of failed requests is often below a hundredth of a percent; an integer, so that documents
 * compare exactly.
 */
export type Share = number;

/** How a project is simulated. */
export type SimulationOptions = {
  /** What the runs follow from: the same number gives the same figures on every machine. A random one if it is left out. */
  seed?: number,
};

/** How sure the return of a project is. */
export type SimulationResult = {
  /** What the runs followed from. */
  seed: number,
  /** The net present value. */
  npv: Spread,
  /** The month by which it has paid back; none where that is never. */
  paybackMonths: PaybackSpread,
  /** The share of runs that paid back in the time, 0 to 1. */
  paysBack: number,
  /** Between what savings less costs lie by the end of each month, in eight runs of ten. */
  band: Array<Band>,
  /** Whether all runs are the same, since no figure has a range. */
  isCertain: boolean,
};

/** A service level objective: this share of requests succeeds within a rolling window. */
export type Slo = {
  /** The share of requests that shall succeed. */
  objective: Share,
  /** The length of the window in days. */
  windowDays: number,
};

/** The values that a tenth, half and nine tenths of the runs are not above. */
export type Spread = {
  /** A tenth. */
  p10: number,
  /** Half. */
  p50: number,
  /** Nine tenths. */
  p90: number,
};

/** Some weeks of a team. */
export type Sprint = {
  /** Its first day. */
  begins: Day,
  /** Its last day. */
  ends: Day,
  /** Minutes that it has for reducing toil. */
  minutes: number,
  /** Minutes of these that projects take. */
  used: number,
};

/** Projects in sprints. */
export type SprintPlan = {
  /** The sprints, and how much of each is used. */
  sprints: Array<Sprint>,
  /** What is done, in order. */
  placed: Array<PlacedProject>,
  /** What is not, and why. */
  leftOut: Array<LeftOutProject>,
  /** What the plan is worth, in `unit`. */
  worth: number,
  /** A currency as ISO 4217 calls it, or hours. */
  unit: string,
  /** Whether no other plan is worth more; of many projects only a good one is found. */
  isExact: boolean,
};

/** One change of a project's stage. */
export type StageChange = {
  /** The new stage. */
  to: ProjectStage,
  /** The day. */
  on: Day,
  /** Who said so, as they call themselves. */
  who?: string,
};

/** The highest level that everything has reached, and what keeps it from the next. */
export type Staged = {
  /** The level. */
  level: number,
  /** The capabilities that are no further. */
  weakest: Array<Id<"Capability">>,
};

/** One change of an action's state. */
export type StateChange = {
  /** The new state. */
  to: StateKind,
  /** When. */
  at: Instant,
  /** Who made it, as they call themselves. */
  who: string,
};

/** An action's state without its reason. */
export type StateKind = "open" | "in-progress" | "blocked" | "done" | "wont-do";

/** A postmortem's status, in the order of its life. */
export type StatusKind = "draft" | "in-review" | "approved" | "published";

/** How much an action can be relied on, from most to least. */
export type Strength = "design" | "automation" | "detection" | "procedure" | "document";

/** Where a team wants to get: what is said of a capability goes before what is said of its dimension, and that before what is said of all. */
export type Targets = {
  /** With all capabilities. */
  all?: HalfSteps | null,
  /** With those of a dimension. */
  dimensions?: { [key: string]: HalfSteps },
  /** With one. */
  capabilities?: { [key: string]: HalfSteps },
};

/** Names a template. */
export type TemplateId = string;

/** A stretch of two versions of a text. */
export type TextPiece = {
  /** In which version it stands. */
  side: PieceSide,
  /** The words. */
  text: string,
};

/** A stretch of a text, as `slice` takes it. */
export type TextRange = {
  /** Its first letter. */
  start: number,
  /** The one after its last. */
  end: number,
};

/** What kind of work an activity is. */
export type ToilCategory = "deployments" | "restarts" | "alerts" | "scaling" | "data-fixes" | "requests" | "certificates" | "reporting" | "other";

/** The rungs of the ladder on which work is automated. */
export type ToilLevel = "manual" | "documented" | "semi-automated" | "automated" | "self-healing";

/** A document of toil: its activities, the weeks that were measured, and the projects against it. */
export type ToilRegister = {
  /** The shape that it is stored in. */
  schema: "toil-register/1",
  /** Its name across devices. */
  id: Id<"Document">,
  /** When it was begun. */
  createdAt: Instant,
  /** What people call it; may be empty. */
  title: string,
  /** The clocks by which its days begin. */
  zone: Zone,
  /** What it reckons with. */
  assumptions: Assumptions,
  /** What people do by hand. */
  activities: Array<Activity>,
  /** What was measured, in any order. */
  weeks: Array<Week>,
  /** What is done about it. */
  projects: Array<Project>,
};

/** One change of status: what to, when, by whom and why. */
export type Transition = {
  /** The new status. */
  to: StatusKind,
  /** When. */
  at: Instant,
  /** Who made it, as they call themselves. */
  who: string,
  /** Why; a way back to *draft* should say. */
  note: string,
  /** The errors that were overridden to publish: the name of a rule, or `rule: what it was about`; see `Gate`. */
  overrides?: Array<string>,
};

/** Something that needs attention. */
export type TrendWarning = {
  /** A name that stays the same for as long as it says the same. */
  key: string,
  /** What it is. */
  kind: WarningKind,
  /** The postmortems that it rests on. */
  incidents: Array<Id<"Document">>,
};

/** What many postmortems say together. */
export type Trends = {
  /** How many incidents count. */
  incidents: number,
  /** How many incidents there are a week; none where too little is known. */
  weekly: WeeklyRate | null,
  /** Whether they become more or fewer, by month; none where too little is known to tell. */
  course: Course | null,
  /** How long it took to detect, to acknowledge, to mitigate and to resolve. */
  response: Array<ResponseTimes>,
  /** How many incidents there are by what. */
  counts: Counts,
  /** What returns, that of the most incidents first. */
  recurring: Array<RecurringReason>,
  /** What needs attention. */
  warnings: Array<TrendWarning>,
  /** How postmortems are gone about. */
  culture: Culture,
};

/** Which incidents count. */
export type TrendsOptions = {
  /** Only incidents of this team. */
  team?: string,
  /** Only incidents that hit this service. */
  service?: string,
  /** Only incidents with this tag. */
  tag?: string,
  /** The first day that counts. */
  from?: Day,
  /** The first day that no longer counts. */
  until?: Day,
  /** The zone by whose clocks today begins; that of the machine if it is left out. */
  zone?: Zone,
  /** The time by which is judged; now if it is left out. */
  now?: Instant | Date,
};

/** Hours that are typical of a capability. */
export type TypicalHours = {
  /** The hours of work that getting from one's score to one's target takes. */
  effort?: CapabilityHours | null,
  /** The hours a year that nobody spends any more. */
  benefit?: CapabilityHours | null,
} & { [other: string]: unknown };

/** A document of a backup that could not be read. */
export type UnreadableDocument = {
  /** Its text, as it stands in the backup. */
  raw: string,
  /** Why. */
  because: string,
};

/** What somebody says of one capability. */
export type Vote = { "score": HalfSteps } | "dont-know" | "not-applicable";

/** What many incidents say that needs attention. */
export type WarningKind = "budget-near-exhaustion" | "factor-returned" | "rate-rose" | "overdue-against-recurring" | "found-by-customers";

/** What a team worked on in one week. */
export type Week = {
  /** Its name within the register. */
  id: Id<"Week">,
  /** The Monday that it begins with. */
  monday: Day,
  /** Whose week it is; empty where there is one team only. */
  team?: string,
  /** How it is known. */
  source: WeekSource,
  /** Minutes of toil by kind. */
  toil?: { [key in ToilCategory]?: number },
  /** Minutes of toil, where nobody has said what kind. */
  toilMinutes?: number | null,
  /** Minutes of work in all. */
  allMinutes: number | null,
  /** The errors that were made by hand. */
  errors?: number | null,
  /** How long it took to resolve what comes again and again, in minutes. */
  resolveMinutes?: number | null,
  /** How the team is, from 1 to 5. */
  sentiment?: Score | null,
  /** Whatever else there is to say. */
  note?: string,
};

/** How a week is known. */
export type WeekSource = "survey" | "log";

/** A number of incidents a week. */
export type WeeklyRate = {
  /** The mean. */
  mean: number,
  /** Between what it lies, at 95 %. */
  low: number,
  /** Between what it lies, at 95 %. */
  high: number,
  /** Over how many weeks. */
  weeks: number,
};

/**
 * How much a capability or dimension counts among its kind: 0 to 1,000, in thousandths.
 *
 * Thousandths, so that means are sums of integers and no order of the parts changes one.
 */
export type Weight = number;

/**
 * A workshop as it stands, so that leaving in the middle loses nothing.
 *
 * Votes come on ballots, one a person: by passing the device, by code, or in a room. What they say is not told
 * before it is revealed. What the group agrees on is the answer of the assessment.
 */
export type Workshop = {
  /** Its name, which every ballot carries. */
  id: Id<"Workshop">,
  /** Which questions, in which order; all that are assessed, in the order of the model, where this is empty. */
  order?: Array<Id<"Capability">>,
  /** The question that is on the screen. */
  current?: Id<"Capability"> | null,
  /** The questions whose votes were shown. */
  revealed?: Array<Id<"Capability">>,
  /** Whether ballots say whose they are. */
  isNamed?: boolean,
  /** The seconds that a question has on the timer; none without one. */
  seconds?: number | null,
  /** The agenda that it keeps to, by its key; may be empty. */
  agenda?: string,
  /** What people said. */
  ballots?: Array<Ballot>,
};

/**
 * A time zone by its IANA name, such as `Europe/Berlin`.
 *
 * Only the form is checked: which zones exist is known by the browser, whose database is newer than any we could ship.
 */
export type Zone = string;

/** A postmortem in which nothing is written yet, with the sections of a template. */
export declare function createPostmortem(options?: PostmortemOptions): Postmortem;

/** A list of actions that belong to no incident. */
export declare function createActionList(options?: CreateOptions): ActionList;

/** A register of what people do by hand. */
export declare function createToilRegister(options?: CreateOptions): ToilRegister;

/** An assessment by `model`, which it keeps: whatever becomes of the file, it is scored by that. */
export declare function createAssessment(model: Model, options?: AssessmentOptions): Assessment;

/** Everything that a careful colleague would point out, and how ready the postmortem is to be published. */
export declare function review(postmortem: Postmortem, options?: ReviewOptions): Review;

/** The rules of the review: what each looks for, why it matters, and how to settle it. */
export declare function rules(): Array<Rule>;

/** The postmortem with everything mended that needs no judgement, and what that was. */
export declare function applyFixes(postmortem: Postmortem, options?: ReviewOptions): Fixed;

/** The durations of an incident, each with the moments that it is derived from, and every figure of the text that disagrees with them. */
export declare function metrics(postmortem: Postmortem): Measured;

/**
 * Markdown as HTML that can neither run nor load anything: raw HTML comes out as text, links lead to http, https, mailto and relative
 * places only, and images are named and linked.
 */
export declare function renderMarkdown(text: string, options?: RenderOptions): string;

/** The timeline or a tree of causes as SVG or as Mermaid text. */
export declare function draw(postmortem: Postmortem, options?: DrawOptions): string;

/** A chart of documents as SVG, with the table behind it. Where there is too little to draw, it says why. */
export declare function chart(documents: Array<Document>, options: ChartOptions): Chart;

/**
 * Reads a file of any kind: documents and backups of ours, Markdown and plain text of anybody, chats, alerts, tables, check-lists,
 * archives. Nothing of it is dropped: what is not understood is kept as text, and named with its lines.
 */
export declare function importFile(data: string | Uint8Array | ArrayBuffer, options?: ImportOptions): Imported;

/** A document in another format, as text. */
export declare function exportAs(document: Document, format: ExportFormat, options?: ExportOptions): string;

/** All documents in one file, which `importFile` and the app read back. */
export declare function exportBackup(documents: Array<Document>): string;

/** Reads a model of maturity: JSON, YAML or CSV of our shape, OWASP SAMM, DSOMM, or an AWS Well-Architected lens. */
export declare function importModel(files: string | Uint8Array | ArrayBuffer | ModelFile[], options?: ImportOptions): ModelImported;

/** A model of maturity as JSON, YAML or CSV. */
export declare function exportModel(model: Model, options?: ModelOptions): string;

/** What keeps a model from being used, and what may be a mistake in it. */
export declare function checkModel(model: Model): ModelCheck;

/** What an assessment comes to: by capability, dimension and group, and as a whole. */
export declare function score(assessment: Assessment): Scores;

/** What to do next to reach the targets of an assessment, in phases, and what that costs and returns. */
export declare function roadmap(assessment: Assessment): Roadmap;

/** What each project of a register returns: payback, return on investment, net present value; best first. */
export declare function rankProjects(register: ToilRegister, options?: RankOptions): Array<RankedProject>;

/** How sure the return of a project is: ten thousand runs over what its figures may be, the same for the same seed. */
export declare function simulateProject(register: ToilRegister, project: string, options?: SimulationOptions): SimulationResult;

/** Which projects go into which sprints, so that what is done is worth the most; and why the others have to wait. */
export declare function planSprints(register: ToilRegister, options?: ScheduleOptions): SprintPlan;

/** One document of two that were both edited from `base`: `mine`, with everything that only `theirs` changed. All three are of one kind. */
export declare function merge(base: Document, mine: Document, theirs: Document): Merged;

/** What changed between two versions of a postmortem, place by place, in the order of the document. */
export declare function diff(before: Postmortem, after: Postmortem): Array<Change>;

/** The severity that the facts speak for, why, and what was assumed. Nothing, where too little is known. */
export declare function proposeSeverity(facts: SeverityFacts, options?: SeverityOptions): SeverityProposal | null;

/** Everything in a text that has the shape of a secret or of personal data. */
export declare function findSecrets(text: string): Array<SecretHit>;

/** The text with a marker in place of each secret and personal datum. */
export declare function redact(text: string, options?: RedactOptions): string;

/**
 * What many postmortems say together: response times with their intervals, how many there are by what, what returns, and what needs
 * attention.
 */
export declare function trends(documents: Array<Document>, options?: TrendsOptions): Trends;

/** What the postmortems of a month or a quarter teach, as Markdown, as a page, or with every figure as JSON. */
export declare function learningReport(documents: Array<Document>, options?: ReportOptions): string;
