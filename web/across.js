// The worker that answers what is asked across all documents: it loads its program with the first question.
//
// A message is [glue, module, number, question]: where the program is, and a question under a number. The answer is [number, answer], or
// [number, undefined, error] with what went wrong. The program itself says [0] when answers may be others from now on.
"use strict";

let program;

// The app in one file has its own way to its programs.
const fetched = async (glue, module) => {
  const it = await import(glue);
  await it.default({ module_or_path: module });
  return it;
};

const load = globalThis.afterwordLoad ?? fetched;

addEventListener("message", async ({ data: [glue, module, number, question] }) => {
  try {
    postMessage([number, await (await (program ??= load(glue, module))).ask(question)]);
  } catch (error) {
    postMessage([number, undefined, String(error)]);
  }
});
