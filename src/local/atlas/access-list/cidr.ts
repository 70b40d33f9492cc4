import { isIP } from "node:net";

export type Block = { readonly cidrBlock: string; readonly ipAddress?: string };

/**
 * Reads an address (`192.0.2.1`) or a block (`192.0.2.0/24`), IPv4 or IPv6; undefined when it is neither. A single
 * address and its `/32` are the same entry, as on Atlas.
 */
export function readBlock(text: string): Block | undefined {
  const [address = "", bits, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return undefined;
  const width = family === 4 ? 32 : 128;
  if (bits === undefined) return { cidrBlock: `${address}/${width}`, ipAddress: address };
  const size = /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (!(size >= 0 && size <= width)) return undefined;
  return size === width ? { cidrBlock: text, ipAddress: address } : { cidrBlock: text };
}
