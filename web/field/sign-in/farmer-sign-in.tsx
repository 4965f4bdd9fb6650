import { useEffect, useState, type SyntheticEvent } from 'react';
import { Button } from '../../kit/button.tsx';
import { plainDecimal } from '../../kit/amount-text.ts';
import { ErrorSummary } from '../../kit/error-summary.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { server } from '../../shared/api/client.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { phoneText } from '../../shared/formats/phone.ts';
import { signedIn } from '../../shared/session/session-store.ts';
import { useCountdown } from './use-countdown.ts';
import { useSignInWords } from './sign-in-words.ts';

const PHONE = /^1[3-9]\d{9}$/;
const CODE = /^\d{6}$/;

/** Phone, then the code sent to it; ends with a session. */
export function FarmerSignIn() {
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo === undefined) return <PhoneForm onSent={setSentTo} />;
  return (
    <CodeForm
      phone={sentTo}
      onOtherPhone={() => {
        setSentTo(undefined);
      }}
    />
  );
}

function PhoneForm({ onSent }: { onSent: (phone: string) => void }) {
  const words = useSignInWords();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string>();
  const send = server.useMutation('post', '/v1/farmer-codes');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const phone = plainDecimal(typed);
    setFault(PHONE.test(phone) ? undefined : words.phoneWrong);
    if (!PHONE.test(phone) || send.isPending) return;
    send.mutate(
      { body: { phone } },
      {
        onSuccess: () => {
          onSent(phone);
        },
        onError: (problem) => {
          setFault(problemSentence(problem));
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      {fault !== undefined && <ErrorSummary errors={[{ field: 'phone', message: fault }]} />}
      <TextField
        name="phone"
        label={words.phone}
        hint={words.phoneHint}
        error={fault}
        value={typed}
        onChange={setTyped}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        maxLength={20}
      />
      <Button type="submit" kind="primary" wide busy={send.isPending}>
        {words.getCode}
      </Button>
    </form>
  );
}

function CodeForm({ phone, onOtherPhone }: { phone: string; onOtherPhone: () => void }) {
  const words = useSignInWords();
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string>();
  const enter = server.useMutation('post', '/v1/farmer-sessions');
  useEffect(() => {
    document.getElementById('code')?.focus();
  }, []);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const plain = plainDecimal(code);
    setFault(CODE.test(plain) ? undefined : words.codeWrong);
    if (!CODE.test(plain) || enter.isPending) return;
    enter.mutate(
      { body: { phone, code: plain } },
      {
        onSuccess: signedIn,
        onError: (problem) => {
          setFault(problemSentence(problem));
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      {fault !== undefined && <ErrorSummary errors={[{ field: 'code', message: fault }]} />}
      <p role="status">{words.sentTo(phoneText(phone))}</p>
      <TextField
        name="code"
        label={words.code}
        error={fault}
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
      />
      <div className="f-actions">
        <Button type="submit" kind="primary" wide busy={enter.isPending}>
          {words.signIn}
        </Button>
        <SendAgain phone={phone} onFault={setFault} />
        <Button kind="quiet" wide onClick={onOtherPhone}>
          {words.otherPhone}
        </Button>
      </div>
    </form>
  );
}

function SendAgain({ phone, onFault }: { phone: string; onFault: (sentence: string) => void }) {
  const words = useSignInWords();
  const countdown = useCountdown(60);
  const send = server.useMutation('post', '/v1/farmer-codes');
  if (countdown.left > 0) return <p className="k-muted">{words.againIn(countdown.left)}</p>;
  return (
    <Button
      wide
      busy={send.isPending}
      onClick={() => {
        send.mutate(
          { body: { phone } },
          {
            onSuccess: countdown.restart,
            onError: (problem) => {
              onFault(problemSentence(problem));
            },
          },
        );
      }}
    >
      {words.again}
    </Button>
  );
}
