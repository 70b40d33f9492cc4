/** One way in which Atlas misbehaves; `does` is what its answer is instead. */
type Fault = { readonly name: string; readonly does: Record<string, unknown>; readonly code: string };

/** One moment of making a hospital's database, and the call to Atlas that stands for it. */
type Phase = { readonly name: string; readonly operation: string; readonly by: "engine" | "reader" };

/** What is known to become of one fault in one phase. */
export type FaultRow = {
  readonly fault: string;
  readonly phase: string;
  /** As local Atlas takes it. */
  readonly order: Record<string, unknown>;
  readonly outcome: {
    readonly status: "active" | "provisioning";
    readonly runs: readonly string[];
    readonly asksAPerson: boolean;
  };
};

const rateLimit = { code: "RATE_LIMITED_TOKEN_BUCKET", retryAfterSeconds: 1, parameters: ["groups", 1, 5, 5, 60] };

/** They pass by themselves. */
const passing: readonly Fault[] = [
  { name: "429", does: rateLimit, code: "atlas_rate_limited" },
  { name: "500", does: { code: "UNEXPECTED_ERROR" }, code: "atlas_unavailable" },
  { name: "502", does: { code: "BAD_GATEWAY", status: 502, detail: "Bad gateway." }, code: "atlas_unavailable" },
  { name: "503", does: { code: "UNAVAILABLE", status: 503, detail: "Not now." }, code: "atlas_unavailable" },
  { name: "reset", does: { reset: true }, code: "atlas_unreachable" },
];

/** Trying again changes nothing about them. */
const lasting: readonly Fault[] = [
  { name: "401", does: { code: "USER_UNAUTHORIZED" }, code: "atlas_permission_missing" },
  { name: "402", does: { code: "NO_PAYMENT_INFORMATION_FOUND" }, code: "atlas_payment_missing" },
];

const slow: Fault = { name: "slow", does: { delayMs: 3_000 }, code: "" };
const noCapacity: Fault = {
  name: "out of capacity",
  does: { code: "OUT_OF_CAPACITY" },
  code: "atlas_out_of_capacity",
};

const phases: readonly Phase[] = [
  { name: "looking before the preview", operation: "getGroupByName", by: "reader" },
  { name: "creating the project", operation: "createGroup", by: "engine" },
  { name: "creating the access entry", operation: "createAccessListEntry", by: "engine" },
  { name: "creating the cluster", operation: "createCluster", by: "engine" },
  { name: "waiting for the cluster", operation: "getCluster", by: "engine" },
  { name: "creating the user", operation: "createDatabaseUser", by: "engine" },
  { name: "reading back", operation: "listDatabaseUsers", by: "reader" },
];

/** Where the provider itself tries again (official plugin and stand-in alike). */
const toleratedByProvider: ReadonlySet<string> = new Set([
  "500 creating the access entry",
  "502 creating the access entry",
  "503 creating the access entry",
  "503 waiting for the cluster",
  "reset waiting for the cluster",
]);

/** Each fault in each phase in which it can come, and what becomes of it: nobody lends a hand. */
export const faultMatrix: readonly FaultRow[] = [
  ...phases.flatMap((phase) => [...passing, slow].map((fault) => row(fault, phase))),
  ...phases.filter(({ by }) => by === "engine").flatMap((phase) => lasting.map((fault) => row(fault, phase))),
  ...phases.filter(({ operation }) => operation === "createCluster").map((phase) => row(noCapacity, phase)),
];

function row(fault: Fault, phase: Phase): FaultRow {
  const order = { operation: phase.operation, ...fault.does };
  return { fault: fault.name, phase: phase.name, order, outcome: outcomeOf(fault, phase) };
}

function outcomeOf(fault: Fault, phase: Phase): FaultRow["outcome"] {
  const isTolerated = phase.by === "reader" || toleratedByProvider.has(`${fault.name} ${phase.name}`);
  if (fault === slow || isTolerated) return { status: "active", runs: ["provision applied"], asksAPerson: false };
  const first = `provision errored ${fault.code}`;
  if (lasting.includes(fault)) return { status: "provisioning", runs: [first], asksAPerson: true };
  return { status: "active", runs: [first, "recover applied"], asksAPerson: false };
}
