import { z } from "@hono/zod-openapi";
import type { HospitalCursor } from "../../../database/hospitals.ts";

/** Where the next page begins, as an opaque text that stands in URLs. */
export const CursorText = z
  .string()
  .max(200)
  .transform((text, issue): HospitalCursor => {
    const [at, id] = Buffer.from(text, "base64url").toString().split("|");
    const createdAt = new Date(at ?? "");
    if (id && !Number.isNaN(createdAt.getTime())) return { createdAt, id };
    issue.addIssue({ code: "custom", message: "This is no cursor; take `next` of the page before." });
    return z.NEVER;
  });

export function cursorText({ createdAt, id }: HospitalCursor): string {
  return Buffer.from(`${createdAt.toISOString()}|${id}`).toString("base64url");
}
