import type { MiddlewareHandler } from "hono";

const ownNames: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Turns away a browser that was led here under a foreign name, since the page asks for no sign-in. */
export const loopbackOnly: MiddlewareHandler = async (c, next) => {
  const { hostname } = new URL(c.req.url);
  if (!ownNames.has(hostname)) return c.text("Open this page as http://127.0.0.1.", 421);
  return next();
};
