import type { Session } from '../../../analysis/index.ts';
import type { LinkContract } from '../link-contract.ts';
import type { LinkSpec } from '../link-spec.ts';

/**
 * The spec of a contract with the language of every column decided: `zh` where at least every tenth filled cell has a
 * Chinese character, `latin` otherwise; a column without values keeps the usual one. Reads the table `record`.
 */
export async function decideLanguages(
  session: Session,
  { spec, undecided = [] }: LinkContract,
): Promise<LinkSpec> {
  const columns = [];
  for (const [at, column] of spec.columns.entries())
    columns.push(
      undecided.includes(column.name) && !(await isChinese(session, `c${String(at)}`))
        ? { ...column, language: 'latin' as const }
        : column,
    );
  return { ...spec, columns };
}

async function isChinese(session: Session, column: string): Promise<boolean> {
  const [row] = await session.rows<{ zh: boolean | null }>({
    name: 'language',
    sql: `SELECT count(*) FILTER (regexp_matches(${column}, '\\p{Han}')) * 10 >= count(*) AS zh FROM record WHERE ${column} <> ''`,
  });
  return row?.zh !== false;
}
