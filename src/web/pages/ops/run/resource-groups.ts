import type { RunView } from "../../../../api/views/run.ts";
import type { DriftCause } from "../../../../domain/results.ts";

type Planned = NonNullable<RunView["plan"]>["change_set"]["resources"][number];

/** A resource as the plan or a drift check has it. */
export type ResourceView = Planned & { readonly cause?: DriftCause };

/** What people look for: several operations of the engine are one replacement. */
export const groups = ["create", "update", "replace", "delete", "import", "other", "same"] as const;
export type Group = (typeof groups)[number];

export function groupOf(operation: string): Group {
  if (operation.includes("replace")) return "replace";
  if (operation === "same" || operation === "read") return "same";
  return groups.find((group) => group === operation) ?? "other";
}

/** How many resources are in each group; groups without any are left out. */
export function groupCounts(resources: readonly ResourceView[]): (readonly [Group, number])[] {
  return groups
    .map((group) => [group, resources.filter(({ operation }) => groupOf(operation) === group).length] as const)
    .filter(([, count]) => count > 0);
}

/** Those that are shown: of one group, or all that change, and with the words looked for in name, type or a property. */
export function shownResources(
  resources: readonly ResourceView[],
  group: Group | "all",
  words: string,
): readonly ResourceView[] {
  const looked = words.trim().toLowerCase();
  return resources.filter((resource) => {
    const own = groupOf(resource.operation);
    const isIn = group === "all" ? own !== "same" : own === group;
    return isIn && textOf(resource).includes(looked);
  });
}

function textOf({ name, type, urn, properties }: ResourceView): string {
  return [name, type, urn, ...properties.map(({ path }) => path)].join("\n").toLowerCase();
}
