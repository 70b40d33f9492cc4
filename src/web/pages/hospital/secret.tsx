import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { Card } from "../../components/card.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { credentialFactsQuery } from "../../queries/hospital.ts";
import { hospitalTexts } from "../../texts/hospital.ts";
import { SecretGone } from "./secret-gone.tsx";
import { SecretOffer } from "./secret-offer.tsx";
import { SecretShown } from "./secret-shown.tsx";
import { useOneLook } from "./use-one-look.ts";

type Props = { readonly hospitalId: string; readonly slug: string };

/** User and password: to be shown once, being shown, or shown before. */
export function Secret({ hospitalId, slug }: Props) {
  const facts = useQuery(credentialFactsQuery(hospitalId));
  const client = useQueryClient();
  const look = useOneLook(hospitalId);
  const { forget } = look;
  const stored = useCallback(() => {
    forget();
    void client.invalidateQueries({ queryKey: credentialFactsQuery(hospitalId).queryKey });
  }, [forget, client, hospitalId]);
  return (
    <Card title={hospitalTexts.ready.secret}>
      {look.secret ? (
        <SecretShown secret={look.secret} fileName={`${slug}.env`} onStored={stored} />
      ) : (
        <QueryState query={facts}>
          {(found) =>
            found && found.shown_at === null ? (
              <SecretOffer username={found.username} onShow={look.take} pending={look.pending} error={look.error} />
            ) : (
              <SecretGone facts={found} hospitalId={hospitalId} />
            )
          }
        </QueryState>
      )}
    </Card>
  );
}
