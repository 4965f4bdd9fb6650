import {
  BASIS_KINDS,
  FIELD_CLASSES,
  RECIPIENTS,
  REFRESH_PERIODS,
  type AgreementTerms,
  type FieldClass,
  type LegalBasis,
  type Recipient,
} from './agreement-terms.ts';
import type { ContractProblem, Place } from './contract-problem.ts';
import type { ContractColumn, DataContract } from './data-contract.ts';
import { integerOf, listOf, mappingOf, oneOf, textOf, twoLanguagesOf, type Fields } from './read-field.ts';
import { isMonitorOnly, isWarnWritten } from './restricted.ts';

const TERMS_FIELDS = ['legalBasis', 'purposes', 'refresh', 'freshnessDays', 'retentionMonths', 'contact'];

/** Reads the section `agreement`; a contract without one can be used on the command line but not be proposed. */
export function parseAgreement(
  source: unknown,
  columns: readonly ContractColumn[],
  root: Place,
): { agreement?: AgreementTerms } {
  if (source === undefined) return {};
  const place = root.at('agreement');
  const fields = mappingOf(source, place, TERMS_FIELDS);
  const contact = mappingOf(fields['contact'], place.at('contact'), ['office', 'phone']);
  const purposes = wordsOf(listOf(fields['purposes'], place.at('purposes'), 20), place.at('purposes'));
  columns.forEach((column, index) => {
    checkColumn(column, purposes, root.at('columns').at(index));
  });
  return {
    agreement: {
      legalBasis: basisOf(fields['legalBasis'], place.at('legalBasis')),
      purposes,
      refresh: oneOf(fields['refresh'], place.at('refresh'), REFRESH_PERIODS),
      freshnessDays: integerOf(fields['freshnessDays'], place.at('freshnessDays'), [1, 1_100]),
      retentionMonths: integerOf(fields['retentionMonths'], place.at('retentionMonths'), [1, 1_200]),
      contact: {
        office: twoLanguagesOf(contact['office'], place.at('contact').at('office')),
        phone: phoneOf(contact['phone'], place.at('contact').at('phone')),
      },
    },
  };
}

/** Reads a column's class and recipients; both are optional until an agreement stands beside them. */
export function sharingOf(
  fields: Fields,
  place: Place,
): { class?: FieldClass; recipients?: readonly Recipient[] } {
  return {
    ...(fields['class'] === undefined
      ? {}
      : { class: oneOf(fields['class'], place.at('class'), FIELD_CLASSES) }),
    ...(fields['recipients'] === undefined
      ? {}
      : { recipients: recipientsOf(fields['recipients'], place.at('recipients')) }),
  };
}

/** An empty list is an answer: nobody but the person gets this field. */
function recipientsOf(source: unknown, place: Place): Recipient[] {
  if (Array.isArray(source)) return wordsOf(source, place);
  place.wrong('list-expected', '应是列表，可以为空', 'a list expected, it may be empty');
  return [];
}

function wordsOf(items: readonly unknown[], place: Place): Recipient[] {
  const words = items.map((item, index) => oneOf(item, place.at(index), RECIPIENTS));
  if (new Set(words).size < words.length) place.wrong('twice', '有重复项', 'an item stands twice');
  return words;
}

function basisOf(source: unknown, place: Place): LegalBasis {
  const fields = mappingOf(source, place, ['kind', 'title', 'article']);
  return {
    kind: oneOf(fields['kind'], place.at('kind'), BASIS_KINDS),
    title: twoLanguagesOf(fields['title'], place.at('title')),
    ...(fields['article'] === undefined
      ? {}
      : { article: textOf(fields['article'], place.at('article'), 100) }),
  };
}

function phoneOf(value: unknown, place: Place): string {
  if (typeof value === 'string' && /^[\d+][\d\- ]{4,19}$/.test(value)) return value;
  place.wrong(
    'phone-unfit',
    '应填电话号码，如 0776-5212345',
    'a telephone number expected, such as 0776-5212345',
  );
  return '';
}

function checkColumn(column: ContractColumn, purposes: readonly Recipient[], place: Place): void {
  const { header } = column;
  if (column.class === undefined)
    place.at('class').wrong('missing', `“${header}”没有写明数据类别`, `${header} has no class`);
  if (column.class === 'PROHIBITED')
    place
      .at('class')
      .wrong(
        'prohibited',
        `“${header}”是禁止类字段，不得共享`,
        `${header} is PROHIBITED and cannot be shared`,
      );
  if (column.class === 'NORMAL' && isWarnWritten(column))
    place
      .at('class')
      .wrong(
        'class-too-low',
        `“${header}”属于须书面同意的信息，类别应为 WARN_WRITTEN`,
        `${header} needs a written consent by law: its class is WARN_WRITTEN`,
      );
  if (column.recipients === undefined)
    place
      .at('recipients')
      .wrong('missing', `“${header}”没有写明谁可以得到`, `${header} does not say who gets it`);
  checkRecipients(column, purposes, place.at('recipients'));
}

function checkRecipients(column: ContractColumn, purposes: readonly Recipient[], place: Place): void {
  const { header, recipients = [] } = column;
  for (const recipient of recipients.filter((word) => !purposes.includes(word)))
    place.wrong(
      'beyond-purpose',
      `“${header}”的接收方 ${recipient} 不在协议用途之内`,
      `${header} goes to ${recipient}, which is no purpose of this agreement`,
    );
  if (isMonitorOnly(column) && recipients.includes('credit-scoring'))
    place.wrong(
      'monitor-only',
      `“${header}”只可用于公平性检验，不得用于评分`,
      `${header} is for fairness tests only and is never scored`,
    );
}

/** What an agreement that both sides sign must have and this contract lacks. */
export function missingAgreement(contract: DataContract): ContractProblem[] {
  if (contract.agreement !== undefined) return [];
  const message = { zh: '缺少共享协议部分（agreement）', en: 'the section agreement is missing' };
  return [{ pointer: '/agreement', code: 'missing', message }];
}
