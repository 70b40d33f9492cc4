import { z } from "zod";
import { type Answer, isRefusal, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { organization } from "../store/store.ts";
import { GroupSettings } from "./model.ts";

const Body = z.strictObject(
  Object.fromEntries(Object.keys(GroupSettings.shape).map((name) => [name, z.boolean().nullish()])),
);

export function getGroupSettings({ group }: GroupCall): Answer {
  return reply(200, group.settings);
}

export function updateGroupSettings({ context, group, body }: GroupCall): Answer {
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => typeof value === "boolean"));
  const settings = GroupSettings.parse({ ...group.settings, ...given });
  context.store.groups.put(organization, group.id, { ...group, settings });
  return reply(200, settings);
}
