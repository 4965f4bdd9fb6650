import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { useKitWords } from './kit-words.ts';
import './skeleton.css';

const STEPS_MS = [300, 5_000, 15_000] as const;

/** While something loads: nothing for 300 ms, then grey lines, after 5 s a word, after 15 s a way to try again. */
export function Skeleton({ lines = 4, onRetry }: { lines?: number; onRetry?: (() => void) | undefined }) {
  const words = useKitWords();
  const step = usePatience();
  if (step === 0) return null;
  return (
    <div className="k-skeleton" role="status">
      <span className={step < 2 ? 'k-unseen' : 'k-skeleton-words'}>
        {step < 2 ? words.loading : words.stillTrying}
      </span>
      {step > 2 && onRetry && <Button onClick={onRetry}>{words.retry}</Button>}
      {Array.from({ length: lines }, (_line, index) => (
        <div key={index} className="k-skeleton-line" />
      ))}
    </div>
  );
}

function usePatience(): number {
  const [step, setStep] = useState(0);
  useEffect(() => {
    const timers = STEPS_MS.map((wait, index) =>
      setTimeout(() => {
        setStep(index + 1);
      }, wait),
    );
    return () => {
      timers.forEach(clearTimeout);
    };
  }, []);
  return step;
}
