import { isIP } from "node:net";

export type Block = { readonly cidrBlock: string; readonly ipAddress?: string };

/**
 * Reads an address (`192.0.2.1`) or a block (`192.0.2.0/24`), IPv4 or IPv6; undefined when it is neither. A single
 * address and its `/32` are the same entry, as on Atlas. Addresses come back in one spelling, blocks by their first
 * address: `10.0.0.1/8` is `10.0.0.0/8`.
 */
export function readBlock(text: string): Block | undefined {
  const [address = "", bits, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0 || address.includes("%")) return undefined;
  const width = family === 4 ? 32 : 128;
  const size = bits === undefined ? width : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (!(size >= 0 && size <= width)) return undefined;
  const first = family === 4 ? firstOfV4(address, size) : firstOfV6(address, size);
  return size === width ? { cidrBlock: `${first}/${width}`, ipAddress: first } : { cidrBlock: `${first}/${size}` };
}

function firstOfV4(address: string, size: number): string {
  const bits = address.split(".").reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  const first = cut(bits, 32n, BigInt(size));
  return [24n, 16n, 8n, 0n].map((shift) => (first >> shift) & 255n).join(".");
}

function firstOfV6(address: string, size: number): string {
  const bits = wordsOf(address).reduce((sum, word) => sum * 65_536n + BigInt(word), 0n);
  const first = cut(bits, 128n, BigInt(size));
  const words = Array.from({ length: 8 }, (_, index) => (first >> BigInt(112 - 16 * index)) & 65_535n);
  return new URL(`http://[${words.map((word) => word.toString(16)).join(":")}]`).hostname.slice(1, -1);
}

/** The eight words of an IPv6 address, whatever its spelling: URLs know only one. */
function wordsOf(address: string): number[] {
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const words = (text: string) => (text === "" ? [] : text.split(":").map((word) => Number.parseInt(word, 16)));
  if (tail === undefined) return words(head);
  const [before, after] = [words(head), words(tail)];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function cut(bits: bigint, width: bigint, size: bigint): bigint {
  return (bits >> (width - size)) << (width - size);
}
