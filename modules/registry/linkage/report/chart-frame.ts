import { html, type Markup, type Piece } from './markup.ts';

/** A section of the report: heading and one sentence in both languages, a picture, and its figures as a table. */
export interface Section {
  id: string;
  zh: string;
  en: string;
  tellsZh: string;
  tellsEn: string;
  picture: Markup;
  table: Markup;
}

export function sectionMarkup({ id, zh, en, tellsZh, tellsEn, picture, table }: Section): Markup {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${zh} <span lang="en">${en}</span></h2>
    <p>${tellsZh} <span lang="en">${tellsEn}</span></p>
    <div class="picture" aria-hidden="true">${picture}</div>
    <details>
      <summary>数据表 <span lang="en">Table of the figures</span></summary>
      <div class="wide" tabindex="0" role="region" aria-label="${zh} ${en}">${table}</div>
    </details>
  </section> `;
}

/** A table with a header row; cells of the columns in `figures` are numbers and stand at the right. */
export function tableMarkup(
  headers: readonly Piece[],
  rows: readonly (readonly Piece[])[],
  figures: readonly number[],
): Markup {
  const kind = (column: number): string => (figures.includes(column) ? 'figure' : 'words');
  return html`<table>
    <thead>
      <tr>
        ${headers.map((header, column) => html`<th scope="col" class="${kind(column)}">${header}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, column) => html`<td class="${kind(column)}">${cell}</td>`)}
          </tr> `,
      )}
    </tbody>
  </table>`;
}

/** Nothing to draw: one line that says so. */
export const EMPTY_PICTURE = html`<p class="empty">没有数据 <span lang="en">Nothing to show</span></p>`;
