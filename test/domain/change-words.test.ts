import { expect, test } from "vitest";
import { type ChangeFacts, type ChangeInput, changeWords } from "../../src/domain/change-words.ts";
import { describeChange } from "../../src/domain/tier-words.ts";
import { tiers } from "../../src/domain/tiers.ts";

const facts: ChangeFacts = {
  tier: "M10",
  accessList: ["203.0.113.7"],
  terminationProtection: true,
  suspended: false,
  credentialGenerations: [1],
};

function words(change: Partial<ChangeFacts>, more: Partial<ChangeInput> = {}): string[] {
  return changeWords({ kind: "change", before: facts, after: { ...facts, ...change }, diskSizeGb: 10, ...more });
}

test("a larger size tells restart, time, money and how long there is a way back", () => {
  expect(words({ tier: "M30" })).toEqual([
    "M10 → M30: rolling restart (one server at a time), same hostnames, about 8 minutes, +$335.80 a month, reversible: yes until the disk is over 128 GB.",
  ]);
});

test("a smaller size tells what is saved, or that the disk is too large for it", () => {
  const change = { beforeTier: "M30", afterTier: "M10" } as const;
  expect(describeChange({ ...change, diskSizeGb: 40 })).toBe(
    "M30 → M10: rolling restart (one server at a time), same hostnames, about 8 minutes, −$335.80 a month, reversible: yes.",
  );
  expect(describeChange({ ...change, diskSizeGb: 200 })).toBe(
    "M30 → M10: not possible, since the disk of 200 GB is over the 128 GB of M10.",
  );
});

test("leaving the free tier tells the interruption, the same connection string and no way back", () => {
  expect(words({ tier: "FLEX" }, { before: { ...facts, tier: "M0" } })).toEqual([
    "M0 → FLEX: a short interruption while the data moves, the connection string stays, about 25 minutes, +$30.00 a month, reversible: no.",
  ]);
});

test("every pair of tiers has words, and none promises a way back that Atlas refuses", () => {
  for (const beforeTier of tiers) {
    for (const afterTier of tiers) {
      const sentence = describeChange({ beforeTier, afterTier, diskSizeGb: null });
      expect(sentence).toMatch(/^(M0|FLEX|M\d0) → (M0|FLEX|M\d0): .+\.$/);
      const isWayBack = /^M[1-3]0 → M[1-3]0/.test(sentence) && beforeTier !== afterTier;
      expect(sentence.includes("reversible: yes")).toBe(isWayBack);
    }
  }
});

test("a change of several things has a sentence for each", () => {
  expect(
    words({ accessList: ["198.51.100.0/24"], terminationProtection: false, credentialGenerations: [1, 2] }),
  ).toEqual([
    "Access list: 198.51.100.0/24 may connect from now on, reversible: yes.",
    "Access list: no new connection from 203.0.113.7, those that are open stay, reversible: yes.",
    "Credentials 2 are made beside the present ones: nothing is disconnected.",
    "Termination protection goes off: the database can be deleted, reversible: yes.",
  ]);
});

test("a rotation tells who is disconnected", () => {
  const before = { ...facts, credentialGenerations: [1, 2] };
  expect(words({ credentialGenerations: [2, 3] }, { kind: "rotate", before })).toEqual([
    "Credentials 3 are made beside the present ones: nothing is disconnected.",
    "Credentials 1 end: who still uses them is disconnected, reversible: no.",
  ]);
});

test("a suspension and its end say what becomes of the data", () => {
  const suspended = { ...facts, suspended: true };
  expect(words({ suspended: true }, { kind: "suspend" })).toEqual([
    "Suspended: nobody can connect any more and the database is paused, the data stays untouched, reversible: yes by resuming.",
  ]);
  expect(words({}, { kind: "resume", before: suspended })).toEqual([
    "Resumed: the database starts again within some minutes and the application can connect again, reversible: yes.",
  ]);
  const free = { ...facts, tier: "M0" as const };
  expect(words({ ...free, suspended: true }, { kind: "suspend", before: free })[0]).not.toContain("paused");
});

test("the beginning and the end of a hospital", () => {
  expect(words({ tier: "M0" }, { kind: "provision", before: null })).toEqual([
    "A new M0 database: about 1 minute, no cost, reversible: yes by offboarding, which deletes its data.",
  ]);
  const end = ["The database and all data in it are deleted: about 5 minutes, −$58.40 a month, reversible: no."];
  expect(words({}, { kind: "offboard", after: null })).toEqual(end);
  expect(words({ terminationProtection: false }, { kind: "offboard" })).toEqual(end);
});

test("runs that put things right say so, and what changes nothing says that", () => {
  expect(words({}, { kind: "drift-check" })).toEqual(["Compares Atlas with what was asked for and changes nothing."]);
  expect(words({}, { kind: "remediate" })).toEqual([
    "What was changed in Atlas by hand is put back as it was asked for.",
  ]);
  expect(words({}, { kind: "recover", before: null })[1]).toContain("A new M10 database");
  expect(words({})).toEqual(["Nothing changes."]);
});
