import { expect, test } from "vitest";
import { lasts } from "./support/patience.ts";
import { useTarget } from "./support/use-target.ts";

const target = useTarget();

async function list() {
  const path = `/groups/${await target().project()}/accessList`;
  return { path, add: (...entries: unknown[]) => target().ask("POST", path, entries) };
}

test("a single address is also its /32, and is found and deleted under either", lasts.requests, async () => {
  const { ask } = target();
  const { path, add } = await list();
  const added = await add({ ipAddress: "192.0.2.7", comment: "office" });
  expect(added.status).toBe(201);
  expect(added.body).toMatchObject({
    totalCount: 1,
    results: [{ ipAddress: "192.0.2.7", cidrBlock: "192.0.2.7/32", comment: "office", groupId: path.split("/")[2] }],
  });
  expect((await ask("GET", `${path}/192.0.2.7`)).status).toBe(200);
  expect((await ask("GET", `${path}/192.0.2.7%2F32`)).status).toBe(200);
  expect((await ask("DELETE", `${path}/192.0.2.7%2F32`)).status).toBe(204);
  expect((await ask("GET", `${path}/192.0.2.7`)).body).toMatchObject({
    error: 404,
    errorCode: "ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND",
  });
});

test("blocks and IPv6 addresses are entries too", lasts.requests, async () => {
  const { ask } = target();
  const { path, add } = await list();
  await add({ cidrBlock: "10.1.0.0/16" }, { ipAddress: "2001:db8::1" });
  expect((await ask("GET", `${path}/10.1.0.0%2F16`)).body).not.toHaveProperty("ipAddress");
  expect((await ask("GET", `${path}/${encodeURIComponent("2001:db8::1/128")}`)).status).toBe(200);
});

test("adding what is there already changes its comment and adds nothing", lasts.requests, async () => {
  const { add } = await list();
  await add({ ipAddress: "192.0.2.7", comment: "before" });
  const again = await add({ cidrBlock: "192.0.2.7/32", comment: "after" });
  expect(again.status).toBe(201);
  expect(again.body).toMatchObject({ totalCount: 1, results: [{ comment: "after" }] });
});

test.each([
  ["no address", {}, 400, "MISSING_ATTRIBUTE"],
  ["an address that is none", { ipAddress: "300.1.1.1" }, 400, "INVALID_IP_ADDRESS_OR_CIDR_NOTATION"],
  ["a block that is too wide", { cidrBlock: "10.0.0.0/33" }, 400, "INVALID_IP_ADDRESS_OR_CIDR_NOTATION"],
  ["a long comment", { ipAddress: "192.0.2.9", comment: "c".repeat(81) }, 400, "INVALID_NETWORK_PERMISSION_COMMENT"],
  ["the same address twice", { cidrBlock: "192.0.2.1/32" }, 400, "DUPLICATE_ADDRESSES_IN_INPUT"],
])("a request with %s is refused as a whole", lasts.requests, async (_case, entry, status, code) => {
  const { path, add } = await list();
  const refused = await add({ ipAddress: "192.0.2.1" }, entry);
  expect([refused.status, refused.body.errorCode]).toEqual([status, code]);
  expect((await target().ask("GET", path)).body.totalCount).toBe(0);
});

test("a project has 200 entries at most, counted after the request", lasts.requests, async () => {
  const { path, add } = await list();
  const entries = Array.from({ length: 200 }, (_, index) => ({ ipAddress: `198.51.100.${index}` }));
  expect((await add(...entries)).status).toBe(201);
  const refused = await add({ ipAddress: "203.0.113.1" });
  expect([refused.status, refused.body.errorCode]).toEqual([403, "ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED"]);
  expect((await add({ ipAddress: "198.51.100.1", comment: "known" })).status).toBe(201);
  expect((await target().ask("GET", path)).body.totalCount).toBe(200);
});
