import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Page } from '../frame/page.tsx';
import { FarmerSignIn } from './farmer-sign-in.tsx';
import { useSignInWords } from './sign-in-words.ts';
import { StaffSignIn } from './staff-sign-in.tsx';

export function SignInPage() {
  const words = useSignInWords();
  const [staff, setStaff] = useState(false);
  return (
    <Page key={String(staff)} title={staff ? words.staffTitle : words.title}>
      {!staff && <p>{words.lead}</p>}
      {staff ? <StaffSignIn /> : <FarmerSignIn />}
      {!staff && <p className="k-muted">{words.noPhone}</p>}
      <Button
        kind="quiet"
        wide
        onClick={() => {
          setStaff(!staff);
        }}
      >
        {staff ? words.farmerLink : words.staffLink}
      </Button>
    </Page>
  );
}
