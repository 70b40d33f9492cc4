import { Steps } from "../components/steps.tsx";
import { signUpTexts } from "../texts/sign-up.ts";

const { steps } = signUpTexts;

/** The way from the details to the connection; `current` counts from 0. */
export function SignUpSteps({ current }: { current: number }) {
  return (
    <Steps label={steps.label} steps={[steps.details, steps.plan, steps.payment, steps.ready]} current={current} />
  );
}
