import { Button, Stack } from "@mantine/core";
import { Link, useSearch } from "@tanstack/react-router";
import type { HospitalView } from "../../../../api/views/hospital.ts";
import { PageHeader } from "../../../components/page-header.tsx";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { hospitalLooks } from "../../../components/tone.ts";
import { opsHospital, statusMeanings } from "../../../texts/ops-hospital.ts";
import { planTexts } from "../../../texts/sign-up.ts";
import { hospitalStatusTexts } from "../../../texts/status.ts";
import { Attention } from "./attention.tsx";
import { BackLink } from "./back-link.tsx";
import { SectionNav } from "./section-nav.tsx";
import { Shown } from "./shown.tsx";

const { sections: texts } = opsHospital;

/** A hospital that is there: its state and what waits stand above every part of the page. */
export function LoadedHospital({ hospital }: { hospital: HospitalView }) {
  const { show = "overview" } = useSearch({ from: "/console/ops/hospitals/$hospital" });
  const { organization_id: id, name, status, slug, database, plan } = hospital;
  return (
    <>
      <BackLink />
      <PageHeader
        title={name}
        tab={show === "overview" ? name : `${texts[show]}: ${name}`}
        beside={<StatusBadge look={hospitalLooks[status]}>{hospitalStatusTexts[status]}</StatusBadge>}
        lead={
          <>
            {slug} · {database?.tier ?? opsHospital.facts.noTier} · {opsHospital.facts.plan} {planTexts[plan].name}
            <br />
            {statusMeanings[status]}
          </>
        }
        actions={
          <Button component={Link} to={`/ops/hospitals/${id}/change`}>
            {opsHospital.newChange}
          </Button>
        }
      />
      <Stack gap="lg">
        <Attention hospital={hospital} />
        <SectionNav hospital={id} here={show} />
        <Shown hospital={hospital} section={show} />
      </Stack>
    </>
  );
}
