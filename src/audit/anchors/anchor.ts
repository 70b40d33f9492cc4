import type { Checkpoint } from "../../domain/ledger.ts";

/**
 * A place outside of the database that keeps checkpoints, so that whoever rewrites the database is found out. `write`
 * resolves once it is kept; writing the same one twice does no harm, and what was written is never replaced. It rejects
 * when the checkpoint could not be kept, and is asked again later.
 */
export type Anchor = { readonly name: string; readonly write: (checkpoint: Checkpoint) => Promise<void> };
