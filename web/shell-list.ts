import type { Plugin } from 'vite';

interface Built {
  type: string;
  fileName: string;
  code?: string;
  source?: string | Uint8Array;
  imports?: string[];
  dynamicImports?: string[];
  viteMetadata?: { importedCss: Set<string> };
  facadeModuleId?: string | null;
}

/** The files the field app needs without network: its entry, all that imports now or later, and their styles. */
function shellOf(bundle: Readonly<Record<string, Built>>): string[] {
  const files = new Set<string>(['field/']);
  const visit = (name: string): void => {
    const built = bundle[name];
    if (built === undefined || files.has(name)) return;
    files.add(name);
    built.viteMetadata?.importedCss.forEach((css) => files.add(css));
    built.imports?.forEach(visit);
    built.dynamicImports?.forEach(visit);
  };
  Object.values(bundle)
    .filter((built) => built.facadeModuleId?.endsWith('/field/index.html'))
    .forEach((built) => {
      visit(built.fileName);
    });
  return [...files].map((file) => `/${file}`).sort();
}

/** Writes the list of hashed files into the service worker, so that a new build is a new worker with a new cache. */
export function shellList(worker: string): Plugin {
  return {
    name: 'tianxin-shell-list',
    apply: 'build',
    generateBundle(_options, bundle) {
      const built = bundle[worker];
      if (built?.type !== 'chunk') throw new Error(`The build made no ${worker}.`);
      built.code = built.code.replace(/["'`]__SHELL__["'`]/, JSON.stringify(JSON.stringify(shellOf(bundle))));
    },
  };
}
