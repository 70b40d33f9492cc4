import { expect, test } from "vitest";
import { z } from "zod";
import { outboxCollections } from "../../../../src/database/outbox.ts";
import { approvalRules, approvers, decide, refusalOf, taken, waitingChange } from "../../../support/decisions.ts";
import { payFor, settled, signUp } from "../../../support/hospital.ts";
import { madeKey, withKey } from "../../../support/keys.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();
const Paid = z.object({ credentials: z.object({ password: z.string() }) });

test("the ledger tells a hospital's whole journey in order, each step with who took it and what it was bound to", async () => {
  const service = await startTestService(server, { rules: approvalRules({ byAuthor: false }) });
  const { id } = await signUp(service);
  const { credentials } = Paid.parse(await (await payFor(service, id)).json());
  const [ana] = await approvers(service, "Ana");
  const { key: viewer } = await madeKey(service, "viewer", "Vera");
  const run = await waitingChange(service, id);
  expect((await decide(service, run.id, "approve", undefined, viewer)).status).toBe(403);
  expect(await refusalOf(decide(service, run.id, "approve"))).toMatchObject({ code: "own_run" });
  await taken(decide(service, run.id, "approve", { digest: run.plan?.digest }, ana));
  await settled(service, run.id);
  await service.ask("GET", `/api/v1/hospitals/${id}/ledger`, undefined, withKey(viewer));

  const entries = await service.ledgerOf(id);
  const steps = entries.map(({ action, actor }) => `${action} by ${actor.name}`);
  expect(steps).toEqual([
    "hospital.signed_up by sign-up",
    "payment.received by sign-up",
    "subscription.changed by Chakravue Operator",
    "run.requested by sign-up",
    "revision.made by Chakravue Operator",
    "run.planned by Chakravue Operator",
    "run.confirmed by Chakravue Operator",
    "run.apply_started by Chakravue Operator",
    "run.apply_finished by Chakravue Operator",
    "run.verified by Chakravue Operator",
    "run.ended by Chakravue Operator",
    "credentials.revealed by sign-up",
    "run.requested by ops key",
    "revision.made by Chakravue Operator",
    "run.planned by Chakravue Operator",
    "access.denied by Vera",
    "access.denied by ops key",
    "run.approved by Ana",
    "run.confirmed by Ana",
    "run.apply_started by Chakravue Operator",
    "run.apply_finished by Chakravue Operator",
    "run.verified by Chakravue Operator",
    "run.ended by Chakravue Operator",
  ]);
  expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1));

  const ofChange = entries.filter(({ runId }) => runId === run.id);
  const dataOf = (action: string) => ofChange.find((entry) => entry.action === action)?.data;
  const digest = run.plan?.digest;
  expect(dataOf("run.requested")).toMatchObject({ kind: "change", change: { tier: "M10" }, reason: "a test" });
  expect(dataOf("revision.made")).toMatchObject({
    revision: 2,
    difference: [{ key: "terminationProtection" }, { key: "tier" }],
  });
  expect(dataOf("run.planned")).toMatchObject({
    digest,
    file_digest: run.plan?.file_digest,
    changes: [{ urn: "urn:c", operation: "update" }],
    policies: run.plan?.policies.map(({ policy, level, passed }) => ({ policy, level, passed })),
  });
  expect(dataOf("run.approved")).toMatchObject({ digest, role: "approver" });
  expect(dataOf("run.confirmed")).toMatchObject({ by: "approvals", digest });
  expect(dataOf("run.apply_started")).toEqual({ plan: 1, digest });
  expect(dataOf("run.apply_finished")).toMatchObject({ changes: [{ urn: "urn:c", operation: "update" }] });
  expect(dataOf("run.verified")).toMatchObject({ tier: "M10", signed_in: true, discrepancies: [] });
  expect(dataOf("run.ended")).toMatchObject({ status: "applied", problem: null });

  expect(JSON.stringify(entries)).not.toContain(credentials.password);
  expect(JSON.stringify(entries)).not.toContain("4111");
  for (const collection of outboxCollections) {
    expect(await service.repositories.outbox.waiting(collection, 10), collection).toEqual([]);
  }
});

test("the service's own ledger tells who made and revoked which key", async () => {
  const service = await startTestService(server);
  const { id, key } = await madeKey(service, "approver", "Ana");
  await service.ask("DELETE", `/api/v1/keys/${id}`);
  const entries = await service.ledgerOf("service");
  expect(entries.map(({ action, actor, data }) => [action, actor.name, data.name])).toEqual([
    ["key.made", "ops key", "Ana"],
    ["key.revoked", "ops key", "Ana"],
  ]);
  expect(JSON.stringify(entries)).not.toContain(key);
});
