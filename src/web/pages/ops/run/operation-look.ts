import type { IconName } from "../../../components/icon-paths.ts";
import type { Tone } from "../../../components/tone.ts";

/** How an operation on a resource looks: what destroys something is red, and no two kinds share an icon. */
export function operationLook(operation: string): { readonly tone: Tone; readonly icon: IconName } {
  if (operation.includes("replace")) return { tone: "bad", icon: "replace" };
  if (operation === "delete") return { tone: "bad", icon: "trash" };
  if (operation === "create") return { tone: "good", icon: "plus" };
  if (operation === "update") return { tone: "waiting", icon: "change" };
  if (operation === "import") return { tone: "busy", icon: "download" };
  return { tone: "quiet", icon: "minus" };
}

/** Something is lost or made anew. */
export function isDestructive(operation: string): boolean {
  return operation === "delete" || operation.includes("replace");
}
