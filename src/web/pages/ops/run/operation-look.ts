import type { IconName } from "../../../components/icon-paths.ts";
import type { Tone } from "../../../components/tone.ts";
import { type Group, groupOf } from "./resource-groups.ts";

const looks: Readonly<Record<Group, { readonly tone: Tone; readonly icon: IconName }>> = {
  create: { tone: "good", icon: "plus" },
  update: { tone: "waiting", icon: "change" },
  replace: { tone: "bad", icon: "replace" },
  delete: { tone: "bad", icon: "trash" },
  import: { tone: "busy", icon: "download" },
  other: { tone: "quiet", icon: "info" },
  same: { tone: "quiet", icon: "minus" },
};

/** How an operation on a resource looks: what destroys something is red, and no two groups share an icon. */
export function operationLook(operation: string): { readonly tone: Tone; readonly icon: IconName } {
  return looks[groupOf(operation)];
}

/** Something is lost or made anew. */
export function isDestructive(operation: string): boolean {
  return looks[groupOf(operation)].tone === "bad";
}
