// The worker in which files are read and written: it loads its program with the first job, and does one job after the other.
//
// A message is [glue, module, job, bytes]: where the program is, what to do, with which bytes. The answer is bytes, or a text that says what
// went wrong.
"use strict";

let program;

// The app in one file has its own way to its programs.
const fetched = async (glue, module) => {
  const it = await import(glue);
  await it.default({ module_or_path: module });
  return it;
};

const load = globalThis.afterwordLoad ?? fetched;

addEventListener("message", async ({ data: [glue, module, job, bytes] }) => {
  try {
    const answer = (await (program ??= load(glue, module))).answer(job, bytes);
    postMessage(answer, [answer.buffer]);
  } catch (error) {
    postMessage(String(error));
  }
});
