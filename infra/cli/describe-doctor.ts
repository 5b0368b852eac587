// What `doctor` found, in words: a line for each thing that was looked at, and what to do about it.
import type { Diagnosis } from '../../shared/checkup.ts';
import { dollars, roundUsd } from '../../shared/prices.ts';

const MARKS: Readonly<Record<Diagnosis['status'], string>> = {
  ok: 'ok',
  warning: 'WARNING',
  fault: 'FAULT',
  unchecked: 'not seen',
};

/** Dollars that looking has cost. */
export const costOf = (diagnoses: readonly Diagnosis[]): number =>
  roundUsd(diagnoses.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0));

const counted = (diagnoses: readonly Diagnosis[], status: Diagnosis['status'], one: string, many: string): string[] => {
  const count = diagnoses.filter((diagnosis) => diagnosis.status === status).length;
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
};

const sentence = (clause: string): string => (/[.!?]$/.test(clause) ? clause : `${clause}.`);

/** The lines of what was found, and how many of each kind. */
export const describeDoctor = (diagnoses: readonly Diagnosis[]): string => {
  const width = Math.max(...diagnoses.map(({ about }) => about.length));
  const indent = ' '.repeat(2 + 9 + width + 2);
  const lines = diagnoses.map(({ about, status, says, todo, section }) =>
    [
      `  ${MARKS[status].padEnd(9)}${about.padEnd(width)}  ${says}`,
      ...(todo === undefined ? [] : [`${indent}To do: ${sentence(todo)}`]),
      ...(section === undefined ? [] : [`${indent}More: docs/operations.md#${section}`]),
    ].join('\n'),
  );
  const bad = [
    ...counted(diagnoses, 'fault', 'fault', 'faults'),
    ...counted(diagnoses, 'warning', 'warning', 'warnings'),
    ...counted(diagnoses, 'unchecked', 'thing not seen', 'things not seen'),
  ];
  const end = bad.length === 0 ? 'All is well' : bad.join(', ');
  const cost = costOf(diagnoses);
  const paid = cost === 0 ? 'Looking cost nothing' : `Looking cost ${dollars(cost)}`;
  return `${lines.join('\n')}\n\n${end}. ${paid}; nothing was published.\n`;
};
