import { readBlock } from "../../../foundation/cidr.ts";
import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import type { NetworkEntry } from "./model.ts";
import { entryView } from "./view.ts";

export function getAccessListEntry(call: GroupCall): Answer {
  const entry = findEntry(call);
  return isRefusal(entry) ? entry : reply(200, entryView(call.context, call.group.id, entry));
}

export function listAccessListEntries({ context, group, query, href }: GroupCall): Answer {
  const cut = page(context.store.accessList.list(group.id), query, href);
  if (isRefusal(cut)) return cut;
  return reply(200, { ...cut, results: cut.results.map((entry) => entryView(context, group.id, entry)) });
}

/** The entry that the path names, by address or by block. */
export function findEntry({ context, group, params }: GroupCall): NetworkEntry | Refusal {
  const asked = params.entryValue ?? "";
  const cidrBlock = readBlock(asked)?.cidrBlock ?? asked;
  return (
    context.store.accessList.get(group.id, cidrBlock) ??
    refuse("ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND", asked, group.id)
  );
}
