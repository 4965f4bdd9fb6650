import { useState } from 'react';

/** The typed values of a form, and a way to change some of them. */
export function useValues<Values extends object>(
  initial: Values,
): [Values, (change: Partial<Values>) => void] {
  const [values, setValues] = useState(initial);
  return [
    values,
    (change) => {
      setValues((now) => ({ ...now, ...change }));
    },
  ];
}
