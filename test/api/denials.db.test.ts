import { describe, expect, test } from "vitest";
import type { LedgerDraft } from "../../src/domain/ledger.ts";
import { denialWriter } from "../../src/services/access/denials.ts";
import { activeHospital, runTo, signUp } from "../support/hospital.ts";
import { madeKey, withKey } from "../support/keys.ts";
import { useDatabaseServer } from "../support/master-database.ts";
import { startTestService, type TestService } from "../support/test-service.ts";

const server = useDatabaseServer();
const noon = Date.parse("2026-03-01T12:00:00Z");

/** A service whose clock the test moves. */
async function startAtNoon(overrides: Parameters<typeof startTestService>[1] = {}) {
  let now = noon;
  const service = await startTestService(server, { clock: { now: () => new Date(now) }, ...overrides });
  return { service, passSeconds: (seconds: number) => (now += seconds * 1_000) };
}

function requestChange(service: TestService, id: string, key: string) {
  const request = { kind: "change", config: { tier: "M10" }, reason: "a test" };
  return service.ask("POST", `/api/v1/hospitals/${id}/runs`, request, withKey(key));
}

describe("a denial", () => {
  test("for a missing role stands in the hospital's ledger with who wanted what", async () => {
    const { service } = await startAtNoon();
    const { id } = await signUp(service);
    const viewer = await madeKey(service, "viewer", "Vera");
    expect((await requestChange(service, id, viewer.key)).status).toBe(403);
    expect(await service.denials()).toMatchObject([
      {
        id: expect.stringMatching(/^[0-9a-f]{64}$/),
        stream: id,
        at: new Date(noon).toISOString(),
        actor: { kind: "key", id: viewer.id, name: "Vera" },
        action: "access.denied",
        runId: null,
        data: {
          method: "POST",
          route: "/api/v1/hospitals/:id/runs",
          code: "role_missing",
          needed_role: "operator",
          held_role: "viewer",
        },
      },
    ]);
  });

  test("about a run stands in the ledger of the run's hospital, and names the run", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await runTo(service, id, { kind: "change", config: { tier: "M10" } });
    const operator = await madeKey(service, "operator");
    const approved = await service.ask("POST", `/api/v1/runs/${run.id}/approve`, undefined, withKey(operator.key));
    expect(approved.status).toBe(403);
    expect(await service.denials()).toMatchObject([{ stream: id, runId: run.id, data: { code: "role_missing" } }]);
  });

  test("about no hospital, or about one that is not there, stands in the service's ledger", async () => {
    const service = await startTestService(server);
    const { key } = await madeKey(service, "viewer");
    await service.ask("GET", "/api/v1/keys", undefined, withKey(key));
    await requestChange(service, "hosp_00000000000000000000", key);
    expect((await service.denials()).map(({ stream }) => stream)).toEqual(["service", "service"]);
  });

  test("of a revoked key names its holder, wherever it knocks", async () => {
    const service = await startTestService(server);
    const { id, key } = await madeKey(service, "admin", "Ana");
    await service.ask("DELETE", `/api/v1/keys/${id}`);
    await service.ask("GET", "/api/v1/hospitals", undefined, withKey(key));
    expect(await service.denials()).toMatchObject([{ stream: "service", actor: { id, name: "Ana" } }]);
  });

  test("of strangers is told of at a hospital that is there, and nowhere else", async () => {
    const service = await startTestService(server);
    const { id } = await signUp(service);
    const { cookie } = await signUp(service, { name: "Other Hospital" });
    const asOther = { as: "public" as const, headers: { cookie } };
    for (const hospital of [id, "hosp_00000000000000000000"]) {
      const path = `/api/v1/hospitals/${hospital}`;
      expect((await service.ask("GET", path, undefined, asOther)).status).toBe(404);
      expect((await service.ask("GET", path, undefined, withKey("ops_wrong"))).status).toBe(401);
    }
    await service.ask("GET", "/api/v1/hospitals", undefined, withKey("ops_wrong"));
    expect(await service.denials()).toMatchObject([
      { stream: id, actor: { kind: "sign-up", id: "public" }, data: { code: "hospital_not_found" } },
      { stream: id, actor: { kind: "key", id: "key_unknown" }, data: { code: "key_refused" } },
    ]);
  });

  test("that is repeated is one entry a minute, for each actor and each hospital", async () => {
    const { service, passSeconds } = await startAtNoon();
    const [first, second] = [await signUp(service), await signUp(service)];
    const [vera, viktor] = [await madeKey(service, "viewer", "Vera"), await madeKey(service, "viewer", "Viktor")];
    await Promise.all(Array.from({ length: 50 }, () => requestChange(service, first.id, vera.key)));
    expect(await service.denials()).toHaveLength(1);
    await requestChange(service, second.id, vera.key);
    await requestChange(service, first.id, viktor.key);
    expect(await service.denials()).toHaveLength(3);
    passSeconds(59);
    await requestChange(service, first.id, vera.key);
    expect(await service.denials()).toHaveLength(3);
    passSeconds(1);
    await requestChange(service, first.id, vera.key);
    expect(await service.denials()).toHaveLength(4);
    expect(new Set((await service.denials()).map(({ id }) => id)).size).toBe(4);
  });

  test("that can't be written is logged, is still a refusal, and is written the next time", async () => {
    const { service } = await startAtNoon();
    const { append } = service.services.ledger;
    let broken = true;
    const ledger = {
      ...service.services.ledger,
      append: async (draft: LedgerDraft) => {
        if (broken) throw new Error("the ledger is away");
        return append(draft);
      },
    };
    const write = denialWriter({ ...service.services, ledger });
    const actor = { kind: "key" as const, id: "key_x", name: "Vera" };
    const denial = { actor, method: "GET", route: "/api/v1/keys", code: "role_missing", detail: {} };
    const about = { hospitalId: null, runId: null, onlyOfExisting: false };
    await write({ ...denial, ...about });
    expect(service.logged()).toContain("the ledger is away");
    broken = false;
    await write({ ...denial, ...about });
    expect(await service.denials()).toHaveLength(1);
  });

  test("is not what an ordinary refusal is", async () => {
    const service = await startTestService(server);
    const { id, cookie } = await signUp(service);
    await service.ask("GET", `/api/v1/hospitals/${id}`, undefined, { as: "public" });
    await service.ask("GET", "/api/v1/hospitals/hosp_00000000000000000000");
    await service.ask("POST", `/api/v1/hospitals/${id}/credentials`, undefined, { as: "public", headers: { cookie } });
    await service.ask("POST", "/api/v1/keys", {});
    expect(await service.denials()).toEqual([]);
  });
});
