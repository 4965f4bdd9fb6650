import { usePageTitle } from '../../shared/page/use-page-title.ts';
import { useDeskWords } from './desk-words.ts';
import { Preferences } from './preferences.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './sign-in-page.css';

/** What everybody sees who is not signed in. */
export function SignInPage() {
  const words = useDeskWords();
  const heading = usePageTitle(words.signIn, words.product);
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <p className="sign-in-mark">
          <span aria-hidden="true">田</span> {words.product}
        </p>
        <h1 tabIndex={-1} ref={heading}>
          {words.signInTitle}
        </h1>
        <p className="k-muted">{words.signInHint}</p>
        <SignInForm />
        <p className="sign-in-field">
          <a href="/field/">{words.fieldDoor}</a>
        </p>
        <Preferences />
      </div>
    </main>
  );
}
