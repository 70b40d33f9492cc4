import type { z } from "zod";
import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { canonicalJson } from "../../foundation/canonical-json.ts";

/** A member of a configuration, as parsed or as stored. */
type Json = Exclude<HospitalStackConfig[keyof HospitalStackConfig], undefined> | z.core.util.JSONType;

export type ConfigDifference = { readonly key: string; readonly before: Json | null; readonly after: Json | null };

/** Which members differ between two configurations; null stands for one that is not there. */
export function configDifference(
  before: Readonly<Record<string, Json | undefined>> | null,
  after: Readonly<Record<string, Json | undefined>>,
): ConfigDifference[] {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => {
    const [old, now] = [before?.[key] ?? null, after[key] ?? null];
    return canonicalJson(old) === canonicalJson(now) ? [] : [{ key, before: old, after: now }];
  });
}
