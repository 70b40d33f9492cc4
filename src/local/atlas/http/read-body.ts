import type { z } from "zod";
import { type Refusal, refuse } from "./answers.ts";

/** Checks a request's body against its schema; the first thing that is wrong becomes Atlas' refusal. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T | Refusal {
  const parsed = schema.safeParse(body);
  return parsed.success ? parsed.data : firstFault(parsed.error.issues, body);
}

function firstFault(issues: readonly z.core.$ZodIssue[], body: unknown): Refusal {
  const issue = issues[0];
  if (issue === undefined || (issue.path.length === 0 && issue.code !== "unrecognized_keys"))
    return refuse("INVALID_JSON");
  const attribute = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys")
    return refuse("INVALID_ATTRIBUTE", [attribute, issue.keys[0]].filter(Boolean).join("."));
  const value = valueAt(body, issue.path);
  if (value === undefined) return refuse("MISSING_ATTRIBUTE", attribute);
  if (issue.code === "invalid_value" && typeof value === "string") return refuse("INVALID_ENUM_VALUE", value);
  return refuse("INVALID_JSON_ATTRIBUTE", attribute);
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
