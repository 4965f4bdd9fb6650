import type { components } from '../../../openapi/contract.gen.ts';
import { Checks } from '../../kit/checks.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api } from '../../shared/api/client.ts';
import { usePreferences } from '../../shared/words/preferences.ts';
import { Form } from '../page/form.tsx';
import { useSubmit } from '../page/use-submit.ts';
import { useValues } from '../page/use-values.ts';
import type { Round } from './market-tags.tsx';
import { useMarketWords } from './market-words.ts';
import { useProducts } from './product-field.tsx';
import './open-round-dialog.css';

type NewRound = components['schemas']['NewRound'];

interface RoundDraft {
  name: string;
  products: string[];
  hours: string;
}

/** Name, products and time to answer of a new round. */
export function OpenRoundDialog({
  onClose,
  onOpened,
}: {
  onClose: () => void;
  onOpened: (round: Round) => void;
}) {
  const words = useMarketWords();
  const [draft, change] = useValues<RoundDraft>({ name: '', products: [], hours: '24' });
  const { busy, errors, messageOf, submit } = useSubmit<NewRound, Round>({
    check: () => [
      ...(draft.name.trim() === '' ? [{ field: 'name', message: words.roundNameNeeded }] : []),
      ...(/^[1-9]\d{0,2}$/.test(draft.hours) && Number(draft.hours) <= 168
        ? []
        : [{ field: 'hours', message: words.hoursWrong }]),
    ],
    body: () => ({
      name: draft.name.trim(),
      ...(draft.products.length === 0 ? {} : { productCodes: draft.products }),
      acceptWithinHours: Number(draft.hours),
      feeLiPerKilogram: 0,
    }),
    send: (body, key) => api.POST('/v1/rounds', { body, params: { header: { 'Idempotency-Key': key } } }),
    done: onOpened,
  });
  return (
    <Dialog title={words.openRound} onClose={onClose}>
      <Form errors={errors} busy={busy} verb={words.openRound} onSubmit={submit}>
        <RoundFields draft={draft} change={change} messageOf={messageOf} />
      </Form>
    </Dialog>
  );
}

interface FieldsProps {
  draft: RoundDraft;
  change: (change: Partial<RoundDraft>) => void;
  messageOf: (field: string) => string | undefined;
}

function RoundFields({ draft, change, messageOf }: FieldsProps) {
  const words = useMarketWords();
  const { language } = usePreferences();
  const products = useProducts();
  return (
    <>
      <TextField
        name="name"
        label={words.roundName}
        hint={words.roundNameHint}
        maxLength={100}
        value={draft.name}
        onChange={(name) => {
          change({ name });
        }}
        error={messageOf('name')}
      />
      <div className="round-products">
        <Checks
          name="products"
          label={words.roundProducts}
          hint={words.roundProductsHint}
          options={products.map((one) => ({
            value: one.code,
            label: language === 'zh' ? one.name : one.nameEn,
          }))}
          value={draft.products}
          onChange={(chosen) => {
            change({ products: chosen });
          }}
        />
      </div>
      <TextField
        name="hours"
        label={words.acceptWithin}
        inputMode="numeric"
        maxLength={3}
        value={draft.hours}
        onChange={(hours) => {
          change({ hours });
        }}
        error={messageOf('hours')}
      />
    </>
  );
}
