import { Switch } from "@mantine/core";
import { useState } from "react";
import { Card } from "../../../../components/card.tsx";
import type { Wish } from "../../../../queries/hospital-runs.ts";
import { newChangeTexts } from "../../../../texts/new-change.ts";

const { protection: texts } = newChangeTexts;

type Props = { readonly present: boolean; readonly onWish: (wish: Wish | null) => void };

/** Whether Atlas refuses to delete the cluster. */
export function ProtectionForm({ present, onWish }: Props) {
  const [isOn, setIsOn] = useState(present);
  return (
    <Card title={texts.title}>
      <Switch
        label={texts.label}
        description={texts.note}
        checked={isOn}
        onChange={({ currentTarget: { checked } }) => {
          setIsOn(checked);
          onWish(checked === present ? null : { kind: "change", config: { terminationProtection: checked } });
        }}
      />
    </Card>
  );
}
