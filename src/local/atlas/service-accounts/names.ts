import { type Refusal, refuseField } from "../http/answers.ts";

const allowed = /^[\p{L}\p{N}\-_.,' ]+$/u;
const longest = { name: 64, description: 250 };

/** Refuses a name or description of a service account that Atlas does not take. */
export function refuseTexts(texts: { name?: string | null; description?: string | null }): Refusal | undefined {
  return refuseText("name", texts.name) ?? refuseText("description", texts.description);
}

function refuseText(field: keyof typeof longest, text: string | null | undefined): Refusal | undefined {
  if (text === undefined || text === null) return undefined;
  if (text.length < 1 || text.length > longest[field]) {
    return refuseField(field, `must have 1 to ${longest[field]} characters`);
  }
  return allowed.test(text) ? undefined : refuseField(field, "must hold letters, digits, spaces and -_.,' only");
}
