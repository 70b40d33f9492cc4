import { z } from "zod";

/** The network of a project in one region of a cloud; Atlas makes it with the first dedicated cluster there. */
export const Container = z.object({
  id: z.string(),
  providerName: z.string(),
  regionName: z.string(),
  atlasCidrBlock: z.string(),
  networkId: z.string(),
});
export type Container = z.infer<typeof Container>;
