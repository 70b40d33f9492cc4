import { describe, expect, test } from "vitest";
import { ResourcesView } from "../../../../src/api/views/resources.ts";
import { activeHospital, signUp } from "../../../support/hospital.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService, type TestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

async function resourcesOf(service: TestService, id: string) {
  const answer = await service.ask("GET", `/api/v1/hospitals/${id}/resources`);
  return ResourcesView.nullable().parse(await answer.json());
}

describe("a hospital's resources", () => {
  test("are what the stack declares beside what Atlas has, and what differs is named", async () => {
    const service = await startTestService(server);
    const { id, slug } = await activeHospital(service);
    expect(await resourcesOf(service, id)).toMatchObject({
      revision: 1,
      problem: null,
      project: { found: { id: expect.any(String) } },
      cluster: { name: slug, tier: "M0", found: { tier: "M0", state: "IDLE" } },
      users: [{ username: `app-${slug}-g1`, declared: true, found: true }],
      access_list: [{ address: "127.0.0.1", declared: true, found: true }],
      differences: [],
    });

    const config = service.atlas.has.get(slug);
    if (!config) throw new Error("Atlas has no such cluster");
    service.atlas.has.set(slug, { ...config, accessList: [{ address: "203.0.113.9", comment: "by hand" }] });
    expect(await resourcesOf(service, id)).toMatchObject({
      access_list: [
        { address: "127.0.0.1", declared: true, found: false },
        { address: "203.0.113.9", comment: "by hand", declared: false, found: true },
      ],
      differences: [{ what: "access list" }, { what: "access list" }],
    });
  });

  test("are shown as declared where Atlas can't be asked, with the reason", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    service.atlas.unreachable = true;
    expect(await resourcesOf(service, id)).toMatchObject({
      problem: { code: "atlas_unreachable" },
      project: { found: null },
      cluster: { tier: "M0", found: null },
      users: [{ declared: true, found: null }],
      access_list: [{ declared: true, found: null }],
      differences: [],
    });
  });

  test("are none before the first payment", async () => {
    const service = await startTestService(server);
    const { id } = await signUp(service);
    expect(await resourcesOf(service, id)).toBeNull();
  });
});
