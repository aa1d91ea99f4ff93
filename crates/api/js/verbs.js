//! The verbs: each takes plain objects, keeps nothing, and returns plain objects.

import { AfterwordError } from "./failure.js";
import { call } from "./module.js";

const NOTHING = new Uint8Array(0);

const wrong = (path, message, cause) =>
  new AfterwordError({ code: "bad-argument", message: `${path}: ${message}`, path }, { cause });

/** What JSON has no word for, and would lose without a sound. */
const refuse = (name) =>
  function (key, value) {
    const given = this[key];
    const path = key === "" ? name : `${name}.${key}`;
    if (given instanceof Date && Number.isNaN(given.getTime())) throw wrong(path, "this is no valid date");
    if (typeof given === "number" && !Number.isFinite(given)) throw wrong(path, `${given} is no number that can be used`);
    if (["function", "symbol", "bigint"].includes(typeof given)) throw wrong(path, `a ${typeof given} can't be used here`);
    return value;
  };

/** An argument as JSON; nothing if it was left out. */
const written = (name, given) => {
  try {
    // Documents are large, and what they may not hold is found by the module.
    return JSON.stringify(given, name === "options" ? refuse(name) : undefined);
  } catch (cause) {
    if (cause instanceof AfterwordError) throw cause;
    throw wrong(name, `this is nothing that JSON can hold (${cause instanceof Error ? cause.message : cause})`, cause);
  }
};

const run = (verb, names, given, bytes = NOTHING) => {
  const members = [];
  names.forEach((name, at) => {
    const json = written(name, given[at]);
    if (json !== undefined) members.push(`"${name}":${json}`);
  });
  return call(verb, `{${members.join(",")}}`, bytes);
};

const verb = (name, ...names) => {
  const it = (...given) => run(name, names, given);
  Object.defineProperty(it, "name", { value: name });
  return it;
};

/** The bytes of what is handed over as a file. */
const bytesOf = (path, data) => {
  if (typeof data === "string") return new TextEncoder().encode(data);
  if (data instanceof Uint8Array) return data;
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  throw wrong(path, "a file is a string, a Uint8Array or an ArrayBuffer");
};

export const createPostmortem = verb("createPostmortem", "options");
export const createActionList = verb("createActionList", "options");
export const createToilRegister = verb("createToilRegister", "options");
export const createAssessment = verb("createAssessment", "model", "options");
export const review = verb("review", "postmortem", "options");
export const rules = verb("rules");
export const applyFixes = verb("applyFixes", "postmortem", "options");
export const metrics = verb("metrics", "postmortem");
export const renderMarkdown = verb("renderMarkdown", "text", "options");
export const draw = verb("draw", "postmortem", "options");
export const chart = verb("chart", "documents", "options");
export const exportAs = verb("exportAs", "document", "format", "options");
export const exportBackup = verb("exportBackup", "documents");
export const exportModel = verb("exportModel", "model", "options");
export const checkModel = verb("checkModel", "model");
export const score = verb("score", "assessment");
export const roadmap = verb("roadmap", "assessment");
export const rankProjects = verb("rankProjects", "register", "options");
export const simulateProject = verb("simulateProject", "register", "project", "options");
export const planSprints = verb("planSprints", "register", "options");
export const merge = verb("merge", "base", "mine", "theirs");
export const diff = verb("diff", "before", "after");
export const proposeSeverity = verb("proposeSeverity", "facts", "options");
export const findSecrets = verb("findSecrets", "text");
export const redact = verb("redact", "text", "options");
export const trends = verb("trends", "documents", "options");
export const learningReport = verb("learningReport", "documents", "options");

export const importFile = (data, options) => {
  const bytes = bytesOf("data", data);
  return run("importFile", ["data", "options"], [bytes.length, options], bytes);
};

export const importModel = (files, options) => {
  const all = Array.isArray(files) ? files : [{ name: "", data: files }];
  const parts = all.map((it, at) => {
    if (typeof it?.name !== "string") throw wrong(`files[${at}].name`, "a file of several has a name");
    return bytesOf(Array.isArray(files) ? `files[${at}].data` : "files", it.data);
  });
  const bytes = new Uint8Array(parts.reduce((sum, it) => sum + it.length, 0));
  parts.reduce((at, it) => (bytes.set(it, at), at + it.length), 0);
  const lengths = all.map((it, at) => ({ name: it.name, length: parts[at].length }));
  return run("importModel", ["files", "options"], [lengths, options], bytes);
};
