import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { decide, refusalOf, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital } from "../../../support/hospital.ts";
import { madeKey } from "../../../support/keys.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

test("every key may comment on a run, also on an ended one, and the ledger tells who did, with a digest in place of the words", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const { key } = await madeKey(service, "viewer", "Vera");
  const run = await waitingChange(service, id);
  await taken(decide(service, run.id, "comments", { text: "Why M10?" }, key));
  await taken(decide(service, run.id, "discard"));
  const commented = await taken(decide(service, run.id, "comments", { text: "<b>Good question.</b>" }));
  expect(commented).toMatchObject({
    status: "discarded",
    comments: [
      { by: { name: "Vera" }, text: "Why M10?" },
      { by: { name: "ops key" }, text: "<b>Good question.</b>" },
    ],
  });
  const told = (await service.ledgerOf(id)).filter(({ action }) => action === "run.commented");
  expect(told.map(({ actor, data }) => [actor.name, data])).toEqual([
    ["Vera", { text_sha256: createHash("sha256").update("Why M10?").digest("hex") }],
    ["ops key", { text_sha256: createHash("sha256").update("<b>Good question.</b>").digest("hex") }],
  ]);
});

test("comments made at once are all kept, and no approval is lost beside them", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const run = await waitingChange(service, id);
  const texts = Array.from({ length: 10 }, (_, index) => `comment ${index}`);
  const answers = await Promise.all([
    ...texts.map((text) => decide(service, run.id, "comments", { text })),
    decide(service, run.id, "approve"),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
  const kept = await service.repositories.runs.find(run.id);
  expect(kept?.comments.map(({ text }) => text).sort()).toEqual(texts);
  expect(kept?.approvals).toHaveLength(1);
});

test("a comment needs words, and a run takes two hundred", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  const run = await waitingChange(service, id);
  for (const body of [undefined, {}, { text: " " }, { text: "x".repeat(2_001) }, { text: "x", by: "Ana" }]) {
    expect((await decide(service, run.id, "comments", body)).status).toBe(422);
  }
  const stored = await service.repositories.runs.find(run.id);
  if (!stored) throw new Error("no such run");
  const comment = { by: stored.author, at: new Date(), text: "x" };
  const full = { ...stored, version: stored.version + 1, comments: Array.from({ length: 200 }, () => comment) };
  await service.repositories.runs.save(full);
  expect(await refusalOf(decide(service, run.id, "comments", { text: "one more" }))).toMatchObject({
    status: 422,
    code: "too_many_comments",
  });
});
