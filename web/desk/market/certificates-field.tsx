import { Checks } from '../../kit/checks.tsx';
import { optionsOf } from '../page/options-of.ts';
import type { DemandPartProps } from './demand-draft.ts';
import { useMarketWords } from './market-words.ts';

/** The certificates that goods must have. */
export function CertificatesField({ draft, change, messageOf }: DemandPartProps) {
  const words = useMarketWords();
  return (
    <Checks
      name="certificates"
      label={words.certificates}
      optional
      options={optionsOf(words.certificateNames)}
      value={draft.certificates}
      onChange={(certificates) => {
        change({ certificates });
      }}
      error={messageOf('certificates')}
    />
  );
}
