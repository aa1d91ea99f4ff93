// What is in the app's own database, read beside the app, and whether it agrees with itself.
import assert from "node:assert/strict";

/** All rows of the database, table by table: { version, documents: [[key, value], …], … }. `page` is any page of the site. */
export const stored = (page) =>
  page.evaluate(async () => {
    const done = (request) => new Promise((ok, no) => Object.assign(request, { onsuccess: () => ok(request.result), onerror: () => no(request.error) }));
    const database = await done(indexedDB.open("afterword"));
    try {
      const names = [...database.objectStoreNames];
      const transaction = database.transaction(names);
      const rows = async (name) => {
        const [keys, values] = await Promise.all(["getAllKeys", "getAll"].map((it) => done(transaction.objectStore(name)[it]())));
        return keys.map((key, n) => [key, values[n]]);
      };
      const tables = await Promise.all(names.map(async (name) => [name, await rows(name)]));
      return { version: database.version, ...Object.fromEntries(tables) };
    } finally {
      database.close();
    }
  });

/** One document as it is stored, or nothing. */
export const storedDocument = (page, id) =>
  page.evaluate(async (id) => {
    const done = (request) => new Promise((ok, no) => Object.assign(request, { onsuccess: () => ok(request.result), onerror: () => no(request.error) }));
    const database = await done(indexedDB.open("afterword"));
    try {
      const row = await done(database.transaction("documents").objectStore("documents").get(id));
      return row && JSON.parse(row).document;
    } finally {
      database.close();
    }
  }, id);

/** Fails unless every row says the same as those that belong to it; gives the documents by their ids. */
export const assertConsistent = (rows) => {
  const named = (pairs) => new Map(pairs.map(([key, value]) => [`${key}`, JSON.parse(value)]));
  const [documents, summaries, revisions, trash] = [rows.documents, rows.summaries, rows.revisions, rows.trash].map(named);
  assert.deepEqual([...summaries.keys()].toSorted(), [...documents.keys()].toSorted(), "each document has its line in the list");
  const kept = new Set();
  const expectVersions = (id, record) => {
    for (const { revision } of record.kept ?? []) kept.add(`${id},${revision}`);
  };
  for (const [id, record] of documents) {
    const { revision, summary } = summaries.get(id);
    assert.equal(revision, record.revision, `${id}: the line is of another revision than the document`);
    assert.equal(record.document.id, id);
    assert.equal(summary.title, record.document.title.trim(), `${id}: the line has another title`);
    expectVersions(id, record);
  }
  for (const [id, { record }] of trash) {
    assert.ok(!documents.has(id), `${id} is in the trash and is not`);
    expectVersions(id, JSON.parse(record));
  }
  assert.deepEqual([...revisions.keys()].toSorted(), [...kept].toSorted(), "the versions that are listed are those that are there");
  for (const [key, version] of revisions) assert.equal(version.id, key.split(",")[0]);
  return new Map([...documents].map(([id, record]) => [id, record.document]));
};
