import { describe, expect, test } from "vitest";
import { z } from "zod";
import { FleetRowView } from "../../../../src/api/views/fleet-row.ts";
import { decide, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital, runTo, signUp } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { type Seed, seedHospital, seeds } from "../../../support/seed-fleet.ts";
import { soon } from "../../../support/soon.ts";
import { startTestService, type TestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();
const Page = z.object({
  hospitals: z.array(FleetRowView),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  counts: z.record(z.string(), z.int()),
});

async function look(service: TestService, query: Record<string, string> = {}) {
  const response = await service.ask("GET", `/api/v1/fleet?${new URLSearchParams(query)}`);
  if (response.status !== 200) throw new Error(`the fleet answered ${response.status}: ${await response.text()}`);
  return Page.parse(await response.json());
}

async function onlyRow(service: TestService) {
  const [row, ...others] = (await look(service)).hospitals;
  if (!row || others.length > 0) throw new Error("there is not one hospital");
  return row;
}

describe("the row of a hospital", () => {
  test("follows it from its sign-up to its database, a change that waits, and one that failed and was mended", async () => {
    const service = await startTestService(server);
    const hospital = await signUp(service, { name: "Clínica São José" });
    expect(await onlyRow(service)).toMatchObject({
      ...{ organization_id: hospital.id, state: "on_hold", tier: null, credentials: null, run: null },
      reasons: [{ kind: "payment_awaited", group: "on_hold" }],
    });
    await activeHospital(service);
    const { id } = await service.repositories.hospitals
      .page(1)
      .then(([newest]) => newest ?? Promise.reject(new Error("no hospital")));
    const row = async () => (await look(service, { search: id })).hospitals[0];
    await expect.poll(async () => (await row())?.state, soon).toBe("ok");
    expect(await row()).toMatchObject({
      ...{ tier: "M0", reasons: [], run: { kind: "provision", status: "applied" } },
      credentials: { generation: 1, created_at: expect.any(String) },
    });

    const waiting = await waitingChange(service, id);
    expect(await row()).toMatchObject({
      ...{ state: "attention", run: { id: waiting.id, kind: "change", status: "awaiting_approval" } },
      reasons: [{ kind: "awaiting_approval", since: expect.any(String), run: { id: waiting.id, kind: "change" } }],
    });
    service.operator.failNext("up", {
      code: "atlas_out_of_capacity",
      message: "Atlas has no room.",
      retryable: false,
    });
    await taken(decide(service, waiting.id, "approve"));
    await expect.poll(async () => (await row())?.state, soon).toBe("failed");
    expect((await row())?.reasons).toMatchObject([{ kind: "run_failed", run: { id: waiting.id, status: "errored" } }]);
    expect((await row())?.reasons[0]?.problem).toContain("Atlas");

    await runTo(service, id, { kind: "drift-check" });
    expect((await row())?.state).toBe("failed");
    await runTo(service, id, { kind: "remediate" });
    await expect.poll(async () => (await row())?.state, soon).toBe("ok");
  });

  test("tells of drift until it was put back", async () => {
    const service = await startTestService(server);
    const { id, slug } = await activeHospital(service);
    const config = service.atlas.has.get(slug);
    if (config) service.atlas.has.set(slug, { ...config, accessList: [] });
    await runTo(service, id, { kind: "drift-check" });
    expect((await onlyRow(service)).reasons).toMatchObject([{ kind: "drifted", since: expect.any(String) }]);
    const remediation = await runTo(service, id, { kind: "remediate" });
    expect((await onlyRow(service)).reasons).toMatchObject([{ kind: "awaiting_approval" }]);
    await taken(decide(service, remediation.id, "approve"));
    await expect.poll(async () => (await onlyRow(service)).state, soon).toBe("ok");
    expect((await service.repositories.hospitals.find(id))?.drift).toMatchObject({
      ...{ outcome: "in_sync", runId: remediation.id },
    });
  });
});

const filtersOf: Readonly<Record<Seed, readonly string[]>> = {
  well: ["ok"],
  waiting: ["attention"],
  applying: ["running"],
  failed: ["attention", "failed"],
  drifted: ["attention"],
  unpaid: ["on_hold"],
  suspended: ["on_hold"],
  "with a case": ["attention"],
  gone: [],
  queued: ["on_hold"],
};

describe("a fleet of hundreds", () => {
  test("is answered in pages, each hospital once, by every filter and search exactly those that fit", async () => {
    const service = await startTestService(server);
    const kept = await Promise.all(
      Array.from({ length: 300 }, async (_, number) => {
        const seed = seeds[number % seeds.length] ?? "well";
        return { seed, number, id: (await seedHospital(service.repositories, seed, number)).id };
      }),
    );
    const newestFirst = kept.toReversed();
    const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

    expect(idsOf(await everyRow(service, {}))).toEqual(idsOf(newestFirst));
    for (const filter of ["attention", "running", "on_hold", "failed", "ok"]) {
      const fitting = newestFirst.filter(({ seed }) => filtersOf[seed].includes(filter));
      expect(idsOf(await everyRow(service, { filter })), filter).toEqual(idsOf(fitting));
      const { counts, total } = await look(service, { filter });
      expect([counts[filter], total, counts.all]).toEqual([fitting.length, fitting.length, 300]);
    }
    const found = newestFirst.filter(({ number }) => `${number}`.includes("17"));
    expect(idsOf(await everyRow(service, { search: "HOSPITAL 17" })).sort()).toEqual(idsOf(found).sort());
    const failed = await look(service, { search: "admin-13@ hospital", filter: "failed" });
    expect(failed).toMatchObject({ total: 1, hospitals: [{ name: "Hospital 13", state: "failed" }] });
    expect(failed.counts).toEqual({ all: 1, attention: 1, running: 0, on_hold: 0, failed: 1, ok: 0 });
    expect(await look(service, { search: "nobody", page: "7" })).toMatchObject({ total: 0, page: 1, pages: 1 });
    expect(await look(service, { page: "99", limit: "70" })).toMatchObject({ page: 5, pages: 5, total: 300 });
  });

  test.each(["filter=all", "page=0", "limit=1000", "page=x", `search=${"x".repeat(201)}`])(
    "refuses %s",
    async (query) => {
      const service = await startTestService(server);
      expect((await service.ask("GET", `/api/v1/fleet?${query}`)).status).toBe(422);
    },
  );
});

async function everyRow(service: TestService, query: Record<string, string>): Promise<{ id: string }[]> {
  const first = await look(service, { ...query, limit: "70" });
  const rows = [...first.hospitals];
  for (let page = 2; page <= first.pages; page += 1) {
    rows.push(...(await look(service, { ...query, limit: "70", page: `${page}` })).hospitals);
  }
  return rows.map(({ organization_id: id }) => ({ id }));
}
