import { z } from "zod";
import { opsHospital } from "../../../texts/ops-hospital.ts";

const { configuration: texts } = opsHospital;

const Addresses = z.array(z.object({ address: z.string(), comment: z.string() }));

/** What a member of a configuration is called. */
export function configKeyText(key: string): string {
  return Object.entries(texts.keys).find(([known]) => known === key)?.[1] ?? key;
}

/** What a member of a configuration says, in words. */
export function configValueText(value: unknown): string {
  if (value === null || value === undefined) return texts.nothing;
  if (typeof value === "boolean") return value ? texts.on : texts.off;
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (Array.isArray(value) && value.length === 0) return texts.nothing;
  const addresses = Addresses.safeParse(value);
  if (addresses.success) {
    return addresses.data.map(({ address, comment }) => (comment ? `${address} (${comment})` : address)).join(", ");
  }
  return Array.isArray(value) ? value.join(", ") : JSON.stringify(value);
}
