import { StatusTag } from '../../kit/status-tag.tsx';
import { useDeliveryWords } from './delivery-words.ts';

/** Whether a figure keeps what the contract asks. */
export function BreachTag({ breached }: { breached: boolean }) {
  const words = useDeliveryWords();
  return <StatusTag tone={breached ? 'warning' : 'ok'}>{breached ? words.breached : words.within}</StatusTag>;
}
