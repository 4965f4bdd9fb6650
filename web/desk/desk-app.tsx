import { useSession } from '../shared/session/use-session.ts';

export function DeskApp() {
  const { status } = useSession();
  return <main>{status}</main>;
}
