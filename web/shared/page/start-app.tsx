import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { queryClient } from '../api/client.ts';
import { restoreSession } from '../session/renew.ts';
import { applyPreferences } from '../words/preferences.ts';
import '../../kit/tokens.css';
import '../../kit/base.css';

/** Starts one of the apps below `base`: type sizes, language, session, queries, routes. */
export function startApp(base: '/field' | '/desk', app: ReactNode): void {
  const place = document.getElementById('app');
  if (place === null) throw new Error('The page has no place for the app.');
  document.documentElement.dataset['app'] = base.slice(1);
  applyPreferences();
  void restoreSession();
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Router base={base}>{app}</Router>
      </QueryClientProvider>
    </StrictMode>,
  );
}
