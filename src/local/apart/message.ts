import type { LocalAtlas, LocalAtlasOptions } from "../atlas/start.ts";
import type { DatabaseBinary } from "../databases/index.ts";

/** All that the process of local Atlas has to be told. */
export type Settings = Omit<LocalAtlasOptions, "clock" | "random" | "log" | "server"> & {
  readonly server: DatabaseBinary;
  readonly logLevel: string;
};

export type ToAtlas = { readonly kind: "start"; readonly settings: Settings } | { readonly kind: "close" };

export type FromAtlas =
  | { readonly kind: "ready"; readonly atlas: Omit<LocalAtlas, "close"> }
  | { readonly kind: "failed"; readonly code: string; readonly text: string; readonly nextStep: string };
