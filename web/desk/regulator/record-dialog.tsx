import { Dialog } from '../../kit/dialog.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { instantText } from '../../shared/formats/date.ts';
import { Code } from '../page/code.tsx';
import type { Disclosure } from './access-log-page.tsx';
import { useRegulatorWords, type RegulatorWords } from './regulator-words.ts';

/** Everything that one entry of the log says. */
export function RecordDialog({ record, onClose }: { record: Disclosure; onClose: () => void }) {
  const words = useRegulatorWords();
  return (
    <Dialog title={words.recordTitle(record.index)} onClose={onClose}>
      <SummaryList rows={[...said(record, words), ...ids(record, words)]} />
    </Dialog>
  );
}

function said(record: Disclosure, words: RegulatorWords) {
  return [
    { label: words.at, value: instantText(record.at) },
    { label: words.organisation, value: record.actor.organisationName ?? '–' },
    { label: words.actor, value: words.actors[record.actor.kind] },
    { label: words.action, value: words.actions[record.action] },
    { label: words.purpose, value: record.purpose === undefined ? '–' : words.purposes[record.purpose] },
    { label: words.decision, value: words.decisions[record.decision] },
    ...(record.reason === undefined
      ? []
      : [{ label: words.reason, value: words.reasons[record.reason] ?? record.reason }]),
  ];
}

function ids(record: Disclosure, words: RegulatorWords) {
  return [
    { label: words.actorId, id: record.actor.id },
    { label: words.assistedBy, id: record.actor.assistedBy },
    { label: words.resource, id: record.resource },
    { label: words.person, id: record.personId },
    { label: words.household, id: record.householdId },
    { label: words.consent, id: record.consentId },
    { label: words.caseNumber, id: record.caseNumber },
    { label: words.recordId, id: record.id },
    { label: words.requestId, id: record.requestId },
    { label: words.answerHash, id: record.answerSha256 },
  ].flatMap(({ label, id }) => (id === undefined ? [] : [{ label, value: <Code>{id}</Code> }]));
}
