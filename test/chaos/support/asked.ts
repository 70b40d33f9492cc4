import { inject } from "vitest";
import { z } from "zod";

/** How long to go on, and where chance begins; from the command line of `npm run chaos`. */
const Asked = z.object({ minutes: z.number(), seed: z.number() });

export function asked(): z.infer<typeof Asked> {
  return Asked.parse(inject("chaos" as never));
}
