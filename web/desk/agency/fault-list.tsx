import type { components } from '../../../openapi/contract.gen.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useAgencyWords } from './agency-words.ts';
import './fault-list.css';

/** The faults of one row in plain words, each with its column and consequence. */
export function FaultList({ faults }: { faults: readonly components['schemas']['Fault'][] }) {
  const words = useAgencyWords();
  const say = useBilingual();
  if (faults.length === 0) return <span className="k-muted">{words.noFault}</span>;
  return (
    <ul className="fault-list">
      {faults.map((fault) => (
        <li key={`${fault.code}-${fault.header ?? ''}`}>
          <StatusTag tone={fault.severity === 'reject' ? 'danger' : 'warning'}>
            {fault.severity === 'reject' ? words.reject : words.flag}
          </StatusTag>{' '}
          {fault.header !== undefined && <b>{fault.header}: </b>}
          {say(fault.message)}
        </li>
      ))}
    </ul>
  );
}
