import { z } from "zod";
import { readBlock } from "../../../foundation/cidr.ts";
import { readExpiryDate } from "../expiry-date.ts";
import { limitOf } from "../groups/limits.ts";
import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import { parseBody } from "../http/read-body.ts";
import type { NetworkEntry } from "./model.ts";
import { entryView } from "./view.ts";

const longestComment = 80;

const EntryRequest = z.strictObject({
  cidrBlock: z.string().nullish(),
  ipAddress: z.string().nullish(),
  awsSecurityGroup: z.string().nullish(),
  comment: z.string().nullish(),
  deleteAfterDate: z.string().nullish(),
  groupId: z.unknown().optional(),
  links: z.unknown().optional(),
});
type EntryRequest = z.infer<typeof EntryRequest>;

/** Adds entries, or changes the comment of those that are there: all of them or, when one is wrong, none. */
export function createAccessListEntry({ context, group, body, query, href }: GroupCall): Answer {
  const present = context.store.accessList.list(group.id);
  const wanted = parseBody(z.array(EntryRequest).min(1), body);
  if (isRefusal(wanted)) return wanted;
  const entries: NetworkEntry[] = [];
  for (const request of wanted) {
    const entry = toEntry(request, context.clock.now());
    if (isRefusal(entry)) return entry;
    if (entries.some((other) => other.cidrBlock === entry.cidrBlock)) return refuse("DUPLICATE_ADDRESSES_IN_INPUT");
    if (entry.deleteAfterDate && present.some((other) => isPermanent(other) && other.cidrBlock === entry.cidrBlock)) {
      return refuse("PERMANENT_ENTITY_CANNOT_BE_MADE_TEMPORARY");
    }
    entries.push(entry);
  }
  const { accessList } = context.store;
  const isNew = (entry: NetworkEntry) => accessList.get(group.id, entry.cidrBlock) === undefined;
  const atMost = limitOf(context, group, "atlas.project.security.networkAccess.entries");
  if (present.length + entries.filter(isNew).length > atMost)
    return refuse("ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED", atMost);
  context.store.transaction(() => {
    for (const entry of entries) accessList.put(group.id, entry.cidrBlock, entry);
  });
  const cut = page(accessList.list(group.id), query, href);
  if (isRefusal(cut)) return cut;
  return reply(201, { ...cut, results: cut.results.map((entry) => entryView(context, group.id, entry)) });
}

function isPermanent({ deleteAfterDate }: NetworkEntry): boolean {
  return deleteAfterDate === undefined;
}

function toEntry(request: EntryRequest, now: Date): NetworkEntry | Refusal {
  const { cidrBlock, ipAddress, awsSecurityGroup, comment, deleteAfterDate } = request;
  if (awsSecurityGroup) return refuse("CANNOT_USE_AWS_SECURITY_GROUP_WITHOUT_VPC_PEERING_CONNECTION");
  const address = cidrBlock || ipAddress;
  if (!address) return refuse("MISSING_ATTRIBUTE", "cidrBlock");
  const block = readBlock(address);
  if (block === undefined) return refuse("INVALID_IP_ADDRESS_OR_CIDR_NOTATION", address);
  if (cidrBlock && ipAddress && readBlock(ipAddress)?.cidrBlock !== block.cidrBlock) {
    return refuse("MULTIPLE_VALUES_SPECIFIED_FOR_ONE_NETWORK_PERMISSION_ENTRY");
  }
  if (comment && comment.length > longestComment) return refuse("INVALID_NETWORK_PERMISSION_COMMENT", comment);
  const date = deleteAfterDate ? readExpiryDate(deleteAfterDate, now) : undefined;
  if (isRefusal(date)) return date;
  return { ...block, ...(comment ? { comment } : {}), ...(date === undefined ? {} : { deleteAfterDate: date }) };
}
