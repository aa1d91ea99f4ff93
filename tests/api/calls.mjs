//! Calls that have to fail, and how: the same in Node and in Chromium.

const POSTMORTEM = "0199a02f-ef00-7000-8000-000000000001";

/** Each call, and its code and path; `said` is part of its message. */
export const bad = (api) => {
  const postmortem = api.createPostmortem({ id: POSTMORTEM, zone: "UTC", now: "2026-01-05T09:00:00Z" });
  const register = api.createToilRegister({ zone: "UTC" });
  const circle = {};
  circle.of = circle;
  const entry = { id: "000000000001", time: "unknown", kind: "symptom", text: "a" };
  return [
    { run: () => api.review(), code: "bad-argument", path: "postmortem", said: "missing" },
    { run: () => api.review(null), code: "bad-argument", path: "postmortem", said: "missing" },
    { run: () => api.review("a text"), code: "bad-argument", path: "postmortem" },
    { run: () => api.review([]), code: "bad-argument", path: "postmortem" },
    { run: () => api.review({ ...postmortem, title: 7 }), code: "bad-argument", path: "postmortem.title", said: "string" },
    { run: () => api.review({ ...postmortem, schema: "postmortem/99" }), code: "bad-argument", path: "postmortem", said: "postmortem/1" },
    { run: () => api.review({ ...postmortem, timeline: [entry, { ...entry, time: { exact: "noon" } }] }), code: "bad-argument", path: "postmortem.timeline[1].time.exact" },
    { run: () => api.review({ ...postmortem, impact: { users: -1 } }), code: "bad-argument", path: "postmortem.impact.users" },
    { run: () => api.review({ ...postmortem, impact: { users: NaN, usersShare: 2e6 } }), code: "bad-argument", path: "postmortem.impact.usersShare" },
    { run: () => api.review({ ...postmortem, zone: "Mars/Olympus_Mons" }), code: "not-found", path: "postmortem.zone", said: "Mars" },
    { run: () => api.review({ ...postmortem, summary: 1n }), code: "bad-argument", path: "postmortem", said: "BigInt" },
    { run: () => api.review(circle), code: "bad-argument", path: "postmortem", said: "circular" },
    { run: () => api.review(postmortem, { off: ["no-such-rule"] }), code: "not-found", path: "options.off", said: "rules()" },
    { run: () => api.review(postmortem, { offf: [] }), code: "bad-argument", path: "options.offf", said: "unknown field" },
    { run: () => api.review(postmortem, { as: "finished" }), code: "bad-argument", path: "options.as" },
    { run: () => api.review(postmortem, { now: new Date(NaN) }), code: "bad-argument", path: "options.now", said: "date" },
    { run: () => api.review(postmortem, { now: "yesterday" }), code: "bad-argument", path: "options.now" },
    { run: () => api.review(postmortem, "now"), code: "bad-argument", path: "options" },
    { run: () => api.createPostmortem({ template: "long" }), code: "not-found", path: "options.template", said: "standard" },
    { run: () => api.createPostmortem({ id: "seven" }), code: "bad-argument", path: "options.id", said: "UUID" },
    { run: () => api.createPostmortem({ zone: "Nowhere/Land" }), code: "not-found", path: "options.zone" },
    { run: () => api.createAssessment({}), code: "bad-argument", path: "model" },
    { run: () => api.createAssessment({ id: "m", version: "1", name: "M", levels: [], dimensions: [] }), code: "bad-argument" },
    { run: () => api.renderMarkdown({}), code: "bad-argument", path: "text" },
    { run: () => api.draw(postmortem, { of: "causes" }), code: "lacking" },
    { run: () => api.chart([postmortem], { of: "payback" }), code: "lacking", said: "register" },
    { run: () => api.chart([register], { of: "payback" }), code: "bad-argument", path: "options.project" },
    { run: () => api.chart([register], { of: "payback", project: "x" }), code: "not-found", path: "options.project" },
    { run: () => api.chart([postmortem], { of: "pie" }), code: "bad-argument", path: "options.of" },
    { run: () => api.chart([postmortem], { of: "team", width: Infinity }), code: "bad-argument", path: "options.width" },
    { run: () => api.chart([postmortem], { of: "team", width: 1e9 }), code: "bad-argument", path: "options.width" },
    { run: () => api.chart([postmortem, { schema: "x" }], { of: "team" }), code: "bad-argument", path: "documents[1]" },
    { run: () => api.importFile(7), code: "bad-argument", path: "data", said: "Uint8Array" },
    { run: () => api.importFile(""), code: "unreadable", said: "empty" },
    { run: () => api.importFile('{ "schema": "postmortem/1",\n "title": 7 }'), code: "unreadable", line: 2 },
    { run: () => api.importFile(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9])), code: "unreadable" },
    { run: () => api.importFile("# Notes\n", { into: postmortem }), code: "bad-argument", path: "options.into" },
    { run: () => api.importModel("id: tiny\nlevels: 3\n", { name: "tiny.yaml" }), code: "unreadable" },
    { run: () => api.importModel([]), code: "bad-argument", path: "files" },
    { run: () => api.importModel([{ data: "" }]), code: "bad-argument", path: "files[0].name" },
    { run: () => api.exportAs(postmortem, "docx"), code: "bad-argument", path: "format", said: "docx" },
    { run: () => api.exportAs(register, "ics"), code: "bad-argument", path: "format", said: "toil-register" },
    { run: () => api.exportAs(postmortem, "ics"), code: "lacking" },
    { run: () => api.exportAs(register, "markdown", { language: "tlh" }), code: "not-found", path: "options.language" },
    { run: () => api.merge(postmortem, register, register), code: "bad-argument", path: "base" },
    { run: () => api.simulateProject(register, "000000000002"), code: "not-found", path: "project" },
    { run: () => api.learningReport([], { period: "soon" }), code: "bad-argument", path: "options.period" },
    { run: () => api.rankProjects(register, { by: "luck" }), code: "bad-argument", path: "options.by", said: "payback" },
    { run: () => api.proposeSeverity({ usersShare: 2e6 }), code: "bad-argument", path: "facts.usersShare" },
    { run: () => api.proposeSeverity(), code: "bad-argument", path: "facts" },
  ];
};

/** What became of each of them: nothing where it failed as it has to. */
export const complaints = (api) => {
  const wrong = [];
  for (const { run, code, path, line, said = "" } of bad(api)) {
    try {
      run();
      wrong.push(`${run} did not fail`);
    } catch (error) {
      const is = error instanceof api.AfterwordError && error instanceof Error && error.name === "AfterwordError";
      const fits = error.code === code && (path === undefined || error.path === path) && (line === undefined || error.line === line);
      const speaks = error.message.includes(said) && error.message.length > 10;
      if (!is || !fits || !speaks) wrong.push(`${run}: ${error.code} ${error.path} ${error.line} “${error.message}”`);
    }
  }
  return wrong;
};

/** What a call says that a fault interrupts, and what the next one returns: the module is another one then, and works. */
export const afterFault = (api) => {
  const { decode } = TextDecoder.prototype;
  let fault;
  // An exception that crosses the module leaves it in the middle of a call, as a panic does.
  TextDecoder.prototype.decode = () => {
    throw new Error("broken by a test");
  };
  try {
    api.createPostmortem({ zone: "UTC" });
  } catch (error) {
    fault = { isOurs: error instanceof api.AfterwordError, code: error.code, message: error.message };
  } finally {
    TextDecoder.prototype.decode = decode;
  }
  return { fault, next: api.renderMarkdown("It was *down*"), zone: api.createPostmortem({ zone: "UTC" }).zone };
};
