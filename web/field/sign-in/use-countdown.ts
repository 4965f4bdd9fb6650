import { useEffect, useState } from 'react';

/** Counts `seconds` down to 0; `restart` begins anew. */
export function useCountdown(seconds: number): { left: number; restart: () => void } {
  const [left, setLeft] = useState(seconds);
  const over = left <= 0;
  useEffect(() => {
    if (over) return undefined;
    const timer = setInterval(() => {
      setLeft((before) => before - 1);
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, [over]);
  return {
    left,
    restart: () => {
      setLeft(seconds);
    },
  };
}
