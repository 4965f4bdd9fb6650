import { useState } from 'react';
import { Page } from '../page/page.tsx';
import { useAgencyWords } from './agency-words.ts';
import { ChooseStep } from './choose-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import type { Delivery, Preview } from './upload-form.ts';

/** The upload wizard: choose, look, check, apply; the result has a page of its own. */
export function UploadPage() {
  const words = useAgencyWords();
  const [looked, setLooked] = useState<{ delivery: Delivery; preview: Preview }>();
  return (
    <Page title={words.uploadTitle} intro={words.uploadIntro}>
      <p className="k-muted" role="status">
        {looked ? words.step(2, 2, words.previewTitle) : words.step(1, 2, words.chooseTitle)}
      </p>
      <div hidden={looked !== undefined}>
        <ChooseStep
          onLooked={(delivery, preview) => {
            setLooked({ delivery, preview });
          }}
        />
      </div>
      {looked && (
        <PreviewStep
          {...looked}
          onBack={() => {
            setLooked(undefined);
          }}
        />
      )}
    </Page>
  );
}
