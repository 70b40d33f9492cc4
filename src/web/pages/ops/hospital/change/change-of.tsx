import { useSearch } from "@tanstack/react-router";
import type { HospitalView } from "../../../../../api/views/hospital.ts";
import type { RunOptionsView } from "../../../../../api/views/options.ts";
import { PageHeader } from "../../../../components/page-header.tsx";
import { askTexts, newChangeTexts as texts } from "../../../../texts/new-change.ts";
import { BackLink } from "../back-link.tsx";
import { AskForm } from "./ask-form.tsx";
import { ChooseAsk } from "./choose-ask.tsx";

type Props = { readonly hospital: HospitalView; readonly options: RunOptionsView };

/** First what is to change, then how; each has an address. */
export function ChangeOf({ hospital, options }: Props) {
  const { ask, revision } = useSearch({ from: "/console/ops/hospitals/$hospital/change" });
  const chosen = ask === "revision" && revision === undefined ? undefined : ask;
  const title = chosen ? askTexts[chosen].title : texts.title;
  return (
    <>
      <BackLink hospital={{ id: hospital.organization_id, name: hospital.name }} />
      <PageHeader title={title} tab={`${title}: ${hospital.name}`} lead={chosen ? askTexts[chosen].text : texts.lead} />
      {chosen ? (
        <AskForm key={chosen} ask={chosen} revision={revision} hospital={hospital} options={options} />
      ) : (
        <ChooseAsk hospital={hospital} options={options} />
      )}
    </>
  );
}
