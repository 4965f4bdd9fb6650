import './code.css';

/** An id, hash or number that is copied rather than read. */
export function Code({ children }: { children: string }) {
  return <code className="code">{children}</code>;
}
