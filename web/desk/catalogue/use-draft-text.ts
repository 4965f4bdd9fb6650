import type { ContractDocument, VersionDraft } from './version-draft.ts';

export interface VersionFieldsProps {
  document: ContractDocument;
  draft: VersionDraft;
  change: (values: Partial<VersionDraft>) => void;
  messageOf: (field: string) => string | undefined;
}

/** Texts of the draft: name, label, value and what is wrong. */
export function useDraftText({ draft, change, messageOf }: Omit<VersionFieldsProps, 'document'>) {
  return (name: keyof VersionDraft, label: string) => ({
    name,
    label,
    value: String(draft[name]),
    error: messageOf(name),
    onChange: (value: string) => {
      change({ [name]: value });
    },
  });
}
