import { describe, expect, test } from "vitest";
import { z } from "zod";
import { opsKeyActor } from "../../../../src/domain/keys.ts";
import { ProblemAnswer } from "../../../support/hospital.ts";
import { madeKey, withKey } from "../../../support/keys.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();
const KeyList = z.object({ keys: z.array(z.looseObject({ id: z.string(), revoked_at: z.string().nullable() })) });

describe("a named key", () => {
  test("is made by an admin, shows its text once, and is then taken as its holder", async () => {
    const service = await startTestService(server);
    const response = await service.ask("POST", "/api/v1/keys", { name: "Ana Silva", role: "approver" });
    expect(response.status).toBe(201);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const made = z.looseObject({ id: z.string(), key: z.string() }).parse(await response.json());
    expect(made).toMatchObject({ name: "Ana Silva", role: "approver", created_by: opsKeyActor, revoked_at: null });
    const me = await service.ask("GET", "/api/v1/me", undefined, withKey(made.key));
    expect(await me.json()).toEqual({
      actor: { kind: "key", id: made.id, name: "Ana Silva" },
      role: "approver",
    });
    const list = await (await service.ask("GET", "/api/v1/keys")).text();
    expect(list).toContain("Ana Silva");
    expect(list).not.toContain(made.key);
  });

  test("leaves its text nowhere: not in the database, the log or a ledger draft", async () => {
    const service = await startTestService(server);
    const { key, id } = await madeKey(service, "viewer");
    await service.ask("GET", "/api/v1/me", undefined, withKey(key));
    await service.ask("POST", "/api/v1/keys", { name: "x", role: "viewer" }, withKey(key));
    await service.ask("GET", "/api/v1/hospitals", undefined, withKey(`${key}x`));
    await service.ask("DELETE", `/api/v1/keys/${id}`);
    await service.ask("GET", "/api/v1/hospitals", undefined, withKey(key));
    const everywhere = [
      await service.everyDocument(),
      service.logged(),
      JSON.stringify(await service.ledgerOf("service")),
    ].join();
    expect(everywhere).toContain(id);
    expect(everywhere).not.toContain(key.slice("ck_".length));
    expect(everywhere).not.toContain(key.split("_")[2]);
  });

  test("has a name of its own for ever, and of two made at once with one name one is refused", async () => {
    const service = await startTestService(server);
    const request = { name: "Ana", role: "viewer" };
    const answers = await Promise.all([1, 2].map(() => service.ask("POST", "/api/v1/keys", request)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [made] = KeyList.parse(await (await service.ask("GET", "/api/v1/keys")).json()).keys;
    await service.ask("DELETE", `/api/v1/keys/${made?.id}`);
    const again = await service.ask("POST", "/api/v1/keys", request);
    expect(ProblemAnswer.parse(await again.json())).toMatchObject({ status: 409, code: "key_name_taken" });
  });

  test("tells the ledger who made and revoked it, once each", async () => {
    const service = await startTestService(server);
    const { id } = await madeKey(service, "operator", "bot");
    const admin = await madeKey(service, "admin");
    const revocations = await Promise.all(
      [1, 2, 3].map(() => service.ask("DELETE", `/api/v1/keys/${id}`, undefined, withKey(admin.key))),
    );
    expect(revocations.map(({ status }) => status)).toEqual([204, 204, 204]);
    const facts = { stream: "service", runId: null, data: { key: id, name: "bot", role: "operator" } };
    const entries = await service.ledgerOf("service");
    expect(entries.filter(({ data }) => data.key === id)).toMatchObject([
      { ...facts, action: "key.made", actor: opsKeyActor },
      { ...facts, action: "key.revoked", actor: { kind: "key", id: admin.id, name: "the admin" } },
    ]);
  });

  test.each([
    ["no name", { role: "viewer" }, "name"],
    ["an unknown role", { name: "Ana", role: "owner" }, "role"],
    ["the service's own name", { name: "OPS KEY", role: "admin" }, "name"],
    ["a field that is not known", { name: "Ana", role: "viewer", key: "mine" }, "key"],
  ])("with %s is refused and not made", async (_, request, field) => {
    const service = await startTestService(server);
    const response = await service.ask("POST", "/api/v1/keys", request);
    expect(ProblemAnswer.parse(await response.json())).toMatchObject({ status: 422, fields: [{ field }] });
    expect(KeyList.parse(await (await service.ask("GET", "/api/v1/keys")).json()).keys).toEqual([]);
  });
});

describe("a revocation", () => {
  test("works from the next request on, and the key stays in the list", async () => {
    const service = await startTestService(server);
    const { id, key } = await madeKey(service, "admin");
    expect((await service.ask("GET", "/api/v1/keys", undefined, withKey(key))).status).toBe(200);
    expect((await service.ask("DELETE", `/api/v1/keys/${id}`)).status).toBe(204);
    const refused = await service.ask("GET", "/api/v1/keys", undefined, withKey(key));
    expect(refused.headers.get("www-authenticate")).toMatch(/^Bearer/);
    expect(ProblemAnswer.parse(await refused.json())).toMatchObject({ status: 401, code: "key_refused" });
    const { keys } = KeyList.parse(await (await service.ask("GET", "/api/v1/keys")).json());
    expect(keys).toMatchObject([{ id, revoked_at: expect.any(String) }]);
  });

  test("of one's own key, of the ops key and of none is refused with what to do", async () => {
    const service = await startTestService(server);
    const { id, key } = await madeKey(service, "admin");
    const codes: Record<string, unknown> = {};
    for (const target of [id, "key_ops", "key_00000000000000000000", "nonsense"]) {
      const response = await service.ask("DELETE", `/api/v1/keys/${target}`, undefined, withKey(key));
      const { status, code } = ProblemAnswer.parse(await response.json());
      codes[target] = [status, code];
    }
    expect(codes).toEqual({
      [id]: [409, "own_key"],
      key_ops: [409, "key_lies_in_file"],
      key_00000000000000000000: [404, "key_not_found"],
      nonsense: [404, "key_not_found"],
    });
    expect((await service.ask("GET", "/api/v1/me", undefined, withKey(key))).status).toBe(200);
    const own = ProblemAnswer.parse(await (await service.ask("DELETE", "/api/v1/keys/key_ops")).json());
    expect(own.detail).toContain(".data/ops-key");
  });
});
