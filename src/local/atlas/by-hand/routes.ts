import { Hono } from "hono";
import type { AtlasContext } from "../context.ts";
import { isRefusal } from "../http/answers.ts";
import { parseBody } from "../http/read-body.ts";
import { writeAnswer } from "../http/write-answer.ts";
import { ChangeByHand } from "./change.ts";
import { makeChange } from "./make-change.ts";

const plain = { version: "", headers: {}, pretty: false, envelope: false };

/** `POST /local/changes`: makes a change "by hand in the dashboard"; see the README of this folder's parent. */
export function changeRoutes(context: AtlasContext): Hono {
  const routes = new Hono();
  routes.post("/", async (c) => {
    const change = parseBody(ChangeByHand, await c.req.json().catch(() => undefined));
    const answer = isRefusal(change) ? change : await makeChange(context, change);
    return isRefusal(answer) ? writeAnswer(answer, plain) : c.body(null, 204);
  });
  return routes;
}
