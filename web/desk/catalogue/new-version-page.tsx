import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { api, queryClient, server } from '../../shared/api/client.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Form } from '../page/form.tsx';
import { Page } from '../page/page.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useSubmit } from '../page/use-submit.ts';
import { useValues } from '../page/use-values.ts';
import { useCatalogueWords } from './catalogue-words.ts';
import { ChangesTable } from './changes-table.tsx';
import { VersionFields } from './version-fields.tsx';
import { draftOf, faultsOf, fieldAt, proposalOf, type Proposal, type VersionDraft } from './version-draft.ts';

type Schemas = components['schemas'];
type Dataset = Schemas['CatalogueDataset'];
type Validation = Schemas['AgreementValidation'];

/** A new version of a dataset: check as often as you like, then propose. */
export function NewVersionPage({ dataset }: { dataset: string }) {
  const known = server.useQuery('get', '/v1/catalogue/{dataset}', { params: { path: { dataset } } });
  return <Answer of={known}>{(found) => <NewVersion of={found} />}</Answer>;
}

function NewVersion({ of }: { of: Dataset }) {
  const words = useCatalogueWords();
  const say = useBilingual();
  const [draft, change] = useValues<VersionDraft>(draftOf(of.document));
  const { checked, check, send, keep, forget } = useProposal(of, draft);
  const errors = [...check.errors, ...send.errors, ...keep.errors, ...useFaults(checked, draft, of)];
  const title = say(of.document.title);
  return (
    <Page
      title={words.newTitle(title)}
      intro={words.newIntro}
      back={{ href: `/catalogue/${of.dataset}`, label: title }}
    >
      <Form errors={errors} busy={check.busy} verb={words.check} onSubmit={check.submit}>
        <VersionFields
          document={of.document}
          draft={draft}
          change={(values) => {
            forget();
            change(values);
          }}
          messageOf={(field) => errors.find((error) => error.field === field)?.message}
        />
      </Form>
      {checked?.problems.length === 0 && (
        <>
          <Notice tone="ok" title={words.right} live="polite">
            {words.rightText}
          </Notice>
          <ChangesTable changes={checked.changes} />
          <div className="k-row">
            <Button kind="primary" busy={send.busy} onClick={() => void send.submit()}>
              {words.send}
            </Button>
            <Button busy={keep.busy} onClick={() => void keep.submit()}>
              {words.keepDraft}
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}

/** The problems that checking found, each at the field it speaks of. */
function useFaults(checked: Validation | undefined, draft: VersionDraft, of: Dataset) {
  const say = useBilingual();
  return (checked?.problems ?? []).map(({ pointer, message }) => ({
    field: fieldAt(pointer, draft, of.document.columns.length),
    message: `${say(message)}（${pointer === '' ? '/' : pointer}）`,
  }));
}

/** Checking, proposing and keeping: the same document each time. */
function useProposal(of: Dataset, draft: VersionDraft) {
  const words = useCatalogueWords();
  const [, go] = useLocation();
  const [checked, setChecked] = useState<Validation>();
  const body = () => proposalOf(of.document, of.nextVersion, draft);
  const check = useSubmit<Proposal, Validation>({
    check: () => faultsOf(draft, words),
    body,
    send: (proposal) => api.POST('/v1/agreement-validations', { body: proposal }),
    done: setChecked,
    own: words.ownSentences,
  });
  const stored = (keepAsDraft: boolean) => ({
    body: () => ({ ...body(), keepAsDraft }),
    send: (proposal: Proposal) => api.POST('/v1/agreements', { body: proposal }),
    done: ({ id }: Schemas['Agreement']) => {
      void queryClient.invalidateQueries();
      go(`/agreements/${id}`);
    },
    own: words.ownSentences,
  });
  const send = useSubmit<Proposal, Schemas['Agreement']>(stored(false));
  const keep = useSubmit<Proposal, Schemas['Agreement']>(stored(true));
  return {
    checked,
    check,
    send,
    keep,
    /** What was checked no longer stands on the page. */
    forget: () => {
      setChecked(undefined);
    },
  };
}
