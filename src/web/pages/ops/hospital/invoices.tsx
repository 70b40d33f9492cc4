import { Code, Table, Text } from "@mantine/core";
import { Card } from "../../../components/card.tsx";
import { Money } from "../../../components/money.tsx";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { Time } from "../../../components/time.tsx";
import type { PaymentsOfHospital } from "../../../queries/hospital-details.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { invoiceLooks } from "./invoice-looks.ts";
import classes from "./stacked-table.module.css";

const { payments: texts } = opsHospital;

/** What was charged, newest first. */
export function Invoices({ payments }: { payments: PaymentsOfHospital["payments"] }) {
  return (
    <Card title={texts.invoices}>
      {payments.length === 0 ? (
        <Text c="var(--quiet-text)">{texts.noInvoices}</Text>
      ) : (
        <Table className={classes.table} verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.period}</Table.Th>
              <Table.Th>{texts.amount}</Table.Th>
              <Table.Th>{texts.state}</Table.Th>
              <Table.Th>{texts.invoice}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {payments.map(({ id, status, amount_cents, refunded_cents, currency, period_start, period_end }) => (
              <Table.Tr key={id}>
                <Table.Td data-label={texts.period}>
                  <Time at={period_start} form="date" />
                  {period_end && (
                    <>
                      {" – "}
                      <Time at={period_end} form="date" />
                    </>
                  )}
                </Table.Td>
                <Table.Td data-label={texts.amount}>
                  <Money cents={amount_cents} currency={currency} />
                  {refunded_cents > 0 && (
                    <>
                      {", "}
                      {texts.refunded.toLowerCase()} <Money cents={refunded_cents} currency={currency} />
                    </>
                  )}
                </Table.Td>
                <Table.Td>
                  <StatusBadge look={invoiceLooks[status]}>{status}</StatusBadge>
                </Table.Td>
                <Table.Td>
                  <Code>{id}</Code>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  );
}
