/**
 * The exact versions of what npm's lock file can't pin. Go modules are pinned by the go.mod and go.sum beside their build.
 */
export const pins = {
  /** Installed if no Node on the machine fits. */
  node: "24.21.0",
  /** The CLI that is downloaded, or built from its Go module. */
  pulumi: "3.259.0",
  /** The official resource plugins, as the Pulumi SDKs of the lock file expect them. */
  plugins: { mongodbatlas: "4.16.0", random: "4.21.2" },
  /** The MongoDB that is downloaded. */
  mongod: "8.2.6",
  ferretdb: "1.24.2",
};

/** The oldest CLI on PATH that does: saved plans and the Automation API of the SDK work with it. */
export const oldestPulumi = "3.206.0";

/** The oldest mongod on PATH that does. */
export const oldestMongod = "6.0.0";
