import { z } from "zod";
import { readBlock } from "../../../foundation/cidr.ts";
import { isRefusal, type Refusal, refuse } from "../http/answers.ts";
import { parseBody } from "../http/read-body.ts";
import { atlasTime } from "../time.ts";
import type { Caller } from "./caller.ts";
import { isListed, type NetworkItem } from "./network-list.ts";

const Body = z.array(z.looseObject({ cidrBlock: z.string().nullish(), ipAddress: z.string().nullish() })).min(1);

/** The list with what a request adds to it; an address that is there already stays as it is. */
export function addItems(list: readonly NetworkItem[], body: unknown, now: Date): NetworkItem[] | Refusal {
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const items = [...list];
  for (const { cidrBlock, ipAddress } of wanted) {
    if (cidrBlock && ipAddress) return refuse("MULTIPLE_VALUES_SPECIFIED_FOR_ONE_NETWORK_PERMISSION_ENTRY");
    const address = cidrBlock || ipAddress;
    if (!address) return refuse("MISSING_ATTRIBUTE", "ipAddress");
    const block = readBlock(address);
    if (block === undefined) return refuse("INVALID_IP_ADDRESS_OR_CIDR_NOTATION", address);
    const isThere = items.some((item) => item.cidrBlock === block.cidrBlock);
    if (!isThere) items.push({ ...block, created: atlasTime(now) });
  }
  return items;
}

/** The item of the list that a path names, by address or by block. */
export function findItem(list: readonly NetworkItem[], asked: string): NetworkItem | undefined {
  const cidrBlock = readBlock(asked)?.cidrBlock;
  return list.find((item) => item.cidrBlock === cidrBlock);
}

/** The list without an item. Nobody may shut out the address from which they ask with this very list. */
export function withoutItem(
  owner: { readonly id: string; readonly accessList: readonly NetworkItem[] },
  item: NetworkItem,
  { caller, address }: { readonly caller: Caller; readonly address: string },
): NetworkItem[] | Refusal {
  const left = owner.accessList.filter(({ cidrBlock }) => cidrBlock !== item.cidrBlock);
  const shutsOut = caller.id === owner.id && left.length > 0 && !isListed(left, address);
  return shutsOut ? refuse("CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST", address) : left;
}
