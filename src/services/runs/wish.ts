import { z } from "zod";
import { RunKind } from "../../domain/runs.ts";
import { ConfigChange } from "../../runs/desired/next-config.ts";

/** What a run is to do, as somebody says it. */
export const wishFields = {
  kind: RunKind,
  config: ConfigChange.optional(),
  /** Only of a change, in place of `config`: the revision to go back to. */
  to_revision: z.int().positive().optional(),
};

type WishBody = { readonly kind: RunKind; readonly config?: unknown; readonly to_revision?: unknown };
type Rule = [check: (wish: WishBody) => boolean, refusal: { path: string[]; message: string }];

export const onlyOfChange: Rule = [
  ({ kind, config, to_revision }) => kind === "change" || (config === undefined && to_revision === undefined),
  { path: ["config"], message: "Only a change takes config or to_revision." },
];

export const oneWay: Rule = [
  ({ config, to_revision }) => config === undefined || to_revision === undefined,
  { path: ["to_revision"], message: "Send config or to_revision, not both." },
];
