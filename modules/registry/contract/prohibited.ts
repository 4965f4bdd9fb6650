/**
 * Kinds of data that the platform never takes, whoever offers them (scoring reference §4.1: law and policy), with the
 * words by which a header gives them away.
 */
const PROHIBITED: readonly { kind: string; zh: string; words: RegExp }[] = [
  { kind: 'religion', zh: '宗教信仰', words: /宗教|信仰|religio/i },
  { kind: 'ethnicity', zh: '民族', words: /民族|族别|ethnic/i },
  { kind: 'family-origin', zh: '家庭成分', words: /家庭成分|家庭出身|family.?origin/i },
  { kind: 'party-membership', zh: '政治面貌', words: /政治面貌|党员|入党|party.?member/i },
  {
    kind: 'genes-biometrics',
    zh: '基因和生物识别',
    words: /基因|DNA|指纹|人脸|虹膜|声纹|fingerprint|biometric/i,
  },
  {
    kind: 'medical',
    zh: '疾病和病史',
    words:
      /血型|病史|病种|疾病|患病|病情|诊断|病历|处方|用药|就诊|住院|体检|blood.?type|illness|disease|diagnos/i,
  },
  { kind: 'petitions', zh: '信访', words: /信访|上访|petition/i },
  { kind: 'location-trail', zh: '行踪轨迹', words: /行踪|轨迹|定位记录|location.?(trail|history)/i },
  { kind: 'communications', zh: '通讯内容', words: /通讯录|通话记录|聊天|contact.?list|chat/i },
  { kind: 'psychometrics', zh: '心理测评', words: /心理测|人格测|psychometric/i },
  { kind: 'relatives-debts', zh: '亲属债务', words: /亲属(负债|欠款|债务)|relatives.?debt/i },
];

/** The prohibited kind that a header or title betrays, or `undefined`. */
export function prohibitedKind(header: string): string | undefined {
  const text = header.normalize('NFKC');
  return PROHIBITED.find(({ words }) => words.test(text))?.kind;
}

/** What a prohibited kind is called on screens. */
export function prohibitedName(kind: string): { zh: string; en: string } {
  const known = PROHIBITED.find((candidate) => candidate.kind === kind);
  return { zh: known?.zh ?? kind, en: kind.replaceAll('-', ' ') };
}
