import { Button, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Card } from "../../../../components/card.tsx";
import { Icon } from "../../../../components/icon.tsx";
import type { Wish } from "../../../../queries/hospital-runs.ts";
import { newChangeTexts } from "../../../../texts/new-change.ts";
import { AccessRow } from "./access-row.tsx";
import { isAddress } from "./address.ts";

const { access: texts } = newChangeTexts;

type Entry = { readonly address: string; readonly comment: string };
type Props = { readonly present: readonly Entry[]; readonly onWish: (wish: Wish | null) => void };

/** The whole list as it is to be. */
export function AccessForm({ present, onWish }: Props) {
  const [entries, setEntries] = useState<readonly Entry[]>(present);
  const change = (next: readonly Entry[]) => {
    setEntries(next);
    const accessList = next
      .map(({ address, comment }) => ({ address: address.trim(), comment: comment.trim() }))
      .filter(({ address }) => address !== "");
    const isSame = JSON.stringify(accessList) === JSON.stringify(present);
    const areValid = accessList.every(({ address }) => isAddress(address));
    onWish(isSame || !areValid ? null : { kind: "change", config: { accessList } });
  };
  return (
    <Card title={texts.title}>
      <Stack gap="sm">
        <Text size="sm" c="var(--quiet-text)">
          {texts.note}
        </Text>
        {entries.length === 0 && <Text size="sm">{texts.none}</Text>}
        {entries.map((entry, index) => (
          <AccessRow
            // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no identity but its place
            key={index}
            number={index + 1}
            entry={entry}
            onChange={(changed) => change(entries.with(index, changed))}
            onRemove={() => change(entries.toSpliced(index, 1))}
          />
        ))}
        <Button
          variant="default"
          leftSection={<Icon name="plus" size={15} />}
          onClick={() => change([...entries, { address: "", comment: "" }])}
        >
          {texts.add}
        </Button>
      </Stack>
    </Card>
  );
}
