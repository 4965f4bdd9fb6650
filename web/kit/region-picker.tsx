import { FieldGroup, type FieldProps } from './field.tsx';
import { useKitWords } from './kit-words.ts';
import './region-picker.css';

export interface VillageOption {
  code: string;
  name: string;
  townshipCode: string;
  townshipName: string;
}

interface Props extends FieldProps {
  county: string;
  villages: readonly VillageOption[];
  /** Code of a township (9 digits) or of a village (12 digits), or ''. */
  value: string;
  onChange: (code: string) => void;
}

/** County, township, village: each choice narrows the next. */
export function RegionPicker({ county, villages, value, onChange, ...field }: Props) {
  const words = useKitWords();
  const townships = [...new Map(villages.map((village) => [village.townshipCode, village.townshipName]))];
  const village = villages.find((one) => one.code === value);
  const township = village?.townshipCode ?? value;
  const here = villages.filter((one) => one.townshipCode === township);
  return (
    <FieldGroup {...field}>
      <div className="k-region">
        <span className="k-region-county">{county}</span>
        <select
          className="k-control"
          id={field.name}
          name={`${field.name}-township`}
          aria-label={words.township}
          value={township}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        >
          <option value="">{words.township}</option>
          {townships.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        <select
          className="k-control"
          name={`${field.name}-village`}
          aria-label={words.village}
          value={village?.code ?? ''}
          disabled={here.length === 0}
          onChange={(event) => {
            onChange(event.target.value === '' ? township : event.target.value);
          }}
        >
          <option value="">{words.village}</option>
          {here.map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
    </FieldGroup>
  );
}
