import { describe, expect, test } from "vitest";
import type { Installation } from "../../../src/domain/installation.ts";
import type { ServiceProcess } from "../../../src/domain/processes.ts";
import { someRun } from "../../support/run.ts";
import { someHospital } from "../../support/some-hospital.ts";
import { at, later, type Open, times } from "./opened.ts";

export function processesContract(open: Open): void {
  describe("processes", () => {
    test("are listed as each wrote itself down last, longest running first", async () => {
      const { processes } = await open();
      const [one, two] = [someProcess("m/1/a", { startedAt: later(5) }), someProcess("m/2/b")];
      await processes.put(one);
      await processes.put(two);
      await processes.put({ ...one, seenAt: later(9), runs: ["run_a"] });
      expect(await processes.list()).toEqual([two, { ...one, seenAt: later(9), runs: ["run_a"] }]);
      await processes.remove(two.id);
      await processes.remove(two.id);
      expect((await processes.list()).map(({ id }) => id)).toEqual([one.id]);
    });

    test("that were not seen for long are forgotten", async () => {
      const { processes } = await open();
      await processes.put(someProcess("m/1/a"));
      await processes.put(someProcess("m/2/b", { seenAt: later(10) }));
      await processes.forget(later(10));
      expect((await processes.list()).map(({ id }) => id)).toEqual(["m/2/b"]);
    });
  });

  describe("a duty", () => {
    test("is taken by one of many, who may go on with it", async () => {
      const { duties } = await open();
      const taken = await Promise.all(times(6, (index) => duties.take("sweep", `owner-${index}`, later(10), at)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      const owner = `owner-${taken.indexOf(true)}`;
      expect(await duties.take("sweep", owner, later(20), later(5))).toBe(true);
      expect(await duties.take("sweep", "another", later(30), later(15))).toBe(false);
      expect(await duties.take("another duty", "another", later(30), later(15))).toBe(true);
    });

    test("of a holder who is gone goes to one of many", async () => {
      const { duties } = await open();
      await duties.take("sweep", "gone", later(10), at);
      const taken = await Promise.all(
        times(6, (index) => duties.take("sweep", `owner-${index}`, later(20), later(10))),
      );
      expect(taken.filter(Boolean)).toHaveLength(1);
    });
  });

  test("the keys of an installation are those of whoever came first, for all who come at once", async () => {
    const { installation } = await open();
    expect(await installation.find()).toBeNull();
    const made = times(6, (index): Installation => ({ ...someInstallation, madeAt: later(index) }));
    const standing = await Promise.all(made.map((one) => installation.keep(one)));
    expect(new Set(standing.map(({ madeAt }) => madeAt.getTime())).size).toBe(1);
    expect(await installation.find()).toEqual(standing[0]);
  });

  test("the saved plan of a run is that of its newest plan, until it is removed", async () => {
    const { planFiles } = await open();
    const { id } = someRun(someHospital().id);
    await planFiles.keep({ id, number: 1, sealed: "one" });
    await planFiles.keep({ id, number: 2, sealed: "two" });
    expect(await planFiles.find(id, 1)).toBeNull();
    expect(await planFiles.find(id, 2)).toEqual({ id, number: 2, sealed: "two" });
    await planFiles.remove(id);
    await planFiles.remove(id);
    expect(await planFiles.find(id, 2)).toBeNull();
  });
}

const someInstallation: Installation = {
  id: "installation",
  fingerprints: { passphrase: "a", sealing: "b", ledger: "c" },
  madeAt: at,
};

function someProcess(id: string, changes: Partial<ServiceProcess> = {}): ServiceProcess {
  return {
    id,
    role: "worker",
    machine: "m",
    pid: 1,
    version: "1.2.3",
    url: null,
    startedAt: at,
    seenAt: at,
    slots: 4,
    runs: [],
    ...changes,
  };
}
