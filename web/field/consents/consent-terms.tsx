import { SummaryList, type SummaryRow } from '../../kit/summary-list.tsx';
import type { Schema } from '../../shared/api/schemas.ts';
import { instantText } from '../../shared/formats/date.ts';
import { useWording } from '../../shared/words/wording.ts';
import { useConsentWords } from './consent-words.ts';

type MyConsent = Schema<'MyConsent'>;

/** Who may look at what, why, until when, and what they may do with it. */
export function ConsentTerms({ of: consent }: { of: MyConsent }) {
  const words = useConsentWords();
  const wording = useWording();
  const frequency = useFrequencyText(consent);
  const keeps = useKeepsText(consent);
  const what = (
    <ul className="f-plain">
      {consent.dataTexts.map((text) => (
        <li key={text.zh}>{wording(text)}</li>
      ))}
    </ul>
  );
  const rows: SummaryRow[] = [
    { label: words.who, value: consent.bank.name },
    { label: words.why, value: wording(consent.purposeText) },
    { label: words.what, value: what },
    { label: words.howOften, value: frequency },
    { label: words.untilWhen, value: instantText(consent.consentExpiry) },
    { label: words.howFarBack, value: words.months(consent.lookbackMonths) },
    { label: words.keeps, value: keeps },
  ];
  return <SummaryList rows={[...rows, ...useRowsByState(consent)]} />;
}

function useRowsByState(consent: MyConsent): SummaryRow[] {
  const words = useConsentWords();
  if (consent.state === 'AWAITING_AUTHORISATION') {
    return [{ label: words.answerBy, value: instantText(consent.authoriseBy) }];
  }
  const { count, lastUseAt } = consent.use;
  const last = lastUseAt === undefined ? '' : ` · ${words.lastUse(instantText(lastUseAt))}`;
  const used = { label: words.used, value: `${words.times(count)}${last}` };
  if (consent.coolingOffUntil === undefined) return [used];
  return [used, { label: words.coolingOff, value: instantText(consent.coolingOffUntil) }];
}

function useFrequencyText({ fetchType, frequency }: MyConsent): string {
  const words = useConsentWords();
  if (fetchType === 'ONETIME' || frequency === undefined) return words.once;
  return words.every(frequency.value, words.perUnits[frequency.unit]);
}

function useKeepsText({ consentMode, dataLife }: MyConsent): string {
  const words = useConsentWords();
  if (consentMode === 'STORE' && dataLife !== undefined) {
    return words.store(`${String(dataLife.value)} ${words.units[dataLife.unit]}`);
  }
  return consentMode === 'QUERY' ? words.query : words.view;
}
