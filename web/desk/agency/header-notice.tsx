import type { components } from '../../../openapi/contract.gen.ts';
import { Notice } from '../../kit/notice.tsx';
import { useAgencyWords } from './agency-words.ts';

/** What of the file's header agrees with the contract and what does not. */
export function HeaderNotice({ header }: { header: components['schemas']['HeaderCheck'] }) {
  const words = useAgencyWords();
  if (header.ok)
    return (
      <Notice tone="ok" live="polite">
        <p>{words.headerOk}</p>
      </Notice>
    );
  const lists = [
    { label: words.missing, names: header.missing },
    { label: words.unknown, names: header.unknown },
    { label: words.duplicated, names: header.duplicated },
    {
      label: words.renamed,
      names: header.renamed.map(({ found, expected }) => words.renamedTo(found, expected)),
    },
  ];
  return (
    <Notice tone="danger" title={words.headerWrong} live="now">
      <ul>
        {lists
          .filter((list) => list.names.length > 0)
          .map((list) => (
            <li key={list.label}>
              {list.label}: {list.names.join('、')}
            </li>
          ))}
      </ul>
      <p>{words.headerWrongText}</p>
    </Notice>
  );
}
