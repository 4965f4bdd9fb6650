import { api } from '../../shared/api/client.ts';
import type { DialogProps } from './ask-dialog.tsx';
import { useLeadsWords } from './leads-words.ts';
import { ReplyDialog } from './reply-dialog.tsx';

/** What the household said on a visit. */
export function VisitDialog({ of: shown, onClose, onDone }: DialogProps) {
  const words = useLeadsWords();
  return (
    <ReplyDialog
      title={words.visit}
      label={words.visitWords}
      verb={words.saveVisit}
      onClose={onClose}
      onDone={onDone}
      send={(body, key) =>
        api.POST('/v1/leads/{leadId}/replies', {
          body,
          params: { path: { leadId: shown.lead.leadId }, header: { 'Idempotency-Key': key } },
        })
      }
    />
  );
}
