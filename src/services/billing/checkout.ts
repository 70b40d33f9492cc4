import { z } from "zod";
import type { Checkout } from "../../billing/port.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import { Currency } from "../../domain/plans.ts";
import { type GatewayName, isOver } from "../../domain/subscriptions.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { showHospital } from "../hospitals/show.ts";
import { hospitalStateConflict, type ServiceProblem, targetMismatch } from "../problems.ts";
import { alreadySubscribed, notSubscribed, publicProblem } from "./problems.ts";

export const CheckoutRequest = z.strictObject({ currency: Currency.optional() });
export type CheckoutRequest = z.infer<typeof CheckoutRequest>;

export type OpenedCheckout = Checkout & { readonly gateway: GatewayName };

/** Opens a page on which the hospital subscribes to its plan. For the browser that signed it up, and for operators. */
export async function openCheckout(
  context: ServiceContext,
  caller: Caller,
  id: string,
  { currency = "USD" }: CheckoutRequest,
): Promise<Outcome<OpenedCheckout, ServiceProblem>> {
  const found = await payer(context, caller, id);
  if (!found.ok) return found;
  const hospital = found.value;
  const { name, email, plan, subscription, status, target } = hospital;
  if (target !== context.target) return refused(targetMismatch(target, context.target));
  if (status === "gone" || hospital.doomed) {
    return refused(hospitalStateConflict(status, "sign up again to get a new database"));
  }
  const { gateway } = context.billing;
  const own = subscription?.gateway === gateway.name ? subscription : null;
  if (own && !isOver(own.status)) return refused(alreadySubscribed);
  const customerId = own?.customerId ?? null;
  const returnUrl = returnUrlOf(context, hospital);
  const opened = await gateway.checkout({
    hospitalId: hospital.id,
    name,
    email,
    plan,
    currency,
    customerId,
    returnUrl,
  });
  if (opened.ok) return done({ ...opened.value, gateway: gateway.name });
  context.log.warn({ hospitalId: id, ...opened.problem }, "a checkout could not be opened");
  return refused(publicProblem(opened.problem));
}

/** A page on which the hospital sees its invoices and changes card and plan. For its own browser, and for operators. */
export async function openPortal(
  context: ServiceContext,
  caller: Caller,
  id: string,
): Promise<Outcome<{ readonly url: string }, ServiceProblem>> {
  const found = await payer(context, caller, id);
  if (!found.ok) return found;
  const { subscription } = found.value;
  if (!subscription) return refused(notSubscribed);
  const { gateway } = context.billing;
  const opened = await gateway.portal(subscription.customerId ?? "", returnUrlOf(context, found.value));
  if (opened.ok) return opened;
  context.log.warn({ hospitalId: id, ...opened.problem }, "a billing portal could not be opened");
  return refused(publicProblem(opened.problem));
}

async function payer(context: ServiceContext, caller: Caller, id: string): Promise<Outcome<Hospital, ServiceProblem>> {
  if (caller.kind === "actor") {
    const allowed = requireRole(caller, "operator");
    if (!allowed.ok) return allowed;
  }
  return showHospital(context, caller, id);
}

function returnUrlOf({ billing }: ServiceContext, { id }: Hospital): string {
  return `${billing.publicUrl}/hospitals/${id}`;
}
