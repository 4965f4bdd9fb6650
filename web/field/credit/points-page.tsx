import { server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { useWording } from '../../shared/words/wording.ts';
import { Page } from '../frame/page.tsx';
import { useCreditWords } from './credit-words.ts';
import './credit.css';

/** The score as a sum that can be added up by hand: base points and one line per factor. */
export function PointsPage() {
  const words = useCreditWords();
  const score = server.useQuery('get', '/v1/me/score');
  return (
    <Page title={words.howTitle} back="/credit">
      <Answer of={score}>
        {(mine) => (
          <>
            {mine.basePoints !== undefined && (
              <p className="k-card f-sum">
                <b>{words.base}</b> <span className="k-number">{words.points(mine.basePoints)}</span>
              </p>
            )}
            <ul className="f-list">
              {mine.points.map((line) => (
                <Line key={line.feature} of={line} />
              ))}
            </ul>
            {mine.model && (
              <p className="k-muted k-small">{words.model(mine.model.modelId, mine.model.version)}</p>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}

function Line({ of: line }: { of: Schema<'PointLine'> }) {
  const words = useCreditWords();
  const wording = useWording();
  return (
    <li className="k-card f-sum">
      <b>{wording(line.name)}</b>
      <br />
      {line.hasData ? wording(line.bin) : words.noData} ·{' '}
      <span className="k-muted k-number">{words.of(line.points, line.maxPoints)}</span>
    </li>
  );
}
