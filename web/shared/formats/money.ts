/** A 元 text of the contract as `¥1,234.00`; exact, never through floating point. */
export function money(yuan: string): string {
  const [whole = '0', fraction = ''] = yuan.split('.');
  return `¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`;
}

/** A whole number with thousands marks. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
