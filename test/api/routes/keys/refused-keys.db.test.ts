import { describe, expect, test } from "vitest";
import { guideHospital, ProblemAnswer, signUp } from "../../../support/hospital.ts";
import { madeKey, withKey } from "../../../support/keys.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

describe("a key that is not taken", () => {
  test.each([
    ["unknown", `Bearer ck_${"0".repeat(20)}_${"0".repeat(40)}`],
    ["of another shape", "Bearer ops_wrong"],
    ["empty", "Bearer "],
    ["of two words", "bearer ck_1 ck_2"],
  ])("(%s) is refused where a proof is needed, even beside a cookie that would do", async (_, authorization) => {
    const service = await startTestService(server);
    const { id, cookie } = await signUp(service);
    for (const path of [`/api/v1/hospitals/${id}`, "/api/v1/hospitals", "/api/v1/me", "/metrics"]) {
      const options = { as: "public" as const, headers: { authorization, cookie } };
      const answer = await service.ask("GET", path, undefined, options);
      expect(ProblemAnswer.parse(await answer.json()), path).toMatchObject({ status: 401, code: "key_refused" });
    }
  });

  test("hinders nobody where no proof is needed", async () => {
    const service = await startTestService(server);
    const options = withKey("ops_wrong");
    expect((await service.ask("GET", "/healthz", undefined, options)).status).toBe(200);
    expect((await service.ask("GET", "/api/v1/plans", undefined, options)).status).toBe(200);
    expect((await service.ask("POST", "/api/v1/hospitals", guideHospital, options)).status).toBe(201);
  });

  test("is one whose secret is wrong, and its refusal does not name the key's holder", async () => {
    const service = await startTestService(server);
    const { id } = await signUp(service);
    const { key } = await madeKey(service, "admin", "Ana");
    const forged = `${key.slice(0, -40)}${"0".repeat(40)}`;
    const answer = await service.ask("GET", `/api/v1/hospitals/${id}`, undefined, withKey(forged));
    expect(await answer.text()).not.toContain("Ana");
    expect(await service.denials()).toMatchObject([{ actor: { kind: "key", id: "key_unknown" } }]);
  });

  test("is no hindrance to another scheme of signing in, which is not ours to judge", async () => {
    const service = await startTestService(server);
    const { id, cookie } = await signUp(service);
    const headers = { authorization: "Basic eDp5", cookie };
    expect((await service.ask("GET", `/api/v1/hospitals/${id}`, undefined, { as: "public", headers })).status).toBe(
      200,
    );
  });
});
