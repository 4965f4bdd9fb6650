import { useState, type SyntheticEvent } from 'react';
import { Button } from '../../kit/button.tsx';
import { ErrorSummary, type FieldError } from '../../kit/error-summary.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api } from '../../shared/api/client.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { signedIn } from '../../shared/session/session-store.ts';
import { useDeskWords, type DeskWords } from './desk-words.ts';

/** User name and password; the session store learns of the new session. */
export function SignInForm() {
  const words = useDeskWords();
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    const missing = missingFields(words, userName, password);
    setErrors(missing);
    if (missing.length > 0) return;
    setBusy(true);
    const { data, error } = await api.POST('/v1/sessions', { body: { userName, password } });
    setBusy(false);
    if (data) {
      signedIn(data);
      return;
    }
    const own = { 'sign-in-refused': words.wrongSignIn };
    const message = error.status === 401 ? words.wrongSignIn : problemSentence(error, own);
    setErrors([{ field: 'userName', message }]);
  };
  const messageOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={errors} />
      <TextField
        name="userName"
        label={words.userName}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
        value={userName}
        onChange={setUserName}
        error={messageOf('userName')}
      />
      <TextField
        name="password"
        label={words.password}
        type="password"
        autoComplete="current-password"
        maxLength={256}
        value={password}
        onChange={setPassword}
        error={messageOf('password')}
      />
      <Button type="submit" kind="primary" busy={busy}>
        {words.signIn}
      </Button>
    </form>
  );
}

function missingFields(words: DeskWords, userName: string, password: string): FieldError[] {
  const missing: FieldError[] = [];
  if (userName === '') missing.push({ field: 'userName', message: words.userNameNeeded });
  if (password === '') missing.push({ field: 'password', message: words.passwordNeeded });
  return missing;
}
