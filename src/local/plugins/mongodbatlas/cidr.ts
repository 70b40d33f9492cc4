import { isIP } from "node:net";

/** True for a network in its canonical form, as Go prints it: no bits set outside of its mask. */
export function isCidr(text: string): boolean {
  const [address = "", bits = "", ...rest] = text.split("/");
  const family = isIP(address);
  const width = family === 4 ? 32 : 128;
  if (family === 0 || rest.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(bits) || Number(bits) > width) return false;
  const host = family === 4 ? address : new URL(`http://[${address}]`).hostname.slice(1, -1);
  if (host !== address) return false;
  const value = family === 4 ? numberOf(address.split("."), 10, 8n) : numberOf(groupsOf(address), 16, 16n);
  return value % 2n ** BigInt(width - Number(bits)) === 0n;
}

/** The eight groups of an IPv6 address, those that `::` stands for included. */
function groupsOf(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const [before, after] = [head, tail ?? ""].map((part) => (part === "" ? [] : part.split(":")));
  const left = before ?? [];
  const right = after ?? [];
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: zeros }, () => "0"), ...right];
}

function numberOf(groups: readonly string[], radix: number, bits: bigint): bigint {
  return groups.reduce((value, group) => (value << bits) + BigInt(Number.parseInt(group, radix)), 0n);
}
