import { z } from "zod";

const Address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** An address or a block; what else is the matter with one, the service says. */
export function isAddress(text: string): boolean {
  return Address.safeParse(text.trim()).success;
}
