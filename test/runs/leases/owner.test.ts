import { describe, expect, test } from "vitest";
import { deadOwners } from "../../../src/runs/leases/owner.ts";

const uuid = "00000000-0000-4000-8000-000000000001";
const other = "00000000-0000-4000-8000-000000000002";
const me = { machine: "host/4026531836", pid: 100, id: `host/4026531836/100/${uuid}` };

/** Of all processes of this machine only ours and number 200 run. */
const isDead = deadOwners(me, async (pid) => pid === 100 || pid === 200);

describe("a lease's owner is known to be dead", () => {
  test.each([
    ["if its process on this machine runs no more", `host/4026531836/300/${other}`],
    ["if its number is ours by now", `host/4026531836/100/${other}`],
  ])("%s", async (_, owner) => {
    expect(await isDead(owner)).toBe(true);
  });
});

describe("nothing is known, so its lease is waited for,", () => {
  test.each([
    ["of ourselves", me.id],
    ["of a process of this machine that runs", `host/4026531836/200/${other}`],
    ["of a process of another machine, whatever its number", `elsewhere/4026531836/300/${other}`],
    ["of a process in another namespace of numbers", `host/1/300/${other}`],
    ["of an owner that is spelled otherwise", "worker-1"],
    ["of an owner without a name", ""],
  ])("%s", async (_, owner) => {
    expect(await isDead(owner)).toBe(false);
  });
});
