import type { AtlasContext } from "../context.ts";
import type { NetworkEntry } from "./model.ts";

/** The entries of a project's access list, without those whose time is over: these are removed. */
export function currentEntries({ store, clock }: AtlasContext, groupId: string): NetworkEntry[] {
  const entries = store.accessList.list(groupId);
  const nowMs = clock.now().getTime();
  const over = entries.filter((entry) => entry.deleteAfterDate && Date.parse(entry.deleteAfterDate) <= nowMs);
  for (const { cidrBlock } of over) store.accessList.remove(groupId, cidrBlock);
  return over.length === 0 ? entries : entries.filter((entry) => !over.includes(entry));
}
