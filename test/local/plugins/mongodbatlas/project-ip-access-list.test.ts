import { describe, expect, test } from "vitest";
import { projectIpAccessList } from "../../../../src/local/plugins/mongodbatlas/project-ip-access-list.ts";
import type { Values } from "../../../../src/local/plugins/protocol/values.ts";
import { comparePlan } from "../../../../src/local/plugins/resources/plan.ts";
import { useAtlas } from "../../atlas/support/use-atlas.ts";
import { callOn } from "../support/atlas-call.ts";
import { changes, create, plan } from "../support/lifecycle.ts";
import { setFault } from "../support/set-fault.ts";

const local = useAtlas();

async function entry(more: Values) {
  const call = callOn(local().atlas);
  const given: Values = { projectId: await local().project(), comment: "office", ...more };
  return { call, given, state: await create(projectIpAccessList, given, call) };
}

describe("an entry of the access list", () => {
  test.each([
    [{ ipAddress: "203.0.113.7" }, "203.0.113.7/32"],
    [{ cidrBlock: "203.0.113.0/24" }, "203.0.113.0/24"],
  ])("by %j leaves nothing to change and is read as it was created", async (address, cidrBlock) => {
    const { call, given, state } = await entry(address);
    expect(state).toMatchObject({ comment: "office", cidrBlock, awsSecurityGroup: "" });
    expect(changes(projectIpAccessList, state, given)).toEqual([]);
    expect(await projectIpAccessList.read(state, call)).toEqual(state);
  });

  test("is replaced for another comment, since nothing of it can be updated", async () => {
    const { given, state } = await entry({ ipAddress: "203.0.113.7" });
    const planned = plan(projectIpAccessList, state, { ...given, comment: "home" });
    const { replaces } = comparePlan(projectIpAccessList.attributes, state, planned);
    expect(replaces).toEqual(["awsSecurityGroup", "cidrBlock", "comment"]);
  });

  test("is created though Atlas stumbles once, and though it is there already", async () => {
    await setFault(local(), { operation: "createAccessListEntry", status: 500 });
    const { call, given } = await entry({ ipAddress: "203.0.113.7" });
    expect(await create(projectIpAccessList, { ...given, comment: "new" }, call)).toMatchObject({ comment: "new" });
  });

  test("is refused with the official words", async () => {
    await setFault(local(), { operation: "createAccessListEntry", status: 401, code: "USER_UNAUTHORIZED" });
    const words =
      /^error creating resource: error creating Project IP Access List information: .*HTTP 401 .*"USER_UNAUTHORIZED"/;
    await expect(entry({ ipAddress: "203.0.113.7" })).rejects.toThrow(words);
  });

  test("is gone after its deletion, and deleting it once more is no error", async () => {
    const { call, state } = await entry({ cidrBlock: "203.0.113.0/24" });
    await projectIpAccessList.delete(state, call);
    expect(await projectIpAccessList.read(state, call)).toBeUndefined();
    await projectIpAccessList.delete(state, call);
  });

  test("of one project is never sent beside another one, since Atlas takes one at a time", async () => {
    const call = callOn(local().atlas);
    const projectId = await local().project();
    let running = 0;
    let most = 0;
    const { send } = call.context.atlas;
    const counting = async (request: Parameters<typeof send>[0]) => {
      const changesList = request.method === "POST" || request.method === "DELETE";
      if (changesList) most = Math.max(most, ++running);
      return send(request).finally(() => {
        if (changesList) running -= 1;
      });
    };
    const counted = { ...call, context: { ...call.context, atlas: { send: counting } } };
    const addresses = Array.from({ length: 8 }, (_, index) => ({ projectId, ipAddress: `203.0.113.${index}` }));
    await Promise.all(addresses.map((given) => create(projectIpAccessList, given, counted)));
    expect(most).toBe(1);
  });

  test("is imported by project and address", async () => {
    const { call, given, state } = await entry({ ipAddress: "203.0.113.7" });
    const start = projectIpAccessList.stateOfImport(`${String(given.projectId)}-203.0.113.7`);
    expect(await projectIpAccessList.read(start, call)).toEqual(state);
    expect(() => projectIpAccessList.stateOfImport("203.0.113.7")).toThrow(/import format error/);
  });
});

test.each([
  [{ ipAddress: "203.0.113.7" }, []],
  [{ cidrBlock: "2001:db8::/32" }, []],
  [{ ipAddress: "203.0.113" }, ["ipAddress"]],
  [{ cidrBlock: "203.0.113.0/33" }, ["cidrBlock"]],
  [{ cidrBlock: "203.0.113.0" }, ["cidrBlock"]],
  [{ cidrBlock: "203.0.113.7/24" }, ["cidrBlock"]],
  [{ ipAddress: "203.0.113.7", cidrBlock: "203.0.113.0/24" }, ["cidrBlock", "ipAddress"]],
  [{ ipAddress: "203.0.113.7", timeouts: { read: "1 minute" } }, ["timeouts.read"]],
])("of %j these are wrong: %j", (given, properties) => {
  expect(projectIpAccessList.check({ projectId: "p", ...given }).map(({ property }) => property)).toEqual(properties);
});
