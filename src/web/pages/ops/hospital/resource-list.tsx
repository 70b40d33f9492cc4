import { Table } from "@mantine/core";
import type { ResourcesView } from "../../../../api/views/resources.ts";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { resourceRows } from "./resource-rows.ts";
import classes from "./stacked-table.module.css";

const { resources: texts } = opsHospital;

/** Each resource with both sides; what differs is marked. */
export function ResourceList({ resources }: { resources: ResourcesView }) {
  return (
    <Table className={classes.table} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.kind}</Table.Th>
          <Table.Th>{texts.name}</Table.Th>
          <Table.Th>{texts.declared}</Table.Th>
          <Table.Th>{texts.found}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {resourceRows(resources).map(({ kind, name, declared, found, isSame }) => (
          <Table.Tr key={`${kind}-${name}`}>
            <Table.Td>{kind}</Table.Td>
            <Table.Td className={classes.name}>{name}</Table.Td>
            <Table.Td data-label={texts.declared}>{declared}</Table.Td>
            <Table.Td data-label={texts.found}>
              {isSame === false ? <StatusBadge look={{ tone: "waiting", icon: "change" }}>{found}</StatusBadge> : found}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
