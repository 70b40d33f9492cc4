/** A program that speaks the MongoDB wire protocol, and which of the two kinds it is. */
export type DatabaseBinary = { readonly kind: "mongod" | "ferretdb"; readonly path: string };

/** What to start: secrets are in `env` alone, never in `args`, since everybody can list arguments. */
export type LaunchCommand = {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
};

export type LaunchRequest = {
  readonly path: string;
  readonly dataDir: string;
  readonly port: number;
  readonly adminUsername: string;
  readonly adminPassword: string;
  /** Whether what is written outlives the machine; it outlives the server in any case. Of use to tests. */
  readonly durable: boolean;
};
