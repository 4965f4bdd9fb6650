import { chinaDate, DAY } from '../../kernel/clock.ts';
import { REFUSAL_COOL_DOWN } from '../asking/cool-down.ts';
import type { Consent } from './consent.ts';
import { kindOf, type Wording } from './purpose.ts';

/** What each choice means, to be read before choosing. */
export interface Consequences {
  approve: Wording;
  refuse: Wording;
  pause: Wording;
  revoke: Wording;
}

/** The consequences of the choices on one consent, in plain words. */
export function consequencesOf(
  consent: Pick<Consent, 'purpose' | 'fetchType' | 'consentExpiry'>,
): Consequences {
  const day = chinaDate(consent.consentExpiry);
  const once = consent.fetchType === 'ONETIME';
  const hard = kindOf(consent.purpose) === 'hard';
  return {
    approve: {
      zh: `${once ? '银行可以查一次' : '银行可以按约定次数查'}，最晚到${day}（北京时间）为止；每次查询您都能看到，随时可以撤回。${hard ? '这会记为一次贷款类查询。' : ''}`,
      en: `The bank may look ${once ? 'once' : 'as often as agreed'}, until ${day} (Beijing time) at the latest; you see every look and may withdraw at any time.${hard ? ' It counts as an inquiry for a credit decision.' : ''}`,
    },
    refuse: {
      zh: `银行什么都看不到，${String(REFUSAL_COOL_DOWN / DAY)}天内不能为同一用途再问您。不影响其他服务。`,
      en: `The bank sees nothing and may not ask you again for this purpose for ${String(REFUSAL_COOL_DOWN / DAY)} days. No other service is affected.`,
    },
    pause: {
      zh: '暂停期间银行看不到任何数据，您可以随时恢复。',
      en: 'While paused the bank can read nothing; you may resume at any time.',
    },
    revoke: {
      zh: '撤回后银行立刻不能再查，撤回不能恢复；此前已经查到的内容不受影响。',
      en: 'The bank can read nothing from that moment on, and it cannot be undone; what it read before stays read.',
    },
  };
}
