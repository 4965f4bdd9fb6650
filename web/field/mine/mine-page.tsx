import { Choice } from '../../kit/choice.tsx';
import { useAccount } from '../../shared/session/use-session.ts';
import type { Language } from '../../shared/words/language.ts';
import { prefer, usePreferences, type Size } from '../../shared/words/preferences.ts';
import { Door } from '../frame/door.tsx';
import { Page } from '../frame/page.tsx';
import { useQueue } from '../queue/use-queue.ts';
import { useMineWords } from './mine-words.ts';
import { SignOut } from './sign-out.tsx';

export function MinePage() {
  const words = useMineWords();
  const account = useAccount();
  const queue = useQueue();
  return (
    <Page title={words.title}>
      <p>
        <b>{account.name}</b>
      </p>
      <nav aria-label={words.title}>
        <Door href="/consents" title={words.consents} text={words.consentsText} />
        <Door href="/credit/data" title={words.data} text={words.dataText} />
        <Door href="/leads" title={words.leads} text={words.leadsText} />
        <Door href="/queue" title={words.queue} text={words.queueText(queue.length)} />
      </nav>
      <h2>{words.settings}</h2>
      <Settings />
      <SignOut />
    </Page>
  );
}

function Settings() {
  const words = useMineWords();
  const { language, size } = usePreferences();
  return (
    <>
      <Choice<Size>
        name="size"
        label={words.size}
        value={size}
        options={[
          { value: 'ordinary', label: words.ordinary },
          { value: 'large', label: words.large },
        ]}
        onChange={(chosen) => {
          prefer({ size: chosen });
        }}
      />
      <Choice<Language>
        name="language"
        label={words.language}
        value={language}
        options={[
          { value: 'zh', label: <span lang="zh-CN">中文</span> },
          { value: 'en', label: <span lang="en">English</span> },
        ]}
        onChange={(chosen) => {
          prefer({ language: chosen });
        }}
      />
    </>
  );
}
