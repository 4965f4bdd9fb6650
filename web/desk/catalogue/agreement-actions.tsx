import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { api, queryClient } from '../../shared/api/client.ts';
import { useAccount } from '../../shared/session/use-session.ts';
import { ActButton } from '../page/act-button.tsx';
import { useCatalogueWords } from './catalogue-words.ts';
import { CloseAgreementDialog, type Closing } from './close-agreement-dialog.tsx';

type Agreement = components['schemas']['Agreement'];
type Side = components['schemas']['AgreementSide'];

const WAITING: readonly Agreement['state'][] = ['proposed', 'approved-by-agency', 'approved-by-county'];

/** What the reader may decide about this version. */
export function AgreementActions({ of }: { of: Agreement }) {
  const words = useCatalogueWords();
  const account = useAccount();
  const [closing, setClosing] = useState<{ how: Closing; side: Side }>();
  const again = () => void queryClient.invalidateQueries();
  const path = { agreementId: of.id };
  const waits = WAITING.includes(of.state);
  const ownWork = of.author.id === account.id;
  return (
    <div className="k-row">
      {of.state === 'draft' && of.mayPropose && (
        <ActButton
          label={words.proposeDraft}
          kind="primary"
          act={() => api.POST('/v1/agreements/{agreementId}/proposal', { params: { path } })}
          onDone={again}
          own={words.ownSentences}
        />
      )}
      {waits && ownWork && <Notice>{words.mayNotDecide}</Notice>}
      {of.mayDecide.map((side) => (
        <SideActions
          key={side}
          of={of}
          side={side}
          mayApprove={waits && !ownWork && of.state !== `approved-by-${side}`}
          onClose={setClosing}
          onDone={again}
        />
      ))}
      {closing && (
        <CloseAgreementDialog
          id={of.id}
          {...closing}
          onClose={() => {
            setClosing(undefined);
          }}
        />
      )}
    </div>
  );
}

interface SideProps {
  of: Agreement;
  side: Side;
  mayApprove: boolean;
  onClose: (closing: { how: Closing; side: Side }) => void;
  onDone: () => void;
}

function SideActions({ of, side, mayApprove, onClose, onDone }: SideProps) {
  const words = useCatalogueWords();
  const name = words.sides[side];
  const path = { agreementId: of.id };
  return (
    <>
      {mayApprove && (
        <ActButton
          label={words.approveFor(name)}
          kind="primary"
          act={() => api.POST('/v1/agreements/{agreementId}/approval', { params: { path }, body: { side } })}
          onDone={onDone}
          own={words.ownSentences}
        />
      )}
      {(WAITING.includes(of.state) || of.state === 'draft') && (
        <Button
          onClick={() => {
            onClose({ how: 'refusal', side });
          }}
        >
          {words.refuseFor(name)}
        </Button>
      )}
      {of.state === 'in-force' && (
        <Button
          onClick={() => {
            onClose({ how: 'end', side });
          }}
        >
          {words.endFor(name)}
        </Button>
      )}
    </>
  );
}
