import { EmptyState } from '../../kit/empty-state.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { queryClient, server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { instantText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Page } from '../frame/page.tsx';
import { Attestation } from './attestation.tsx';
import { Confirmation } from './confirmation.tsx';
import { useWitnessWords } from './witness-words.ts';

type Capture = Schema<'ConsentCapture'>;

/** Assisted consents that wait: first for a witness, then for a second officer. */
export function WitnessPage() {
  const words = useWitnessWords();
  const captures = server.useQuery('get', '/v1/consent-captures', {});
  const again = () => void queryClient.invalidateQueries({ queryKey: ['get', '/v1/consent-captures'] });
  return (
    <Page title={words.title} back="/">
      <p>{words.lead}</p>
      <Answer of={captures}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words.none}>{words.noneText}</EmptyState>
          ) : (
            <ul className="f-list">
              {items.map((capture) => (
                <li key={capture.consentId} className="k-card">
                  <Terms of={capture} />
                  {capture.witnessed ? (
                    <Confirmation consentId={capture.consentId} onDone={again} />
                  ) : (
                    <Attestation consentId={capture.consentId} onDone={again} />
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Page>
  );
}

function Terms({ of: capture }: { of: Capture }) {
  const words = useWitnessWords();
  return (
    <SummaryList
      rows={[
        { label: words.farmer, value: capture.maskedName },
        { label: words.bank, value: capture.bankName },
        { label: words.purpose, value: words.purposes[capture.purpose] },
        { label: words.agent, value: capture.agentOrganisationName },
        { label: words.captured, value: instantText(capture.capturedAt) },
        { label: words.confirmBy, value: instantText(capture.confirmBy) },
      ]}
    />
  );
}
