import { zip } from './zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The opening of the sheet's XML; rows follow, then `SHEET_END`. */
export const SHEET_BEGIN = `${XML}<worksheet xmlns="${MAIN}"><sheetData>`;
export const SHEET_END = '</sheetData></worksheet>';

/** One row of the sheet; cells listed in `numeric` become numbers when they look like one, all others text. */
export function sheetRow(rowNo: number, cells: readonly string[], numeric: ReadonlySet<number>): string {
  const written = cells.map((cell, index) => {
    if (cell === '') return '';
    const reference = `${columnName(index)}${String(rowNo)}`;
    return numeric.has(index) && /^\d+$/.test(cell)
      ? `<c r="${reference}"><v>${cell}</v></c>`
      : `<c r="${reference}" t="str"><v>${escaped(cell)}</v></c>`;
  });
  return `<row r="${String(rowNo)}">${written.join('')}</row>`;
}

/** The bytes of a workbook with one sheet. */
export function workbook(sheet: Buffer): Buffer {
  return zip([
    { name: '[Content_Types].xml', content: Buffer.from(CONTENT_TYPES) },
    { name: '_rels/.rels', content: Buffer.from(relation('officeDocument', 'xl/workbook.xml')) },
    { name: 'xl/workbook.xml', content: Buffer.from(WORKBOOK) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: Buffer.from(relation('worksheet', 'worksheets/sheet1.xml')),
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
  ]);
}

const CONTENT_TYPES =
  `${XML}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/></Types>`;

const WORKBOOK =
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">` +
  '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>';

function relation(type: string, target: string): string {
  return (
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`
  );
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
