import { Link } from 'wouter';
import { Icon } from '../../kit/icon.tsx';
import { classNames } from '../../kit/class-names.ts';

interface Props {
  href: string;
  title: string;
  text?: string;
  urgent?: boolean;
}

/** A large link to another page, with a line on what is behind it. */
export function Door({ href, title, text, urgent }: Props) {
  return (
    <Link href={href} className={classNames('f-door', urgent && 'f-door-urgent')}>
      <span>
        <b>{title}</b>
        {text}
      </span>
      <Icon name="next" />
    </Link>
  );
}
