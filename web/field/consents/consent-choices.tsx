import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import type { Schema } from '../../shared/api/schemas.ts';
import { useSession } from '../../shared/session/use-session.ts';
import { useWording } from '../../shared/words/wording.ts';
import { AssistedApproval } from './assisted-approval.tsx';
import { useConsentWords } from './consent-words.ts';
import type { useConsentActs } from './use-consent-acts.ts';

interface Props {
  of: Schema<'MyConsent'>;
  acts: ReturnType<typeof useConsentActs>;
  onWithdraw: () => void;
}

/** What the farmer may do now, with what each choice means said before it. */
export function ConsentChoices({ of: consent, acts, onWithdraw }: Props) {
  const words = useConsentWords();
  const may = (choice: (typeof consent.choices)[number]) => consent.choices.includes(choice);
  if (may('approve')) return <Decision of={consent} acts={acts} />;
  return (
    <div className="f-actions">
      {may('confirm') && (
        <>
          <Notice title={words.confirmText} />
          <Button
            kind="primary"
            wide
            busy={acts.busy}
            onClick={() => {
              acts.act('confirm');
            }}
          >
            {words.confirm}
          </Button>
        </>
      )}
      {may('pause') && <Pause of={consent} acts={acts} />}
      {may('resume') && (
        <Button
          wide
          busy={acts.busy}
          onClick={() => {
            acts.act('resume');
          }}
        >
          {words.resume}
        </Button>
      )}
      {may('revoke') && (
        <Button kind="danger" wide onClick={onWithdraw}>
          {words.withdraw}
        </Button>
      )}
    </div>
  );
}

/** Yes and no, of equal size, below what each of them means. */
function Decision({ of: consent, acts }: Omit<Props, 'onWithdraw'>) {
  const words = useConsentWords();
  const wording = useWording();
  const assisted = useSession().assisting !== undefined;
  const refuse = (
    <Button
      busy={acts.busy}
      onClick={() => {
        acts.act('refuse');
      }}
    >
      {words.refuse}
    </Button>
  );
  return (
    <>
      <h2>{words.ifAgree}</h2>
      <p>{wording(consent.consequences.approve)}</p>
      <h2>{words.ifRefuse}</h2>
      <p>{wording(consent.consequences.refuse)}</p>
      {assisted ? (
        <AssistedApproval acts={acts} refuse={refuse} />
      ) : (
        <div className="f-choices">
          {refuse}
          <Button
            busy={acts.busy}
            onClick={() => {
              acts.approve({ consequencesRead: true });
            }}
          >
            {words.agree}
          </Button>
        </div>
      )}
    </>
  );
}

function Pause({ of: consent, acts }: Omit<Props, 'onWithdraw'>) {
  const words = useConsentWords();
  const wording = useWording();
  return (
    <>
      <p>
        <b>{words.ifPause}</b> {wording(consent.consequences.pause)}
      </p>
      <Button
        wide
        busy={acts.busy}
        onClick={() => {
          acts.act('pause');
        }}
      >
        {words.pause}
      </Button>
    </>
  );
}
