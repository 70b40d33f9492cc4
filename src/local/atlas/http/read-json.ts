import { type Refusal, refuse } from "./answers.ts";

/** Deeper than any body of the API by far, and far from what a parser or checker can't follow. */
const deepest = 64;

/** Reads a body of JSON; undefined when it is empty. Of a key that is there twice the last one counts, as on Atlas. */
export function readJson(text: string): unknown | Refusal {
  if (text === "") return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse("MALFORMED_JSON");
  }
  return refuseOddJson(value) ?? value;
}

/** Walks without recursion, because the depth is what is in question. */
function refuseOddJson(body: unknown): Refusal | undefined {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return refuse("MALFORMED_JSON");
    const containers = level.filter((value) => typeof value === "object" && value !== null);
    if (containers.some((value) => Object.hasOwn(value, "__proto__"))) return refuse("INVALID_ATTRIBUTE", "__proto__");
    level = containers.flatMap((value) => Object.values(value));
  }
  return undefined;
}
