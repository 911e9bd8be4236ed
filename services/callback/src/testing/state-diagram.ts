import { TASK_TABLE, type TaskRow } from '../domain/task-table.ts';

type AnyRow = TaskRow<never, never>;

export interface NamedRow {
  readonly command: string;
  readonly state: string;
  readonly index: number;
  readonly row: AnyRow;
}

/** Every row of the table with its command and state, in order. */
export const ALL_ROWS: readonly NamedRow[] = Object.entries(TASK_TABLE).flatMap(([command, states]) =>
  Object.entries(states).flatMap(([state, rows]: [string, readonly AnyRow[]]) =>
    rows.map((row, index) => ({ command, state, index, row })),
  ),
);

const labelOf = ({ command, row }: NamedRow): string => `${command}${row.when ? ` (${row.when.name})` : ''}`;

/** The table as a mermaid diagram: an arrow for every change of state, and what is said with it. */
export function stateDiagram(): string {
  const arrows = new Map<string, string[]>();
  for (const named of ALL_ROWS) {
    if ('refuse' in named.row || named.row.next === named.state) continue;
    const arrow = `${named.state === 'absent' ? '[*]' : named.state} --> ${named.row.next}`;
    arrows.set(arrow, [...(arrows.get(arrow) ?? []), labelOf(named)]);
  }
  const lines = [...arrows].map(([arrow, labels]) => `  ${arrow}: ${labels.join(' · ')}`);
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n');
}

/** The table as text: of the lines in a cell the first one counts whose condition holds. */
export function stateTable(): string {
  const states = ['absent', 'open', 'closed', 'withdrawn'];
  const lines = [...new Set(ALL_ROWS.map(({ command }) => command))].map((command) => {
    const cells = states.map((state) =>
      ALL_ROWS.filter((named) => named.command === command && named.state === state)
        .map(({ row }) => `${row.when ? `*${row.when.name}:* ` : ''}${becomes(row)}`)
        .join('<br>'),
    );
    return `| **${command}** | ${cells.join(' | ')} |`;
  });
  return [`| | ${states.join(' | ')} |`, '|---|---|---|---|---|', ...lines].join('\n');
}

const becomes = (row: AnyRow): string =>
  'refuse' in row ? `\`${row.refuse}\`` : `${row.next}${row.says ? ', said' : ''}`;
