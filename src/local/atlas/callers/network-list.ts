import { BlockList, isIPv6 } from "node:net";
import { z } from "zod";

/** An address or block from which a key or service account may be used. */
export const NetworkItem = z.object({
  /** Always set; `/32` (or `/128`) for a single address. */
  cidrBlock: z.string(),
  /** Set when the block is one address. */
  ipAddress: z.string().optional(),
  created: z.string(),
});
export type NetworkItem = z.infer<typeof NetworkItem>;

/** Whether an address is in one of the blocks. */
export function isListed(items: readonly Pick<NetworkItem, "cidrBlock">[], address: string): boolean {
  const list = new BlockList();
  for (const { cidrBlock } of items) {
    const [start = "", bits = ""] = cidrBlock.split("/");
    list.addSubnet(start, Number(bits), isIPv6(start) ? "ipv6" : "ipv4");
  }
  return list.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

/** The address of a socket's other end, in IPv4 form where it is one. */
export function plainAddress(remoteAddress: string | undefined): string {
  return (remoteAddress ?? "").replace(/^::ffff:(?=\d+\.)/, "");
}
