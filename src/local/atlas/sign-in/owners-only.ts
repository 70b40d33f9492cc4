import type { MiddlewareHandler } from "hono";
import { refuse } from "../http/answers.ts";
import { writeAnswer } from "../http/write-answer.ts";
import type { SignedIn } from "./sign-in.ts";

/** Lets only owners of an organization at what local Atlas has beside the Admin API. */
export const ownersOnly: MiddlewareHandler<SignedIn> = async (c, next) => {
  if (c.get("caller").orgRoles.includes("ORG_OWNER")) return next();
  const plain = { version: "", headers: {}, pretty: false, envelope: false };
  return writeAnswer(refuse("USER_UNAUTHORIZED"), plain);
};
