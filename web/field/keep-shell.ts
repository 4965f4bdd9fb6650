/** Lets the service worker keep the app on the device; browsers without one (some WebViews) work online only. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  addEventListener('load', () => {
    navigator.serviceWorker.register('/field/service-worker.js').catch(worksOnlineOnly);
  });
}

/** Private mode and full storage refuse the worker; everything but the start without network still works. */
function worksOnlineOnly(): void {
  document.documentElement.dataset['shell'] = 'not-kept';
}
