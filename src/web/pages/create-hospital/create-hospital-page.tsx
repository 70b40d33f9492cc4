import { useMutation } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { fieldErrorsOf } from "../../components/refusal.ts";
import { signUp } from "../../queries/hospital.ts";
import { SignUpSteps } from "../sign-up-steps.tsx";
import { DetailsStep } from "./details-step.tsx";
import { PlanStep } from "./plan-step.tsx";
import { type Draft, useDraft } from "./use-draft.ts";

const detailFields = ["name", "email", "phone"];

/** Details, then a plan; with both the hospital is signed up and its own page takes the payment. */
export function CreateHospitalPage() {
  const { step } = useSearch({ from: "/public/create-hospital" });
  const navigate = useNavigate();
  const [draft, setDraft, forgetDraft] = useDraft();
  const signing = useMutation({
    mutationFn: ({ plan, ...details }: Draft) => signUp(details, plan),
    onSuccess: async ({ organization_id: id }) => {
      await navigate({ to: "/hospitals/$id", params: { id }, replace: true });
      forgetDraft();
    },
    onError: async (error) => {
      const concernsDetails = Object.keys(fieldErrorsOf(error)).some((field) => detailFields.includes(field));
      if (concernsDetails) await navigate({ to: "/create-hospital", search: {}, replace: true });
    },
  });
  const toPlan = (details: Omit<Draft, "plan">) => {
    signing.reset();
    setDraft({ ...draft, ...details });
    void navigate({ to: "/create-hospital", search: { step: "plan" } });
  };
  const isPlan = step === "plan" && draft.name !== "";
  return (
    <>
      <SignUpSteps current={isPlan ? 1 : 0} />
      {isPlan ? (
        <PlanStep
          plan={draft.plan}
          onChoose={(plan) => setDraft({ ...draft, plan })}
          onBack={() => void navigate({ to: "/create-hospital", search: {} })}
          onSubmit={() => signing.mutate(draft)}
          pending={signing.isPending || signing.isSuccess}
          error={signing.error}
        />
      ) : (
        <DetailsStep details={draft} errors={fieldErrorsOf(signing.error)} onSubmit={toPlan} />
      )}
    </>
  );
}
