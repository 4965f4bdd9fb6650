import type { components } from '../../../openapi/contract.gen.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { differingText, type Run } from './differing-text.ts';
import { useReviewWords } from './review-words.ts';
import './side-by-side.css';

type Schemas = components['schemas'];
type LinkRecord = Schemas['LinkRecord'];
type IdNumbers = Schemas['LinkCase']['idNumbers'];

interface Props {
  left: LinkRecord;
  right: LinkRecord;
  /** The names of the two columns. */
  heads: readonly [string, string];
  idNumbers: IdNumbers;
}

/** Both records trait by trait; what differs is marked character by character and said in a word. */
export function SideBySide({ left, right, heads, idNumbers }: Props) {
  const words = useReviewWords();
  return (
    <>
      <table className="review-sides">
        <caption className="k-unseen">{words.compared}</caption>
        <thead>
          <tr>
            <th scope="col">{words.trait}</th>
            <th scope="col">{heads[0]}</th>
            <th scope="col">{heads[1]}</th>
            <th scope="col">{words.verdictOfTrait}</th>
          </tr>
        </thead>
        <tbody>
          {left.traits.map((trait) => (
            <TraitRow
              key={trait.key}
              trait={trait}
              other={right.traits.find(({ key }) => key === trait.key)}
              heads={heads}
              idNumbers={idNumbers}
            />
          ))}
        </tbody>
      </table>
      {idNumbers && (
        <p>{idNumbers.equal ? words.idEqual : words.idDiffers(idNumbers.positions.join(', '))}</p>
      )}
    </>
  );
}

interface RowProps {
  trait: Schemas['LinkField'];
  other: Schemas['LinkField'] | undefined;
  heads: readonly [string, string];
  idNumbers: IdNumbers;
}

type Compared = 'agrees' | 'differs' | 'missing';

const TONES = { agrees: 'ok', differs: 'warning', missing: 'quiet' } as const;

function TraitRow({ trait, other, heads, idNumbers }: RowProps) {
  const words = useReviewWords();
  const say = useBilingual();
  const own = trait.value;
  if (own === undefined && other?.value === undefined) return null;
  const state = compared(trait, other?.value, idNumbers);
  const runs = differingText(own ?? '', other?.value ?? '');
  return (
    <tr className={state === 'differs' ? 'review-differs' : undefined}>
      <th scope="row">{say(trait.title)}</th>
      <td data-label={heads[0]}>
        <Value field={trait} runs={runs.left} marked={state === 'differs'} />
      </td>
      <td data-label={heads[1]}>
        <Value field={other} runs={runs.right} marked={state === 'differs'} />
      </td>
      <td>
        <StatusTag tone={TONES[state]}>{words[state]}</StatusTag>
      </td>
    </tr>
  );
}

function compared(trait: Schemas['LinkField'], other: string | undefined, idNumbers: IdNumbers): Compared {
  if (trait.value === undefined || other === undefined) return 'missing';
  // A masked number shows the same ends for different numbers: the server knows.
  const equal = trait.key === 'idNumber' && idNumbers ? idNumbers.equal : trait.value === other;
  return equal ? 'agrees' : 'differs';
}

interface ValueProps {
  field: Schemas['LinkField'] | undefined;
  runs: Run[];
  marked: boolean;
}

function Value({ field, runs, marked }: ValueProps) {
  const words = useReviewWords();
  if (field?.value === undefined) return <span className="k-muted">{words.none}</span>;
  return (
    <>
      {marked ? <Runs runs={runs} /> : field.value}
      {field.fromPerson === true && <span className="k-muted"> {words.fromPerson}</span>}
    </>
  );
}

function Runs({ runs }: { runs: Run[] }) {
  return (
    <>
      {runs.map((run, at) =>
        // Runs have no name of their own; their place is what they are.
        run.same ? <span key={at}>{run.text}</span> : <mark key={at}>{run.text}</mark>,
      )}
    </>
  );
}
