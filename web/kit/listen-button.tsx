import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { usePreferences } from '../shared/words/preferences.ts';
import { useKitWords } from './kit-words.ts';

/** Reads a text aloud with the device's own voice; not there on devices without one (Android WebView). */
export function ListenButton({ text }: { text: string }) {
  const words = useKitWords();
  const language = usePreferences().language;
  const [speaking, setSpeaking] = useState(false);
  useEffect(
    () => () => {
      if (canSpeak()) window.speechSynthesis.cancel();
    },
    [],
  );
  if (!canSpeak()) return null;
  const speak = () => {
    window.speechSynthesis.cancel();
    if (speaking) {
      setSpeaking(false);
      return;
    }
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.lang = language === 'zh' ? 'zh-CN' : 'en';
    spoken.rate = 0.9;
    spoken.onend = () => {
      setSpeaking(false);
    };
    spoken.onerror = spoken.onend;
    window.speechSynthesis.speak(spoken);
    setSpeaking(true);
  };
  return (
    <Button onClick={speak} aria-pressed={speaking}>
      <Icon name="sound" />
      {speaking ? words.stopListening : words.listen}
    </Button>
  );
}

function canSpeak(): boolean {
  return 'speechSynthesis' in window && 'SpeechSynthesisUtterance' in window;
}
