import { Binary, type BSON } from "mongodb";
import { z } from "zod";

/** Whose name could not be read from an attempt to sign in. */
export const unknownUser = Symbol("unknown user");
export type SigningIn = string | typeof unknownUser;

const Attempt = z.looseObject({
  saslStart: z.unknown().optional(),
  authenticate: z.unknown().optional(),
  mechanism: z.string().optional(),
  user: z.string().optional(),
  payload: z.instanceof(Binary).or(z.string()).optional(),
  speculativeAuthenticate: z.unknown().optional(),
});

/**
 * Who tries to sign in with this `saslStart`, `authenticate`, or a greeting that carries one of them; undefined when
 * nobody does. SCRAM as in RFC 5802, PLAIN as in RFC 4616.
 */
export function signingIn(body: BSON.Document | undefined): SigningIn | undefined {
  const attempt = Attempt.safeParse(body);
  if (!attempt.success) return unknownUser;
  const { saslStart, authenticate, speculativeAuthenticate, mechanism = "", user, payload = "" } = attempt.data;
  if (authenticate !== undefined) return user ?? unknownUser;
  if (saslStart !== undefined) return nameIn(mechanism, text(payload)) ?? unknownUser;
  if (speculativeAuthenticate === undefined || speculativeAuthenticate === null) return undefined;
  const first = z.looseObject({}).safeParse(speculativeAuthenticate);
  return first.success ? (signingIn(first.data) ?? unknownUser) : unknownUser;
}

function nameIn(mechanism: string, payload: string): string | undefined {
  if (mechanism === "PLAIN") return payload.split("\0")[1];
  const name = /^(?:n|y|p=[^,]*),(?:a=[^,]*)?,n=([^,]*),r=/.exec(payload)?.[1];
  return name?.replaceAll("=2C", ",").replaceAll("=3D", "=");
}

function text(payload: Binary | string): string {
  return typeof payload === "string"
    ? Buffer.from(payload, "base64").toString()
    : Buffer.from(payload.buffer).toString("utf8", 0, payload.position);
}
