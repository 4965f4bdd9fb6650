import { useState, type ComponentType, type ReactNode, type SyntheticEvent } from 'react';
import { Button } from '../../kit/button.tsx';
import { ErrorSummary } from '../../kit/error-summary.tsx';
import { Notice } from '../../kit/notice.tsx';
import type { Schema } from '../../shared/api/schemas.ts';
import { ProblemNotice } from '../../shared/page/problem-notice.tsx';
import { useAccount } from '../../shared/session/use-session.ts';
import { Page } from '../frame/page.tsx';
import { CheckStep } from './check-step.tsx';
import {
  faultsOf,
  forgetDraft,
  keepDraft,
  listingOf,
  loadDraft,
  stepsOf,
  type Fault,
  type ListingDraft,
  type ListingStep,
} from './listing-draft.ts';
import { ListingOutcome } from './listing-outcome.tsx';
import { GradeStep, NoteStep, PriceStep, QuantityStep, WhenStep, type StepProps } from './listing-steps.tsx';
import { useListingWords } from './listing-words.ts';
import { PriceQuestion } from './price-question.tsx';
import { ProductStep } from './product-step.tsx';
import { useSubmitListing, type Outcome } from './use-submit-listing.ts';

const QUESTIONS: Readonly<Record<Exclude<ListingStep, 'check'>, ComponentType<StepProps>>> = {
  product: ProductStep,
  grade: GradeStep,
  quantity: QuantityStep,
  price: PriceStep,
  when: WhenStep,
  note: NoteStep,
};

/** One question per page, then all answers to check, then the outcome. */
export function NewListingPage() {
  const words = useListingWords();
  const { id } = useAccount();
  const [draft, setDraft] = useState(() => loadDraft(id));
  const submission = useSubmitListing();
  const { outcome } = submission;
  const submit = async (listing: Schema<'NewListing'>) => {
    const reached = await submission.submit(listing, draft.productName);
    if (reached.kind === 'listed' || reached.kind === 'kept') forgetDraft(id);
  };
  if (outcome?.kind === 'listed' || outcome?.kind === 'kept') {
    const again = () => {
      setDraft(loadDraft(id));
      submission.reopen();
    };
    return <ListingOutcome kind={outcome.kind} onAgain={again} />;
  }
  if (outcome?.kind === 'asked-back') {
    return (
      <Page key="question" title={words.askedTitle} onBack={submission.reopen}>
        <PriceQuestion
          question={outcome.question}
          onAnswer={(askPrice) => void submit({ ...listingOf(draft), askPrice, confirmed: true })}
        />
      </Page>
    );
  }
  return (
    <Questions
      draft={draft}
      onChange={(changed) => {
        keepDraft(id, changed);
        setDraft(changed);
      }}
      busy={submission.busy}
      trouble={<Trouble outcome={outcome} />}
      onSubmit={() => void submit(listingOf(draft))}
    />
  );
}

interface QuestionsProps {
  draft: ListingDraft;
  onChange: (draft: ListingDraft) => void;
  busy: boolean;
  trouble: ReactNode;
  onSubmit: () => void;
}

function Questions({ draft, onChange, busy, trouble, onSubmit }: QuestionsProps) {
  const words = useListingWords();
  const steps = stepsOf(draft);
  const [step, setStep] = useState<ListingStep>('product');
  const [checking, setChecking] = useState(false);
  const [faults, setFaults] = useState<Fault[]>([]);
  const at = steps.indexOf(step);
  const go = (to: ListingStep | undefined) => {
    setFaults([]);
    if (to !== undefined) setStep(to);
    if (to === 'check') setChecking(true);
  };
  const next = (event: SyntheticEvent) => {
    event.preventDefault();
    const wrong = faultsOf(step, draft, words);
    setFaults(wrong);
    if (wrong.length > 0) return;
    const broken = steps.find((one) => faultsOf(one, draft, words).length > 0);
    if (step === 'check') onSubmit();
    else go(checking && broken === undefined ? 'check' : steps[at + 1]);
  };
  const Question = step === 'check' ? undefined : QUESTIONS[step];
  const before = steps[at - 1];
  const back = () => {
    go(before);
  };
  return (
    <Page key={step} title={words[step]} {...(before === undefined ? { back: '/sell' } : { onBack: back })}>
      <p className="k-muted k-small">{words.step(at + 1, steps.length)}</p>
      <form noValidate onSubmit={next}>
        <ErrorSummary errors={faults} />
        {Question ? (
          <Question
            draft={draft}
            onChange={(changed) => {
              setFaults([]);
              onChange(changed);
            }}
            faultOf={(field) => faults.find((fault) => fault.field === field)?.message}
          />
        ) : (
          <CheckStep draft={draft} onStep={go} />
        )}
        {step === 'check' && trouble}
        <Button type="submit" kind="primary" wide busy={busy}>
          {step === 'check' ? words.submit : words.next}
        </Button>
      </form>
    </Page>
  );
}

function Trouble({ outcome }: { outcome: Outcome | undefined }) {
  const words = useListingWords();
  if (outcome?.kind === 'refused') return <ProblemNotice problem={outcome.problem} />;
  return outcome?.kind === 'not-kept' ? <Notice tone="warning" title={words.notKept} live="now" /> : null;
}
