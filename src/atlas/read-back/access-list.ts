import { z } from "zod";
import { readBlock } from "../../foundation/cidr.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { AtlasClient } from "../client/client.ts";
import { listAll } from "../client/list.ts";
import type { AtlasProblem } from "../problems.ts";
import type { AtlasAccessEntry } from "./model.ts";
import { text } from "./shapes.ts";

const Entry = z.object({ cidrBlock: text, ipAddress: text, awsSecurityGroup: text, comment: text });

/** The project's access list, each entry in the spelling of `oneSpelling`. */
export async function readAccessList(
  client: AtlasClient,
  projectId: string,
): Promise<Outcome<AtlasAccessEntry[], AtlasProblem>> {
  const entries = await listAll(client, `/groups/${projectId}/accessList`, "2023-01-01", Entry);
  if (!entries.ok) return entries;
  return done(
    entries.value.map(({ cidrBlock, ipAddress, awsSecurityGroup, comment }) => ({
      address: oneSpelling(cidrBlock || ipAddress || awsSecurityGroup),
      comment,
    })),
  );
}

/** An address or block in the one spelling by which entries compare; what is neither stays as it is. */
export function oneSpelling(address: string): string {
  const block = readBlock(address);
  return block?.ipAddress ?? block?.cidrBlock ?? address;
}
