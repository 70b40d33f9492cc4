import { z } from "@hono/zod-openapi";

/** A moment and an id: where the next page of a list begins. */
export type Place = { readonly at: Date; readonly id: string };

/** Where the next page begins, as an opaque text that stands in URLs. */
export const CursorText = z
  .string()
  .max(400)
  .transform((text, issue): Place => {
    const [moment, ...id] = Buffer.from(text, "base64url").toString().split("|");
    const at = new Date(moment ?? "");
    if (id.length > 0 && !Number.isNaN(at.getTime())) return { at, id: id.join("|") };
    issue.addIssue({ code: "custom", message: "This is no cursor; take `next` of the page before." });
    return z.NEVER;
  });

export function cursorText({ at, id }: Place): string {
  return Buffer.from(`${at.toISOString()}|${id}`).toString("base64url");
}
