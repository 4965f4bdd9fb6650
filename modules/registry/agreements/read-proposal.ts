import { parse, YAMLParseError } from 'yaml';
import { Problem } from '../../kernel/problem.ts';
import type { ContractProblem } from '../contract/contract-problem.ts';
import type { DataContract } from '../contract/data-contract.ts';
import { missingAgreement } from '../contract/parse-agreement.ts';
import { readContract } from '../contract/parse-contract.ts';
import { diffContracts, isCompatible, type ContractChange } from './diff-contracts.ts';

/** A proposed document: parsed members or the text of a YAML file. */
export interface ProposedDocument {
  contract?: unknown;
  yaml?: string;
}

/** What the platform already knows about the dataset. */
export interface KnownVersions {
  /** The version in force or, when the dataset has ended, the last one. */
  before: DataContract | undefined;
  /** The number the next version bears. */
  next: number;
  agencySlug: string | undefined;
}

/** A proposal as read: the contract and its changes, or everything that is wrong. */
export interface ReadProposal {
  contract?: DataContract;
  problems: readonly ContractProblem[];
  changes: readonly ContractChange[];
}

/** Reads the document itself; knows nothing of what is in force. */
export function readDocument(document: ProposedDocument): Pick<ReadProposal, 'contract' | 'problems'> {
  const source = document.yaml === undefined ? { value: document.contract } : yamlOf(document.yaml);
  if ('problem' in source) return { problems: [source.problem] };
  const { contract, problems } = readContract(source.value);
  if (problems) return { problems };
  const missing = missingAgreement(contract);
  return missing.length > 0 ? { problems: missing } : { contract, problems: [] };
}

/** Holds a contract against what is known of its dataset: number, agency, and a note when records would differ. */
export function holdAgainst(
  contract: DataContract,
  known: KnownVersions,
  note: string | undefined,
): ReadProposal {
  const changes = known.before ? diffContracts(known.before, contract) : [];
  const problems: ContractProblem[] = [];
  const wrong = (pointer: string, code: string, zh: string, en: string): void => {
    problems.push({ pointer, code, message: { zh, en } });
  };
  const next = String(known.next);
  if (contract.version !== known.next)
    wrong('/version', 'version-unfit', `下一个版本号是 ${next}`, `the next version is ${next}`);
  if (known.agencySlug !== undefined && known.agencySlug !== contract.agency.slug)
    wrong('/agency/slug', 'agency-unfit', '数据集不能换单位', 'a dataset cannot change its agency');
  if (known.before && changes.length === 0)
    wrong('', 'nothing-changed', '与现行版本没有区别', 'nothing differs from the version before');
  if (!isCompatible(changes) && (note ?? '').trim().length < 4)
    wrong(
      '/note',
      'note-missing',
      '改动与旧记录不兼容，请写明原因和处理办法',
      'old and new records differ: say why and what happens to them',
    );
  return { contract, problems, changes };
}

/** 422 with every problem as a field; the pointers lead into the document, the note stands beside it. */
export function refusedProposal(problems: readonly ContractProblem[]): Problem {
  return new Problem('invalid', 'contract-unfit', 'E_CONTRACT: this contract cannot be agreed on.', {
    fields: problems.map(({ pointer, message }) => ({
      field: pointer === '/note' ? pointer : `/contract${pointer}`,
      message: `${message.zh} ${message.en}`,
    })),
  });
}

function yamlOf(text: string): { value: unknown } | { problem: ContractProblem } {
  try {
    return { value: parse(text, { maxAliasCount: 20, uniqueKeys: true }) as unknown };
  } catch (error) {
    // The text is the proposer's: what is wrong with it is the answer.
    const line = error instanceof YAMLParseError ? String(error.linePos?.[0].line ?? 1) : '1';
    const message = { zh: `第 ${line} 行起不是 YAML`, en: `not YAML from line ${line} on` };
    return { problem: { pointer: '', code: 'yaml-unreadable', message } };
  }
}
