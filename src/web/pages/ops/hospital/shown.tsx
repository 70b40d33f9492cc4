import type { HospitalView } from "../../../../api/views/hospital.ts";
import { Configuration } from "./configuration.tsx";
import { LedgerSection } from "./ledger-section.tsx";
import { Overview } from "./overview.tsx";
import { Payments } from "./payments.tsx";
import { Resources } from "./resources.tsx";
import { Runs } from "./runs.tsx";
import type { Section } from "./sections.ts";

/** The part of the page that its address names. */
export function Shown({ hospital, section }: { hospital: HospitalView; section: Section }) {
  const { organization_id: id } = hospital;
  switch (section) {
    case "overview":
      return <Overview hospital={hospital} />;
    case "runs":
      return <Runs hospitalId={id} />;
    case "configuration":
      return <Configuration hospital={hospital} />;
    case "resources":
      return <Resources hospital={hospital} />;
    case "payments":
      return <Payments hospitalId={id} />;
    case "ledger":
      return <LedgerSection hospitalId={id} />;
  }
}
