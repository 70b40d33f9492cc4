import { isIPv4 } from "node:net";

/** A block of IPv4 addresses: the first one as a number, and how many bits all of them share. */
type Range = { readonly start: number; readonly bits: number };

const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Reads a canonical IPv4 block such as `10.8.0.0/21`; undefined when it is none. */
export function readRange(text: string): Range | undefined {
  const [address = "", size = ""] = text.split("/");
  if (!isIPv4(address) || !/^\d{1,2}$/.test(size) || Number(size) > 32) return undefined;
  const start = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const bits = Number(size);
  return start % 2 ** (32 - bits) === 0 ? { start, bits } : undefined;
}

/** Whether a block lies in the addresses that RFC 1918 sets aside. */
export function isPrivate(range: Range): boolean {
  return privateRanges.some((text) => {
    const whole = readRange(text);
    return whole !== undefined && range.bits >= whole.bits && overlap(range, whole);
  });
}

/** Whether two blocks have addresses in common. */
export function overlap(left: Range, right: Range): boolean {
  const endOf = ({ start, bits }: Range) => start + 2 ** (32 - bits);
  return left.start < endOf(right) && right.start < endOf(left);
}
