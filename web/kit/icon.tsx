import './icon.css';

const shapes = {
  ok: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  alert: 'M8 3v6M8 12v.5',
  info: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 7.4v3.8M8 4.8v.5',
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.6V8.4l2.4 1.4',
  pause: 'M6 4v8M10 4v8',
  next: 'M6 3l5 5-5 5',
  previous: 'M10 3 5 8l5 5',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  open: 'M4 6l4 4 4-4',
  sort: 'M5 6l3-3 3 3M5 10l3 3 3-3',
  menu: 'M2 4h12M2 8h12M2 12h12',
  sound: 'M2 6v4h3l4 3V3L5 6zM11.5 5.5a4 4 0 0 1 0 5',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
  print: 'M4 6V2h8v4M4 12H2V6h12v6h-2M4 10h8v4H4z',
  dot: 'M8 7.5v1',
} as const;

export type IconName = keyof typeof shapes;

/** A line drawing of 1em; never the only carrier of a meaning, so it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="k-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
