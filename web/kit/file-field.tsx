import { describedBy, FieldNotes, type FieldProps } from './field.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { useKitWords } from './kit-words.ts';
import './button.css';
import './file-field.css';

interface Props extends FieldProps {
  file: File | undefined;
  onChange: (file: File | undefined) => void;
  /** As in `<input accept>`, such as `.csv,.xlsx`. */
  accept?: string;
}

/** The browser's own file button follows the browser's language, so ours is a label over an unseen input. */
export function FileField({ file, onChange, accept, ...field }: Props) {
  const words = useKitWords();
  return (
    <div className={classNames('k-field', field.error !== undefined && 'k-field-wrong')}>
      <div className="k-field-label" id={`${field.name}-label`}>
        {field.label}
        {field.optional === true && <span className="k-field-optional">{words.optional}</span>}
      </div>
      <FieldNotes {...field} />
      <div className="k-file">
        <input
          type="file"
          className="k-unseen"
          id={field.name}
          name={field.name}
          accept={accept}
          aria-labelledby={`${field.name}-label ${field.name}-button ${field.name}-chosen`}
          aria-describedby={describedBy(field)}
          aria-invalid={field.error === undefined ? undefined : true}
          onChange={(event) => {
            onChange(event.target.files?.[0]);
          }}
        />
        <label className="k-button" id={`${field.name}-button`} htmlFor={field.name}>
          <Icon name="file" />
          {file === undefined ? words.chooseFile : words.changeFile}
        </label>
        <span className="k-file-name" id={`${field.name}-chosen`}>
          {file === undefined ? words.noFile : `${file.name} (${fileSize(file.size)})`}
        </span>
      </div>
    </div>
  );
}

function fileSize(bytes: number): string {
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
