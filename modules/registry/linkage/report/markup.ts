/** Text that is markup already; everything else is escaped where it enters. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = string | number | Markup | readonly Piece[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup from a template: what is put in is escaped, unless it is markup itself; lists follow each other. */
export function html(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(texts.map((text, at) => `${text}${markupOf(pieces[at] ?? '')}`).join(''));
}

function markupOf(piece: Piece): string {
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'object') return piece.map(markupOf).join('');
  // Control characters other than tab and line end have no place in a page, and unpaired surrogates no encoding.
  return String(piece)
    .replace(/[&<>"']/gu, (char) => ESCAPES[char] ?? '')
    .replace(/\p{Cc}|\p{Noncharacter_Code_Point}/gu, (char) =>
      char === '\t' || char === '\n' ? char : '\ufffd',
    )
    .replace(/\p{Surrogate}/gu, '\ufffd');
}
