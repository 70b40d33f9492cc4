import { expect, test } from "vitest";
import { type OutboxRepository, outboxRepository } from "../../src/database/outbox.ts";
import { theService } from "../../src/domain/actors.ts";
import { type LedgerDraft, serviceStream } from "../../src/domain/ledger.ts";
import { useDatabaseServer } from "../support/master-database.ts";

const server = useDatabaseServer();

function draft(id: string): LedgerDraft {
  const about = { stream: serviceStream, actor: theService, action: "key.made", runId: null } as const;
  return { id, at: new Date(0), data: { id }, ...about };
}

async function open(
  outbox?: LedgerDraft[],
): Promise<{ repository: OutboxRepository; push: (id: string) => Promise<unknown> }> {
  const { db } = await server.emptyDatabase();
  const keys = db.collection<{ _id: string; outbox?: LedgerDraft[] }>("keys");
  await keys.insertMany([{ _id: "empty", outbox: [] }, { _id: "old" }, { _id: "k", ...(outbox && { outbox }) }]);
  return {
    repository: outboxRepository(db),
    push: (id) => keys.updateOne({ _id: "k" }, { $push: { outbox: draft(id) } }),
  };
}

test("what a document has to tell comes back as it was, in order; one without an outbox has nothing", async () => {
  const { repository } = await open([draft("b"), draft("a")]);
  expect(await repository.pending("keys", "k")).toEqual([draft("b"), draft("a")]);
  expect(await repository.pending("keys", "old")).toEqual([]);
  expect(await repository.pending("keys", "gone")).toEqual([]);
});

test("what is settled is gone, what was added meanwhile stays, and settling again takes nothing else", async () => {
  const { repository, push } = await open([draft("a"), draft("b")]);
  await push("c");
  await repository.settle("keys", "k", ["a", "b"]);
  await repository.settle("keys", "k", ["a", "b"]);
  expect(await repository.pending("keys", "k")).toEqual([draft("c")]);
});

test("several that settle at once, beside one that adds, take out exactly what was settled", async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `d${index}`);
  const { repository, push } = await open(ids.map(draft));
  await Promise.all([
    ...[1, 2, 3, 4].map(() => repository.settle("keys", "k", ids)),
    ...["x", "y", "z"].map((id) => push(id)),
  ]);
  const left = (await repository.pending("keys", "k")).map(({ id }) => id);
  expect(left.sort()).toEqual(["x", "y", "z"]);
});

test("only documents with something to tell wait, and no more than were asked for", async () => {
  const { repository } = await open([draft("a")]);
  expect(await repository.waiting("keys", 10)).toEqual(["k"]);
  expect(await repository.waiting("keys", 1)).toHaveLength(1);
  expect(await repository.waiting("runs", 10)).toEqual([]);
});
