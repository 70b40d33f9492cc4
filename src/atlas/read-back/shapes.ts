import { z } from "zod";
import type { Tags } from "./model.ts";

/** Members that Atlas leaves out or sets to null where there is nothing to say. */
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");

export const tags = z
  .array(z.object({ key: z.string(), value: z.string() }))
  .nullish()
  .transform((list): Tags => Object.fromEntries((list ?? []).map(({ key, value }) => [key, value])));

export const connectionStrings = z
  .object({ standard: text, standardSrv: text })
  .nullish()
  .transform((strings) => strings?.standardSrv || strings?.standard || null);
