/** A phone number in groups, easier to compare: `138 0013 8000`. */
export function phoneText(phone: string): string {
  return phone.replace(/^(\d{3})(.{4})(\d{4})$/, '$1 $2 $3');
}
