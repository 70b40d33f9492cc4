import { describe, expect, test } from "vitest";
import { z } from "zod";
import { RevisionView } from "../../../../src/api/views/revision.ts";
import { decide, refusalOf, taken } from "../../../support/decisions.ts";
import { activeHospital, runTo, settled } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService, type TestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();
const Page = z.object({ revisions: z.array(RevisionView), next: z.int().nullable() });

async function applied(service: TestService, id: string, request: Record<string, unknown>) {
  const run = await runTo(service, id, request);
  await taken(decide(service, run.id, "approve"));
  const ended = await settled(service, run.id);
  if (ended.status !== "applied") throw new Error(`the run is ${ended.status}`);
  return ended;
}

function get(service: TestService, id: string, path: string) {
  return service.ask("GET", `/api/v1/hospitals/${id}/revisions${path}`);
}

/** Makes 1 (M0), 2 (M0, another access list) and 3 (M10, a second user besides). */
async function hospitalWithHistory(service: TestService) {
  const hospital = await activeHospital(service);
  await applied(service, hospital.id, {
    kind: "change",
    config: { accessList: ["127.0.0.1", "192.0.2.1"] },
    reason: "A second server",
  });
  await applied(service, hospital.id, { kind: "change", config: { tier: "M10" }, reason: "More patients" });
  return hospital;
}

describe("the desired revisions of a hospital", () => {
  test("are numbered, with author, reason and what differs from the one before", async () => {
    const service = await startTestService(server);
    const { id } = await hospitalWithHistory(service);
    const { revisions, next } = Page.parse(await (await get(service, id, "")).json());
    expect(next).toBeNull();
    expect(revisions.map(({ number, applied, reason }) => [number, applied, reason])).toEqual([
      [3, true, "More patients"],
      [2, false, "A second server"],
      [1, false, "Paid for."],
    ]);
    expect(revisions[0]?.difference).toEqual([
      { key: "terminationProtection", before: false, after: true },
      { key: "tier", before: "M0", after: "M10" },
    ]);
    expect(revisions[1]).toMatchObject({
      author: { name: "ops key" },
      difference: [{ key: "accessList", after: [{ address: "127.0.0.1" }, { address: "192.0.2.1" }] }],
    });
    expect(revisions[2]).toMatchObject({ author: { kind: "sign-up" }, config: { tier: "M0" } });
  });

  test("come in pages that lose and repeat none", async () => {
    const service = await startTestService(server);
    const { id } = await hospitalWithHistory(service);
    const first = Page.parse(await (await get(service, id, "?limit=2")).json());
    const second = Page.parse(await (await get(service, id, `?limit=2&from=${first.next}`)).json());
    expect([...first.revisions, ...second.revisions].map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(second.next).toBeNull();
  });

  test("can be compared, any two of them and both ways", async () => {
    const service = await startTestService(server);
    const { id } = await hospitalWithHistory(service);
    expect(await (await get(service, id, "/1/difference/3")).json()).toMatchObject({
      difference: [
        { key: "accessList" },
        { key: "terminationProtection" },
        { key: "tier", before: "M0", after: "M10" },
      ],
    });
    expect(await (await get(service, id, "/3/difference/2")).json()).toMatchObject({
      difference: [{ key: "terminationProtection" }, { key: "tier", before: "M10", after: "M0" }],
    });
    expect(await (await get(service, id, "/2/difference/2")).json()).toEqual({ difference: [] });
  });

  test("that are not there are refused, and so is what is no number", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    for (const path of ["/9", "/1/difference/9", "/9/difference/1"]) {
      expect(await refusalOf(get(service, id, path)), path).toMatchObject({ status: 404, code: "revision_not_found" });
    }
    for (const path of ["/0", "/x", "/1/difference/-1"]) expect((await get(service, id, path)).status, path).toBe(422);
    expect((await get(service, "hosp_00000000000000000000", "")).status).toBe(404);
  });
});

describe("to go back to a revision", () => {
  test("is a new revision, previewed and approved like any other", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    await applied(service, id, { kind: "change", config: { accessList: ["192.0.2.1"] } });
    const back = await applied(service, id, { kind: "change", to_revision: 1 });
    expect(back).toMatchObject({ revision: 3, to_revision: 1, plan: { cannot_undo: [] } });
    const difference = await (await get(service, id, "/1/difference/3")).json();
    expect(difference).toEqual({ difference: [] });
  });

  test("says what can't be undone, and undoes the rest", async () => {
    const service = await startTestService(server);
    const { id } = await hospitalWithHistory(service);
    await applied(service, id, { kind: "rotate" });
    const back = await runTo(service, id, { kind: "change", to_revision: 1 });
    expect(back.plan?.cannot_undo).toEqual([
      "The tier stays M10: Atlas can't take a cluster from there back to M0.",
      "The database users stay: the passwords of earlier ones no longer exist.",
    ]);
    const shown = RevisionView.parse(await (await get(service, id, `/${back.revision}`)).json());
    expect(shown.config).toMatchObject({ tier: "M10", credentialGenerations: [1, 2] });
    expect(shown.difference.map(({ key }) => key)).toContain("accessList");
  });

  test("of which nothing can come back is refused before anything is queued", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    for (const [revision, status, code] of [
      [99, 404, "revision_not_found"],
      [1, 422, "nothing_to_undo"],
    ] as const) {
      const asked = service.ask("POST", `/api/v1/hospitals/${id}/runs`, {
        kind: "change",
        to_revision: revision,
        reason: "back",
      });
      expect(await refusalOf(asked)).toMatchObject({ status, code });
    }
  });
});
