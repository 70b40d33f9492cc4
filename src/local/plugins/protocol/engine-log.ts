import { ResourceError } from "../resources/resource-error.ts";

/** Diagnostics for the person at the console; each is shown beside its resource. */
export type EngineLog = {
  /** Tells where the engine listens. */
  readonly attach: (address: string) => void;
  readonly warn: (urn: string, message: string) => void;
  /** Repeats the error of a failed call as a diagnostic of its resource, as the official plugins do. */
  readonly failure: (request: unknown, error: unknown) => Promise<void>;
};

/** Sends diagnostics to the engine at `address`. An engine that does not listen is no reason to fail. */
export function engineLog(address: string | undefined): EngineLog {
  let engine = address;
  let earlier: Promise<void> = Promise.resolve();

  /** One after another, so that a warning is never told after the error that it explains. */
  function tell(severity: "WARNING" | "ERROR", urn: string, message: string): Promise<void> {
    earlier = earlier.then(() => send(severity, urn, message));
    return earlier;
  }

  async function send(severity: "WARNING" | "ERROR", urn: string, message: string): Promise<void> {
    if (!engine) return;
    try {
      const { sendDiagnostic } = await import("./diagnostic.ts");
      await sendDiagnostic(engine, { severity, urn, message });
    } catch {
      // The error itself reaches the engine as the answer of the call.
    }
  }

  return {
    attach: (next) => {
      engine = next || engine;
    },
    warn: (urn, message) => {
      void tell("WARNING", urn, message);
    },
    failure: async (request, error) => {
      if (!(error instanceof ResourceError)) return;
      await tell("ERROR", urnOf(request), `[ERROR] ${error.detail}: ${error.summary}`);
    },
  };
}

function urnOf(request: unknown): string {
  if (typeof request !== "object" || request === null || !("getUrn" in request)) return "";
  return typeof request.getUrn === "function" ? String(request.getUrn.call(request)) : "";
}
