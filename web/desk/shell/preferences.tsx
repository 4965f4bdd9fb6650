import { prefer, usePreferences } from '../../shared/words/preferences.ts';
import { Button } from '../../kit/button.tsx';
import { useDeskWords } from './desk-words.ts';

/** Language and type size of this device. */
export function Preferences() {
  const words = useDeskWords();
  const { language, size } = usePreferences();
  return (
    <div className="k-row">
      <Button
        kind="quiet"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => {
          prefer({ language: language === 'zh' ? 'en' : 'zh' });
        }}
      >
        {words.language}
      </Button>
      <Button
        kind="quiet"
        onClick={() => {
          prefer({ size: size === 'large' ? 'ordinary' : 'large' });
        }}
      >
        {size === 'large' ? words.ordinary : words.larger}
      </Button>
    </div>
  );
}
