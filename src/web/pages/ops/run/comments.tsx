import { Button, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { RunView } from "../../../../api/views/run.ts";
import { announce } from "../../../components/announce.ts";
import { Card } from "../../../components/card.tsx";
import { RefusalNotice } from "../../../components/refusal-notice.tsx";
import { Time } from "../../../components/time.tsx";
import { commentOn } from "../../../queries/runs.ts";
import { runTexts } from "../../../texts/run.ts";
import classes from "./comments.module.css";

const { comments: texts } = runTexts;
const longest = 2_000;

/** What ops say about the run, at any time. */
export function Comments({ run }: { run: RunView }) {
  const [text, setText] = useState("");
  const client = useQueryClient();
  const saying = useMutation({
    mutationFn: () => commentOn(run.id, text.trim()),
    onSuccess: (next) => {
      setText("");
      announce(texts.said);
      client.setQueryData(["runs", run.id], next);
    },
  });
  return (
    <Card title={texts.title}>
      <Stack gap="md">
        {run.comments.length === 0 && <Text c="var(--quiet-text)">{texts.none}</Text>}
        {run.comments.length > 0 && (
          <ol className={classes.comments}>
            {run.comments.map((comment) => (
              <li key={`${comment.at}-${comment.by.id}`}>
                <Text size="sm" c="var(--quiet-text)">
                  <b>{comment.by.name}</b>, <Time at={comment.at} form="ago" />
                </Text>
                <p className={classes.text}>{comment.text}</p>
              </li>
            ))}
          </ol>
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== "") saying.mutate();
          }}
        >
          <Stack gap="sm" align="flex-start">
            <Textarea
              w="100%"
              label={texts.label}
              description={texts.hint}
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
              maxLength={longest}
              autosize
              minRows={2}
            />
            {saying.error && <RefusalNotice error={saying.error} />}
            <Button type="submit" variant="default" disabled={text.trim() === ""} loading={saying.isPending}>
              {texts.submit}
            </Button>
          </Stack>
        </form>
      </Stack>
    </Card>
  );
}
