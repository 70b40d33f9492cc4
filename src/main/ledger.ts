import type { Logger } from "pino";
import type { Anchor } from "../audit/anchors/anchor.ts";
import { fileAnchor } from "../audit/anchors/file.ts";
import { objectStoreAnchor } from "../audit/anchors/object-store.ts";
import { createLedger, type Ledger } from "../audit/index.ts";
import { createOutboxRelay, type OutboxRelay } from "../audit/outbox-relay.ts";
import { createSigner } from "../audit/signer.ts";
import type { Repositories } from "../database/index.ts";
import { systemClock } from "../foundation/clock.ts";
import type { AnchorConfig } from "./anchors-config.ts";

/** The ledgers with this installation's key and its anchors, and what moves documents' news into them. */
export function openLedger(
  anchors: readonly AnchorConfig[],
  repositories: Repositories,
  signingKey: string,
  log: Logger,
): { readonly ledger: Ledger; readonly outbox: OutboxRelay; readonly publicKeyPem: string } {
  const signer = createSigner(signingKey);
  const ledger = createLedger({ repositories, signer, anchors: anchors.map(anchorOf), clock: systemClock, log });
  return { ledger, outbox: createOutboxRelay(ledger, log), publicKeyPem: signer.publicKeyPem };
}

function anchorOf(config: AnchorConfig): Anchor {
  return config.kind === "file" ? fileAnchor(config.path) : objectStoreAnchor(config);
}
