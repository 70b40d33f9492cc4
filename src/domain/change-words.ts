import { minutesToCreate, minutesToDelete } from "./change-minutes.ts";
import { costInWords, describeChange } from "./tier-words.ts";
import { type Tier, tierClass } from "./tiers.ts";

/** What a run is for, as far as its words differ. */
export type ChangeKind =
  | "provision"
  | "change"
  | "rotate"
  | "suspend"
  | "resume"
  | "drift-check"
  | "remediate"
  | "recover"
  | "offboard";

/** What one side of a change has. */
export type ChangeFacts = {
  readonly tier: Tier;
  /** Addresses and blocks of the access list. */
  readonly accessList: readonly string[];
  readonly terminationProtection: boolean;
  readonly suspended: boolean;
  readonly credentialGenerations: readonly number[];
};

/** `before` is null where nothing exists yet, `after` where nothing is left. */
export type ChangeInput = {
  readonly kind: ChangeKind;
  readonly before: ChangeFacts | null;
  readonly after: ChangeFacts | null;
  readonly diskSizeGb: number | null;
};

/** A change in words for somebody who is no engineer: one sentence per thing that happens; never none. */
export function changeWords({ kind, before, after, diskSizeGb }: ChangeInput): string[] {
  const opening = openings[kind];
  const rest = effects(before, after, kind, diskSizeGb);
  const sentences = opening === undefined ? rest : [opening, ...rest];
  return sentences.length > 0 ? sentences : ["Nothing changes."];
}

/** What kinds of runs do that can't be told from the two sides. */
const openings: Readonly<Record<ChangeKind, string | undefined>> = {
  provision: undefined,
  change: undefined,
  rotate: undefined,
  suspend: undefined,
  resume: undefined,
  "drift-check": "Compares Atlas with what was asked for and changes nothing.",
  remediate: "What was changed in Atlas by hand is put back as it was asked for.",
  recover: "What an interrupted run left in Atlas is taken over or finished; nothing is made twice.",
  offboard: undefined,
};

function effects(
  before: ChangeFacts | null,
  after: ChangeFacts | null,
  kind: ChangeKind,
  diskSizeGb: number | null,
): string[] {
  if (kind === "drift-check") return [];
  if (before === null) return after === null ? [] : [creation(after.tier)];
  if (after === null || kind === "offboard") return [removal(before.tier)];
  return [
    ...tierSentence(before.tier, after.tier, diskSizeGb),
    ...suspensionSentence(before, after),
    ...(before.suspended || after.suspended ? [] : accessSentences(before.accessList, after.accessList)),
    ...(before.suspended || after.suspended ? [] : credentialSentences(before, after)),
    ...protectionSentence(before.terminationProtection, after.terminationProtection),
  ];
}

function creation(tier: Tier): string {
  const minutes = `about ${inMinutes(minutesToCreate(tier))}`;
  const cost = tierClass(tier) === "free" ? "no cost" : costInWords(null, tier);
  return `A new ${tier} database: ${minutes}, ${cost}, reversible: yes by offboarding, which deletes its data.`;
}

function removal(tier: Tier): string {
  const facts = [`about ${inMinutes(minutesToDelete(tier))}`, costInWords(tier, null), "reversible: no"];
  return `The database and all data in it are deleted: ${facts.join(", ")}.`;
}

function tierSentence(beforeTier: Tier, afterTier: Tier, diskSizeGb: number | null): string[] {
  return beforeTier === afterTier ? [] : [describeChange({ beforeTier, afterTier, diskSizeGb })];
}

function suspensionSentence(before: ChangeFacts, after: ChangeFacts): string[] {
  if (before.suspended === after.suspended) return [];
  const isDedicated = tierClass(after.tier) === "dedicated";
  if (after.suspended) {
    const pause = isDedicated ? " and the database is paused" : "";
    return [`Suspended: nobody can connect any more${pause}, the data stays untouched, reversible: yes by resuming.`];
  }
  const start = isDedicated ? "the database starts again within some minutes and " : "";
  return [`Resumed: ${start}the application can connect again, reversible: yes.`];
}

function accessSentences(before: readonly string[], after: readonly string[]): string[] {
  const added = after.filter((address) => !before.includes(address));
  const removed = before.filter((address) => !after.includes(address));
  return [
    ...(added.length > 0 ? [`Access list: ${added.join(", ")} may connect from now on, reversible: yes.`] : []),
    ...(removed.length > 0
      ? [`Access list: no new connection from ${removed.join(", ")}, those that are open stay, reversible: yes.`]
      : []),
  ];
}

function credentialSentences(before: ChangeFacts, after: ChangeFacts): string[] {
  const added = after.credentialGenerations.filter((each) => !before.credentialGenerations.includes(each));
  const removed = before.credentialGenerations.filter((each) => !after.credentialGenerations.includes(each));
  return [
    ...added.map((each) => `Credentials ${each} are made beside the present ones: nothing is disconnected.`),
    ...removed.map((each) => `Credentials ${each} end: who still uses them is disconnected, reversible: no.`),
  ];
}

function protectionSentence(before: boolean, after: boolean): string[] {
  if (before === after) return [];
  return after
    ? ["Termination protection goes on: nobody can delete the database by mistake, reversible: yes."]
    : ["Termination protection goes off: the database can be deleted, reversible: yes."];
}

function inMinutes(minutes: number): string {
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
