/** Chinese first, English complete. */
export type Language = 'zh' | 'en';
