import type { Values } from "../../../../src/local/plugins/protocol/values.ts";
import { comparePlan, planChange } from "../../../../src/local/plugins/resources/plan.ts";
import type { Call, Resource } from "../../../../src/local/plugins/resources/resource.ts";

export function plan<C>(resource: Resource<C>, prior: Values | undefined, config: Values): Values {
  return resource.refine({ prior, config, planned: planChange(resource.attributes, prior, config) });
}

/** Names of what an apply of these inputs would change. */
export function changes<C>(resource: Resource<C>, prior: Values, config: Values): string[] {
  return comparePlan(resource.attributes, prior, plan(resource, prior, config)).changed;
}

export function create<C>(resource: Resource<C>, config: Values, call: Call<C>): Promise<Values> {
  return resource.create(plan(resource, undefined, config), call);
}

export function update<C>(resource: Resource<C>, prior: Values, config: Values, call: Call<C>): Promise<Values> {
  return resource.update({ prior, config, planned: plan(resource, prior, config) }, call);
}
