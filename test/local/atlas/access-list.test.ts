import { expect, test } from "vitest";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();

test("an entry is the same however its address is spelled", async () => {
  const { ask, project } = local();
  const path = `/groups/${await project()}/accessList`;
  await ask("POST", path, [{ cidrBlock: "10.1.2.3/8" }, { ipAddress: "2001:DB8::0:1" }]);
  const again = await ask("POST", path, [{ cidrBlock: "10.0.0.0/8" }, { cidrBlock: "2001:db8::1/128" }]);
  expect([again.status, again.body.totalCount]).toEqual([201, 2]);
  expect((await ask("GET", `${path}/10.9.9.9%2F8`)).body.cidrBlock).toBe("10.0.0.0/8");
  expect((await ask("DELETE", `${path}/2001:db8:0:0:0:0:0:1`)).status).toBe(204);
});

test("a temporary entry is gone when its time is over; a permanent one can't be made temporary", async () => {
  const { ask, project, clock } = local();
  const path = `/groups/${await project()}/accessList`;
  const deleteAfterDate = new Date(clock.now().getTime() + 3_600_000).toISOString();
  await ask("POST", path, [{ ipAddress: "192.0.2.1", deleteAfterDate }, { ipAddress: "192.0.2.2" }]);
  const refused = await ask("POST", path, [{ ipAddress: "192.0.2.2", deleteAfterDate }]);
  expect([refused.status, refused.body.errorCode]).toEqual([400, "PERMANENT_ENTITY_CANNOT_BE_MADE_TEMPORARY"]);
  const late = new Date(clock.now().getTime() + 8 * 24 * 3_600_000).toISOString();
  const tooLong = await ask("POST", path, [{ ipAddress: "192.0.2.3", deleteAfterDate: late }]);
  expect(tooLong.body.errorCode).toBe("EXPIRATION_DATE_EXCEEDS_MAX");
  expect((await ask("GET", path)).body.totalCount).toBe(2);
  clock.pass(3_600_000);
  expect((await ask("GET", `${path}/192.0.2.1`)).status).toBe(404);
  expect((await ask("GET", path)).body.totalCount).toBe(1);
});
