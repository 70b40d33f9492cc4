import { BlockList, isIP } from "node:net";
import type { AtlasContext } from "../context.ts";

/** Whether clients from this address may connect to the clusters of the project. */
export function admits({ store, alwaysAdmitted }: AtlasContext, groupId: string, address: string): boolean {
  const plain = address.replace(/^::ffff:/, "");
  if (alwaysAdmitted.includes(plain)) return true;
  const blocks = new BlockList();
  for (const { cidrBlock } of store.accessList.list(groupId)) {
    const [network = "", bits] = cidrBlock.split("/");
    blocks.addSubnet(network, Number(bits), family(network));
  }
  return isIP(plain) !== 0 && blocks.check(plain, family(plain));
}

function family(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
