import { useSyncExternalStore } from 'react';
import type { Language } from './language.ts';

export type Size = 'ordinary' | 'large';

/** `large` is 长辈版 on the phone (×1.33) and comfort size on the desk. */
export interface Preferences {
  language: Language;
  size: Size;
}

const KEY = 'tianxin.preferences';
const listeners = new Set<() => void>();
let preferences = load();

export const currentPreferences = (): Preferences => preferences;

/** Changes language or type size for all pages of this device. */
export function prefer(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change };
  localStorage.setItem(KEY, JSON.stringify(preferences));
  applyPreferences();
  listeners.forEach((listener) => {
    listener();
  });
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, currentPreferences);
}

/** Writes language and size onto `<html>`, as the kit's tokens read them; call once before the first render. */
export function applyPreferences(): void {
  const page = document.documentElement;
  const large = page.dataset['app'] === 'desk' ? 'comfort' : 'elder';
  page.lang = preferences.language === 'zh' ? 'zh-CN' : 'en';
  page.dataset['view'] = preferences.size === 'large' ? large : 'ordinary';
}

function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function load(): Preferences {
  const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Record<keyof Preferences, unknown>>;
  return {
    language: kept.language === 'en' ? 'en' : 'zh',
    size: kept.size === 'large' ? 'large' : 'ordinary',
  };
}
