import { expect, test } from "vitest";
import { waitUntil } from "../../../src/foundation/wait.ts";
import { createGate } from "./support/gate.ts";
import { userRequest } from "./support/local-atlas.ts";
import { createNoServers } from "./support/no-servers.ts";
import { useAtlas } from "./support/use-atlas.ts";

const servers = createNoServers();
const droppingUsers = createGate();
const local = useAtlas({
  server: {
    ...servers,
    dropUser: async (key, username) => {
      await droppingUsers.pass();
      await servers.dropUser(key, username);
    },
  },
});
const hourMs = 3_600_000;

const inHours = (hours: number) => new Date(local().clock.now().getTime() + hours * hourMs).toISOString();

test("an access-list entry is gone after its date, for every reader", async () => {
  const { ask, project, clock } = local();
  const path = `/groups/${await project()}/accessList`;
  const [entry] = [{ ipAddress: "192.0.2.1", deleteAfterDate: inHours(1) }];
  expect((await ask("POST", path, [entry, { ipAddress: "192.0.2.2" }])).body.totalCount).toBe(2);
  clock.pass(hourMs);
  expect((await ask("GET", `${path}/192.0.2.1`)).status).toBe(404);
  expect((await ask("GET", path)).body).toMatchObject({ totalCount: 1, results: [{ ipAddress: "192.0.2.2" }] });
  expect((await ask("DELETE", `${path}/192.0.2.1`)).status).toBe(404);
});

test("a database user is gone after its date, also from the servers", async () => {
  const { ask, project, cluster, clock } = local();
  const id = await project();
  await cluster(id, "c1", "M10");
  const path = `/groups/${id}/databaseUsers`;
  const brief = { ...userRequest("brief", "correct horse"), deleteAfterDate: inHours(2) };
  const made = await ask("POST", path, brief);
  expect(Date.parse(String(made.body.deleteAfterDate))).toBe(Date.parse(brief.deleteAfterDate));
  await ask("POST", path, userRequest("lasting", "correct horse"));
  const [key = ""] = servers.keys();
  expect(servers.users(key)).toEqual(["brief", "lasting"]);
  clock.pass(2 * hourMs);
  expect((await ask("GET", `${path}/admin/brief`)).body.errorCode).toBe("USERNAME_NOT_FOUND");
  expect((await ask("GET", path)).body).toMatchObject({ totalCount: 1, results: [{ username: "lasting" }] });
  const isGone = async () => !servers.users(key).includes("brief") || undefined;
  expect(await waitUntil(isGone, { limitMs: 5_000, everyMs: 20 })).toBe(true);
  expect(servers.users(key)).toEqual(["lasting"]);
});

test("the name of a user that is over is free at once, and the new user stays", async () => {
  const { ask, project, clock } = local();
  const path = `/groups/${await project()}/databaseUsers`;
  await ask("POST", path, { ...userRequest("again", "correct horse"), deleteAfterDate: inHours(1) });
  clock.pass(hourMs);
  expect((await ask("POST", path, userRequest("again", "another horse"))).status).toBe(201);
  clock.pass(hourMs);
  expect((await ask("GET", `${path}/admin/again`)).status).toBe(200);
});

test("a user that is made anew while others are taken away stays", async () => {
  const { ask, project, cluster, clock } = local();
  const id = await project();
  const before = servers.keys().length;
  await cluster(id, "c1", "M10");
  const path = `/groups/${id}/databaseUsers`;
  for (const name of ["first", "second"]) {
    await ask("POST", path, { ...userRequest(name, "correct horse"), deleteAfterDate: inHours(1) });
  }
  droppingUsers.shut();
  clock.pass(hourMs);
  const holds = async () => droppingUsers.waiting() === 1 || undefined;
  expect(await waitUntil(holds, { limitMs: 5_000, everyMs: 20 })).toBe(true);
  expect((await ask("POST", path, userRequest("second", "another horse"))).status).toBe(201);
  droppingUsers.open();
  const key = servers.keys()[before] ?? "";
  const isGone = async () => !servers.users(key).includes("first") || undefined;
  expect(await waitUntil(isGone, { limitMs: 5_000, everyMs: 20 })).toBe(true);
  await local().restart();
  expect(servers.users(key)).toEqual(["second"]);
  expect((await local().ask("GET", `${path}/admin/second`)).status).toBe(200);
});

test("a user that is over does not come back with a restart", async () => {
  const { ask, project, clock, restart } = local();
  const path = `/groups/${await project()}/databaseUsers`;
  await ask("POST", path, { ...userRequest("gone", "correct horse"), deleteAfterDate: inHours(1) });
  clock.pass(hourMs);
  await restart();
  expect((await local().ask("GET", `${path}/admin/gone`)).status).toBe(404);
});

test.each([
  ["has passed", () => inHours(-1), "EXPIRATION_DATE_IN_PAST"],
  ["is more than a week ahead", () => inHours(7 * 24 + 1), "EXPIRATION_DATE_EXCEEDS_MAX"],
  ["is no date", () => "tomorrow", "VALIDATION_ERROR"],
])("a date that %s is refused", async (_case, date, code) => {
  const { ask, project } = local();
  const id = await project();
  const deleteAfterDate = date();
  const entry = await ask("POST", `/groups/${id}/accessList`, [{ ipAddress: "192.0.2.1", deleteAfterDate }]);
  expect([entry.status, entry.body.errorCode]).toEqual([400, code]);
  const user = { ...userRequest("u", "correct horse"), deleteAfterDate };
  expect((await ask("POST", `/groups/${id}/databaseUsers`, user)).body.errorCode).toBe(code);
});
