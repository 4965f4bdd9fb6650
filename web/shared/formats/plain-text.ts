/** The first `most` characters as people count them: never half of 𠮷, a flag or an accented letter. */
export function shortened(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, most).join('')}…`;
}

/** `张*` style masking is done by the server; this only keeps a phone readable in groups: `138 0013 8000`. */
export function phoneText(phone: string): string {
  return phone.replace(/^(\d{3})(.{4})(\d{4})$/, '$1 $2 $3');
}
