import type { FieldError } from '../../kit/error-summary.tsx';
import type { Problem } from '../../shared/api/problem.ts';
import { useSubmit, type OwnSentences } from './use-submit.ts';
import { useValues } from './use-values.ts';

interface Plan<Values, Body, Data> {
  initial: Values;
  /** What is wrong before anything is sent; the act is not sent while there is anything. */
  check: (values: Values) => FieldError[];
  body: (values: Values) => Body;
  send: (body: Body, idempotencyKey: string) => Promise<{ data?: Data; error?: Problem }>;
  done: (data: Data) => void;
  /** Which field a fault of the server belongs to, by its JSON pointer, and how it is said. */
  fields?: Readonly<Record<string, FieldError>>;
  /** Sentences for problem codes that this form knows better. */
  own?: OwnSentences;
}

/** What a field needs to show and change one value of the form. */
interface Field<Value> {
  name: string;
  value: Value;
  error: string | undefined;
  onChange: (value: Value) => void;
}

/** A form under way: its values, its refusals, and the wiring of its fields. */
export interface FormState<Values> {
  values: Values;
  change: (change: Partial<Values>) => void;
  /** The properties of the field that shows the value of this name. */
  field: <Name extends keyof Values & string>(name: Name) => Field<Values[Name]>;
  messageOf: (field: string) => string | undefined;
  /** The properties of the `Form` around the fields. */
  form: { errors: FieldError[]; busy: boolean; onSubmit: () => Promise<void> };
}

/** The values of a form and its one act: checked before it is sent, sent once, refusals at their fields. */
export function useForm<Values extends object, Body, Data>(
  plan: Plan<Values, Body, Data>,
): FormState<Values> {
  const [values, change] = useValues(plan.initial);
  const { busy, errors, messageOf, submit } = useSubmit({
    ...plan,
    check: () => plan.check(values),
    body: () => plan.body(values),
  });
  return {
    values,
    change,
    messageOf,
    field: (name) => ({
      name,
      value: values[name],
      error: messageOf(name),
      onChange: (value) => {
        change({ [name]: value } as unknown as Partial<typeof values>);
      },
    }),
    form: { errors, busy, onSubmit: submit },
  };
}
