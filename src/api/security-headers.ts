import type { MiddlewareHandler } from "hono";
import { NONCE, secureHeaders } from "hono/secure-headers";
import type { ApiEnv } from "./deps.ts";

const nobody = ["'none'"];
const ourselves = ["'self'"];
const shared = { frameAncestors: nobody, baseUri: nobody, objectSrc: nobody, formAction: ourselves };

/**
 * What a browser may load and run. Everything comes from this service. The pages' component library makes style elements
 * at run time, which carry the nonce of the answer; no script and no style attribute of a document's text is ever run.
 * The API page of `/docs` is a bundle of others that writes style attributes, so it alone may have them.
 */
export function securityHeaders(): MiddlewareHandler<ApiEnv> {
  const pages = secureHeaders({
    contentSecurityPolicy: {
      ...shared,
      defaultSrc: nobody,
      scriptSrc: ourselves,
      styleSrc: ["'self'", NONCE],
      imgSrc: ["'self'", "data:"],
      fontSrc: ourselves,
      connectSrc: ourselves,
    },
    referrerPolicy: "same-origin",
  });
  const documentation = secureHeaders({
    contentSecurityPolicy: {
      ...shared,
      defaultSrc: ourselves,
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
    },
  });
  return (c, next) => (c.req.path.startsWith("/docs") ? documentation(c, next) : pages(c, next));
}
