import { useState, type SyntheticEvent } from 'react';
import { Button } from '../../kit/button.tsx';
import { ErrorSummary } from '../../kit/error-summary.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { server } from '../../shared/api/client.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { signedIn } from '../../shared/session/session-store.ts';
import { useSignInWords } from './sign-in-words.ts';

/** User name and password of a village desk's staff; ends with a session. */
export function StaffSignIn() {
  const words = useSignInWords();
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const [faults, setFaults] = useState<{ field: string; message: string }[]>([]);
  const enter = server.useMutation('post', '/v1/sessions');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const missing = Object.entries({ userName, password }).filter(([, value]) => value.trim() === '');
    setFaults(missing.map(([field]) => ({ field, message: words.required })));
    if (missing.length > 0 || enter.isPending) return;
    enter.mutate(
      { body: { userName: userName.trim(), password } },
      {
        onSuccess: signedIn,
        onError: (problem) => {
          setFaults([{ field: 'userName', message: problemSentence(problem) }]);
        },
      },
    );
  };
  const faultOf = (field: string) => faults.find((fault) => fault.field === field)?.message;
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={faults} />
      <TextField
        name="userName"
        label={words.userName}
        error={faultOf('userName')}
        value={userName}
        onChange={setUserName}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
      />
      <TextField
        name="password"
        label={words.password}
        error={faultOf('password')}
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="current-password"
        maxLength={256}
      />
      <Button type="submit" kind="primary" wide busy={enter.isPending}>
        {words.signIn}
      </Button>
    </form>
  );
}
