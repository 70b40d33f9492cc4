import { describe, expect, test } from "vitest";
import { deadOwners } from "../../../src/runs/leases/owner.ts";

const [mine, other] = ["0a0a0a0a-0000-4000-8000-000000000001", "0b0b0b0b-0000-4000-8000-000000000002"];
const me = { machine: "host:4026531836", pid: 7, id: `host:4026531836/7/${mine}` };
const living = new Set([7, 8]);
const isDead = deadOwners(me, async (pid) => living.has(pid));

describe("the owner of a lease is known to be dead", () => {
  test.each([
    [true, "its process on this machine runs no more", `host:4026531836/9/${other}`],
    [true, "its number is ours now", `host:4026531836/7/${other}`],
    [false, "it is this process", me.id],
    [false, "its process on this machine runs", `host:4026531836/8/${other}`],
    [false, "it is of another machine", `elsewhere:4026531836/9/${other}`],
    [false, "it is of another container on this machine", `host:4026532000/9/${other}`],
    [false, "it is spelled otherwise", "a dead worker"],
    [false, "it is spelled otherwise", "host:4026531836/9"],
  ])("%s if %s", async (expected, _, owner) => {
    expect(await isDead(owner)).toBe(expected);
  });
});
