import { useSession } from '../shared/session/use-session.ts';

export function FieldApp() {
  const { status } = useSession();
  return <main>{status}</main>;
}
