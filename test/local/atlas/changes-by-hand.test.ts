import { expect, test } from "vitest";
import { askWithDigest } from "./support/digest-client.ts";
import { userRequest } from "./support/local-atlas.ts";
import { newKey } from "./support/other-keys.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();

function change(body: unknown, keys: { publicKey: string; privateKey: string } = local().atlas) {
  return askWithDigest(`${local().atlas.baseUrl}/local/changes`, keys, { method: "POST", body });
}

async function inhabited(name: string, tier = "M10") {
  const { ask, project, cluster } = local();
  const id = await project(name);
  await cluster(id, "c", tier);
  await ask("POST", `/groups/${id}/databaseUsers`, userRequest("app", "correct horse"));
  await ask("POST", `/groups/${id}/accessList`, [{ ipAddress: "203.0.113.7", comment: "office" }]);
  const see = async (path: string) => (await ask("GET", `/groups/${id}${path}`)).body;
  return { id, see };
}

test("every change that a person can make by hand is seen by the Admin API", async () => {
  const { id, see } = await inhabited("by hand");
  const on = { project: "by hand", cluster: "c" };
  const roles = [{ roleName: "readAnyDatabase", databaseName: "admin" }];
  const changes: [object, string, object][] = [
    [{ change: "tier", ...on, tier: "M30" }, "/clusters/c", { replicationSpecs: [{ regionConfigs: [sized("M30")] }] }],
    [{ change: "tags", ...on, tags: [{ key: "a", value: "b" }] }, "/clusters/c", { tags: [{ key: "a", value: "b" }] }],
    [{ change: "protection", ...on, protected: true }, "/clusters/c", { terminationProtectionEnabled: true }],
    [{ change: "protection", ...on, protected: false }, "/clusters/c", { terminationProtectionEnabled: false }],
    [{ change: "pause", ...on }, "/clusters/c", { paused: true }],
    [{ change: "resume", ...on }, "/clusters/c", { paused: false }],
    [{ change: "roles", project: id, user: "app", roles }, "/databaseUsers/admin/app", { roles }],
    [
      { change: "addEntry", project: id, address: "10.0.0.0/8", comment: "vpn" },
      "/accessList/10.0.0.0%2F8",
      { comment: "vpn" },
    ],
    [{ change: "deleteEntry", project: id, address: "203.0.113.7" }, "/accessList/203.0.113.7", { error: 404 }],
    [{ change: "deleteUser", project: id, user: "app" }, "/databaseUsers/admin/app", { error: 404 }],
    [{ change: "renameProject", project: "by hand", name: "renamed" }, "", { name: "renamed" }],
    [{ change: "deleteCluster", project: "renamed", cluster: "c" }, "/clusters/c", { error: 404 }],
  ];
  for (const [asked, path, seen] of changes) {
    expect((await change(asked)).status, JSON.stringify(asked)).toBe(204);
    expect(await see(path), JSON.stringify(asked)).toMatchObject(seen);
  }
});

function sized(instanceSize: string) {
  return { electableSpecs: { instanceSize, nodeCount: 3 } };
}

test.each([
  ["M0", "FLEX", "flexClusters"],
  ["M0", "M10", "clusters"],
  ["FLEX", "M10", "clusters"],
])("a change of tier by hand takes %s to %s", async (from, to, api) => {
  const { id, see } = await inhabited(`${from} to ${to}`, from);
  expect((await change({ change: "tier", project: id, cluster: "c", tier: to })).status).toBe(204);
  await local().until(`/groups/${id}/${api}/c`, "IDLE");
  expect(JSON.stringify(await see(`/${api}/c`))).toContain(`"${to}"`);
});

test("a person at the web page is bound by Atlas' rules too", async () => {
  await inhabited("rules");
  const on = { project: "rules", cluster: "c" };
  await change({ change: "protection", ...on, protected: true });
  const refused = await change({ change: "deleteCluster", ...on });
  expect(refused.body.errorCode).toBe("CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED");
  expect((await change({ change: "tier", ...on, tier: "M0" })).body.errorCode).toBe("INVALID_ENUM_VALUE");
  expect((await change({ change: "pause", project: "rules", cluster: "other" })).body.errorCode).toBe(
    "CLUSTER_NOT_FOUND",
  );
  expect((await change({ change: "pause", project: "nobody" })).body.errorCode).toBe("GROUP_NAME_NOT_FOUND");
  expect((await change({ change: "pause", project: "rules" })).body.errorCode).toBe("MISSING_ATTRIBUTE");
  expect((await change({ change: "explode", project: "rules" })).status).toBe(400);
});

test("only an owner of the organization makes changes by hand", async () => {
  await inhabited("owners");
  const member = await newKey(local(), ["ORG_MEMBER"]);
  const refused = await change({ change: "pause", project: "owners", cluster: "c" }, member);
  expect(refused.body.errorCode).toBe("USER_UNAUTHORIZED");
});
