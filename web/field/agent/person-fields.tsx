import { TextField } from '../../kit/text-field.tsx';
import { useAgentWords } from './agent-words.ts';

export interface Fault {
  field: string;
  message: string;
}

interface Props {
  idNumber: string;
  name: string;
  onChange: (change: { idNumber?: string; name?: string }) => void;
  faults: readonly Fault[];
}

/** Name and ID number of a farmer; both must agree with the register. */
export function PersonFields({ idNumber, name, onChange, faults }: Props) {
  const words = useAgentWords();
  return (
    <>
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        error={faultIn(faults, 'name')}
        value={name}
        onChange={(typed) => {
          onChange({ name: typed });
        }}
        autoComplete="off"
        maxLength={100}
      />
      <TextField
        name="idNumber"
        label={words.idNumber}
        hint={words.idHint}
        error={faultIn(faults, 'idNumber')}
        value={idNumber}
        onChange={(typed) => {
          onChange({ idNumber: typed });
        }}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
      />
    </>
  );
}

export function faultIn(faults: readonly Fault[], field: string): string | undefined {
  return faults.find((fault) => fault.field === field)?.message;
}

/** What is missing at first sight; the server checks the digits and the register. */
export function personFaults(
  person: { idNumber: string; name: string },
  words: { idWrong: string; nameWrong: string },
): Fault[] {
  const id = person.idNumber.replace(/\s/g, '');
  return [
    ...(person.name.trim() === '' ? [{ field: 'name', message: words.nameWrong }] : []),
    ...(id.length === 15 || id.length === 18 ? [] : [{ field: 'idNumber', message: words.idWrong }]),
  ];
}
